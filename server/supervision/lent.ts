import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { assessmentEffects, assessmentFacts } from './assessments/assessments.ts'
import { disputeEffects, disputeFacts } from './disputes/disputes.ts'
import { incidentEffects } from './incidents/effects.ts'
import { incidentFacts } from './incidents/facts.ts'
import { inspectionEffects } from './inspections/effects.ts'
import { inspectionFacts } from './inspections/facts.ts'
import { reportEffects, reportFacts } from './reports/reports.ts'
import { parameterEffects, parameterFacts } from './rules/parameters.ts'
import { rulingEffects } from './rules/rulings.ts'

/** The facts this room lends to the desk. */
export const supervisionFacts: readonly FactLender[] = [
  inspectionFacts,
  incidentFacts,
  assessmentFacts,
  reportFacts,
  disputeFacts,
  parameterFacts,
]

/** The effects this room lends to the desk. */
export const supervisionRoomEffects = {
  ...inspectionEffects,
  ...incidentEffects,
  ...assessmentEffects,
  ...reportEffects,
  ...disputeEffects,
  ...rulingEffects,
  ...parameterEffects,
} as const satisfies Record<string, EffectWork>
