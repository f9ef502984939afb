import type { Words } from '../words.ts'

/** What may follow about income, its distribution and its way to the treasury. */
export const settlementEffects = {} as const satisfies Record<string, Words>
