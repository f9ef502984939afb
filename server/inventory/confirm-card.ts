import { randomUUID } from 'node:crypto'
import { strict as assert } from 'node:assert'
import type { Answers } from '#contract/forms.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { insertAsset, nextSerial, type CardFace } from './asset-changes.sql.ts'
import { assetCode, type Origin, originDigit } from './asset-code.ts'
import { findCard } from './assets.sql.ts'
import { digestsOf } from './canonical.ts'
import { cardProblems } from './card-problems.ts'
import { viewFinding } from './finding-view.ts'
import { requireOpen } from './findings.ts'
import { decideFinding, type FindingRow, lockFinding } from './findings.sql.ts'
import { findHolder } from './holders.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from './noting.ts'
import { searchText } from './search-text.ts'

/** Confirming a card: the finding becomes an asset with its code, once, whoever else is confirming at the same time. */
export function confirming(lent: InventoryLent): Handling[] {
  return [handle(inventoryRoutes.confirmFinding, (ask, { params, body }) => ask.transaction(async (tx) => {
    const held = await lockFinding(tx, params.id)
    if (!(await wasConfirmedBy(tx, held, body.key))) await confirm(tx, ask, await requireOpen(tx, lent, ask, held, body.version, ['proposed']), body.key)
    return viewFinding(tx, lent, ask, params.id)
  }))]
}

/** Whether this very request was carried out before: a second click gets the same asset. */
async function wasConfirmedBy(tx: Tx, row: FindingRow | null, key: string): Promise<boolean> {
  if (row?.state !== 'carded' || !row.asset_id) return false
  return (await findCard(tx, row.asset_id, 1))?.client_key === key
}

async function confirm(tx: Tx, ask: Ask, row: FindingRow, key: string): Promise<void> {
  const problems = cardProblems(row.card, row.finding, ask.today)
  if (problems.length > 0) throw invalid(problems)
  const holder = await findHolder(tx, row.holder_id)
  assert(holder, 'the holder of a finding exists')
  const origin = row.card['origin'] as Origin
  const year = Number(ask.today.slice(0, 4))
  const code = assetCode(holder, origin, year, await nextSerial(tx, holder.id, year, originDigit(origin)))
  const card: Answers = { ...row.card, assetCode: code, holder: holder.name }
  const asset = { id: randomUUID(), holderId: row.holder_id, holderKind: row.holder_kind, holderSector: row.holder_sector, code, roundId: row.round_id, face: faceOf(card, code), at: ask.now }
  await insertAsset(tx, asset, { version: 1, card, findingId: row.id, ...digestsOf(card), by: ask.visitor.officerId, byName: ask.visitor.officerName, at: ask.now, key })
  await decideFinding(tx, row.id, { assetId: asset.id, card }, ask.visitor.officerId, ask.now)
  await recordAudit(tx, auditLine(ask, 'confirm-card', { kind: 'asset', id: asset.id, holderId: holder.id }, { code, findingId: row.id }), ask.now)
  await announce(tx, { kind: 'round', id: row.round_id })
}

/** What the row of an asset repeats of its card. */
export function faceOf(card: Answers, code: string): CardFace {
  const { name, origin } = card
  assert(typeof name === 'string' && typeof origin === 'string', 'a complete card has a name and an origin')
  return { name, grade: Number(card['grade']), origin, search: searchText(name, code) }
}
