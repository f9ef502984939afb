import { type Condition, conditions } from '#law/conditions.ts'
import type { ConditionShape } from '#law/conditions/condition.ts'
import { limitWords } from '#law/print/words.ts'
import type { Procedure, TimeLimit } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { movesOf } from '#law/ways.ts'
import { html, join, type Markup } from './html.ts'
import type { View } from './view.ts'

/** The time limits of a procedure, each step's clock once, in the order of its steps. */
export function limitsOf(procedure: Procedure): { readonly step: string; readonly limit: TimeLimit<string>; readonly isLapse: boolean }[] {
  const seen = new Set<string>()
  return Object.entries(procedure.steps).flatMap(([id, step]) => {
    const clock = step.within?.together?.join() ?? id
    const within = step.within && !seen.has(clock) ? [{ step: id, limit: step.within, isLapse: false }] : []
    seen.add(clock)
    return [...within, ...(step.after ? [{ step: id, limit: step.after, isLapse: true }] : [])]
  })
}

/** The time limits in words, a line each. */
export function totalDays(view: View, procedure: Procedure): Markup {
  const { t, w } = view
  const titleOf = (id: string) => (procedure.steps[id]?.title ?? procedure.ends[id]?.title)!
  const lines = limitsOf(procedure).map(({ step, limit }) => html`${w(titleOf(step))}${t('：', ': ')}${w(limitWords(limit, titleOf))}`)
  return lines.length > 0 ? join(lines, html`<br>`) : html`${t('没有规定期限', 'No limit is set')}`
}

/** What must hold before the application is taken, each with what helps when it does not. */
export function demandsOf(procedure: Procedure): Condition[] {
  const first = procedure.steps[procedure.first]
  return [...new Set([...(procedure.opensIf ?? []), ...(first ? movesOf(first).flatMap(([, move]) => move.needs ?? []) : [])])]
}

/** The conditions as a list. */
export function demandList(view: View, procedure: Procedure): Markup {
  const { t, w } = view
  const demands = demandsOf(procedure)
  if (demands.length === 0) return html`<p>${t('没有前置条件。', 'None.')}</p>`
  return html`<ul>${demands.map((id) => html`<li>${w(conditions[id].demand)}<br><span class="quiet">${t('不满足时：', 'If it does not hold: ')}${w(conditions[id].remedy)}</span>${towards(view, conditions[id])}</li>`)}</ul>`
}

/** The procedure that makes a condition hold, where there is one. */
function towards({ t, w }: View, { metBy }: ConditionShape): Markup | false {
  const procedure = procedures[metBy ?? '']
  return procedure !== undefined && html` ${t('先办：', 'First: ')}<a href="/guide/${procedure.id}">${w(procedure.title)}</a>`
}
