import { openersOf, type Procedure, seatOf, type Step, takersOf } from './procedure.ts'
import { movesOf } from './ways.ts'
import type { Words } from './words.ts'

/** What the law leaves to whoever a decision is against (choice:legal-remedies). */
export const legalRemedies: Words = {
  zh: '不服本决定的，可以自知道之日起60日内依法申请行政复议，或者6个月内依法提起行政诉讼；本决定是否属于可以复议、诉讼的行政行为，由复议机关、人民法院依法认定',
  en: 'Whoever contests this decision may apply for administrative reconsideration within 60 days of learning of it, or bring an administrative action within 6 months; whether it is an act open to either is for the reconsideration body or the court to decide',
}

/**
 * The remedies against an ending, null where there are none: an office refused what somebody asked for, an objection ended it, or an
 * office itself began and carried what bears on somebody else. What ends since another case did has its remedies there. Pure.
 */
export function remediesOf(procedure: Procedure, ending: string | null): Words | null {
  const end = ending === null ? undefined : procedure.ends[ending]
  if (!end || end.outcome === 'withdrawn' || ending === procedure.overtaken) return null
  const ofOffice = openersOf(procedure).some((party) => procedure.seats[party] === 'office')
  const isAgainst = end.outcome === 'refused' ? !ofOffice || procedure.asked !== undefined : ofOffice && procedure.about === 'supervised'
  return isAgainst && isDecided(procedure, ending!) ? legalRemedies : null
}

/** Whether an office’s own act leads to an ending, or a side case that was upheld. */
function isDecided(procedure: Procedure, ending: string): boolean {
  const isOffice = (step: Step<string, string>, move: Parameters<typeof takersOf>[1]) =>
    takersOf(step, move).some((party) => seatOf(procedure, step, party) === 'office')
  return Object.values(procedure.steps).some(
    (step) =>
      movesOf(step).some(([, move]) => move.to === ending && isOffice(step, move)) ||
      Object.values(step.sides ?? {}).some((leads) => Object.values(leads).includes(ending)),
  )
}
