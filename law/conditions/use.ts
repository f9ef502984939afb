import type { ConditionShape } from './condition.ts'

/** What is required about developers, requests for use, agreements and grants. */
export const useConditions = {} as const satisfies Record<string, ConditionShape>
