import type { Problem } from '#contract/route.ts'
import { parties, type Party } from '#law/parties.ts'
import { partiesAt, type Step } from '#law/procedure.ts'
import type { DeskAct } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import type { Actor, CaseState } from './state.ts'

type AnyStep = Step<string, string>
type Standing = Pick<CaseState, 'step' | 'done'>

/** What helps whoever may not decide what they had a hand in, and when nobody else is left. */
export const askColleague: Words = {
  zh: '请同事办理；没有其他能办的同事的，由管理员为该岗位再任命一名经办人',
  en: 'Ask a colleague; when no other is left, the administrator names one more officer of that post',
}

/** What stands for a decision that is not to be read yet. */
export const handedIn = 'hand-in' satisfies DeskAct

/** The version of the case when it last came to where it stands. */
const arrivedAt = (kase: Standing) => kase.done.findLastIndex((d) => d.step !== null && d.step !== kase.step) + 1

/** With which acts a seat has done its part at a joint step: by passing it, and at a hidden one by any, since none may be told from another. */
export const partActs = ({ joint, may }: AnyStep): readonly string[] =>
  joint ? (joint.hidden === true ? Object.keys(may) : [joint.pass]) : []
const isPart = (step: AnyStep, act: string) => partActs(step).includes(act)

/** Who did their part at a joint step since the case last came to it. */
function partsAt(kase: Standing, step: AnyStep): CaseState['done'] {
  return step.joint ? kase.done.slice(arrivedAt(kase)).filter((d) => d.step === kase.step && isPart(step, d.act)) : []
}

/** The parties whose move it is at a step: of a joint one, those that have not done their part yet. */
export function waitedFor(kase: Standing, step: AnyStep): Party[] {
  const done = partsAt(kase, step).map((d) => d.role)
  return partiesAt(step).filter((party) => !done.includes(party))
}

/** Whether an act leaves the case where it is because others must still do their part. */
export function waitsForOthers(kase: Standing, step: AnyStep, verb: string, role: string): boolean {
  return isPart(step, verb) && waitedFor(kase, step).some((party) => party !== role)
}

/**
 * The act by which a case goes on: the one at hand; at a hidden step, once all are in, whatever any seat decided that stands last in its
 * `may`, so that one refusal outweighs what others passed.
 */
export function leadingAct(kase: Standing, step: AnyStep | null, verb: string): string {
  if (step?.joint?.hidden !== true || !isPart(step, verb)) return verb
  const decided = [...partsAt(kase, step).map((d) => d.act), verb]
  return Object.keys(step.may).findLast((act) => decided.includes(act)) ?? verb
}

/** What every seat decided, as the last of them leaves a hidden step: the log had until then only that they handed it in. */
export function decidedAt(
  before: Standing,
  after: Pick<Standing, 'step'>,
  step: AnyStep | null,
  by: { readonly act: string; readonly role: string },
): { role: string; act: string }[] {
  if (step?.joint?.hidden !== true || !isPart(step, by.act) || before.step === after.step) return []
  return [...partsAt(before, step), by].map(({ role, act }) => ({ role, act }))
}

/** What an act is called wherever the other seats read of it: handed in and no more, while a hidden step waits for them. */
export function calledAs(before: Pick<Standing, 'step'>, after: Pick<Standing, 'step'>, step: AnyStep | null, verb: string): string {
  return step?.joint?.hidden === true && isPart(step, verb) && before.step === after.step ? handedIn : verb
}

/** Why somebody who sits at a joint step does not act there any more: the seat has done its part, or the same person did from another seat. */
export function whyNotAgain(kase: Standing, step: AnyStep, actor: Actor): Problem | null {
  const parts = partsAt(kase, step)
  if (!step.joint || parts.length === 0) return null
  const rest = waitedFor(kase, step).map((party) => parties[party].title)
  const others = { zh: rest.map((t) => t.zh).join('、'), en: rest.map((t) => t.en).join(', ') }
  const did = step.joint.hidden === true ? { zh: '提交审核意见', en: 'handed in its review' } : { zh: '通过', en: 'passed' }
  if (parts.some((d) => d.role === actor.role))
    return {
      code: 'seat-passed',
      message: { zh: `本方已经${did.zh}，等待${others.zh}`, en: `Your side has ${did.en}; waiting for: ${others.en}` },
      basis: step.joint.basis,
    }
  if (!parts.some((d) => d.officerId !== null && d.officerId === actor.officerId)) return null
  return {
    code: 'same-hand',
    message: {
      zh: '您已在本环节以另一方的身份办理，须由其他人办理',
      en: 'You acted at this step for another party; someone else must act for this one',
    },
    basis: step.joint.basis,
    remedy: askColleague,
  }
}

/** Whether all that was done since a version are the parts of others at this step: what is judged is the same, so an act on that version still counts. */
export function onlyPassedSince(kase: Standing, step: AnyStep | null, version: number): boolean {
  const since = kase.done.slice(version)
  return (
    step !== null &&
    since.length > 0 &&
    partsAt(kase, step).length >= since.length &&
    since.every((d) => d.step === kase.step && isPart(step, d.act))
  )
}

/** Whether what a seat decided and said at an entry stays unread by this reader: the step is joint and hidden, and not all are in. */
export function isUnread(
  kase: Standing,
  step: AnyStep | null,
  entry: {
    readonly act: string
    readonly from_step: string | null
    readonly seq: number
    readonly role: string
    readonly organisation_id: string | null
  },
  reader: Actor,
): boolean {
  if (!step?.joint?.hidden || !isPart(step, entry.act) || entry.from_step !== kase.step) return false
  return entry.seq > arrivedAt(kase) && !(entry.role === reader.role && entry.organisation_id === reader.organisationId)
}
