import type { ChoiceShape } from './choice.ts'

/** What the guideline leaves open about income, its distribution and its way to the treasury. */
export const settlementChoices = {} as const satisfies Record<string, ChoiceShape>
