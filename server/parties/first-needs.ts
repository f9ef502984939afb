import type { Party } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import type { Tx } from '#server/db/transaction.ts'
import { countActing } from './posts.sql.ts'

/** A part that must be played before a city issues its first certificate: by how many people, and whether all of them in one unit. */
type Need = { readonly role: Party; readonly people: number; readonly inOneUnit: boolean }
/** The way of a first certificate: counted, reviewed, valued, registered. */
const way: readonly Procedure[] = ['inventory-round', 'legal-opinion', 'valuation', 'first-registration'].map((id) => procedures[id]!)

/** Of one procedure: everybody who has a step in it, and one more where a step is not for whoever took the one before. */
const needsOf = ({ steps, seats }: Procedure): Need[] =>
  Object.values(steps).flatMap(({ by, notBy }) => {
    const seat = seats[by]
    return seat === 'applicant' || seat === 'addressee' || seat === 'office'
      ? [{ role: by, people: notBy?.steps.length ? 2 : 1, inOneUnit: seat === 'applicant' }]
      : []
  })

const needs: readonly Need[] = Object.values(Object.groupBy(way.flatMap(needsOf), (each) => each.role)).map((all) =>
  all!.reduce((most, each) => (each.people > most.people ? each : most)),
)

/** The parts that too few people play so far for a first certificate, with how many there are (§3.5, §4.4, §4.5, §4.7). */
export async function findLacking(tx: Tx, today: string): Promise<(Need & { readonly there: number })[]> {
  const acting = await countActing(tx, today)
  return needs.flatMap((need) => {
    const found = acting.find((each) => each.role === need.role)
    const there = (need.inOneUnit ? found?.mostInOne : found?.people) ?? 0
    return there < need.people ? [{ ...need, there }] : []
  })
}
