import type { Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { assessmentHandlings } from './assessments/assessments.ts'
import { disputeHandlings } from './disputes/disputes.ts'
import { incidentHandlings } from './incidents/incidents.ts'
import { inspectionHandlings } from './inspections/inspections.ts'
import { reportHandlings } from './reports/reports.ts'
import { parameterHandlings } from './rules/parameters.ts'
import { rulingHandlings } from './rules/rulings.ts'
import { signalHandlings } from './signals/signals.ts'

/** What supervision answers beside desks and statistics (chapter 7). */
export function oversightHandlings(platform: Platform): Handling[] {
  return [
    ...inspectionHandlings(),
    ...incidentHandlings(),
    ...assessmentHandlings(),
    ...reportHandlings(),
    ...disputeHandlings(platform),
    ...rulingHandlings(),
    ...parameterHandlings(platform),
    ...signalHandlings(),
  ]
}
