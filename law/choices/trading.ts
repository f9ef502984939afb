import type { ChoiceShape } from './choice.ts'

/** What the guideline leaves open about products, prices, listings and orders. */
export const tradingChoices = {} as const satisfies Record<string, ChoiceShape>
