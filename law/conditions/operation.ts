import type { ConditionShape } from './condition.ts'

/** What is required about the operators: their selection, mandates, compliance, exit. */
export const operationConditions = {} as const satisfies Record<string, ConditionShape>
