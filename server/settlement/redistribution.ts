import { redistributionRoutes as routes } from '#contract/redistribution.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { lastDayOf } from '#server/books/months.ts'
import { Denied } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/audit/noting.ts'
import { announce } from '#server/jobs/live.ts'
import { countRedistribution, findMonthBefore, listRedistribution, listRules, runRedistribution } from './redistribution.sql.ts'

/** Redistribution: the versions of the rule, what it made of each month, and its run (§6.7). */
export function redistributionHandlings(): Handling[] {
  return [
    handle(routes.listRedistributionRules, (ask) => ask.transaction(async (tx) => ({ items: await listRules(tx) }))),
    handle(routes.listRedistribution, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listRedistribution(tx, { limit: query.limit + 1, after: fromCursor(query.cursor, ['date', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countRedistribution(tx)), (row) => [
          `${row.period}-01`,
          row.unitId,
        ])
      }),
    ),
    handle(routes.runRedistribution, (ask, { body }) =>
      ask.transaction(async (tx) => {
        const period = `${body.month}-01`
        if (lastDayOf(period) >= ask.today)
          throw new Denied(409, {
            code: 'month-not-over',
            message: { zh: `${body.month} 还没有结束`, en: `${body.month} is not over` },
            basis: 'choice:redistribution',
            remedy: { zh: '月份结束后再计算', en: 'Compute it once the month is over' },
          })
        const rules = await listRules(tx)
        if (!rules.some((rule) => rule.effectiveOn <= lastDayOf(period)))
          throw new Denied(409, {
            code: 'no-rule',
            message: { zh: '当月还没有生效的再分配参数', en: 'No rule counts for that month' },
            basis: '§6.7',
            remedy: { zh: '先由市财政局、市数据局共同设定', en: 'Have the two bureaux set it first' },
          })
        const before = await findMonthBefore(tx, period)
        if (before)
          throw new Denied(409, {
            code: 'month-before',
            message: { zh: `${before} 有入库款项，还没有计算`, en: `What came in in ${before} was not computed yet` },
            basis: 'choice:redistribution',
            remedy: { zh: `先计算 ${before}`, en: `Compute ${before} first` },
          })
        const lines = await runRedistribution(tx, period, { name: ask.visitor.officerName, at: ask.now })
        await recordAudit(
          tx,
          auditLine(ask, 'run-redistribution', { kind: 'redistribution', id: body.month, holderId: null }, { lines }),
          ask.now,
        )
        await announce(tx, { kind: 'redistribution', id: body.month })
        return { lines }
      }),
    ),
  ]
}
