import type { ChoiceShape } from './choice.ts'

/** What the guideline leaves open about developers, requests for use, agreements and grants. */
export const useChoices = {} as const satisfies Record<string, ChoiceShape>
