import type { FormShape } from '../form.ts'

/** Forms about the operators: their selection, mandates, compliance, exit. */
export const operationForms = {} as const satisfies Record<string, FormShape>
