import { randomUUID } from 'node:crypto'
import { cardRoutes, type Lineage } from '#contract/cards.ts'
import type { AuditAction } from '#law/audit.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { type AssetRow, findAsset, lockAsset } from './assets.sql.ts'
import { endLink, findKin, findLinks, insertLink, isMadeFrom } from './lineage.sql.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { countsFor } from './standing.ts'

/** What assets were made from (§3.6): entered by the holder, read both ways, never in a circle. */
export function lineages(): Handling[] {
  return [
    handle(cardRoutes.readLineage, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset) throw notFound()
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holder_id }, { what: 'lineage' })
        return lineageOf(tx, ask, asset)
      }),
    ),
    handle(cardRoutes.linkAsset, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const asset = await lockAsset(tx, params.id)
        if (!asset || !countsFor(ask.visitor, asset.holder_id)) throw notFound()
        const from = await findAsset(tx, body.fromId)
        if (!from)
          throw invalid([
            { field: 'fromId', message: { zh: '没有这项资产，或您无权查看', en: 'There is no such asset, or it is not for you to see' } },
          ])
        if (from.id === asset.id || (await isMadeFrom(tx, from.id, asset.id))) throw circle(from.name, asset.name)
        const isNew = await insertLink(tx, {
          id: randomUUID(),
          assetId: asset.id,
          fromId: from.id,
          process: body.process.trim(),
          by: ask.visitor.officerId,
          byName: ask.visitor.officerName,
          at: ask.now,
        })
        if (!isNew)
          throw new Denied(409, {
            code: 'linked-already',
            message: { zh: '这条血缘已经登记', en: 'This link stands already' },
            remedy: { zh: '在血缘图中查看', en: 'See it in the lineage' },
            basis: '§3.6',
          })
        await noted(tx, ask, 'link-asset', asset.id, { from: from.id, process: body.process.trim() })
        return lineageOf(tx, ask, asset)
      }),
    ),
    handle(cardRoutes.unlinkAsset, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const ended = await endLink(tx, params.id, { holderId: ask.visitor.organisationId, name: ask.visitor.officerName, at: ask.now })
        if (!ended) throw notFound()
        await noted(tx, ask, 'unlink-asset', ended.assetId, { from: ended.fromId, link: params.id })
        const asset = await findAsset(tx, ended.assetId)
        if (!asset) throw notFound()
        return lineageOf(tx, ask, asset)
      }),
    ),
  ]
}

const circle = (from: string, made: string) =>
  new Denied(409, {
    code: 'circle',
    message: {
      zh: `“${from}”是由“${made}”加工而来的，不能反过来再作为它的来源`,
      en: `“${from}” was itself made from “${made}” and cannot be what it was made from`,
    },
    basis: '§3.6',
    remedy: { zh: '请核对加工方向；登记有误的先解除原血缘', en: 'Check the direction; end a link that was entered by mistake' },
  })

async function lineageOf(tx: Tx, ask: Ask, asset: AssetRow): Promise<Lineage> {
  const { links, depths, isCut } = await findLinks(tx, asset.id)
  const assets = (await findKin(tx, [...depths.keys()]))
    .map((k) => ({ ...k, depth: depths.get(k.id)! }))
    .sort((a, b) => a.depth - b.depth || a.name.localeCompare(b.name, 'zh'))
  const shown = new Set(assets.map((k) => k.id))
  return {
    assets,
    links: links.filter((l) => shown.has(l.assetId) && shown.has(l.fromId)),
    isCut,
    mayEdit: countsFor(ask.visitor, asset.holder_id),
  }
}

async function noted(tx: Tx, ask: Ask, action: AuditAction, assetId: string, detail: Record<string, unknown>): Promise<void> {
  await recordAudit(tx, auditLine(ask, action, { kind: 'asset', id: assetId, holderId: ask.visitor.organisationId }, detail), ask.now)
  await announce(tx, { kind: 'asset', id: assetId })
}
