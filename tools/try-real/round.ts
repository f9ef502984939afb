import { caseRoutes } from '#contract/cases.ts'
import { dayAfter } from '#server/demonstration/invent.ts'
import type { City } from './city.ts'
import { settle } from './counting.ts'

/** A round of a unit and the case it runs in. */
export type Round = { readonly caseId: string; readonly roundId: string }
/** Who counts for a unit, and who checks. */
type Officers = { readonly counter: string; readonly checker: string }

/** Opens a round of a unit by its own plan, from today for thirty days. */
export async function openRound(
  city: City,
  { counter, checker }: Officers,
  plan: { title: string; scope: string; procedure: string },
): Promise<Round> {
  const today = await city.today()
  const caseId = await city.open(counter, 'inventory-round', null, {
    ...plan,
    year: Number(today.slice(0, 4)),
    startsOn: today,
    endsOn: dayAfter(today, 30),
    counter,
    checker,
    answerable: counter,
  })
  await city.act(counter, caseId, 'submit')
  const { subjectId: roundId } = await (await city.as(counter)).ask(caseRoutes.readCase, { params: { id: caseId } })
  return { caseId, roundId }
}

/** Explains and counts again what differs from the catalogue, has a colleague check, and publishes. */
export async function publishRound(city: City, { counter, checker }: Officers, { caseId, roundId }: Round): Promise<void> {
  await settle(city, counter, checker, roundId)
  await city.act(counter, caseId, 'submit')
  await city.act(checker, caseId, 'publish')
}
