import { randomUUID } from 'node:crypto'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import type { City } from '../try-real/city.ts'
import { scanned, settle, upload } from '../try-real/counting.ts'
import { publicCard } from '../try-real/public-card.ts'
import type { Called } from './calling.ts'
import { everyPage } from './every-page.ts'
import type { Unit } from './staffing.ts'

/** What a round of a unit came to: data sets found, new cards, confirmed as they were, known and registered, unreadable; those that asked for attention, and how long the scans took. */
export type Counted = { found: number; rows: number; carded: number; renewed: number; kept: number; unreadable: number; attention: number; tookMs: number }

/** Brings the unit's files into its round and decides every data set the scan finds. */
export async function countFiles(city: City, unit: Unit, { roundId }: Called): Promise<Counted> {
  const client = await city.as(unit.counter)
  await upload(city, unit.counter, roundId, unit.files)
  await scanned(city, unit.counter, roundId)
  const params = { id: roundId }
  const { sourceList } = await client.ask(inventoryRoutes.readRound, { params })
  const lines = await everyPage(cursor => client.ask(inventoryRoutes.listFindings, { params, query: { limit: 100, cursor } }))
  const counted: Counted = { found: lines.length, rows: 0, carded: 0, renewed: 0, kept: 0, unreadable: 0, attention: 0, tookMs: sourceList.reduce((sum, s) => sum + (s.tookMs ?? 0), 0) }
  for (const line of lines) {
    counted.rows += line.rows
    if (line.attention > 0) counted.attention++
    const view = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
    counted[await decide(city, unit, view)]++
  }
  return counted
}

/** Explains and counts again what differs from the catalogue, has a colleague check, and publishes. */
export async function publishRound(city: City, unit: Unit, { caseId, roundId }: Called): Promise<void> {
  await settle(city, unit.counter, unit.checker, roundId)
  await city.act(unit.counter, caseId, 'submit')
  await city.act(unit.checker, caseId, 'publish')
}

async function decide(city: City, { counter }: Unit, view: FindingView): Promise<'carded' | 'renewed' | 'kept' | 'unreadable'> {
  const client = await city.as(counter)
  const params = { id: view.id }
  const setAside = (version: number, reason: string) => client.ask(inventoryRoutes.setAside, { params, body: { version, reason } })
  if (view.state === 'faulty' || view.columns === 0) {
    if (view.state === 'proposed') await setAside(view.version, view.finding.faults[0]?.message.zh ?? '未能读取')
    return 'unreadable'
  }
  const known = view.knownAs
  if (known?.whyNot) {
    await setAside(view.version, `与已建卡的${known.name}一致，没有变化；${known.whyNot.zh}`)
    return 'kept'
  }
  const before = known ? (await client.ask(inventoryRoutes.readAsset, { params: { id: known.assetId } })).card : {}
  const { version } = await client.ask(inventoryRoutes.saveFindingCard, { params, body: { version: view.version, card: publicCard(view.sourceName, counter, { ...before, ...view.card }) } })
  await client.ask(inventoryRoutes.confirmFinding, { params, body: { version, key: randomUUID(), ...(known ? { assetId: known.assetId } : {}) } })
  return known ? 'renewed' : 'carded'
}
