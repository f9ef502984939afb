import { bookChoices } from './choices/books.ts'
import { cardChoices } from './choices/cards.ts'
import { changeChoices } from './choices/changes.ts'
import { disposalChoices } from './choices/disposal.ts'
import { identityChoices } from './choices/identity.ts'
import { inventoryChoices } from './choices/inventory.ts'
import { machineChoices } from './choices/machines.ts'
import { operationChoices } from './choices/operation.ts'
import { paperChoices } from './choices/papers.ts'
import { platformChoices } from './choices/platform.ts'
import { proofChoices } from './choices/proof.ts'
import { protectionChoices } from './choices/protection.ts'
import { scanningChoices } from './choices/scanning.ts'
import { registerChoices } from './choices/registers.ts'
import { registrationChoices } from './choices/registration.ts'
import { signOnChoices } from './choices/sign-on.ts'
import { sectorChoices } from './choices/sector.ts'
import { publicChoices } from './choices/public.ts'
import { settlementChoices } from './choices/settlement.ts'
import { supervisionChoices } from './choices/supervision.ts'
import { tradingChoices } from './choices/trading.ts'
import { useChoices } from './choices/use.ts'
import { valuationChoices } from './choices/valuation.ts'

/** Every recorded choice: what the guideline leaves open and what is done until somebody entitled confirms it. */
export const choices = {
  ...registrationChoices,
  ...changeChoices,
  ...inventoryChoices,
  ...cardChoices,
  ...bookChoices,
  ...scanningChoices,
  ...platformChoices,
  ...identityChoices,
  ...machineChoices,
  ...signOnChoices,
  ...proofChoices,
  ...protectionChoices,
  ...sectorChoices,
  ...disposalChoices,
  ...registerChoices,
  ...valuationChoices,
  ...paperChoices,
  ...publicChoices,
  ...operationChoices,
  ...useChoices,
  ...tradingChoices,
  ...settlementChoices,
  ...supervisionChoices,
} as const

/** A recorded choice: the key of `choices`. */
export type Choice = keyof typeof choices
