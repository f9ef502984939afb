import type { ChoiceShape } from './choice.ts'

/** What the guideline leaves open about inspections, incidents, reports, disputes and interpretations. */
export const supervisionChoices = {} as const satisfies Record<string, ChoiceShape>
