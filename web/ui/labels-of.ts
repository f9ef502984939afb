import { fieldsOf } from '#contract/forms.ts'
import { type Form, forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'

/** What the fields of some forms are called, for a problem to be told in these words; kept apart, since every page tells problems and few need all forms. */
export const labelsOf =
  (...ids: readonly Form[]) =>
  (field: string): Words | undefined =>
    ids.map((id) => fieldsOf(forms[id])[field]).find(Boolean)?.label
