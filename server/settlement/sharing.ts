import { settlementRoutes as routes } from '#contract/settlement.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { propose, readable, sign } from './sharing-acts.ts'
import { countProducts, listProducts } from './sharing-products.sql.ts'
import { countSharing, listSharing } from './sharing.sql.ts'

/** Sharing agreements: list, one, proposal by the operator, signature by each party (§6.4). */
export function sharingHandlings(jobs: Pick<Jobs, 'enqueue'>): Handling[] {
  return [
    handle(routes.listSharingAgreements, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listSharing(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countSharing(tx, query)), (row) => [row.madeAt, row.id])
      }),
    ),
    handle(routes.listSharingProducts, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listProducts(
          tx,
          ask.visitor.organisationId!,
          { ...query, today: ask.today },
          { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) },
        )
        return toPage(
          rows,
          query.limit,
          await countOf(rows, query, () => countProducts(tx, ask.visitor.organisationId!, query)),
          (row) => [row.madeAt, row.id],
          ({ id, name, isPublic, inForce, lapsedOn, uncovered, parties }) => ({
            id,
            name,
            isPublic,
            inForce,
            lapsedOn,
            uncovered,
            parties,
          }),
        )
      }),
    ),
    handle(routes.readSharingAgreement, (ask, { params }) => ask.transaction((tx) => readable(tx, params.id))),
    handle(routes.proposeSharing, (ask, { body }) => ask.transaction((tx) => propose(tx, ask, jobs, body))),
    handle(routes.signSharing, (ask, { params }) => ask.transaction((tx) => sign(tx, ask, jobs, params.id))),
  ]
}
