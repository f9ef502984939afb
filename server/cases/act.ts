import type { Condition } from '#law/conditions.ts'
import { parties, type Party } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { type DeskAct, deskActs, type Verb, verbs } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, keyUsed, notFound, stale } from '#server/denied.ts'
import { hidePapers } from '#server/files/files.sql.ts'
import { addresseeOf, shownPapers } from './answers.ts'
import { recordAct } from './acts.sql.ts'
import { findOpenSides, findOvertaken, lockCase, playsPart } from './cases.sql.ts'
import { take, whyNot } from './rules.ts'
import { moveOf, stepOf, titleOf } from './steps.ts'
import { type Facts, neededAfter, unmetAfter } from './unmet.ts'
import { type Following, followingOf, isFollowed } from './following.ts'
import type { ActGiven } from './given.ts'
import { draftTaken, formsOf, judge } from './judging.ts'
import { platformActor, procedureOf, standingOf } from './known.ts'
import { calledAs, decidedAt, leadingAct, onlyPassedSince } from './joint.ts'
import { openedCase, sealedForms } from './personal-answers.ts'
import type { Lent } from './lent.ts'
import { openSide, type Opened } from './open.ts'
import { isRemark, remark } from './remarks.ts'
import type { Actor, CaseState } from './state.ts'
import { type CaseRow, lockCaseRow, rowAfter, type Written } from './view.sql.ts'

/** Says of who acts how their organisation is tied to the holder of a case. */
export type Known = (tx: Tx, kase: CaseState, actor: Actor, today: string) => Promise<Actor>
export type Means = {
  readonly lent: Lent
  readonly actorFor: Known
  readonly factsOf: (tx: Tx, kase: CaseState, wanted: readonly Condition[], today: string) => Promise<Facts>
}
/** Who acted as the rules knew them, and the facts they were judged by. */
type Judged = { readonly actor: Actor; readonly facts: Facts }
export type Acted = CaseState & {
  readonly opened?: Opened
  /** What a case waits for whose time is over: nothing was written. */
  readonly waits?: Words
  /** What was judged and holds after the act too, for the page that answers it: absent where anything may have changed it. */
  readonly judged?: Judged & Written
}

/** The page of a case after an act, and what the act was judged by, which holds after it too. */
export type Shown = Judged & { readonly row: CaseRow }

/** Takes one act: lock, version, whyNot, take, entry, audit line, effects, all in the caller's transaction. Throws `Denied` with the reason. */
export async function act(tx: Tx, means: Means, given: ActGiven): Promise<Acted> {
  const held = await lockCase(tx, given.caseId)
  if (!held) throw notFound()
  return actOn(tx, means, held, given)
}

/** The same where the page is answered: what it shows is read as the case is held, and told with what was judged where the act changed nothing but its case. */
export async function actShown(tx: Tx, means: Means, given: ActGiven): Promise<Shown | null> {
  const row = await lockCaseRow(tx, given.caseId)
  if (!row) throw notFound()
  const after = await actOn(tx, means, row.kase, given)
  const shown = after.judged && rowAfter(row, after, after.judged)
  return after.judged && shown ? { ...after.judged, row: shown } : null
}

/** The same on a case that is held already. */
export async function actOn(tx: Tx, means: Means, held: CaseState, given: ActGiven): Promise<Acted> {
  const count = (outcome: 'done' | 'denied' | 'failed') =>
    means.lent.counted?.({ procedure: held.procedure, act: given.act in verbs || given.act in deskActs ? given.act : 'unknown', outcome })
  return acted(tx, means, held, given).then(
    (after) => {
      count('done')
      return after
    },
    (problem: unknown) => {
      count(problem instanceof Denied ? 'denied' : 'failed')
      throw problem
    },
  )
}

async function acted(tx: Tx, means: Means, held: CaseState, given: ActGiven): Promise<Acted> {
  // The side case that has just ended is no longer read as open; it counts until the rules have said what follows.
  const kase = given.act === 'side-ended' ? { ...held, openSides: [...held.openSides, String(given.asked['procedure'])] } : held
  const before = kase.done.find((d) => d.key === given.key)
  if (before && before.act !== given.act) throw keyUsed('choice:seen-version')
  if (before) return kase
  // Somebody else may have ended it while it was waited for.
  if (given.act === 'overtake' && kase.step === null) return kase
  const procedure = procedureOf(kase)
  if (given.version !== null && given.version !== kase.version && !onlyPassedSince(kase, stepOf(procedure, kase), given.version))
    throw stale()
  if (isRemark(given.act)) return remark(tx, kase, given.act, { ...given, actor: await means.actorFor(tx, kase, given.actor, given.today) })
  const unmet =
    given.act === 'lapse' && given.actor.role === platformActor.role
      ? unmetAfter(procedure, kase, await means.factsOf(tx, kase, neededAfter(procedure, kase), given.today))
      : null
  if (unmet?.to === 'stay') return { ...kase, waits: unmet.why }
  return moved(tx, means, kase, unmet ? { ...given, asked: { unmet: unmet.unmet }, reason: unmet.why.zh } : given)
}

async function moved(tx: Tx, means: Means, held: CaseState, given: ActGiven): Promise<Acted> {
  const procedure = procedureOf(held)
  const takesDraft = draftTaken(procedure, held, given.act)
  const kase = takesDraft ? await openedCase(tx, means.lent.personal, procedure, held) : held
  const move = moveOf(procedure, kase, given.act)
  const judged = given.actor.role === platformActor.role ? null : await judgedBy(tx, means, procedure, kase, given)
  const { asked, answers } = formsOf(procedure, kase, given)
  const submitted = answers && kase.submittedAt === null ? { subjectVersion: await currentVersion(tx, means.lent, kase, given) } : {}
  const shown = answers && shownPapers(procedure, answers)
  if (shown) await hidePapers(tx, kase.id, shown)
  const after = take(
    procedure,
    { ...kase, ...submitted, addresseeId: await addressee(tx, procedure, kase, answers) },
    { verb: given.act, asked, answers, actor: given.actor, at: given.at, today: given.today },
  )
  const following = followingOf(procedure, kase, after, given.act)
  const goesOn = move?.opens !== undefined || isFollowed(following)
  const written = await write(tx, means.lent, procedure, kase, after, given, move?.opens ? {} : asked, answers, goesOn)
  await follow(tx, means, procedure, following, after, given, asked)
  const opened = move?.opens ? await openSide(tx, means.lent, kase, move.opens, asked, given) : undefined
  if (opened) return { ...after, opened }
  return judged && !goesOn && !answers && kase.submittedAt
    ? { ...after, answers: written.kase.answers, draft: written.kase.draft, judged: { ...judged, ...written } }
    : after
}

/** Judges an act and answers what it was judged by. Throws `Denied` with the reason. */
async function judgedBy(tx: Tx, means: Means, procedure: Procedure, kase: CaseState, given: ActGiven): Promise<Judged> {
  const early = whyNot(procedure, kase, given.act, given.actor, {})
  if (early) throw new Denied(409, early)
  const judged = {
    actor: await means.actorFor(tx, kase, given.actor, given.today),
    facts: await means.factsOf(tx, kase, moveOf(procedure, kase, given.act)?.needs ?? [], given.today),
  }
  judge(procedure, kase, given, judged.actor, judged.facts)
  return judged
}

/** The version a case is about is the one that stands when it is submitted, not when its draft was begun. */
async function currentVersion(tx: Tx, lent: Lent, kase: CaseState, { actor, at }: ActGiven): Promise<number | null> {
  if (kase.subjectKind !== 'asset') return kase.subjectVersion
  const subject = await lent.subjects.asset(tx, { caseId: kase.id, subjectId: kase.subjectId, answers: {}, actor, at })
  return subject?.version ?? kase.subjectVersion
}

async function addressee(tx: Tx, procedure: Procedure, kase: CaseState, answers: Record<string, unknown> | null): Promise<string | null> {
  const wanted = answers && addresseeOf(procedure, answers)
  if (!wanted) return kase.addresseeId
  if (!(await playsPart(tx, wanted.organisationId, wanted.roles, wanted.mayHaveEnded)))
    throw invalid([{ field: wanted.field, message: notOfTheParts(wanted.roles) }])
  return wanted.organisationId
}

/** Why an organisation cannot be sent to, and which can. */
function notOfTheParts(roles: readonly string[]): Words {
  const titles = roles.map((role) => parties[role as Party].title)
  return {
    zh: `该机构没有这一职责，或者已经撤销、停用，请选择担任${titles.map((t) => t.zh).join('或者')}的机构`,
    en: `That organisation does not play this part, or has ended; choose one that acts as ${titles.map((t) => t.en.toLowerCase()).join(' or ')}`,
  }
}

async function write(
  tx: Tx,
  { personal }: Lent,
  procedure: Procedure,
  kase: CaseState,
  after: CaseState,
  given: ActGiven,
  asked: Record<string, unknown>,
  answers: Record<string, unknown> | null,
  goesOn: boolean,
): Promise<Written & { readonly kase: CaseState }> {
  const { actor } = given
  const move = moveOf(procedure, kase, given.act)
  const step = stepOf(procedure, kase)
  const called = calledAs(kase, after, step, given.act)
  const decided = decidedAt(kase, after, step, { act: given.act, role: actor.role }).map(
    ({ role, act }) => `${parties[role as Party].title.zh}：${titleOf(act, step?.may[act as Verb]).zh}`,
  )
  const basis = [
    ...new Set(
      [
        move?.basis ?? step?.basis,
        given.act === 'lapse' ? step?.after?.basis : undefined,
        after.ending ? procedure.ends[after.ending]?.basis : undefined,
      ].filter((b) => b !== undefined),
    ),
  ]
  const kept = await sealedForms(tx, personal, procedure, kase.id, { answers: after.answers, draft: after.draft, asked, taken: answers })
  const written = {
    kase: { ...after, answers: kept.answers, draft: kept.draft },
    standing: standingOf(procedure, after),
    entry: {
      actor,
      act: given.act,
      calledAs: after.step === kase.step ? called : leadingAct(kase, step, given.act),
      fromStep: kase.step,
      reason: given.reason,
      asked: kept.asked,
      answers: kept.taken,
      basis,
      key: given.key,
      at: given.at,
    },
  }
  await recordAct(tx, {
    before: kase,
    ...written,
    goesOn,
    audit: {
      officerId: actor.officerId,
      organisationId: actor.organisationId,
      role: actor.role,
      action: `act:${called as Verb | DeskAct}`,
      objectKind: 'case',
      objectId: kase.id,
      outcome: 'done',
      holderId: kase.holderId,
      requestId: given.requestId,
      address: given.address,
      detail: {
        procedure: kase.procedure,
        number: kase.number,
        from: kase.step,
        to: after.step ?? after.ending,
        version: after.version,
        what: titleOf(called, called === given.act ? move : null).zh,
        ...(decided.length > 0 ? { decided } : {}),
      },
    },
  })
  return written
}

/**
 * Effects in the order of leaving, moving, entering and ending; then what it overtakes and its open side cases end with it, and the parent
 * case hears of the ending of its side case.
 */
async function follow(
  tx: Tx,
  means: Means,
  procedure: Procedure,
  { effects, ending, ended }: Following,
  after: CaseState,
  given: ActGiven,
  asked: Record<string, unknown>,
): Promise<void> {
  for (const effect of effects)
    await means.lent.effects[effect](tx, { kase: after, actor: given.actor, asked, at: given.at, today: given.today })
  const overtaken = ended?.overtakes ? await findOvertaken(tx, after, ended.overtakes) : []
  const sides = ended && after.openSides.length > 0 ? await findOpenSides(tx, after.id) : []
  for (const id of [...overtaken, ...sides]) {
    const reason = sides.includes(id) ? `${procedure.title.zh}已办结（${ended?.title.zh}），本件不再单独作出决定` : ''
    await act(tx, means, {
      ...given,
      caseId: id,
      act: 'overtake',
      version: null,
      key: `overtake:${after.id}`,
      reason,
      asked: { procedure: after.procedure, ending, number: after.number },
      actor: platformActor,
    })
  }
  if (ending && after.parentId) {
    await act(tx, means, {
      ...given,
      caseId: after.parentId,
      act: 'side-ended',
      version: null,
      key: `side:${after.id}`,
      reason: '',
      asked: { ...toldOf(ended?.tells, asked), procedure: after.procedure, ending, number: after.number },
      actor: platformActor,
    })
  }
}

/** What was said as a case ended, as far as the case it is about is told. */
const toldOf = (tells: readonly string[] = [], asked: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(asked).filter(([field]) => tells.includes(field)))
