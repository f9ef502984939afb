import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import { viewAsset } from './asset-view.ts'
import { assetsBy, countAssets, findAsset, findCard, fittingAssets, listAssets } from './assets.sql.ts'
import { sendCatalogue } from './catalogue-excel.ts'
import { coveredCard } from './covering.ts'
import type { InventoryLent } from './lent.ts'
import { assetLineOf } from './lines.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { reviseCard } from './revising.ts'

/** The catalogue, its export, single assets with their life, and the revision of a card. */
export function assets(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.listAssets, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const fit = await fittingAssets(tx, ask.visitor, query)
        const by = assetsBy(query.sort)
        const rows = await listAssets(tx, fit, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countAssets(tx, fit)), by.keysOf, assetLineOf)
      }),
    ),
    handle(inventoryRoutes.assetsExcel, async (ask, { query }) => {
      await ask.transaction((tx) =>
        recordAudit(
          tx,
          auditLine(ask, 'export-assets', { kind: 'catalogue', id: 'assets', holderId: query.holderId ?? null }, { ...query }),
          ask.now,
        ),
      )
      return sendCatalogue(ask, query)
    }),
    handle(inventoryRoutes.readAsset, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const view = await viewAsset(tx, lent, ask, params.id)
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: view.id, holderId: view.holderId }, { version: view.version })
        return view
      }),
    ),
    handle(inventoryRoutes.readAssetVersion, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        const found = asset && (await findCard(tx, params.id, params.version))
        if (!found) throw notFound()
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holder_id }, { version: found.version })
        return {
          version: found.version,
          current: asset.version,
          card: coveredCard(ask.visitor, asset, found.card),
          sha256: found.sha256,
          sm3: found.sm3,
          confirmedName: found.confirmed_name,
          confirmedAt: found.confirmed_at.toISOString(),
        }
      }),
    ),
    handle(inventoryRoutes.reviseCard, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        await reviseCard(tx, lent, ask, params.id, body)
        return viewAsset(tx, lent, ask, params.id)
      }),
    ),
  ]
}
