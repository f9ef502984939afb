import type { FormShape } from '../form.ts'

/** Forms about income, its distribution and its way to the treasury. */
export const settlementForms = {} as const satisfies Record<string, FormShape>
