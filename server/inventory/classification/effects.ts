import { strict as assert } from 'node:assert'
import type { Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import type { ClassificationRecord } from '#contract/grading.ts'
import { textOf } from '#contract/text-of.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { findHand } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { announce } from '#server/jobs/live.ts'
import { addVersion } from '../asset-changes.sql.ts'
import { type AssetRow, findCard, lockAsset } from '../assets.sql.ts'
import { digestsOf } from '../canonical.ts'
import { faceOf } from '../confirm-card.ts'
import { correctFinding } from '../correction.ts'
import { whyNotRevise } from '../standing.ts'
import {
  eraseBarred,
  findJudged,
  type Hand,
  insertDecision,
  type Judged,
  listFindingsOf,
  type NewDecision,
  recordRound,
  rewriteFinding,
} from './decisions.sql.ts'
import { withoutTraces } from './erasing.ts'
import { proposalOf } from './proposal.ts'
import { closeTasks } from './regradings.sql.ts'
import { columnDecisions } from './strictness.ts'
import { makeTask } from './tasks.ts'

/** What this room does when a decision on class and grade ends, and when a round brings its assets into the catalogue. */
export const makeClassificationEffects = (jobs: Pick<Jobs, 'enqueue'>) =>
  ({
    'record-classifications': async (tx, given) => {
      const submitted = await submittedBy(tx, given, 'submit')
      await recordRound(tx, { roundId: given.kase.subjectId, caseId: given.kase.id, submitted, published: approverOf(given) })
    },
    'record-classification': async (tx, given) => {
      const { kase, at, today } = given
      const { asset, card, judged } = await held(tx, given)
      const isOfUnit = kase.applicantId === asset.holder_id && given.actor.role === 'producer'
      const finding = isOfUnit ? await applyColumns(tx, given, judged) : (judged?.finding ?? null)
      const wanted = cardAfter(card, kase.answers, finding)
      const differs = Object.entries(wanted).some(([field, value]) => JSON.stringify(card[field]) !== JSON.stringify(value))
      const revises = isOfUnit && differs && whyNotRevise(asset) === null
      const version = revises ? asset.version + 1 : asset.version
      if (revises)
        await addVersion(tx, asset.id, faceOf(wanted, asset.code), {
          version,
          card: wanted,
          findingId: judged?.findingId ?? null,
          ...digestsOf(wanted),
          by: given.actor.officerId,
          byName: given.actor.officerName,
          at,
          key: `case:${kase.id}`,
        })
      await insertDecision(tx, {
        ...(await decisionOf(tx, given, asset, judged?.finding ?? null)),
        asset: { ...asset, version },
        setBy: isOfUnit ? 'unit' : 'authority',
      })
      if (isOfUnit) await closeTasks(tx, asset.id, kase.id, at)
      const by = { id: given.actor.officerId, name: given.actor.officerName }
      if (differs && !revises)
        await makeTask(
          tx,
          asset,
          isOfUnit ? 'card' : 'authority',
          isOfUnit
            ? behind
            : {
                zh: `${given.actor.organisationName}认定为${textOf(kase.answers['grade'])}级，与卡片不一致`,
                en: `${given.actor.organisationName} set grade ${textOf(kase.answers['grade'])}, unlike the card`,
              },
          by,
          at,
          today,
        )
      await announce(tx, { kind: 'asset', id: asset.id })
    },
    'bar-core': async (tx, given) => {
      const { asset, judged } = await held(tx, given)
      const isOfUnit = given.kase.applicantId === asset.holder_id && given.actor.role === 'producer'
      const { explanation, handedTo } = given.asked
      await insertDecision(tx, {
        ...(await decisionOf(tx, given, asset, judged?.finding ?? null)),
        importance: 'core',
        reason: textOf(explanation),
        reportedTo: textOf(handedTo),
        setBy: isOfUnit ? 'unit' : 'authority',
      })
      for (const seen of await listFindingsOf(tx, asset.id)) await eraseBarred(tx, seen.findingId, withoutTraces(seen.finding))
      if (isOfUnit) await closeTasks(tx, asset.id, given.kase.id, given.at)
      // What rests on it ends with the next stroke of the clock, which comes at once.
      await jobs.enqueue(tx, 'tick', {})
      await announce(tx, { kind: 'asset', id: asset.id })
    },
  }) as const satisfies Record<string, EffectWork>

const behind = {
  zh: '已核定的级别与卡片不一致，卡片被登记锁定，须办理变动登记或办结后修订',
  en: 'The approved grade differs from the card, which a registration holds: change the registration, or revise the card after it',
}

const approverOf = ({ actor, at }: EffectGiven): Hand => ({ id: actor.officerId, name: actor.officerName, at })

async function submittedBy(tx: Tx, { kase }: EffectGiven, act: string): Promise<Hand> {
  const hand = await findHand(tx, kase.id, act)
  assert(hand, 'whoever submitted stands in the entries')
  return hand
}

async function held(tx: Tx, { kase }: EffectGiven): Promise<{ asset: AssetRow; card: Answers; judged: Judged | null }> {
  const asset = await lockAsset(tx, kase.subjectId)
  const version = asset && (await findCard(tx, asset.id, asset.version))
  if (!asset || !version) throw notFound()
  return { asset, card: version.card, judged: await findJudged(tx, asset.id) }
}

/** Fields decided otherwise are written into the finding, so that every later check and view sees them as decided. */
async function applyColumns(tx: Tx, { kase, actor }: EffectGiven, judged: Judged | null): Promise<Finding | null> {
  if (!judged) return null
  const decisions = columnDecisions(kase.answers)
  const finding = decisions.reduce((found, d) => {
    return (d && correctFinding(found, { column: d.column, grade: d.after }, actor.officerName)) ?? found
  }, judged.finding)
  if (decisions.length > 0) await rewriteFinding(tx, judged.findingId, finding)
  return finding
}

/** The card as the decision has it; what it does not speak of stays. */
function cardAfter(card: Answers, answers: Readonly<Record<string, unknown>>, finding: Finding | null): Answers {
  const { category, industry, importance } = answers
  const personal: Answers = finding
    ? { containsPersonal: card['containsPersonal'] === true || finding.columns.some((c) => c.personal) }
    : {}
  return {
    ...card,
    ...personal,
    category: textOf(category),
    industry: textOf(industry),
    importance: textOf(importance),
    grade: textOf(answers['grade']),
  }
}

async function decisionOf(tx: Tx, given: EffectGiven, asset: AssetRow, finding: Finding | null): Promise<NewDecision> {
  const { answers } = given.kase
  const text = (field: string) => textOf(answers[field])
  const columns: ClassificationRecord['columns'] = columnDecisions(answers).flatMap((d) =>
    d ? [{ ...d, before: finding?.columns.find((c) => c.name === d.column)?.grade ?? null }] : [],
  )
  return {
    asset,
    caseId: given.kase.id,
    setBy: 'unit',
    proposal: proposalOf(finding),
    category: text('category'),
    industry: text('industry'),
    attribute: text('attribute'),
    grade: Number(answers['grade']),
    importance: text('importance'),
    harmObject: text('harmObject'),
    harmDegree: text('harmDegree'),
    columns,
    reason: text('classReason'),
    reportedTo: text('reportedTo'),
    protection: text('protection'),
    decided: await submittedBy(tx, given, 'submit'),
    approved: approverOf(given),
  }
}
