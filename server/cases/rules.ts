import type { Problem } from '#contract/route.ts'
import { conditions, type Condition } from '#law/conditions.ts'
import { parties, type Party } from '#law/parties.ts'
import { type Move, partiesAt, type Procedure, type Seat, seatOf, type Step, takersOf } from '#law/procedure.ts'
import { needsAfter } from '#law/ways.ts'
import { type DeskAct, deskActs, verbs, type Verb } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { clockAt, holdClock, moveClocks, resumeClock } from './clocks.ts'
import { askColleague, leadingAct, waitedFor, waitsForOthers, whyNotAgain } from './joint.ts'
import type { Fact } from './lent.ts'
import type { Actor, CaseState, Pin } from './state.ts'

export type Facts = { readonly [C in Condition]?: Fact }
type AnyMove = Move<string, string>
type AnyStep = Step<string, string>

/** The step a case is at, in the procedure it was opened under. */
export function stepOf(procedure: Procedure, kase: Pick<CaseState, 'step'>): AnyStep | null {
  return kase.step ? ((procedure.steps[kase.step] as AnyStep | undefined) ?? null) : null
}

/** The move that a verb makes from where the case stands, or null. */
export function moveOf(procedure: Procedure, kase: Pick<CaseState, 'step'>, verb: string): AnyMove | null {
  const may = stepOf(procedure, kase)?.may
  return may && Object.hasOwn(may, verb) ? (may[verb as Verb] ?? null) : null
}

/** Whether somebody sits in the seat that acts at a step of this case: by role, and by organisation where the seat is one organisation's. */
export function sitsIn(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): boolean {
  return sitsAs(procedure, kase, step, partiesAt(step), actor)
}

/** Whether a move at a step is for this seat: that of the step, or the one that alone takes it. */
export function mayTake(procedure: Procedure, kase: CaseState, step: AnyStep, move: AnyMove, actor: Actor): boolean {
  return sitsAs(procedure, kase, step, takersOf(step, move), actor)
}

/** Whether it is the move of this seat: it acts at the step and has not passed it yet. */
export function hasTurn(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): boolean {
  return waitedFor(kase, step).some((party) => takesSeat(kase, party, seatOf(procedure, step, party), actor))
}

function sitsAs(procedure: Procedure, kase: CaseState, step: AnyStep, as: readonly Party[], actor: Actor): boolean {
  return as.some((party) => takesSeat(kase, party, seatOf(procedure, step, party), actor))
}

function takesSeat(kase: CaseState, party: Party, seat: Seat | undefined, actor: Actor): boolean {
  if (seat === 'anyone') return true
  if (actor.role !== party) return false
  if (seat === 'applicant') return actor.organisationId !== null && actor.organisationId === kase.applicantId
  if (seat === 'addressee') return actor.organisationId !== null && actor.organisationId === kase.addresseeId
  if (seat === 'holder') return actor.organisationId !== null && actor.organisationId === kase.holderId
  return seat === 'office' || seat === 'platform'
}

/**
 * Why this officer may not do this now, or null when they may. Pure; the grey button and the 409 ask the same function.
 * Facts that were not looked up are not judged. Source: the procedure's own table.
 */
export function whyNot(procedure: Procedure, kase: CaseState, verb: string, actor: Actor, facts: Facts): Problem | null {
  const step = stepOf(procedure, kase)
  const mayNow = step ? Object.keys(step.may) : []
  if (!step)
    return { code: 'closed', message: { zh: '本办件已办结', en: 'This case has ended' }, basis: basisOfEnd(procedure, kase), mayNow }
  const move = moveOf(procedure, kase, verb)
  if (!move)
    return {
      code: 'not-here',
      message: notHere(procedure, step, verb),
      basis: step.basis,
      remedy: {
        zh: '本办件可能已由同事、对方或时限推进，请重新载入，按当前环节办理',
        en: 'A colleague, the other side or a deadline may have moved the case on; load it again and go by its present step',
      },
      mayNow,
    }
  if (!mayTake(procedure, kase, step, move, actor))
    return { code: 'not-yours', message: notTheirs(procedure, step, move, actor), basis: (move.by && move.basis) ?? step.basis, mayNow }
  return whyKeptOut(procedure, kase, step, actor) ?? spent(kase, verb, move) ?? whyUnmet(move.needs ?? [], facts)
}

/** That an act is none of the present step, called as it is called at the step it belongs to. */
function notHere(procedure: Procedure, step: AnyStep, verb: string): Words {
  const own = Object.values(procedure.steps)
    .map(({ may }) => (Object.hasOwn(may, verb) ? may[verb as Verb] : null))
    .find((move) => move?.title)
  const { zh, en } = titleOf(verb, own)
  return { zh: `“${step.title.zh}”环节不能${zh}`, en: `“${en}” is not possible at “${step.title.en}”` }
}

/** How one is told of the unit whose turn it is, where one's own post could act but for another unit. */
const unitOfSeat: { readonly [S in Seat]?: Words } = {
  applicant: { zh: '提出本办件的单位', en: 'the unit that opened the case' },
  addressee: { zh: '对方单位', en: 'the unit on the other side' },
  holder: { zh: '持有该资产的单位', en: 'the unit that holds the asset' },
}

function notTheirs(procedure: Procedure, step: AnyStep, move: AnyMove, actor: Actor): Words {
  const takers = takersOf(step, move)
  const own = takers.find((party) => party === actor.role)
  const unit = own && unitOfSeat[seatOf(procedure, step, own) ?? 'office']
  const titles = unit ? [unit] : takers.map((party) => parties[party].title)
  const [zh, en] = [titles.map((title) => title.zh).join('、'), titles.map((title) => title.en).join(', ')]
  return move.by ? { zh: `由${zh}办理`, en: `This is for: ${en}` } : { zh: `本环节由${zh}办理`, en: `This step is for: ${en}` }
}

/**
 * What keeps somebody who sits at a step from acting there: own unit, declared control, stepped aside, passed already, or acted before;
 * null when nothing does.
 */
export function whyKeptOut(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  return (
    ownUnit(procedure, kase, step, actor) ??
    aside(procedure, kase, step, actor) ??
    whyNotAgain(kase, step, actor) ??
    sameHand(kase, step, actor)
  )
}

/** Whether somebody acts at a step for an office. */
export function isOffice(procedure: Procedure, step: AnyStep, actor: Pick<Actor, 'role'>): boolean {
  return partiesAt(step).some((party) => party === actor.role && seatOf(procedure, step, party) === 'office')
}

function aside(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  const went = [...kase.done.filter((d) => d.act === 'step-aside'), ...kase.asideOfParent]
  if (!isOffice(procedure, step, actor) || !went.some((d) => d.officerId !== null && d.officerId === actor.officerId)) return null
  return {
    code: 'stepped-aside',
    message: { zh: '您已申明回避，本办件由同事办理', en: 'You stepped aside; a colleague decides this case' },
    basis: 'choice:reviewer-conflict',
    remedy: askColleague,
  }
}

/**
 * Whether somebody is of the unit that holds what a case is about, or of the one it, or the case it is a side case of, is sent to: of whom
 * an asset would pass to, say.
 */
export function isOfParty(
  { holderId, addresseeId, addresseeOfParent }: Pick<CaseState, 'holderId' | 'addresseeId' | 'addresseeOfParent'>,
  { organisationId }: Pick<Actor, 'organisationId'>,
): boolean {
  return organisationId !== null && [holderId, addresseeId, addresseeOfParent].includes(organisationId)
}

function ownUnit(procedure: Procedure, kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  if (!isOffice(procedure, step, actor)) return null
  if (actor.kin)
    return {
      code: 'kin',
      message: { zh: `${actor.kin.zh}，须回避`, en: `${actor.kin.en}; another office must act` },
      basis: 'choice:reviewer-conflict',
      remedy: { zh: '请另一单位的同岗位人员办理', en: 'Have the same post of another unit act' },
    }
  if (!isOfParty(kase, actor)) return null
  return {
    code: 'own-unit',
    message: { zh: '本单位的事项由其他单位办理，不得自办', en: 'A unit does not decide its own case; another office must' },
    basis: 'choice:own-unit',
  }
}

function sameHand(kase: CaseState, step: AnyStep, actor: Actor): Problem | null {
  const before = kase.done.find(
    (d) => d.step && step.notBy?.steps.includes(d.step) && d.officerId !== null && d.officerId === actor.officerId,
  )
  if (step.notBy?.earlier && actor.earlier?.isMine)
    return {
      code: 'same-hand',
      message: {
        zh: `${actor.earlier.title.zh}由您办理（办件${actor.earlier.number}），本办件须由其他人办理`,
        en: `You took part in ${actor.earlier.title.en} (case ${actor.earlier.number}); someone else must decide this case`,
      },
      basis: step.notBy.basis,
      remedy: askColleague,
    }
  if (!before || !step.notBy) return null
  return {
    code: 'same-hand',
    message: { zh: '前一环节由您办理，本环节须由其他人办理', en: 'You decided an earlier step; someone else must decide this one' },
    basis: step.notBy.basis,
    remedy: askColleague,
  }
}

function spent(kase: CaseState, verb: string, move: AnyMove): Problem | null {
  if (!move.once || !kase.done.some((d) => d.act === verb)) return null
  return {
    code: 'once',
    message: { zh: '一次性告知补正只能使用一次，本办件已经使用', en: 'This may be done once in a case, and it was done' },
    basis: move.basis ?? '',
    remedy: { zh: '请作出通过或不予登记的决定', en: 'Pass or refuse' },
  }
}

/** The first of some conditions that does not hold, as a refusal with what would help; null when none is known to fail. */
export function whyUnmet(needs: readonly Condition[], facts: Facts): Problem | null {
  for (const name of needs) {
    const fact = facts[name]
    if (!fact || fact.holds) continue
    const { basis = conditions[name].basis, remedy = conditions[name].remedy, ...message } = fact.why
    return { code: `needs-${name}`, message, basis, remedy }
  }
  return null
}

/** What must hold where a case stands, for the clock to take it on. */
export function neededAfter(procedure: Procedure, kase: Pick<CaseState, 'step'>): Condition[] {
  const step = stepOf(procedure, kase)
  return step ? needsAfter(step).map(([condition]) => condition) : []
}

/** What does not hold as the time of a step runs out, why, and where that leads; null when the case goes where the clock takes it. */
export function unmetAfter(
  procedure: Procedure,
  kase: Pick<CaseState, 'step'>,
  facts: Facts,
): { unmet: Condition; to: string; why: Words } | null {
  const step = stepOf(procedure, kase)
  for (const [unmet, to] of step ? needsAfter(step) : []) {
    const fact = facts[unmet]
    if (fact && !fact.holds) return { unmet, to, why: fact.why }
  }
  return null
}

/** What a verb is called on this move. */
export function titleOf(verb: string, move?: AnyMove | null) {
  return (
    move?.title ??
    (Object.hasOwn(verbs, verb)
      ? verbs[verb as Verb].title
      : Object.hasOwn(deskActs, verb)
        ? deskActs[verb as DeskAct]
        : { zh: verb, en: verb })
  )
}

function basisOfEnd(procedure: Procedure, kase: CaseState): string {
  return (kase.ending && procedure.ends[kase.ending]?.basis) || procedure.basis[0] || ''
}

/** What an act brings along: the forms asked with it and the application as submitted. */
export type Taken = {
  readonly verb: string
  readonly asked: Record<string, unknown>
  readonly answers: Record<string, unknown> | null
  readonly actor: Actor
  readonly at: Date
  readonly today: string
}

/** The case after the act. Pure: no database, no clock; replaying the entries through it gives the same case. */
export function take(procedure: Procedure, kase: CaseState, { verb, asked, answers, actor, at, today }: Taken): CaseState {
  const move = moveOf(procedure, kase, verb)
  const step = stepOf(procedure, kase)
  const target =
    step && waitsForOthers(kase, step, verb, actor.role) ? null : targetOf(procedure, kase, leadingAct(kase, step, verb), asked)
  const base: CaseState = {
    ...kase,
    version: kase.version + 1,
    done: [
      ...kase.done,
      { step: Object.hasOwn(deskActs, verb) ? null : kase.step, act: verb, officerId: actor.officerId, role: actor.role },
    ],
    answers: answers ?? kase.answers,
    draft: answers ?? kase.draft,
    draftRevision: 0,
    pins: Array.isArray(asked['pins']) ? (asked['pins'] as Pin[]) : kase.pins,
  }
  if (verb === 'set-clock') return { ...base, clocks: asked['clocks'] as CaseState['clocks'] }
  if (move?.opens && kase.step)
    return { ...base, openSides: [...kase.openSides, move.opens], clocks: holdClock(kase.clocks, kase.step, today) }
  if (verb === 'side-ended') return endSide(procedure, base, kase, target, { asked, at, today })
  return target ? goTo(procedure, base, kase.step, target, at, today) : base
}

function endSide(
  procedure: Procedure,
  base: CaseState,
  kase: CaseState,
  target: string | null,
  { asked, at, today }: Pick<Taken, 'asked' | 'at' | 'today'>,
): CaseState {
  const gone = kase.openSides.indexOf(String(asked['procedure']))
  const openSides = kase.openSides.filter((_, i) => i !== gone)
  const next = { ...base, openSides }
  if (target) return goTo(procedure, next, kase.step, target, at, today)
  const waits = kase.step ? procedure.steps[kase.step]?.after?.unlessOpen : undefined
  return kase.step && (!waits || !openSides.includes(waits)) ? { ...next, clocks: resumeClock(kase.clocks, kase.step, today) } : next
}

/** Where an act leads: a step, an ending, or null when the case stays where it is. */
export function targetOf(procedure: Procedure, kase: CaseState, verb: string, asked: Record<string, unknown>): string | null {
  const step = stepOf(procedure, kase)
  if (verb === 'overtake') return procedure.overtaken ?? null
  if (verb === 'lapse') return step?.after?.needs?.[asked['unmet'] as Condition] ?? step?.after?.to ?? null
  if (verb === 'side-ended') {
    const follows = step?.sides?.[String(asked['procedure'])]?.[String(asked['ending'])]
    return follows && follows !== 'stay' ? follows : null
  }
  const to = moveOf(procedure, kase, verb)?.to ?? null
  return to === 'back' ? kase.cameFrom : to
}

function goTo(procedure: Procedure, base: CaseState, from: string | null, to: string, at: Date, today: string): CaseState {
  const isEnd = to in procedure.ends
  const next = isEnd ? null : procedure.steps[to]
  const isAsked = procedure.addressee === 'holder-once-asked' && next && seatOf(procedure, next) === 'addressee'
  const leavesDraft = from === procedure.first && base.submittedAt === null && !isEnd
  return {
    ...base,
    step: isEnd ? null : to,
    ending: isEnd ? to : null,
    cameFrom: from,
    ...(isAsked ? { addresseeId: base.holderId } : {}),
    clocks: moveClocks(procedure, base.clocks, from, to, today),
    pins: procedure.steps[to]?.edits === 'pinned' ? base.pins : [],
    submittedAt: leavesDraft ? at : base.submittedAt,
  }
}

/** Whose move it is: the party of the step, or those that have not passed a joint one yet, and, unless any office may act, the organisation in its seat. */
export function ownersOf(procedure: Procedure, kase: CaseState): { role: string; organisationId: string | null }[] {
  const step = stepOf(procedure, kase)
  return (step ? waitedFor(kase, step) : []).map((role) => {
    const seat = step && seatOf(procedure, step, role)
    return {
      role,
      organisationId:
        seat === 'applicant' ? kase.applicantId : seat === 'addressee' ? kase.addresseeId : seat === 'holder' ? kase.holderId : null,
    }
  })
}

/** Working-day clock that counts at the current step, for showing and for the due column. */
export function currentClock(procedure: Procedure, kase: CaseState) {
  return kase.step ? clockAt(procedure, kase.clocks, kase.step) : null
}
