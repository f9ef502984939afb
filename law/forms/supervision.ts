import type { FormShape } from '../form.ts'

/** Forms about inspections, incidents, reports, disputes and interpretations. */
export const supervisionForms = {} as const satisfies Record<string, FormShape>
