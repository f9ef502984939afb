import { settlementRoutes as routes } from '#contract/settlement.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/audit/noting.ts'
import { announce } from '#server/jobs/live.ts'
import { agreeTo, countDistributions, distributionsBy, findDistribution, listDistributions, listSettled } from './distributions.sql.ts'

/** Distributions: list, one with what falls to whom, its incomes, and the agreement of each party (§6.5). */
export function distributionHandlings(): Handling[] {
  return [
    handle(routes.listDistributions, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = distributionsBy(query.sort)
        const rows = await listDistributions(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countDistributions(tx, query)), by.keysOf)
      }),
    ),
    handle(routes.readDistribution, (ask, { params }) =>
      ask.transaction(async (tx) => (await findDistribution(tx, params.id)) ?? Promise.reject(notFound())),
    ),
    handle(routes.listSettledIncomes, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const found = await findDistribution(tx, params.id)
        if (!found) throw notFound()
        const rows = await listSettled(tx, params.id, { limit: query.limit + 1, after: fromCursor(query.cursor, ['number']) })
        return toPage(rows, query.limit, rows.length === 0 ? 0 : found.incomes, (row) => [row.incomeId])
      }),
    ),
    handle(routes.agreeDistribution, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const { organisationId, officerId, officerName, role } = ask.visitor
        const found = await findDistribution(tx, params.id)
        if (!found) throw notFound()
        const mine = found.partyList.find(
          (party) =>
            party.organisationId === organisationId &&
            party.parts.some((part) => role === (part === 'regulation' ? 'finance-bureau' : part)),
        )
        if (!mine || !organisationId || !officerId)
          throw new Denied(409, {
            code: 'not-a-party',
            message: { zh: '您的岗位不代表本次分配中的任何一方', en: 'Your post stands for no party of this distribution' },
            remedy: { zh: '请所列各方的经办人确认', en: 'Let an officer of a party listed agree' },
            basis: '§6.5',
          })
        if (found.state !== 'agreeing')
          throw new Denied(409, {
            code: 'not-agreeing',
            message: { zh: '本次分配已不在确认中', en: 'This distribution is no longer being agreed' },
            remedy: { zh: '刷新页面，查看分配现在的状态', en: 'Reload, and see how the distribution stands' },
            basis: '§6.5',
          })
        if (!(await agreeTo(tx, params.id, { organisationId, officerId, officerName, at: ask.now })))
          throw new Denied(409, {
            code: 'agreed',
            message: { zh: `本单位已由${mine.agreedName}确认`, en: `Your organisation has agreed, through ${mine.agreedName}` },
            remedy: { zh: '等候其他各方确认即可', en: 'Wait for the other parties' },
            basis: '§6.5',
          })
        await recordAudit(
          tx,
          auditLine(
            ask,
            'agree-distribution',
            { kind: 'distribution', id: params.id, holderId: found.operatorId },
            { amountFen: mine.amountFen },
          ),
          ask.now,
        )
        await announce(tx, { kind: 'distribution', id: params.id })
        return (await findDistribution(tx, params.id))!
      }),
    ),
  ]
}
