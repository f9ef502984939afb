import type { ChoiceShape } from './choice.ts'

/** What the guideline leaves open about the operators: their selection, mandates, compliance, exit. */
export const operationChoices = {} as const satisfies Record<string, ChoiceShape>
