import type { Procedure } from './procedure.ts'
import { classification } from './procedures/classification.ts'
import { destruction } from './procedures/destruction.ts'
import { firstRegistration } from './procedures/first-registration.ts'
import { inventoryRound } from './procedures/inventory-round.ts'
import { legalOpinion } from './procedures/legal-opinion.ts'
import { memorandum } from './procedures/memorandum.ts'
import { objection } from './procedures/objection.ts'
import { sectorClassification } from './procedures/sector-classification.ts'
import { sectorList } from './procedures/sector-list.ts'
import { valuation } from './procedures/valuation.ts'

/** Every procedure in force, by id. */
export const procedures: { readonly [id: string]: Procedure } = {
  'inventory-round': inventoryRound,
  'legal-opinion': legalOpinion,
  valuation,
  'first-registration': firstRegistration,
  objection,
  memorandum,
  destruction,
  classification,
  'sector-classification': sectorClassification,
  'sector-list': sectorList,
}
