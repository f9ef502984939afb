import type { FormShape } from '../form.ts'
import { entrustmentForms } from './entrusting.ts'
import { operatorForms } from './operators.ts'
import { selectionForms } from './selection.ts'

/** Forms about the operators: their selection, mandates, compliance, exit. */
export const operationForms = { ...selectionForms, ...operatorForms, ...entrustmentForms } as const satisfies Record<string, FormShape>
