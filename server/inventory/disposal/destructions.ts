import { disposalRoutes } from '#contract/disposal.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { toPage } from '#server/http/pages.ts'
import { findAsset } from '../assets.sql.ts'
import { noteReading } from '#server/audit/noting.ts'
import { countDestructions, destructionsBy, findDestruction, listDestructions } from './destructions.sql.ts'

/** The register of destructions, and the record of one asset. */
export function destructions(): Handling[] {
  return [
    handle(disposalRoutes.listDestructions, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = destructionsBy(query.sort)
        const rows = await listDestructions(tx, query, by.place(query))
        return toPage(rows, query.limit, await countDestructions(tx, query), by.keysOf)
      }),
    ),
    handle(disposalRoutes.readDestruction, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset) throw notFound()
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holder_id }, { what: 'destruction' })
        const found = await findDestruction(tx, params.id)
        return {
          destruction: found && { ...found, recordedAt: found.recordedAt.toISOString(), erasedAt: found.erasedAt?.toISOString() ?? null },
        }
      }),
    ),
  ]
}
