import { operatorRoutes } from '#contract/operators.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { callHandlings } from './calls.ts'
import { recordsOf } from './compliance.sql.ts'
import { entriesOf } from './credit.sql.ts'
import { countMandateAssets, countMandates, mandatesBy, findMandate, listMandateAssets, listMandates } from './mandates.sql.ts'
import { countOperators, findOperator, listOperators } from './operators.sql.ts'

/** Operators and their mandates as they are read, and the calls by which they are selected. */
export function operatorHandlings(): Handling[] {
  return [
    handle(operatorRoutes.listOperators, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listOperators(tx, query, ask.today, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['text', 'uuid']),
        })
        return toPage(rows, query.limit, await countOf(rows, query, () => countOperators(tx, query, ask.today)), (o) => [o.name, o.id])
      }),
    ),
    handle(operatorRoutes.readOperator, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const found = await findOperator(tx, params.id, ask.today)
        if (!found) throw notFound()
        return { ...found, compliance: await recordsOf(tx, params.id, ask.today), creditEntries: await entriesOf(tx, params.id) }
      }),
    ),
    handle(operatorRoutes.listMandates, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = mandatesBy(query.sort)
        const rows = await listMandates(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countMandates(tx, query, ask.today)), by.keysOf)
      }),
    ),
    handle(operatorRoutes.listMandateAssets, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        if (!(await findMandate(tx, params.id))) throw notFound()
        const rows = await listMandateAssets(tx, params.id, { limit: query.limit + 1, after: fromCursor(query.cursor, ['text', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countMandateAssets(tx, params.id)), (a) => [a.code, a.assetId])
      }),
    ),
    ...callHandlings(),
  ]
}
