import { operationConditions } from './conditions/operation.ts'
import { registrationConditions } from './conditions/registration.ts'
import { settlementConditions } from './conditions/settlement.ts'
import { supervisionConditions } from './conditions/supervision.ts'
import { tradingConditions } from './conditions/trading.ts'
import { useConditions } from './conditions/use.ts'

/** Facts an act may require, by name. */
export const conditions = {
  ...registrationConditions,
  ...operationConditions,
  ...useConditions,
  ...tradingConditions,
  ...settlementConditions,
  ...supervisionConditions,
} as const

/** A fact an act may require: the key of `conditions`. */
export type Condition = keyof typeof conditions
