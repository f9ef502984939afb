import { fieldsOf } from '#contract/forms.ts'
import { type Form, forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'

/** The papers of an asset that a note can be pinned to, beside the fields of the application. */
export const pinnedPapers = {
  'paper:opinion': forms['legal-opinion'].title,
  'paper:valuation': forms['valuation-report'].title,
  'paper:card': forms['information-card'].title,
} as const

/** What a note is pinned to, in words: a paper of the asset, or a field of the application. */
export function pinPlace(procedure: string, field: string): Words {
  const paper = pinnedPapers[field as keyof typeof pinnedPapers]
  if (paper) return paper
  for (const form of (procedures[procedure]?.application ?? []) as readonly Form[]) {
    const shape = fieldsOf(forms[form])[field]
    if (shape) return shape.label
  }
  return { zh: field, en: field }
}

/** The pinned fields of the application that still read as they did when it was sent back. Pure. */
export function unchangedPins(
  pins: readonly { readonly field: string }[],
  before: { readonly [field: string]: unknown },
  now: { readonly [field: string]: unknown },
): string[] {
  return [...new Set(pins.map(({ field }) => field))].filter(
    (field) => !Object.hasOwn(pinnedPapers, field) && JSON.stringify(before[field] ?? null) === JSON.stringify(now[field] ?? null),
  )
}
