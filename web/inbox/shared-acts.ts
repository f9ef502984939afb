import type { CaseView, OfferedAct } from '#contract/cases.ts'

/** The forward acts open without any form in every one of these cases, all at the same step of the same procedure. */
export function sharedActs(views: readonly Pick<CaseView, 'procedure' | 'step' | 'mayNow'>[]): OfferedAct[] {
  const [first, ...rest] = views
  if (!first || rest.some(v => v.procedure !== first.procedure || v.step !== first.step)) return []
  const isOpen = (act: OfferedAct) => act.denial === null && act.asks.length === 0 && act.tone === 'forward'
  return first.mayNow.filter(act => isOpen(act) && rest.every(v => v.mayNow.some(other => other.act === act.act && isOpen(other))))
}
