import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { assessmentEffects, assessmentFacts } from './assessments/assessments.ts'
import { incidentEffects } from './incidents/effects.ts'
import { incidentFacts } from './incidents/facts.ts'
import { inspectionEffects } from './inspections/effects.ts'
import { inspectionFacts } from './inspections/facts.ts'
import { reportEffects, reportFacts } from './reports/reports.ts'

/** The facts this room lends to the desk. */
export const supervisionFacts: readonly FactLender[] = [inspectionFacts, incidentFacts, assessmentFacts, reportFacts]

/** The effects this room lends to the desk. */
export const supervisionRoomEffects = { ...inspectionEffects, ...incidentEffects, ...assessmentEffects, ...reportEffects } as const satisfies Record<string, EffectWork>
