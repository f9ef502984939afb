import type { Form } from '#law/forms.ts'
import { gravityOf } from '#law/gravity.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import { movesOf } from '#law/ways.ts'
import { partActs } from '#server/cases/joint.ts'
import type { CaseState } from '#server/cases/state.ts'
import { freshHand } from './cast.ts'
import type { DossierAct } from './lines.ts'
import type { Player } from './player.ts'

/** An act that is tried though it should not be taken, with a name for what is wrong about it. */
export type Attempt = { readonly wrong: string; readonly act: DossierAct }

/** What can be tried at a step though it is not allowed: each names a different thing that is wrong. */
export function attemptsAt(player: Player, name: string): Attempt[] {
  const { procedure, state } = player.standing(name)
  const step = state.step ? procedure.steps[state.step] : undefined
  const base = { on: player.today, case: name }
  if (!step)
    return [
      { wrong: 'closed', act: { ...base, act: 'submit', by: player.openedBy(name) } },
      { wrong: 'closed-clock', act: { ...base, act: 'lapse', by: 'system' } },
    ]
  const seat = seatOf(procedure, step, step.by)
  const hand = freshHand(procedure, state, step.by)
  const [verb] = movesOf(step)[0]!
  const made = (wrong: string, act: Partial<DossierAct>): Attempt => ({
    wrong: `${state.step} ${wrong}`,
    act: { ...base, act: verb, by: hand, ...act },
  })
  return [
    made('stranger', { by: 'system-administrator@other#1' }),
    ...(seat === 'office'
      ? [
          made('own-unit', { by: `${step.by}@${procedure.about ? 'holder' : 'applicant'}#9` }),
          made('kin', { by: `${step.by}@other#9`, isKin: true }),
        ]
      : []),
    ...(seat === 'applicant' || seat === 'addressee' || seat === 'holder'
      ? [made('another organisation', { by: `${step.by}@other#1` })]
      : []),
    made('no such move', { act: ['uphold', 'accept', 'publish'].find((each) => !Object.hasOwn(step.may, each))! }),
    ...movesOf(step).flatMap(([each, { needs = [] }]) =>
      needs.map((condition) => made(`${each} ${condition}`, { act: each, fails: [condition], ...player.forms(name, each) })),
    ),
    ...movesOf(step).flatMap(([each, { by }]) => (by ? [made(`${each} not by ${by}`, { act: each })] : [])),
    ...movesOf(step).flatMap(([each, { asks = [] }]) =>
      asks.length > 0 && seat !== 'anyone' ? [made(`${each} empty`, { act: each, ...emptied(procedure, asks) })] : [],
    ),
    ...movesOf(step).flatMap(([each]) =>
      gravityOf(procedure, state.step!, each)
        ? [made(`${each} unproved`, { act: each, isProved: false, ...player.forms(name, each) })]
        : [],
    ),
    ...(state.version > 1 && seat !== 'anyone' ? [made('stale', { seen: state.version - 1, ...player.forms(name, verb) })] : []),
    ...(seat !== 'office' && seat !== 'anyone' ? [made('no office', { act: 'step-aside' })] : []),
    ...(seat === 'anyone' ? [] : [made('explain', { act: 'explain' })]),
    ...(step.after ? [made('early', { act: 'lapse', by: 'system' })] : []),
    ...(step.notBy?.earlier ? [made('earlier hand', { isEarlier: true, ...player.forms(name, verb) })] : []),
    ...(step.notBy?.steps ?? []).flatMap((earlier) => handsOf(state, earlier).map((by) => made(`same hand as ${earlier}`, { by }))),
    ...movesOf(step)
      .filter(([each, { once }]) => once && state.done.some((d) => d.act === each))
      .map(([each]) => made(`${each} again`, { act: each })),
    ...(step.joint && partiesAt(step).length > 1
      ? state.done
          .filter((d) => d.step === state.step && partActs(step).includes(d.act) && d.officerId)
          .map((d) => made('passed', { act: step.joint!.pass, by: d.officerId! }))
      : []),
    ...state.done.filter((d) => d.act === 'step-aside' && d.officerId).map((d) => made('aside', { by: d.officerId! })),
  ]
}

const handsOf = (state: CaseState, step: string): string[] =>
  state.done.flatMap((d) => (d.step === step && d.officerId ? [d.officerId] : [])).slice(0, 1)

function emptied(procedure: Procedure, asks: readonly Form[]): Partial<DossierAct> {
  return asks.some((form) => procedure.application.includes(form)) ? { draft: {} } : { asked: {} }
}
