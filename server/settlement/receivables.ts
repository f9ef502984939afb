import { yuan } from '#contract/money.ts'
import { type Receivable, settlementRoutes as routes } from '#contract/settlement.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/audit/noting.ts'
import { announce } from '#server/jobs/live.ts'
import { book } from './booking.ts'
import { beforeDay } from './day-order.ts'
import { denied, held } from './held.ts'
import {
  countReceivables,
  earnedUntil,
  receivablesBy,
  countReconciliation,
  listReceivables,
  listReconciliation,
  markCollected,
} from './receivables.sql.ts'
import { countRemittances, remittancesBy, listRemittances } from './remittances.sql.ts'

/** What is due to the treasury: list, collection, posting in the unit's books, batches, and the reconciliation by unit and month (§6.6). */
export function receivableHandlings(): Handling[] {
  return [
    handle(routes.listReceivables, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = receivablesBy(query.sort)
        const rows = await listReceivables(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countReceivables(tx, query)), by.keysOf)
      }),
    ),
    handle(routes.collectReceivable, (ask, { params, body }) => ask.transaction((tx) => collect(tx, ask, params.id, body))),
    handle(routes.bookReceivable, (ask, { params, body }) => ask.transaction((tx) => book(tx, ask, params.id, body.entry))),
    handle(routes.listRemittances, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = remittancesBy(query.sort)
        const rows = await listRemittances(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countRemittances(tx, query)), by.keysOf)
      }),
    ),
    handle(routes.listReconciliation, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listReconciliation(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['date', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countReconciliation(tx, query)), (row) => [
          `${row.period}-01`,
          row.unitId,
        ])
      }),
    ),
  ]
}

/** Records the collection of one line, whole: nothing may be taken off on the way. */
async function collect(tx: Tx, ask: Ask, id: string, given: { amountFen: number; collectedOn: string; slip: string }): Promise<Receivable> {
  const found = await held(tx, id)
  if (found.amountFen < 0)
    throw denied(
      'repaid-by-finance',
      '应退给付款方的款项由财政部门退付，不从应缴款中抵减',
      'What goes back is repaid by the finance authority and never netted',
      ['由单位办理“国库退付”，向市财政局申请', 'Apply to the Finance Bureau for repayment'],
    )
  if (found.collectedOn !== null)
    throw denied('collected', `已由${found.collectedName}登记归集`, `${found.collectedName} recorded it`, [
      '登记后不能更改',
      'What was recorded stands',
    ])
  if (given.collectedOn > ask.today)
    throw invalid([{ field: 'collectedOn', message: { zh: '到账日期不能晚于今天', en: 'Not a day to come' } }])
  const early = beforeDay('collectedOn', given.collectedOn, {
    on: await earnedUntil(tx, found.distributionId),
    says: { zh: '所分配的收入截至日', en: 'the last day of the income it is a share of' },
  })
  if (early.length > 0) throw invalid(early, '§6.6')
  if (given.amountFen !== found.amountFen)
    throw invalid(
      [
        {
          field: 'amountFen',
          message: {
            zh: `须为 ${yuan(found.amountFen)} 元：应缴款全额归集，不得坐支`,
            en: `It is ${yuan(found.amountFen)} yuan: collected whole, nothing kept back`,
          },
        },
      ],
      '§6.6',
    )
  await markCollected(tx, id, { on: given.collectedOn, slip: given.slip.trim(), by: ask.visitor.officerName, at: ask.now })
  await recordAudit(
    tx,
    auditLine(
      ask,
      'collect-receivable',
      { kind: 'receivable', id, holderId: found.unitId },
      { amountFen: found.amountFen, slip: given.slip.trim() },
    ),
    ask.now,
  )
  await announce(tx, { kind: 'receivable', id })
  return held(tx, id)
}
