import { inventoryRoutes } from '#contract/inventory.ts'
import type { City } from '../try-real/city.ts'
import { scanned, upload } from '../try-real/counting.ts'
import { businessOf, decideFinding, type Decision } from '../try-real/decision.ts'
import { everyPage } from '../try-real/every-page.ts'
import type { Round } from '../try-real/round.ts'
import type { Unit } from './staffing.ts'

/** What a round of a unit came to: data sets found and what became of them; those that asked for attention, and how long the scans took. */
export type Counted = Record<Decision, number> & { found: number; rows: number; attention: number; tookMs: number }

/** Brings the unit's files into its round and decides every data set the scan finds. */
export async function countFiles(city: City, { counter, files }: Unit, { roundId }: Round): Promise<Counted> {
  const client = await city.as(counter)
  await upload(city, counter, roundId, files)
  await scanned(city, counter, roundId)
  const params = { id: roundId }
  const { sourceList } = await client.ask(inventoryRoutes.readRound, { params })
  const lines = await everyPage((cursor) => client.ask(inventoryRoutes.listFindings, { params, query: { limit: 100, cursor } }))
  const business = await businessOf(city, counter)
  const counted: Counted = {
    found: lines.length,
    rows: 0,
    carded: 0,
    renewed: 0,
    kept: 0,
    'set-aside': 0,
    unreadable: 0,
    attention: 0,
    tookMs: sourceList.reduce((sum, s) => sum + (s.tookMs ?? 0), 0),
  }
  for (const line of lines) {
    counted.rows += line.rows
    if (line.attention > 0) counted.attention++
    const view = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
    counted[await decideFinding(city, counter, view, business)]++
  }
  return counted
}
