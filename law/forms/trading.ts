import type { FormShape } from '../form.ts'

/** Forms about products, prices, listings and orders. */
export const tradingForms = {} as const satisfies Record<string, FormShape>
