import type { Procedure } from './procedure.ts'
import { annualReport } from './procedures/annual-report.ts'
import { changeRegistration } from './procedures/change-registration.ts'
import { classification } from './procedures/classification.ts'
import { destruction } from './procedures/destruction.ts'
import { deregistration } from './procedures/deregistration.ts'
import { developerFiling } from './procedures/developer-filing.ts'
import { developerReview } from './procedures/developer-review.ts'
import { developerTermination } from './procedures/developer-termination.ts'
import { dispute } from './procedures/dispute.ts'
import { distribution } from './procedures/distribution.ts'
import { firstRegistration } from './procedures/first-registration.ts'
import { interpretation } from './procedures/interpretation.ts'
import { inventoryRound } from './procedures/inventory-round.ts'
import { legalOpinion } from './procedures/legal-opinion.ts'
import { incident } from './procedures/incident.ts'
import { inspection } from './procedures/inspection.ts'
import { legacyRegistration } from './procedures/legacy-registration.ts'
import { memorandum } from './procedures/memorandum.ts'
import { objection } from './procedures/objection.ts'
import { parameterChange } from './procedures/parameter-change.ts'
import { redistribution } from './procedures/redistribution.ts'
import { registrarDeregistration } from './procedures/registrar-deregistration.ts'
import { remittance } from './procedures/remittance.ts'
import { repayment } from './procedures/repayment.ts'
import { revocation } from './procedures/revocation.ts'
import { riskAssessment } from './procedures/risk-assessment.ts'
import { sectorClassification } from './procedures/sector-classification.ts'
import { sectorList } from './procedures/sector-list.ts'
import { thirdPartyCorrection } from './procedures/third-party-correction.ts'
import { transferRegistration } from './procedures/transfer-registration.ts'
import { useRequest } from './procedures/use-request.ts'
import { exchangeListing } from './procedures/exchange-listing.ts'
import { listingChange } from './procedures/listing-change.ts'
import { bureauDisclosure, operatorDisclosure } from './procedures/disclosures.ts'
import { productFiling } from './procedures/product-filing.ts'
import { productPricing } from './procedures/product-pricing.ts'
import { valuation } from './procedures/valuation.ts'
import { operatorSelection } from './procedures/operator-selection.ts'
import { utilityNotification } from './procedures/utility-notification.ts'
import { mlpsFiling } from './procedures/mlps-filing.ts'
import { entrustmentEnd } from './procedures/entrustment-end.ts'
import { entrustment } from './procedures/entrustment.ts'
import { operatorExit } from './procedures/operator-exit.ts'
import { operatorSanction } from './procedures/operator-sanction.ts'
import { creditRepair } from './procedures/credit-repair.ts'

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
  'registrar-deregistration': registrarDeregistration,
  revocation,
  objection,
  memorandum,
  destruction,
  classification,
  'sector-classification': sectorClassification,
  'sector-list': sectorList,
  'operator-selection': operatorSelection,
  'utility-notification': utilityNotification,
  'mlps-filing': mlpsFiling,
  entrustment,
  'entrustment-end': entrustmentEnd,
  'operator-exit': operatorExit,
  'operator-sanction': operatorSanction,
  'credit-repair': creditRepair,
  'developer-filing': developerFiling,
  'use-request': useRequest,
  'developer-review': developerReview,
  'developer-termination': developerTermination,
  inspection,
  incident,
  'risk-assessment': riskAssessment,
  'annual-report': annualReport,
  dispute,
  interpretation,
  'parameter-change': parameterChange,
  distribution,
  remittance,
  repayment,
  redistribution,
  'product-filing': productFiling,
  'product-pricing': productPricing,
  'exchange-listing': exchangeListing,
  'listing-change': listingChange,
  'operator-disclosure': operatorDisclosure,
  'bureau-disclosure': bureauDisclosure,
}
