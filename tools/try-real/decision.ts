import { randomUUID } from 'node:crypto'
import { codingRoutes } from '#contract/coding-rule.ts'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import type { City } from './city.ts'
import { publicCard } from './public-card.ts'

/**
 * What became of a data set: a new card, a known one confirmed as it is, a known and registered one left alone, one set aside because its
 * asset is barred or gone, or nothing readable.
 */
export type Decision = 'carded' | 'renewed' | 'kept' | 'set-aside' | 'unreadable'
type Business = { readonly businessCategory?: string }

/** A business code of the unit's own coding rule, when that asks for one (§3.7). */
export async function businessOf(city: City, counter: string): Promise<Business> {
  const { versions, holdsNow } = await (await city.as(counter)).ask(codingRoutes.readCodingDesk)
  const code = versions.find((v) => v.version === holdsNow)?.segments.find((each) => each.kind === 'business')?.codes[0]?.code
  return code ? { businessCategory: code } : {}
}

/** Decides a data set the scan found, as its unit's counter would. */
export async function decideFinding(city: City, counter: string, view: FindingView, business: Business): Promise<Decision> {
  const client = await city.as(counter)
  const params = { id: view.id }
  const setAside = (reason: string) => client.ask(inventoryRoutes.setAside, { params, body: { version: view.version, reason } })
  if (view.state === 'faulty' || view.columns === 0) {
    if (view.state === 'proposed') await setAside(view.finding.faults[0]?.message.zh ?? '未能读取')
    return 'unreadable'
  }
  const known = view.knownAs
  if (known?.whyNotKeep) {
    await setAside(known.whyNotKeep.zh)
    return 'set-aside'
  }
  if (known?.whyNot) {
    await client.ask(inventoryRoutes.keepFinding, {
      params,
      body: { version: view.version, ...(view.attention > 0 ? { note: `数据有变化；${known.whyNot.zh}` } : {}) },
    })
    return 'kept'
  }
  const before = known ? (await client.ask(inventoryRoutes.readAsset, { params: { id: known.assetId } })).card : {}
  const { version, assumed } = await client.ask(inventoryRoutes.saveFindingCard, {
    params,
    body: { version: view.version, card: publicCard(view.sourceName, counter, { ...business, ...before, ...view.card }) },
  })
  await client.ask(inventoryRoutes.confirmFinding, {
    params,
    body: { version, key: randomUUID(), checked: assumed, ...(known ? { assetId: known.assetId } : {}) },
  })
  return known ? 'renewed' : 'carded'
}
