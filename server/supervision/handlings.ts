import type { Handling } from '#server/http/ask.ts'
import { assessmentHandlings } from './assessments/assessments.ts'
import { incidentHandlings } from './incidents/incidents.ts'
import { inspectionHandlings } from './inspections/inspections.ts'
import { reportHandlings } from './reports/reports.ts'

/** What supervision answers beside desks and statistics (chapter 7). */
export function oversightHandlings(): Handling[] {
  return [...inspectionHandlings(), ...incidentHandlings(), ...assessmentHandlings(), ...reportHandlings()]
}
