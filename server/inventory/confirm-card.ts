import { randomUUID } from 'node:crypto'
import { strict as assert } from 'node:assert'
import type { Answers } from '#contract/forms.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { addVersion, insertAsset, type CardFace } from './asset-changes.sql.ts'
import { listVersions, lockAsset } from './assets.sql.ts'
import { digestsOf } from './canonical.ts'
import { assumedItems, assumedProblems } from './assumed.ts'
import { cardProblems, wholeCard } from './card-problems.ts'
import { noteNewVersion } from './classification/tasks.ts'
import { viewFinding } from './finding-view.ts'
import { requireOpen } from './findings.ts'
import { decideFinding, type FindingRow, lockFinding } from './findings.sql.ts'
import { codeProblems, giveCodes } from './giving-codes.ts'
import { findHolder } from './holders.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'
import { originProblems } from './origin.ts'
import { searchText } from './search-text.ts'
import { notOwnAsset, whyNotOther, whyNotRevise } from './standing.ts'

/** Confirming a card: the finding becomes an asset with its code, or a new version of one, once, whoever else is confirming at the same time. */
export function confirming(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.confirmFinding, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const held = await lockFinding(tx, params.id)
        if (!(await wasConfirmedBy(tx, held, body.key)))
          await confirm(tx, lent, ask, await requireOpen(tx, lent, ask, held, body.version, ['proposed']), body)
        return viewFinding(tx, lent, ask, params.id)
      }),
    ),
  ]
}

/** Whether this very request was carried out before: a second click gets the same asset. */
async function wasConfirmedBy(tx: Tx, row: FindingRow | null, key: string): Promise<boolean> {
  if (row?.state !== 'carded' || !row.asset_id) return false
  return (await listVersions(tx, row.asset_id)).some((v) => v.finding_id === row.id && v.client_key === key)
}

type Asked = { readonly key: string; readonly assetId?: string | null | undefined; readonly checked?: readonly string[] | undefined }

async function confirm(tx: Tx, lent: InventoryLent, ask: Ask, row: FindingRow, { key, assetId, checked = [] }: Asked): Promise<void> {
  const { known } = row
  if (known && assetId === undefined) throw knownAlready(known)
  const why = known && whyNotOther(known, assetId ?? null)
  if (why) throw new Denied(409, why)
  const last = assetId ? ((await listVersions(tx, assetId))[0]?.card ?? null) : null
  const assumed = assumedProblems(assumedItems(row.drafted, row.card, row.bare), checked, row.card, last)
  const problems = [
    ...cardProblems(row.card, row.bare, ask.today),
    ...assumed,
    ...(await originProblems(tx, row.card)),
    ...(assetId ? [] : await codeProblems(tx, row.holder_id, row.card, ask.today)),
  ]
  if (problems.length > 0) throw invalid(problems, assumed.length > 0 ? '§3.8' : undefined)
  const asset = assetId ? await renewAsset(tx, lent, ask, row, assetId, key) : await makeAsset(tx, ask, row, key)
  await decideFinding(tx, row.id, { assetId: asset.id, card: asset.card }, ask.visitor.officerId, ask.now)
  await recordAudit(
    tx,
    auditLine(
      ask,
      'confirm-card',
      { kind: 'asset', id: asset.id, holderId: row.holder_id },
      { code: asset.code, findingId: row.id, version: asset.version },
    ),
    ask.now,
  )
  await announce(tx, { kind: 'round', id: row.round_id })
}

const knownAlready = ({ code, name }: { code: string; name: string }) =>
  new Denied(409, {
    code: 'asset-exists',
    message: { zh: `这一数据集以前盘点时已建卡：${name}（${code}）`, en: `This dataset is an asset already: ${name} (${code})` },
    basis: 'choice:known-asset',
    remedy: {
      zh: '请选择：作为该资产的新版本确认，或者作为另一项资产建卡',
      en: 'Say whether it is a new version of that asset, or another asset',
    },
  })

type Confirmed = { readonly id: string; readonly code: string; readonly card: Answers; readonly version: number }

async function makeAsset(tx: Tx, ask: Ask, row: FindingRow, key: string): Promise<Confirmed> {
  const holder = await findHolder(tx, row.holder_id)
  assert(holder, 'the holder of a finding exists')
  const [given] = await giveCodes(tx, holder, [row.card], ask.today)
  const { code, ruleVersion } = given!
  const card: Answers = { ...wholeCard(row.card), assetCode: code, holder: holder.name }
  const asset = {
    id: randomUUID(),
    holderId: row.holder_id,
    holderKind: row.holder_kind,
    holderSector: row.holder_sector,
    code,
    ruleVersion,
    roundId: row.round_id,
    face: faceOf(card, code),
    at: ask.now,
  }
  await insertAsset(tx, asset, {
    version: 1,
    card,
    findingId: row.id,
    ...digestsOf(card),
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
    key,
  })
  return { id: asset.id, code, card, version: 1 }
}

/** The finding is a new version of an asset that is there: its code stays, papers on the old version go stale (choice:known-asset). */
async function renewAsset(tx: Tx, lent: InventoryLent, ask: Ask, row: FindingRow, assetId: string, key: string): Promise<Confirmed> {
  const asset = await lockAsset(tx, assetId)
  if (!asset || asset.holder_id !== row.holder_id) throw notOwnAsset()
  const problem = whyNotRevise(asset) ?? (await lent.whyNotOrigin(tx, asset.id, row.card['origin']))
  if (problem) throw new Denied(409, problem)
  const card: Answers = { ...wholeCard(row.card), assetCode: asset.code, holder: asset.holder_name }
  const version = asset.version + 1
  await addVersion(tx, asset.id, faceOf(card, asset.code), {
    version,
    card,
    findingId: row.id,
    ...digestsOf(card),
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
    key,
  })
  await noteNewVersion(tx, asset, row.id, {
    by: { id: ask.visitor.officerId, name: ask.visitor.officerName },
    at: ask.now,
    today: ask.today,
  })
  await announce(tx, { kind: 'asset', id: asset.id })
  return { id: asset.id, code: asset.code, card, version }
}

/** What the row of an asset repeats of its card. */
export function faceOf(card: Answers, code: string): CardFace {
  const { name, origin } = card
  assert(typeof name === 'string' && typeof origin === 'string', 'a complete card has a name and an origin')
  return { name, grade: Number(card['grade']), origin, search: searchText(name, code) }
}
