import { expect } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { noteRoutes } from '#contract/notes.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { openCity, type City } from '#server/test/city.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'

/** What every application of a registered asset's holder says besides what it asks for. */
export const whole = { truthful: true, contact: '林清查', telephone: '0591-00000000', reason: '本单位业务调整，按规定申请办理。' }
export const deregister = { ...whole, ground: 'given-up', approval: '办公会纪要〔2026〕7号' }
export const decided = { explanation: '经核实，持有单位陈述不能说明采集依据的来源。' }

/** A city with registered assets of the transport office, by name, and how their registration is read and changed. */
export async function registeredCity<N extends string>(names: readonly N[]) {
  const city = await openCity()
  const assets = new Map<N, string>()
  for (const [n, id] of (await takeInventory(city, names)).entries()) assets.set(names[n]!, id)
  for (const name of names) await onNotice(city, assets.get(name)!)
  await city.pass(30)
  const asset = (name: N) => assets.get(name)!
  const readAsset = async (name: N, who: string = ofTransport[0]) =>
    (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset(name) } })
  return {
    city,
    asset,
    readAsset,
    numberOf: async (name: N) => (await readAsset(name, '林初审')).certificate!.number,
    check: async (number: string) => city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } }),
    notes: async (who: string) => (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items,
    /** A case of one of these procedures, filled by what changes beside what its draft began with. */
    begin: (who: string, procedure: string, name: N, changes: Record<string, unknown>) => begin(city, who, procedure, asset(name), changes),
  }
}

async function begin(city: City, who: string, procedure: string, assetId: string, changes: Record<string, unknown>): Promise<string> {
  const id = await city.open(who, procedure, assetId)
  const { version, draftRevision, draft } = await city.see(who, id)
  await (
    await city.as(who)
  ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, ...changes } } })
  return id
}

/** Through acceptance and both reviews. */
export async function review(city: City, id: string): Promise<void> {
  await city.act('叶受理', id, 'accept')
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'pass')
}

/** Taken out of the register at the request of the transport office, through acceptance and both reviews. */
export async function deregistered(city: City, assetId: string): Promise<void> {
  const id = await begin(city, ofTransport[0], 'deregistration', assetId, deregister)
  await city.act(ofTransport[0], id, 'submit')
  await city.act('叶受理', id, 'accept')
  await city.act('林初审', id, 'pass')
  await city.act('陈复审', id, 'confirm')
}

/** Why the registrar would take a registration back. */
export const grounds = async (city: City) => ({
  ground: 'concealment',
  facts: '申请材料中的采集依据系伪造，经向发文机关核实并无此件。',
  publicReason: '采集依据不实',
  evidence: await city.paper('叶受理'),
})

/** The cockpit counts what took effect, was changed and ended in the month it happened in, as the register says, however often it was changed since (§4.7). */
export async function expectMonths(city: City): Promise<void> {
  const { monthly } = await (await city.as('郑局长')).ask(supervisionRoutes.cockpit)
  const { rows } = await city.database.pool.query<{
    month: string
    what: string
    n: number
  }>(`select to_char(c.issued_on, 'YYYY-MM') as month, case when c.replaces is null then 'registered' else 'changed' end as what, count(*)::int as n from certificates c group by 1, 2
    union all select to_char(status_on, 'YYYY-MM'), case status when 'expired' then 'lapsed' else status end, count(*)::int from certificates where status in ('expired', 'deregistered', 'revoked') group by 1, 2`)
  const inRegister = (month: string, what: string) => rows.find((row) => row.month === month && row.what === what)?.n ?? 0
  const what = ['registered', 'changed', 'deregistered', 'revoked', 'lapsed'] as const
  expect(monthly.map((each) => [each.month, ...what.map((name) => each[name])])).toEqual(
    monthly.map(({ month }) => [month, ...what.map((name) => inRegister(month, name))]),
  )
  expect(rows.length).toBeGreaterThan(1)
}
