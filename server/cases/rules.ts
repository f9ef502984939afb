import type { Problem } from '#contract/route.ts'
import type { Condition } from '#law/conditions.ts'
import { parties } from '#law/parties.ts'
import { type Procedure, type Seat, seatOf, takersOf } from '#law/procedure.ts'
import { deskActs, type Verb } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { holdClock, moveClocks, resumeClock } from './clocks.ts'
import { leadingAct, waitsForOthers } from './joint.ts'
import type { Actor, CaseState, Pin } from './state.ts'
import { type AnyMove, type AnyStep, moveOf, stepOf, titleOf } from './steps.ts'
import { mayTake } from './seats.ts'
import { whyKeptOut } from './kept-out.ts'
import { type Facts, whyUnmet } from './unmet.ts'

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

function spent(kase: CaseState, verb: string, move: AnyMove): Problem | null {
  if (!move.once || !kase.done.some((d) => d.act === verb)) return null
  return {
    code: 'once',
    message: { zh: '一次性告知补正只能使用一次，本办件已经使用', en: 'This may be done once in a case, and it was done' },
    basis: move.basis ?? '',
    remedy: { zh: '请作出通过或不予登记的决定', en: 'Pass or refuse' },
  }
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
