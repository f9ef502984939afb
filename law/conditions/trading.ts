import type { ConditionShape } from './condition.ts'

/** What is required about products, prices, listings and orders. */
export const tradingConditions = {} as const satisfies Record<string, ConditionShape>
