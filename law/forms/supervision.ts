import { disputeForms } from './disputes.ts'
import { incidentForms } from './incidents.ts'
import { inspectionForms } from './inspections.ts'
import { reportForms } from './reports.ts'
import { rulingForms } from './rulings.ts'
import type { FormShape } from '../form.ts'

/** Forms about inspections, incidents, reports, disputes and interpretations. */
export const supervisionForms = {
  ...inspectionForms,
  ...incidentForms,
  ...reportForms,
  ...disputeForms,
  ...rulingForms,
} as const satisfies Record<string, FormShape>
