import { clocksOf, incidentClocks, type IncidentClock, type IncidentFacts } from '#law/incidents.ts'
import type { Running } from './incidents.sql.ts'

const hour = 3_600_000

/** A clock that begins at an instant: its due instant is so many hours of the law later, whatever day it is. */
export function runningFrom(clock: IncidentClock, from: Date): Running {
  return { clock, from, due: new Date(from.getTime() + incidentClocks[clock].hours * hour) }
}

/** The clocks that run from the discovery of an incident. */
export function clocksFrom(facts: IncidentFacts, discoveredAt: Date): Running[] {
  return clocksOf(facts).map((clock) => runningFrom(clock, discoveredAt))
}
