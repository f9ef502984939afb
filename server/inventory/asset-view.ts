import type { AssetView } from '#contract/inventory.ts'
import { daysAfter } from '#contract/working-days.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { type AssetRow, findAsset, listVersions } from './assets.sql.ts'
import { findReview } from './classification/decisions.sql.ts'
import { coveredCard, coveredFinding, hiddenFrom } from './covering.ts'
import { derivedCard } from './derived-card.ts'
import { findDestruction } from './disposal/destructions.sql.ts'
import { findBefore } from './excel/new-cards.sql.ts'
import { findFinding } from './findings.sql.ts'
import { historyOf } from './history.ts'
import { findingAsOpened } from './kept-findings.ts'
import type { InventoryLent, LentCertificate } from './lent.ts'
import { type AssetParts, lifeOf } from './life.ts'
import { madeFrom } from './lineage.sql.ts'
import { assetLineOf } from './lines.ts'
import { listOldCodes } from './old-codes.sql.ts'
import { findRound } from './rounds.sql.ts'
import { countsFor, whyNotRevise } from './standing.ts'
import { marksOf } from './use-marks.sql.ts'

/** An asset with its whole life, as far as the visitor may see it; 404 when it is hidden. */
export async function viewAsset(tx: Tx, lent: InventoryLent, ask: Ask, id: string): Promise<AssetView> {
  const kept = await findAsset(tx, id)
  if (!kept) throw notFound()
  const certificate = await lent.certificateOf(tx, id, ask.today)
  const asset = onDay(kept, certificate)
  const versions = await listVersions(tx, id)
  const current = versions.find((v) => v.version === asset.version)
  if (!current) throw notFound()
  const parts: AssetParts = {
    asset,
    versions,
    papers: await lent.papersOf(tx, id, ask.today),
    cases: await lent.casesOf(tx, id),
    certificate,
    memo: await lent.memoOf(tx, id),
  }
  const derived = derivedCard({
    ...parts,
    review: await findReview(tx, id),
    before: await findBefore(tx, id),
    roundTitle: asset.round_id ? ((await findRound(tx, asset.round_id))?.title ?? null) : null,
    marks: await marksOf(tx, id, ask.today),
    madeFrom: await madeFrom(tx, id),
    book: await lent.bookOf(tx, id, ask.today),
    outside: await lent.outsideOf(tx, id),
    destruction: asset.state === 'destroyed' ? await findDestruction(tx, id) : null,
  })
  const findingId = versions.find((v) => v.finding_id)?.finding_id
  const found = findingId ? await findFinding(tx, findingId) : null
  const opened = found && (await findingAsOpened(ask.vault, found))
  return {
    ...assetLineOf(asset),
    holderKind: asset.holder_kind,
    isDutyData: asset.is_duty_data,
    acquiredAs: asset.acquired_as,
    card: coveredCard(ask.visitor, asset, current.card),
    derived,
    versionSha256: current.sha256,
    versionSm3: current.sm3,
    confirmedName: current.confirmed_name,
    confirmedAt: current.confirmed_at.toISOString(),
    versions: versions.map((v) => ({
      version: v.version,
      confirmedAt: v.confirmed_at.toISOString(),
      confirmedName: v.confirmed_name,
      sha256: v.sha256,
    })),
    hidden: hiddenFrom(ask.visitor, asset),
    finding: opened && coveredFinding(ask.visitor, asset, opened.finding),
    unopened: opened?.unopened ?? null,
    findingId: found?.id ?? null,
    cases: [...parts.cases],
    papers: [...parts.papers],
    certificate: parts.certificate,
    memo: parts.memo,
    life: lifeOf(parts),
    isFrozen: asset.frozen_by !== null,
    mayEdit: countsFor(ask.visitor, asset.holder_id) && whyNotRevise(kept) === null,
    history: historyOf(parts),
    oldCodes: await listOldCodes(tx, id),
  }
}

/** An asset as it stands by the date: a registration whose term is over has fallen, whether that was noted already or not (choice:certificate-validity). */
function onDay(asset: AssetRow, certificate: LentCertificate | null): AssetRow {
  if (certificate?.status !== 'expired' || asset.fallen) return asset
  return {
    ...asset,
    state: asset.state === 'registered' ? 'memorandum' : asset.state,
    fallen: 'expired',
    fallen_on: daysAfter(certificate.validUntil, 1),
  }
}
