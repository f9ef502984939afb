import type { Procedure } from './procedure.ts'
import { changeRegistration } from './procedures/change-registration.ts'
import { classification } from './procedures/classification.ts'
import { destruction } from './procedures/destruction.ts'
import { deregistration } from './procedures/deregistration.ts'
import { firstRegistration } from './procedures/first-registration.ts'
import { inventoryRound } from './procedures/inventory-round.ts'
import { legalOpinion } from './procedures/legal-opinion.ts'
import { legacyRegistration } from './procedures/legacy-registration.ts'
import { memorandum } from './procedures/memorandum.ts'
import { objection } from './procedures/objection.ts'
import { revocation } from './procedures/revocation.ts'
import { sectorClassification } from './procedures/sector-classification.ts'
import { sectorList } from './procedures/sector-list.ts'
import { thirdPartyCorrection } from './procedures/third-party-correction.ts'
import { transferRegistration } from './procedures/transfer-registration.ts'
import { exchangeListing } from './procedures/exchange-listing.ts'
import { listingChange } from './procedures/listing-change.ts'
import { bureauDisclosure } from './procedures/bureau-disclosure.ts'
import { operatorDisclosure } from './procedures/operator-disclosure.ts'
import { productFiling } from './procedures/product-filing.ts'
import { productPricing } from './procedures/product-pricing.ts'
import { valuation } from './procedures/valuation.ts'

/** Every procedure in force, by id. */
export const procedures: { readonly [id: string]: Procedure } = {
  'inventory-round': inventoryRound,
  'legal-opinion': legalOpinion,
  valuation,
  'first-registration': firstRegistration,
  'legacy-registration': legacyRegistration,
  'change-registration': changeRegistration,
  'transfer-registration': transferRegistration,
  'third-party-correction': thirdPartyCorrection,
  deregistration,
  revocation,
  objection,
  memorandum,
  destruction,
  classification,
  'sector-classification': sectorClassification,
  'sector-list': sectorList,
  'product-filing': productFiling,
  'product-pricing': productPricing,
  'exchange-listing': exchangeListing,
  'listing-change': listingChange,
  'operator-disclosure': operatorDisclosure,
  'bureau-disclosure': bureauDisclosure,
}
