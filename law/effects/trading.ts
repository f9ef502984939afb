import type { Words } from '../words.ts'

/** What may follow about products, prices, listings and orders. */
export const tradingEffects = {} as const satisfies Record<string, Words>
