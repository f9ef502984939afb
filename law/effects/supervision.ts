import type { Words } from '../words.ts'

/** What may follow about inspections, incidents, reports, disputes and interpretations. */
export const supervisionEffects = {} as const satisfies Record<string, Words>
