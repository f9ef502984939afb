import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { asSystem } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { standsOf, toNotice } from '#server/test/registry-acts.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { findAssetCard } from './asset-cards.sql.ts'
import { certificateOf } from './certificates.sql.ts'
import { certificateFalls } from './falling.ts'
import { watchTerms } from './terms.ts'
import { endingKind, findEnding } from './falling.sql.ts'
import { findRegistered } from './holdings.sql.ts'
import { countMemos, listMemos, memosBy } from './memo.sql.ts'

let database: TestDatabase
let city: Registry
const day = 86_400_000
const today = () => city.platform.clock.today()
const memos = (state: 'due' | 'open' | 'left' | 'all') =>
  city.as(city.people.producer, (tx) => listMemos(tx, { state }, today(), memosBy(undefined).stretch(50, null)))
const stateOf = async (assetId: string) =>
  (await sql<{ state: string }>`select state from assets where id = ${assetId}`.execute(city.db)).rows[0]!.state

/** An asset with its certificate, by acts; the clock stands where the notice ended. */
async function registered(): Promise<string> {
  const assetId = await city.makeAsset()
  await toNotice(city, assetId)
  city.platform.clock.setOffset(city.platform.clock.offsetMs() + 20 * day)
  // Past the published calendar a notice may end some days later.
  for (let more = 0; more < 20 && (await city.platform.desk.tick()) === 0; more++)
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + 2 * day)
  return assetId
}
beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
})
afterAll(() => database.close())

const given = { deregistered: { ground: 'given-up' }, revoked: { ground: 'concealment', publicReason: '采集依据不实' } }
const reasons = { deregistered: '持有单位放弃登记，或者权利期限届满', revoked: '隐瞒真实情况、弄虚作假或者提供虚假材料：采集依据不实' }

describe('凭证失效的资产转回备查簿（§4.6）', () => {
  test.each(['deregistered', 'revoked'] as const)('one that was %s, by the effect of the procedure that does it', async (how) => {
    const assetId = await registered()
    const holder = city.people.producer.organisationId!
    const held = () => city.as(city.people.producer, (tx) => findRegistered(tx, holder, today()))
    const before = await held()
    await asSystem(city.db, (tx) =>
      certificateFalls(how)(tx, {
        kase: { procedure: 'revocation', ending: null, subjectId: assetId, answers: given[how] } as never,
        actor: city.people.reviewer,
        asked: {},
        at: city.platform.clock.now(),
        today: today(),
      }),
    )
    expect(await stateOf(assetId)).toBe('memorandum')
    for (const who of [city.people.producer, city.people.lawyer]) expect(await standsOf(city, who, assetId)).toBe('information-card')
    const { rows } = await sql<{
      status: string
      reason: string
      ended: boolean
    }>`select c.status, c.status_reason as reason, k.ended_at is not null as ended from certificates c join asset_cards k on k.asset_id = c.asset_id where c.asset_id = ${assetId}`.execute(
      city.db,
    )
    expect(rows).toEqual([{ status: how, reason: reasons[how], ended: true }])
    expect((await memos('open')).find((memo) => memo.assetId === assetId)).toMatchObject({ ground: how })
    // A card that has ended is held no more.
    const {
      rows: [card],
    } = await sql<{
      amount: number
    }>`select v.amount_fen as amount from asset_cards k join valuations v on v.id = k.valuation_id where k.asset_id = ${assetId}`.execute(
      city.db,
    )
    expect(await held()).toMatchObject({
      assetCards: before.assetCards - 1,
      valuedFen: before.valuedFen - Number(card!.amount),
      memos: before.memos + 1,
    })
  })

  test('an asset held by an open case comes to the register when the case lets it go', async () => {
    const assetId = await registered()
    await sql`update assets set frozen_by = (select id from cases limit 1), state_before = 'registered', state = 'in-registration' where id = ${assetId}`.execute(
      city.db,
    )
    await asSystem(city.db, (tx) =>
      certificateFalls('revoked')(tx, {
        kase: { procedure: 'revocation', ending: null, subjectId: assetId, answers: {} } as never,
        actor: city.people.reviewer,
        asked: {},
        at: city.platform.clock.now(),
        today: today(),
      }),
    )
    const { rows } = await sql<{
      state: string
      before: string
    }>`select state, state_before as before from assets where id = ${assetId}`.execute(city.db)
    expect(rows).toEqual([{ state: 'in-registration', before: 'memorandum' }])
  })
})

test('a certificate falls once, whoever decides at the same time (choice:certificate-states)', async () => {
  const assetId = await registered()
  const falls = (how: 'deregistered' | 'revoked') =>
    asSystem(city.db, (tx) =>
      certificateFalls(how)(tx, {
        kase: { procedure: 'revocation', ending: null, subjectId: assetId, answers: given[how] } as never,
        actor: city.people.reviewer,
        asked: {},
        at: city.platform.clock.now(),
        today: today(),
      }),
    )
  const outcomes = await Promise.allSettled([falls('deregistered'), falls('revoked')])
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  // The second waits for the first, so that it is told, and not stopped by the database.
  expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
    reason: { status: 409, problem: { code: 'fell-meanwhile' } },
  })
})

describe('备查簿到复核日期提醒（暂行做法：备查簿复核）', () => {
  test('the holder is told once when the day has come, and again after a later day', async () => {
    const { producer } = city.people
    const assetId = await city.makeAsset()
    const reviewOn = new Date(Date.parse(`${today()}T00:00:00Z`) + 5 * day).toISOString().slice(0, 10)
    const { id } = await city.open(producer, 'memorandum', assetId, { reason: '成本无法可靠计量', reviewOn })
    await city.act(producer, id, 'submit')
    await city.act({ ...producer, officerId: city.people.second.officerId }, id, 'confirm')
    await watchTerms(city.platform)
    expect((await memos('due')).map((memo) => memo.assetId)).not.toContain(assetId)
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + 5 * day)
    expect((await watchTerms(city.platform)).due).toBeGreaterThan(0)
    expect((await watchTerms(city.platform)).due).toBe(0)
    expect((await memos('due')).find((memo) => memo.assetId === assetId)).toMatchObject({
      isDue: true,
      reviewOn,
      reason: '成本无法可靠计量',
    })
    const { rows: notes } = await sql<{
      zh: string
    }>`select words ->> 'zh' as zh from notes where kind = 'memo-due' and subject like ${`${assetId}%`}`.execute(city.db)
    expect(notes).toEqual([{ zh: expect.stringContaining('请复核') }])
    const { rows } = await sql`select from audit_log where action = 'remind-memo' and object_id = ${assetId}`.execute(city.db)
    expect(rows).toHaveLength(1)
    expect(await city.as(city.people.lawyer, (tx) => countMemos(tx, { state: 'all' }, today()))).toBe(0)
  })
})

// Last, since the clock goes on by years.
describe('凭证到期（§4.6，暂行做法：凭证有效期）', () => {
  test('holders hear of every certificate that ends, however many end before it: those who were told are left out (choice:expiry-reminders)', async () => {
    const ids = [await registered(), await registered()]
    const numbers = await Promise.all(
      ids.map(async (id) => (await city.as(city.people.producer, (tx) => certificateOf(tx, id, today())))!.number),
    )
    const told: string[] = []
    for (let found = [''], n = 0; found.length > 0 && n < 20; n++) {
      found = await asSystem(city.db, async (tx) => {
        const ending = await findEnding(tx, [{ stage: '60', from: today(), to: '2099-12-31' }], 1)
        await sendNotes(
          tx,
          ending.map(({ holderId, number, stage }) => ({
            organisationId: holderId,
            kind: endingKind,
            subject: `${number}:${stage}`,
            words: { zh: '到期', en: 'ends' },
            basis: 'choice:expiry-reminders',
            href: '/desk',
          })),
          city.platform.clock.now(),
        )
        return ending.map(({ number }) => number)
      })
      told.push(...found)
    }
    expect(told).toEqual([...new Set(told)])
    expect(told).toEqual(expect.arrayContaining(numbers))
  })

  test('a certificate that expired by the clock, with its reason and a day of review; amounts stay', async () => {
    const assetId = await registered()
    const before = await city.as(city.people.producer, (tx) => findAssetCard(tx, assetId))
    expect(await watchTerms(city.platform)).toMatchObject({ expired: 0 })
    const certificate = (await city.as(city.people.producer, (tx) => certificateOf(tx, assetId, today())))!
    // The day it is valid until is still a valid day; those of the test before are over.
    city.platform.clock.setOffset(
      city.platform.clock.offsetMs() + Date.parse(`${certificate.validUntil}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`),
    )
    expect(await watchTerms(city.platform)).toMatchObject({ expired: 2 })
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + day)
    expect(await watchTerms(city.platform)).toMatchObject({ expired: 1 })
    expect(await watchTerms(city.platform)).toMatchObject({ expired: 0 })
    expect(await stateOf(assetId)).toBe('memorandum')
    expect(await city.as(city.people.producer, (tx) => certificateOf(tx, assetId, today()))).toMatchObject({ status: 'expired' })
    expect((await memos('open')).find((memo) => memo.assetId === assetId)).toMatchObject({
      ground: 'expired',
      reason: expect.stringContaining(certificate.validUntil),
      isDue: false,
    })
    expect(await city.as(city.people.producer, (tx) => findAssetCard(tx, assetId))).toEqual(before)
  })
})
