import type { Condition } from '#law/conditions.ts'
import { thePlatform } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { addresseeOf, checkForms } from '#server/cases/answers.ts'
import { followingOf } from '#server/cases/following.ts'
import { onlyPassedSince } from '#server/cases/joint.ts'
import { formsOf, type Judged, judge } from '#server/cases/judging.ts'
import { platformActor, standingOf } from '#server/cases/known.ts'
import { newCase, whyNotOpen } from '#server/cases/open.ts'
import { isRemark, whyNotRemark } from '#server/cases/remarks.ts'
import type { Replayed } from '#server/cases/replay.ts'
import { take } from '#server/cases/rules.ts'
import { moveOf, stepOf } from '#server/cases/steps.ts'
import { type Facts, neededAfter, unmetAfter } from '#server/cases/unmet.ts'
import type { CaseState } from '#server/cases/state.ts'
import { Denied, stale } from '#server/denied.ts'
import { actorOf, holderOf, organisations } from './cast.ts'
import type { Answers, DossierAct, Outcome, Standing } from './lines.ts'

/** One case of a life with what was written in it. */
export type Lived = { state: CaseState; readonly entries: Replayed[] }
type Then = { case: string; act: string; after: Standing }[]
type Given = Judged & { readonly at: Date; readonly fails: readonly Condition[] }

/** The law a life is played by: a procedure by its id. */
export type Law = (id: string) => Procedure
/** The law in force. */
export const inForce: Law = (id) => {
  const procedure = procedures[id]
  if (!procedure) throw new Denied(404, { code: 'no-procedure', message: { zh: '没有这种事项', en: 'There is no such procedure' } })
  return procedure
}

/**
 * A life: the cases about one thing, played by the rules of the desk alone. What the database would answer is given with each act: which
 * conditions fail, who is kin.
 */
export class Life {
  readonly cases = new Map<string, Lived>()
  readonly law: Law
  constructor(law: Law = inForce) {
    this.law = law
  }

  /** Tries an act and tells what came of it; a refusal leaves everything as it was. */
  perform(act: DossierAct): Outcome {
    const then: Then = []
    try {
      const outcome = act.act === 'open' ? this.#open(act) : this.#act(act, then)
      return then.length > 0 ? { ...outcome, then } : outcome
    } catch (refusal) {
      if (!(refusal instanceof Denied)) throw refusal
      const { code, basis, fields } = refusal.problem
      return { refused: { code, ...(basis ? { basis } : {}), ...(fields ? { fields: fields.map(({ field }) => field).sort() } : {}) } }
    }
  }

  #open({ on, case: name, opens = '', by, draft = {}, fails = [] }: DossierAct): Outcome {
    const procedure = this.law(opens)
    const actor = actorOf({ by })
    const denial =
      procedure.subject === 'case'
        ? { code: 'no-procedure', message: { zh: '没有这种可以直接开办的事项', en: 'There is no such procedure to open' } }
        : whyNotOpen(procedure, actor, factsOf(procedure.opensIf ?? [], fails))
    if (denial) throw new Denied(409, denial)
    const { value } = checkForms(procedure.application, draft, 'draft', on)
    const subject = {
      id: 'subject',
      version: 1,
      title: '公交实时位置',
      holderId: organisations[holderOf(procedure)],
      holderKind: 'public-institution',
      holderSector: '',
    }
    const given = { actor, at: instantOf(on), today: on, key: '' }
    this.#begin(name, newCase(procedure, name, name, subject, given, { draft: value, answers: {} }), {
      act: 'open',
      by,
      at: given.at,
      asked: {},
    })
    return { after: this.#standing(name) }
  }

  #begin(name: string, state: CaseState, { act, by, at, asked }: { act: string; by: string; at: Date; asked: Answers }): void {
    const { officerId, role } = actorOf({ by })
    this.cases.set(name, { state, entries: [{ seq: 1, act, officerId, role, at, asked, answers: null }] })
  }

  #act({ on, case: name, act: verb, by, draft, asked = {}, fails = [], seen, ...how }: DossierAct, then: Then): Outcome {
    const lived = this.#lived(name)
    const kase = draft ? { ...lived.state, draft } : lived.state
    const procedure = this.law(kase.procedure)
    const actor = actorOf({ by, ...how })
    const given: Given = { act: verb, actor, asked, today: on, at: instantOf(on), draftRevision: kase.draftRevision, fails }
    if (seen !== undefined && seen !== kase.version && !onlyPassedSince(kase, stepOf(procedure, kase), seen)) throw stale()
    if (isRemark(verb)) {
      const denial = whyNotRemark(procedure, kase, verb, actor, on)
      if (denial) throw new Denied(409, denial)
      return { after: this.#taken(name, kase, { ...given, asked: {} }, null, then) }
    }
    if (by === thePlatform)
      return verb === 'overtake' && procedure.overtaken
        ? { after: this.#taken(name, kase, given, null, then) }
        : this.#lapse(name, kase, given, then)
    judge(procedure, kase, given, actor, factsOf(moveOf(procedure, kase, verb)?.needs ?? [], fails))
    const { asked: complete, answers } = formsOf(procedure, kase, given)
    return { after: this.#taken(name, kase, { ...given, asked: complete }, answers, then) }
  }

  /** The clock acts only when its time has come; where something must still hold, the case waits or goes elsewhere. */
  #lapse(name: string, kase: CaseState, given: Given, then: Then): Outcome {
    const procedure = this.law(kase.procedure)
    const { wakeAt } = standingOf(procedure, kase)
    if (given.act !== 'lapse' || wakeAt === null || wakeAt > given.at)
      throw new Denied(409, { code: 'not-due', message: { zh: '时限未到', en: 'Its time has not come' } })
    const unmet = unmetAfter(procedure, kase, factsOf(neededAfter(procedure, kase), given.fails))
    if (unmet?.to === 'stay') return { waits: unmet.unmet }
    return { after: this.#taken(name, kase, { ...given, asked: unmet ? { unmet: unmet.unmet } : {} }, null, then) }
  }

  #taken(name: string, kase: CaseState, { act: verb, actor, asked, at, today }: Given, answers: Answers | null, then: Then): Standing {
    const procedure = this.law(kase.procedure)
    const wanted = answers && addresseeOf(procedure, answers)
    const move = moveOf(procedure, kase, verb)
    const after = take(procedure, wanted ? { ...kase, addresseeId: wanted.organisationId } : kase, {
      verb,
      asked,
      answers,
      actor,
      at,
      today,
    })
    const { effects, ending, ended } = followingOf(procedure, kase, after, verb)
    const lived = this.#lived(name)
    lived.state = after
    lived.entries.push({
      seq: after.version,
      act: verb,
      officerId: actor.officerId,
      role: actor.role,
      at,
      asked: move?.opens ? {} : asked,
      answers,
    })
    for (const other of ended ? this.#endingWith(name, ended.overtakes ?? []) : [])
      this.#byPlatform(other, 'overtake', { procedure: after.procedure, ending, number: name }, { at, today }, then)
    if (ending && after.parentId)
      this.#byPlatform(after.parentId, 'side-ended', { procedure: after.procedure, ending, number: name }, { at, today }, then)
    if (move?.opens) this.#openSide(name, kase, move.opens, { asked, at, today, actor }, then)
    return this.#standing(name, effects)
  }

  #openSide(
    name: string,
    parent: CaseState,
    opens: string,
    { asked, at, today, actor }: Pick<Given, 'asked' | 'at' | 'today' | 'actor'>,
    then: Then,
  ): void {
    const side = `${opens}-${[...this.cases.keys()].filter((key) => key.startsWith(opens)).length + 1}`
    const subject = {
      id: parent.id,
      version: null,
      title: parent.title,
      holderId: parent.holderId ?? '',
      holderKind: parent.holderKind,
      holderSector: parent.holderSector,
    }
    const made = newCase(this.law(opens), side, side, subject, { actor, at, today, key: '' }, { answers: asked, draft: asked })
    this.#begin(side, { ...made, parentId: name, applicantId: null, submittedAt: at }, { act: 'open', by: actor.role, at, asked })
    then.push({ case: side, act: 'open', after: this.#standing(side) })
  }

  /** What ends with a case: those it overtakes about the same thing, once they are submitted, and its side cases that are open. */
  #endingWith(name: string, overtakes: readonly string[]): string[] {
    const open = [...this.cases].filter(([other, { state }]) => other !== name && state.step !== null)
    const overtaken = open.filter(
      ([, { state }]) => state.parentId === null && state.submittedAt !== null && overtakes.includes(state.procedure),
    )
    return [...overtaken, ...open.filter(([, { state }]) => state.parentId === name)].map(([other]) => other)
  }

  #byPlatform(name: string, verb: string, asked: Answers, { at, today }: Pick<Given, 'at' | 'today'>, then: Then): void {
    const { state } = this.#lived(name)
    if (state.step === null) return
    then.push({
      case: name,
      act: verb,
      after: this.#taken(name, state, { act: verb, actor: platformActor, asked, at, today, fails: [] }, null, then),
    })
  }

  #lived(name: string): Lived {
    const lived = this.cases.get(name)
    if (!lived) throw new Denied(404, { code: 'not-found', message: { zh: '没有找到', en: 'Not found' } })
    return lived
  }

  #standing(name: string, effects: readonly string[] = []): Standing {
    const { state } = this.#lived(name)
    const at = standingOf(this.law(state.procedure), state)
    const owners = at.ownerRole ? [at.ownerId ? `${at.ownerRole}:${at.ownerId}` : at.ownerRole, ...at.alsoOwners] : []
    return {
      ...(state.step ? { step: state.step } : {}),
      ...(state.ending ? { ending: state.ending } : {}),
      version: state.version,
      ...(owners.length > 0 ? { owners: owners.map(named) } : {}),
      ...(at.dueOn ? { due: at.dueOn } : {}),
      ...(at.isProvisional ? { provisional: true as const } : {}),
      ...(at.wakeAt ? { wakes: at.wakeAt.toISOString().slice(0, 16) } : {}),
      ...(state.pins.length > 0 ? { pins: state.pins.map(({ field }) => field) } : {}),
      ...(state.openSides.length > 0 ? { sides: state.openSides } : {}),
      ...(effects.length > 0 ? { effects } : {}),
    }
  }
}

const named = (owner: string): string =>
  Object.entries(organisations).reduce((text, [name, id]) => text.replace(`:${id}`, `@${name}`), owner)

/** Acts are done at ten in the morning in the city; what the clock does on a day, it does then too. */
const instantOf = (on: string): Date => new Date(`${on}T02:00:00Z`)

const why = { zh: '记录中的事实：不成立', en: 'It did not hold, as recorded' }
const factsOf = (wanted: readonly Condition[], fails: readonly Condition[]): Facts =>
  Object.fromEntries(wanted.map((name) => [name, fails.includes(name) ? { holds: false, why } : { holds: true }]))
