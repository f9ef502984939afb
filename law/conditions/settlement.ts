import type { ConditionShape } from './condition.ts'

/** What is required about income, its distribution and its way to the treasury. */
export const settlementConditions = {} as const satisfies Record<string, ConditionShape>
