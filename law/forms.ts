import { cardForms } from './forms/card.ts'
import { changeForms } from './forms/changes.ts'
import { classificationForms } from './forms/classification.ts'
import { decisionForms } from './forms/decisions.ts'
import { disposalForms } from './forms/disposal.ts'
import { inventoryForms } from './forms/inventory.ts'
import { legacyForms } from './forms/legacy.ts'
import { operationForms } from './forms/operation.ts'
import { organisationForms } from './forms/organisations.ts'
import { paperForms } from './forms/papers.ts'
import { settlementForms } from './forms/settlement.ts'
import { supervisionForms } from './forms/supervision.ts'
import { tradingForms } from './forms/trading.ts'
import { useForms } from './forms/use.ts'

/** Every form an act or an application asks for, by name. */
export const forms = {
  ...inventoryForms,
  ...cardForms,
  ...organisationForms,
  ...paperForms,
  ...legacyForms,
  ...decisionForms,
  ...classificationForms,
  ...changeForms,
  ...disposalForms,
  ...operationForms,
  ...useForms,
  ...tradingForms,
  ...settlementForms,
  ...supervisionForms,
} as const

/** A form by name: the key of `forms`. */
export type Form = keyof typeof forms
