import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#contract/call.ts'
import { caseRoutes, tabs } from '#contract/cases.ts'
import type { Client } from '#contract/client.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { isAdministrator } from '#law/parties.ts'
import { health, openCity, password, transport, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { application, cardOf, confirmCard, findingsOf, linesCsv, ofHealth, startRound, takeInventory, upload } from './lives.ts'
import { makeObjects, visitors, type Visitor } from './matrix-objects.ts'

const soe = '榕城公共交通集团'
type Reader = Exclude<Visitor, 'public'> | 'otherSector'
const readers = [...(Object.keys(visitors) as Visitor[]).filter((name) => name !== 'public'), 'otherSector'] as Reader[]
/** Whose things each reads by being supervisor or holder (§2.1–2.4); everybody else reads nobody's. */
const holders: Partial<Record<Reader, readonly string[]>> = {
  own: [transport],
  other: [health],
  soe: [soe],
  bureau: [transport, health, soe],
  registrar: [transport, health, soe],
  cyber: [transport, health, soe],
  police: [transport, health, soe],
  finance: [transport, health],
  sasac: [soe],
  sector: [transport, soe],
  otherSector: [health],
}

type Thing = {
  id: string
  holder: string
  isCommissioned: boolean
  /** Under a mandate to operate that stands (choice:mandate-reading). */
  isMandated?: boolean
}
type Case = Thing & { isDraft: boolean; applicant: string; addressee: string | null }
let city: City
let assets: Thing[]
let rounds: Thing[]
let cases: Case[]
const clients = {} as Record<Reader, Client>

/** An authority whose field is not that of the transport office, appointed by the administrator. */
async function appointOtherSector(): Promise<Client> {
  const administrator = await city.as('管账号')
  const { id } = await administrator.ask(partyRoutes.addOrganisation, {
    body: {
      uscc: inventedUscc(4712),
      name: '榕城市卫生健康监督所',
      kind: 'administrative-organ',
      roles: ['sector-authority'],
      sector: '卫生健康',
    },
  })
  await administrator.ask(partyRoutes.addOfficer, {
    body: { login: 'wei', name: '卫行业', password, organisationId: id, role: 'sector-authority' },
  })
  await city.approve()
  const client = city.stranger()
  await client.signIn('wei', password)
  return client
}

beforeAll(async () => {
  city = await openCity()
  const { registered } = await makeObjects(city)
  await city.open('林清查', 'first-registration', registered, application)
  await takeInventory(city, ['医疗机构'], ofHealth)
  const { roundId } = await startRound(city, ['车国企', '车复核'])
  await upload(city, '车国企', roundId, [{ name: '车辆.csv', content: linesCsv() }])
  await confirmCard(city, '车国企', (await findingsOf(city, '车国企', roundId))[0]!.id, cardOf('车辆'))
  for (const name of readers) clients[name] = name === 'otherSector' ? await appointOtherSector() : await city.as(visitors[name]!)
  const all = async <T extends object>(text: string) => (await city.database.pool.query<T>(text)).rows
  assets = await all<Thing>(
    `select a.id, o.name as holder, exists (select from cases c where c.subject_id = a.id and c.addressee_id is not null) as "isCommissioned", exists (select from mandate_assets m where m.asset_id = a.id and m.ended_at is null) as "isMandated" from assets a join organisations o on o.id = a.holder_id`,
  )
  rounds = await all<Thing>(
    `select r.id, o.name as holder, false as "isCommissioned" from rounds r join organisations o on o.id = r.holder_id`,
  )
  cases =
    await all<Case>(`select c.id, h.name as holder, c.submitted_at is null as "isDraft", a.name as applicant, d.name as addressee, d.id is not null as "isCommissioned" from cases c
    join organisations h on h.id = c.holder_id join organisations a on a.id = c.applicant_id left join organisations d on d.id = c.addressee_id`)
})
afterAll(() => city.close())

const organisationOf = (who: Reader) => clients[who].session!.post!.organisationName
const readsThing = (who: Reader, { holder, isCommissioned, isMandated }: Thing) =>
  Boolean(holders[who]?.includes(holder)) ||
  (isCommissioned && (who === 'firm' || who === 'valuer')) ||
  (isMandated === true && who === 'operator')
const readsCase = (who: Reader, c: Case) =>
  c.applicant === organisationOf(who) || (!c.isDraft && (c.addressee === organisationOf(who) || Boolean(holders[who]?.includes(c.holder))))
const sorted = (ids: readonly string[]) => [...ids].sort()
const isRead = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (thrown: unknown) => {
      if (thrown instanceof Refused && thrown.status === 404) return false
      throw thrown
    },
  )

describe('每种身份读得到的办件、资产、盘点，逐件询问与列表一致（§2.1–2.4，choice:read-scope）', () => {
  test('城市里有三种单位的东西，有草稿，有公示中的，有办结的', () => {
    const holding = (things: readonly Thing[]) => sorted([...new Set(things.map((thing) => thing.holder))])
    for (const things of [assets, rounds]) expect(holding(things)).toEqual(sorted([transport, health, soe]))
    // The list of a sector is its authority's own.
    expect(holding(cases)).toEqual(sorted([transport, health, soe, organisationOf('sector')]))
    // In the making: a first registration, and the change of what is registered.
    expect(cases.filter((c) => c.isDraft && c.holder !== organisationOf('sector'))).toHaveLength(2)
    expect(cases.length).toBeGreaterThan(10)
  })

  test.each(readers)('%s：每件办件、资产、盘点按编号读，该读的读得到，其余404', async (who) => {
    const client = clients[who]
    for (const c of cases)
      expect([c, await isRead(client.ask(caseRoutes.readCase, { params: { id: c.id } }))]).toEqual([c, readsCase(who, c)])
    for (const a of assets) {
      expect([a, await isRead(client.ask(inventoryRoutes.readAsset, { params: { id: a.id } }))]).toEqual([a, readsThing(who, a)])
      expect([a, await isRead(client.ask(inventoryRoutes.readAssetVersion, { params: { id: a.id, version: 1 } }))]).toEqual([
        a,
        readsThing(who, a),
      ])
      if (!readsThing(who, a)) expect(await isRead(client.ask(registrationRoutes.readAssetCard, { params: { id: a.id } }))).toBe(false)
    }
    for (const r of rounds) {
      expect([r, await isRead(client.ask(inventoryRoutes.readRound, { params: { id: r.id } }))]).toEqual([r, readsThing(who, r)])
      expect([r, await isRead(client.ask(inventoryRoutes.listFindings, { params: { id: r.id } }))]).toEqual([r, readsThing(who, r)])
    }
    const nothing = randomUUID()
    expect(await isRead(client.ask(caseRoutes.readCase, { params: { id: nothing } }))).toBe(false)
  })

  test.each(readers)('%s：目录、盘点、工作台、搜索里没有读不到的东西', async (who) => {
    const client = clients[who]
    const catalogue = await client.ask(inventoryRoutes.listAssets, { query: { limit: 100 } })
    expect(sorted(catalogue.items.map((a) => a.id))).toEqual(sorted(assets.filter((a) => readsThing(who, a)).map((a) => a.id)))
    expect(catalogue.total).toBe(catalogue.items.length)
    const listed = await client.ask(inventoryRoutes.listRounds, { query: { limit: 100 } })
    expect(sorted(listed.items.map((r) => r.id))).toEqual(sorted(rounds.filter((r) => readsThing(who, r)).map((r) => r.id)))
    const readable = cases.filter((c) => readsCase(who, c)).map((c) => c.id)
    for (const tab of tabs.options) {
      const inbox = await client.ask(caseRoutes.inbox, { query: { tab, limit: 100 } })
      expect([tab, inbox.items.filter((c) => !readable.includes(c.id))]).toEqual([tab, []])
      expect([tab, inbox.total]).toEqual([tab, inbox.items.length])
    }
    for (const q of ['公交', '医疗', '车辆', '登记', '350']) {
      const { hits } = await client.ask(supervisionRoutes.search, { query: { q } })
      const known = new Set([...readable, ...catalogue.items.map((a) => a.id)])
      expect([q, hits.filter((hit) => (hit.kind === 'asset' || hit.kind === 'case') && !known.has(hit.id))]).toEqual([q, []])
    }
  })

  test.each(readers)('%s：机构页的件数和审计日志只到读得到的为止', async (who) => {
    const client = clients[who]
    for (const name of [transport, health, soe]) {
      const { assets: count } = await client.ask(partyRoutes.readOrganisation, { params: { id: city.id(name) } })
      expect([name, count]).toEqual([name, assets.filter((a) => a.holder === name && readsThing(who, a)).length])
    }
    // Administrators act for no organisation (choice:administrators).
    const { role, organisationId } = client.session!.post!
    const { rows } = await city.database.pool.query<{ id: string }>(
      `select id from audit_log where $1 in ('data-bureau', 'audit-administrator') or organisation_id = $2 or holder_id = $2`,
      [role, isAdministrator(role) ? null : organisationId],
    )
    const allowed = new Set(rows.map((row) => Number(row.id)))
    // Looking into the log is a line of it, written after what was looked at.
    const { items } = await client.ask(supervisionRoutes.auditTrail, { query: { limit: 100 } })
    expect(items.filter((line) => !allowed.has(line.id))).toEqual([])
    expect(items.length).toBe(Math.min(100, allowed.size))
  })

  test.each(['bureau', 'registrar', 'finance', 'sasac', 'sector', 'otherSector'] as const)(
    '%s：驾驶舱只数读得到的资产和办件',
    async (who) => {
      const { funnel, grades, coverage, openCases, income, signals } = await clients[who].ask(supervisionRoutes.cockpit)
      const count = assets.filter((a) => readsThing(who, a)).length
      const seesMoney = who === 'bureau' || who === 'registrar' || who === 'finance'
      expect([income !== null, signals !== null, funnel.some(({ key }) => key === 'banked')]).toEqual([seesMoney, seesMoney, seesMoney])
      expect(grades.reduce((sum, { value }) => sum + value, 0)).toBe(count)
      expect(Math.max(...funnel.map(({ value }) => value))).toBeLessThanOrEqual(count)
      expect(coverage.map(({ label }) => label).filter((label) => !holders[who]!.includes(label))).toEqual([])
      expect(openCases).toBeLessThanOrEqual(cases.filter((c) => readsCase(who, c) && !c.isDraft).length)
    },
  )
})
