import type { Problem } from '#contract/route.ts'
import { parties, type Party } from '#law/parties.ts'
import { partiesAt, type Step } from '#law/procedure.ts'
import type { Words } from '#law/words.ts'
import type { Actor, CaseState } from './state.ts'

type AnyStep = Step<string, string>
type Standing = Pick<CaseState, 'step' | 'done'>

/** What helps whoever may not decide what they had a hand in, and when nobody else is left. */
export const askColleague: Words = { zh: '请同事办理；没有其他能办的同事的，由管理员为该岗位再任命一名经办人', en: 'Ask a colleague; when no other is left, the administrator names one more officer of that post' }

/** The version of the case when it last came to where it stands. */
const arrivedAt = (kase: Standing) => kase.done.findLastIndex(d => d.step !== null && d.step !== kase.step) + 1

/** Who passed a joint step since the case last came to it. */
function passesAt(kase: Standing, { joint }: AnyStep): CaseState['done'] {
  return joint ? kase.done.slice(arrivedAt(kase)).filter(d => d.step === kase.step && d.act === joint.pass) : []
}

/** The parties whose move it is at a step: of a joint one, those that have not passed yet. */
export function waitedFor(kase: Standing, step: AnyStep): Party[] {
  const passed = passesAt(kase, step).map(d => d.role)
  return partiesAt(step).filter(party => !passed.includes(party))
}

/** Whether an act leaves the case where it is because others must still pass. */
export function waitsForOthers(kase: Standing, step: AnyStep, verb: string, role: string): boolean {
  return step.joint?.pass === verb && waitedFor(kase, step).some(party => party !== role)
}

/** Why somebody who sits at a joint step does not act there any more: the seat has passed, or the same person did from another seat. */
export function whyNotAgain(kase: Standing, step: AnyStep, actor: Actor): Problem | null {
  const passes = passesAt(kase, step)
  if (!step.joint || passes.length === 0) return null
  const rest = waitedFor(kase, step).map(party => parties[party].title)
  const others = { zh: rest.map(t => t.zh).join('、'), en: rest.map(t => t.en).join(', ') }
  if (passes.some(d => d.role === actor.role)) return { code: 'seat-passed', message: { zh: `本方已经通过，等待${others.zh}`, en: `Your side has passed; waiting for: ${others.en}` }, basis: step.joint.basis }
  if (!passes.some(d => d.officerId !== null && d.officerId === actor.officerId)) return null
  return { code: 'same-hand', message: { zh: '您已在本环节以另一方的身份办理，须由其他人办理', en: 'You acted at this step for another party; someone else must act for this one' }, basis: step.joint.basis, remedy: askColleague }
}

/** Whether all that was done since a version are passes of others at this step: what is judged is the same, so an act on that version still counts. */
export function onlyPassedSince(kase: Standing, step: AnyStep | null, version: number): boolean {
  const since = kase.done.slice(version)
  return step !== null && since.length > 0 && passesAt(kase, step).length >= since.length && since.every(d => d.step === kase.step && d.act === step.joint?.pass)
}

/** Whether what a seat said at an entry stays unread by this reader: the step is joint and hidden, and not all have passed. */
export function isUnread(kase: Standing, step: AnyStep | null, entry: { readonly act: string; readonly from_step: string | null; readonly seq: number; readonly role: string; readonly organisation_id: string | null }, reader: Actor): boolean {
  if (!step?.joint?.hidden || entry.act !== step.joint.pass || entry.from_step !== kase.step) return false
  return entry.seq > arrivedAt(kase) && !(entry.role === reader.role && entry.organisation_id === reader.organisationId)
}
