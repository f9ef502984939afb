import type { CaseView } from '#contract/cases.ts'
import { procedures } from '#law/procedures.ts'
import { mainLineOf } from '#law/ways.ts'
import type { Words } from '#law/words.ts'

/** One step of a case on its line: whether it is behind, passed by without being taken, now or ahead, and who closed it. */
export type Station = { id: string; title: Words; state: 'done' | 'skipped' | 'now' | 'later'; by: string; isAside: boolean }

/** A case about another case is decided either way; its line must not promise one. */
const decision: Words = { zh: '作出决定', en: 'Decision' }

type Seen = Pick<CaseView, 'procedure' | 'step' | 'ending' | 'entries'>

/** The steps a case has left behind, in the order it left them, without the one it is at. */
export function doneSteps(view: Seen): string[] {
  const left = view.entries.filter((e) => e.fromStep !== null && e.toStep !== null && e.toStep !== e.fromStep).map((e) => e.fromStep!)
  return [...new Set(left)].filter((step) => step !== view.step)
}

/** The line of a case: the way to the ending wanted, with the correction or ending it has actually come to. */
export function stationsOf(view: Seen): Station[] {
  const procedure = procedures[view.procedure]
  if (!procedure) return []
  const line = mainLineOf(procedure)
  const at = view.step ?? view.ending
  const place = at === null ? -1 : line.indexOf(at)
  const resting = place >= 0 ? place : lastIndex(line, view)
  const isOpenEnded = procedure.subject === 'case' && view.ending === null
  const reached = view.ending ? 'done' : 'now'
  // A case that ended beside its line has left the last step it was at too.
  const isPast = (i: number) => i < resting || (i === resting && place < 0 && view.ending !== null)
  const stateOf = (id: string, i: number): Station['state'] => {
    if (isPast(i)) return wasLeft(view, id) ? 'done' : 'skipped'
    return i === place ? reached : 'later'
  }
  const stations = line.map((id, i): Station => ({
    id,
    title: isOpenEnded && i === line.length - 1 ? decision : titleOf(view.procedure, id),
    state: stateOf(id, i),
    by: isPast(i) ? closedBy(view, id) : '',
    isAside: false,
  }))
  if (at === null || place >= 0) return stations
  const aside: Station = { id: at, title: titleOf(view.procedure, at), state: reached, by: '', isAside: true }
  return view.ending ? [...stations.slice(0, resting + 1), aside] : [...stations.slice(0, resting), aside, ...stations.slice(resting)]
}

function lastIndex(line: readonly string[], view: Seen): number {
  const from = view.entries.findLast((e) => e.fromStep !== null && line.includes(e.fromStep) && e.toStep !== e.fromStep)?.fromStep
  return from ? line.indexOf(from) : 0
}

/** Whether the case was at a step and went on from it; a notice that was not needed is not called done. */
function wasLeft(view: Seen, step: string): boolean {
  return view.entries.some((e) => e.fromStep === step && e.toStep !== null && e.toStep !== step)
}

function closedBy(view: Seen, step: string): string {
  return view.entries.findLast((e) => e.fromStep === step && e.toStep !== null && e.toStep !== step)?.officerName ?? ''
}

function titleOf(procedure: string, id: string): Words {
  const shape = procedures[procedure]
  return shape?.steps[id]?.title ?? shape?.ends[id]?.title ?? { zh: id, en: id }
}
