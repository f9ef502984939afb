import type { ConditionShape } from './condition.ts'

/** What is required about inspections, incidents, reports, disputes and interpretations. */
export const supervisionConditions = {} as const satisfies Record<string, ConditionShape>
