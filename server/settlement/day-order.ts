import type { FieldProblem } from '#contract/forms.ts'
import type { Words } from '#law/words.ts'

/** What is wrong with a recorded day that cannot lie before another recorded day, which `first` names; nothing when it does not. Pure. */
export function beforeDay(field: string, given: string, first: { readonly on: string | null; readonly says: Words }): FieldProblem[] {
  if (first.on === null || given >= first.on) return []
  return [{ field, message: { zh: `${first.says.zh}是${first.on}，不能早于这一天`, en: `It is not before ${first.says.en}, ${first.on}` } }]
}
