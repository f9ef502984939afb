import { incidentForms } from './incidents.ts'
import { inspectionForms } from './inspections.ts'
import { reportForms } from './reports.ts'
import type { FormShape } from '../form.ts'

/** Forms about inspections, incidents, reports, disputes and interpretations. */
export const supervisionForms = { ...inspectionForms, ...incidentForms, ...reportForms } as const satisfies Record<string, FormShape>
