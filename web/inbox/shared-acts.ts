import type { CaseView, OfferedAct } from '#contract/cases.ts'
import type { Words } from '#law/words.ts'

/** The forward acts open without any form in every one of these cases, all at the same step of the same procedure. */
export function sharedActs(views: readonly Pick<CaseView, 'procedure' | 'step' | 'mayNow'>[]): OfferedAct[] {
  const [first, ...rest] = views
  if (!first || rest.some((v) => v.procedure !== first.procedure || v.step !== first.step)) return []
  const isOpen = (act: OfferedAct) => act.denial === null && act.asks.length === 0 && act.tone === 'forward'
  return first.mayNow.filter((act) => isOpen(act) && rest.every((v) => v.mayNow.some((other) => other.act === act.act && isOpen(other))))
}

/**
 * What to look at before acting on a case among several: points of its checklist that do not hold or ask for care, and why no forward act
 * is open where another reason keeps it.
 */
export function pointsToMind(view: Pick<CaseView, 'checklist' | 'mayNow'>): { words: Words; isUnmet: boolean }[] {
  const points = view.checklist.flatMap(({ demand, holds, why, care }) => {
    const said = holds ? care : why
    return holds && !care
      ? []
      : [{ isUnmet: !holds, words: said ? { zh: `${demand.zh}：${said.zh}`, en: `${demand.en}: ${said.en}` } : demand }]
  })
  const kept = view.mayNow.filter((act) => act.tone === 'forward')
  const denial = kept.every((act) => act.denial !== null)
    ? kept.map((act) => act.denial).find((each) => each && !each.code.startsWith('needs-'))
    : undefined
  return denial ? [{ isUnmet: true, words: denial.message }, ...points] : points
}
