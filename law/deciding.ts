import { isAdministrator, type Party } from './parties.ts'
import { takersOf } from './procedure.ts'
import { procedures } from './procedures.ts'
import { verbs } from './verbs.ts'
import { movesOf } from './ways.ts'

/** The parties that take a deciding act at some step of some procedure. */
const deciding: ReadonlySet<Party> = new Set(
  Object.values(procedures)
    .flatMap((procedure) => Object.values(procedure.steps))
    .flatMap((step) => movesOf(step).flatMap(([verb, move]) => ('decides' in verbs[verb] ? takersOf(step, move) : []))),
)

/** Whether posts of a party need a second factor: they decide in a procedure, or administer the accounts of those who do (choice:second-factor). */
export function needsSecondFactor(party: string): boolean {
  return deciding.has(party as Party) || isAdministrator(party)
}
