import { fieldsOf, type FieldProblem } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import type { Given } from '../ui/answer-text.tsx'

const fields = fieldsOf(forms['information-card'])

/** An item of the card left open by the scan, with what to ask for. */
export type Ask = { readonly field: string; readonly ask: Words }

/** The items still open: those the scan said it could not know, else the required ones without an answer; what is answered is no longer asked for. */
export function asksOf(told: readonly Ask[], missing: readonly FieldProblem[], card: Given): Ask[] {
  const isEmpty = (id: string) => card[id] === undefined || card[id] === null || card[id] === ''
  const required = missing
    .filter((each) => fields[each.field]?.required && !told.some((one) => one.field === each.field))
    .map((each): Ask => ({ field: each.field, ask: fields[each.field]?.help ?? each.message }))
  return [...told, ...required].filter((each) => fields[each.field] && !fields[each.field]!.computed && isEmpty(each.field))
}
