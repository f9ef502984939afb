import type { Problem } from '#contract/route.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import type { Party } from '#law/parties.ts'
import type { DeskAct } from '#law/verbs.ts'
import { addresseeParties } from '#law/ways.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { recordAct } from './acts.sql.ts'
import { dueOf } from './clocks.ts'
import type { ActGiven } from './given.ts'
import { procedureOf, standingOf } from './known.ts'
import { whyKeptOut } from './kept-out.ts'
import { take } from './rules.ts'
import { hasTurn } from './seats.ts'
import { currentClock, moveOf, stepOf, titleOf } from './steps.ts'
import type { Actor, CaseState } from './state.ts'

/** What an officer may say in a case beside the verbs: it is recorded with its reason and moves nothing. */
export const remarks = {
  'step-aside': 'choice:reviewer-conflict',
  explain: 'choice:late-review',
  state: 'choice:objection-hearing',
} as const satisfies { [A in DeskAct]?: string }
export type Remark = keyof typeof remarks
const shortest = 5

/** Whether an act is a remark. */
export const isRemark = (act: string): act is Remark => Object.hasOwn(remarks, act)

/** Why an officer may not say this in a case now; null when they may. Pure. */
export function whyNotRemark(procedure: Procedure, kase: CaseState, act: Remark, actor: Actor, today: string): Problem | null {
  const basis = remarks[act]
  const step = stepOf(procedure, kase)
  if (act === 'state')
    return mayState(procedure, kase, actor)
      ? null
      : {
          code: 'not-asked',
          message: {
            zh: '没有对本办件未决的异议，或者您不属于本办件的对方单位',
            en: 'Nothing is objected to that is undecided, or your unit is not on the other side of this case',
          },
          basis,
        }
  if (!step || !partiesAt(step).includes(actor.role as Party) || !hasTurn(procedure, kase, step, actor))
    return { code: 'not-yours', message: { zh: '本环节不由您的岗位办理', en: 'This step is not for your post' }, basis }
  const kept = whyKeptOut(procedure, kase, step, actor)
  if (kept) return kept
  if (act === 'step-aside')
    return seatOf(procedure, step, actor.role as Party) === 'office'
      ? null
      : { code: 'no-office', message: { zh: '申明回避只用于审查岗位', en: 'Stepping aside is for reviewing posts' }, basis }
  const due = dueOf(currentClock(procedure, kase))
  return due && due.on < today
    ? null
    : {
        code: 'not-overdue',
        message: { zh: '本环节没有逾期，无需说明', en: 'The step is not overdue; there is nothing to explain' },
        basis,
      }
}

/**
 * Whether somebody is of the unit, other than the holder, that a case is sent to while another one about it is undecided: of whom an asset
 * would pass to, while its notice is objected to.
 */
function mayState(procedure: Procedure, kase: CaseState, { organisationId, role }: Actor): boolean {
  const { addresseeId, holderId, done } = kase
  // Counted by the record of the case: what was opened about it, that unit may not read.
  const opened = done.filter(({ step, act }) => step !== null && moveOf(procedure, { step }, act)?.opens).length
  return (
    opened > done.filter(({ act }) => act === 'side-ended').length &&
    organisationId !== null &&
    organisationId === addresseeId &&
    addresseeId !== holderId &&
    addresseeParties(procedure).includes(role as Party)
  )
}

/** Records a remark with its reason: an entry of its own that leaves the case where it is. */
export async function remark(tx: Tx, kase: CaseState, act: Remark, given: ActGiven): Promise<CaseState> {
  const procedure = procedureOf(kase)
  const { actor } = given
  const denial = whyNotRemark(procedure, kase, act, actor, given.today)
  if (denial) throw new Denied(409, denial)
  if (given.reason.trim().length < shortest)
    throw invalid([
      { field: 'reason', message: { zh: `请写明理由，至少${shortest}个字`, en: `Give the reason, at least ${shortest} characters` } },
    ])
  const after = take(procedure, kase, { verb: act, asked: {}, answers: null, actor, at: given.at, today: given.today })
  await recordAct(tx, {
    before: kase,
    kase: after,
    standing: standingOf(procedure, after),
    entry: {
      actor,
      act,
      fromStep: null,
      reason: given.reason.trim(),
      asked: {},
      answers: null,
      basis: [remarks[act]],
      key: given.key,
      at: given.at,
    },
    goesOn: false,
    audit: {
      officerId: actor.officerId,
      organisationId: actor.organisationId,
      role: actor.role,
      action: `act:${act}`,
      objectKind: 'case',
      objectId: kase.id,
      outcome: 'done',
      holderId: kase.holderId,
      requestId: given.requestId,
      address: given.address,
      detail: { number: kase.number, step: kase.step, version: after.version, what: titleOf(act).zh },
    },
  })
  return after
}
