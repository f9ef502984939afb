import { cardForms } from './forms/card.ts'
import { changeForms } from './forms/changes.ts'
import { classificationForms } from './forms/classification.ts'
import { decisionForms } from './forms/decisions.ts'
import { disposalForms } from './forms/disposal.ts'
import { inventoryForms } from './forms/inventory.ts'
import { legacyForms } from './forms/legacy.ts'
import { paperForms } from './forms/papers.ts'

/** Every form an act or an application asks for, by name. */
export const forms = { ...inventoryForms, ...cardForms, ...paperForms, ...legacyForms, ...decisionForms, ...classificationForms, ...changeForms, ...disposalForms } as const

/** A form by name: the key of `forms`. */
export type Form = keyof typeof forms
