import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'

/** What the kinds of origin are called, as the card has them. */
export const origins = fieldsOf(forms['information-card'])['origin']!.options as {
  readonly [K in 'collected' | 'produced' | 'purchased']: { readonly zh: string; readonly en: string }
}
