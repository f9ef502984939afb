import { inventoryRoutes } from '#contract/inventory.ts'
import { several, type Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { findAsset } from './assets.sql.ts'
import { viewFinding } from './finding-view.ts'
import { requireOpen } from './findings.ts'
import { decideFinding, type FindingRow, lockFinding, writeKnownAs } from './findings.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'
import { notOwnAsset, whyNotKeep, whyNotOther } from './standing.ts'

/** Naming the asset a finding is, and keeping a known asset as it is: the round counts it as found, and neither its card nor its papers change. */
export function keeping(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.nameFinding, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await requireOpen(tx, lent, ask, await lockFinding(tx, params.id), body.version, ['proposed'])
        await nameAsset(tx, ask, row, body.assetId)
        return viewFinding(tx, lent, ask, row.id)
      }),
    ),
    handle(inventoryRoutes.keepFinding, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await requireOpen(tx, lent, ask, await lockFinding(tx, params.id), body.version, ['proposed'])
        await keep(tx, ask, row, body.note?.trim() ?? '')
        return viewFinding(tx, lent, ask, row.id)
      }),
    ),
  ]
}

/** The scan did not know the dataset, or took it for another: an officer says which asset of the unit it is, and decides as for any known one. */
async function nameAsset(tx: Tx, ask: Ask, row: FindingRow, assetId: string): Promise<void> {
  const asset = await findAsset(tx, assetId)
  if (asset?.holder_id !== row.holder_id) throw notOwnAsset()
  const why = whyNotKeep(asset) ?? (row.known && whyNotOther(row.known, asset.id))
  if (why) throw new Denied(409, why)
  await writeKnownAs(tx, row.id, asset.id)
  await recordAudit(
    tx,
    auditLine(
      ask,
      'name-finding',
      { kind: 'finding', id: row.id, holderId: row.holder_id },
      { assetId: asset.id, code: asset.code, before: row.known?.code ?? null },
    ),
    ask.now,
  )
  await announce(tx, { kind: 'round', id: row.round_id })
}

async function keep(tx: Tx, ask: Ask, row: FindingRow, note: string): Promise<void> {
  const { known } = row
  if (!known)
    throw new Denied(409, {
      code: 'not-known',
      message: { zh: '这一数据集以前没有建过卡', en: 'This dataset is no asset yet' },
      basis: 'choice:known-asset',
      remedy: { zh: '请确认建卡，或注明不纳入', en: 'Confirm its card, or set it aside' },
    })
  const why = whyNotKeep(known)
  if (why) throw new Denied(409, why)
  if ((row.is_named || row.attention > 0) && [...note].length < 5) throw invalid([{ field: 'note', message: whyNote(row) }])
  await decideFinding(tx, row.id, { keeps: known.id, note }, ask.visitor.officerId, ask.now)
  await recordAudit(
    tx,
    auditLine(ask, 'keep-finding', { kind: 'finding', id: row.id, holderId: row.holder_id }, { assetId: known.id, code: known.code, note }),
    ask.now,
  )
  await announce(tx, { kind: 'round', id: row.round_id })
}

/** What is to be said with keeping an asset: on what grounds it was named, or why it stays though the data changed. */
function whyNote({ is_named, attention }: FindingRow): Words {
  return is_named
    ? {
        zh: '该资产由经办人指明，请写明依据（至少5个字）',
        en: 'The asset was named by an officer: say on what grounds (5 characters at least)',
      }
    : {
        zh: `与上次相比有${attention}处变化，请说明资产为何不变（至少5个字）`,
        en: `${several(attention, 'thing')} changed since the last scan: say why the asset stays as it is (5 characters at least)`,
      }
}
