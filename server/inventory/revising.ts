import { type Answers, checkForm } from '#contract/forms.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { paperCommissions } from '#law/procedures/engagement-steps.ts'
import { procedureOf } from '#server/cases/known.ts'
import { findSentTo } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, stale } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { addVersion } from './asset-changes.sql.ts'
import { findCard, lockAsset } from './assets.sql.ts'
import { digestsOf } from './canonical.ts'
import { keepComputed } from './card-draft.ts'
import { cardProblems } from './card-problems.ts'
import { faceOf } from './confirm-card.ts'
import { findFinding } from './findings.sql.ts'
import { auditLine } from '#server/audit/noting.ts'
import { originProblems } from './origin.ts'
import type { InventoryLent } from './lent.ts'
import { countsFor, whyNotRevise } from './standing.ts'

/** Makes a new version of a card; papers on the old one go stale by their version. A repeated key finds its version already there. */
export async function reviseCard(
  tx: Tx,
  lent: InventoryLent,
  ask: Ask,
  id: string,
  given: { version: number; card: Record<string, unknown>; key: string },
): Promise<void> {
  const asset = await lockAsset(tx, id)
  if (!asset || !countsFor(ask.visitor, asset.holder_id)) throw notFound()
  const current = await findCard(tx, id, asset.version)
  if (!current) throw notFound()
  if (asset.version === given.version + 1 && current.client_key === given.key) return
  const problem = whyNotRevise(asset)
  if (problem) throw new Denied(409, problem)
  if (asset.version !== given.version) throw stale()
  const card = await checkedCard(tx, ask, given.card, current)
  const notOrigin = await lent.whyNotOrigin(tx, id, card['origin'])
  if (notOrigin) throw new Denied(409, notOrigin)
  if (asset.catalogued_at !== null || asset.classified_at !== null) refuseClassChanges(card, current.card)
  const digests = digestsOf(card)
  if (digests.sha256 === current.sha256)
    throw new Denied(409, {
      code: 'unchanged',
      message: { zh: '内容没有变化，不需要新版本', en: 'Nothing has changed, so there is no new version' },
      remedy: { zh: '改动内容后再保存；不需要改的，关闭即可', en: 'Change something and save again, or close the form' },
      basis: 'choice:paper-bound-to-version',
    })
  const version = {
    version: asset.version + 1,
    card,
    findingId: current.finding_id,
    ...digests,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
    key: given.key,
  }
  await addVersion(tx, id, faceOf(card, asset.code), version)
  await recordAudit(
    tx,
    auditLine(ask, 'revise-card', { kind: 'asset', id, holderId: asset.holder_id }, { version: version.version, sha256: digests.sha256 }),
    ask.now,
  )
  await tellCommissioned(tx, { id, name: asset.name, version: version.version }, ask.now)
  await announce(tx, { kind: 'asset', id })
}

/** Tells the firms that write on an earlier version, so that no paper is filed unawares that does not serve registration (choice:paper-bound-to-version). */
async function tellCommissioned(tx: Tx, { id, name, version }: { id: string; name: string; version: number }, at: Date): Promise<void> {
  const commissions = await findSentTo(tx, id, paperCommissions)
  await sendNotes(
    tx,
    commissions.map((kase) => {
      const { title } = procedureOf(kase)
      return {
        organisationId: kase.addresseeId,
        kind: 'other-side',
        subject: `${kase.id}:v${version}`,
        basis: 'choice:paper-bound-to-version',
        href: `/desk/cases/${kase.id}`,
        words: {
          zh: `“${name}”的信息卡已修订为第${version}版，${title.zh}（${kase.number}）针对以前的版本，所出文书不能用于登记；请先与委托单位确认`,
          en: `The card of “${name}” is at version ${version}; ${title.en} ${kase.number} is on an earlier one, and its paper will not serve registration. Ask the unit before you go on`,
        },
      }
    }),
    at,
  )
}

async function checkedCard(
  tx: Tx,
  ask: Ask,
  sent: Record<string, unknown>,
  current: { card: Answers; finding_id: string | null },
): Promise<Answers> {
  const whole = keepComputed(sent, current.card)
  const checked = checkForm('information-card', whole, { mode: 'complete', today: ask.today, by: 'platform' })
  if (!checked.ok) throw invalid(checked.fields)
  const finding = current.finding_id ? ((await findFinding(tx, current.finding_id))?.bare ?? null) : null
  const problems = [...cardProblems(checked.value, finding, ask.today), ...(await originProblems(tx, checked.value))]
  if (problems.length > 0) throw invalid(problems)
  return checked.value
}

/** Once an asset is in the catalogue its class and grade are decided by two people in a case of their own, not by a revision (§3.2). */
function refuseClassChanges(card: Answers, before: Answers): void {
  const changed = ['category', 'industry', 'grade', 'importance'].filter(
    (field) => JSON.stringify(card[field]) !== JSON.stringify(before[field]),
  )
  if (changed.length > 0)
    throw invalid(
      changed.map((field) => ({
        field,
        message: {
          zh: '分类分级由“分类分级”办件决定，修订卡片时不能改',
          en: 'Class and grade are decided in a case of classification and are not changed by a revision',
        },
      })),
    )
}
