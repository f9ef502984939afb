import type { Words } from '../words.ts'

/** What may follow about the operators: their selection, mandates, compliance, exit. */
export const operationEffects = {} as const satisfies Record<string, Words>
