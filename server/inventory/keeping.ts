import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { viewFinding } from './finding-view.ts'
import { requireOpen } from './findings.ts'
import { decideFinding, type FindingRow, lockFinding } from './findings.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from './noting.ts'
import { whyNotKeep } from './standing.ts'

/** Keeping a known asset as it is: the round counts it as found, and neither its card nor its papers change. */
export function keeping(lent: InventoryLent): Handling[] {
  return [handle(inventoryRoutes.keepFinding, (ask, { params, body }) => ask.transaction(async (tx) => {
    const row = await requireOpen(tx, lent, ask, await lockFinding(tx, params.id), body.version, ['proposed'])
    await keep(tx, ask, row, body.note?.trim() ?? '')
    return viewFinding(tx, lent, ask, row.id)
  }))]
}

async function keep(tx: Tx, ask: Ask, row: FindingRow, note: string): Promise<void> {
  const { known } = row
  if (!known) throw new Denied(409, { code: 'not-known', message: { zh: '这一数据集以前没有建过卡', en: 'This dataset is no asset yet' }, basis: 'choice:known-asset', remedy: { zh: '请确认建卡，或注明不纳入', en: 'Confirm its card, or set it aside' } })
  const why = whyNotKeep(known)
  if (why) throw new Denied(409, why)
  if (row.attention > 0 && [...note].length < 5) throw invalid([{ field: 'note', message: { zh: `与上次相比有${row.attention}处变化，请说明资产为何不变（至少5个字）`, en: `${row.attention} thing(s) changed since the last scan: say why the asset stays as it is (5 characters at least)` } }])
  await decideFinding(tx, row.id, { keeps: known.id, note }, ask.visitor.officerId, ask.now)
  await recordAudit(tx, auditLine(ask, 'keep-finding', { kind: 'finding', id: row.id, holderId: row.holder_id }, { assetId: known.id, code: known.code, note }), ask.now)
  await announce(tx, { kind: 'round', id: row.round_id })
}
