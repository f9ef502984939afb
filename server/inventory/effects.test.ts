import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import type { Condition } from '#law/conditions.ts'
import type { CaseState } from '#server/cases/state.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { insertAsset, memorandumAsset, registerAsset } from './asset-changes.sql.ts'
import { findAsset } from './assets.sql.ts'
import { inventoryEffects } from './effects.ts'
import { inventoryFacts } from './facts.ts'
import { assetSubject, planOf } from './subjects.ts'

let room: InventoryRoom
let producer: Visitor
let stranger: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市教育局')
  stranger = await room.newUnit('市体育局')
})
afterAll(() => room.close())

const at = new Date('2026-11-04T01:00:00Z')
const given = (kase: Partial<CaseState>) => ({ kase: kase as CaseState, actor: producer, asked: {}, at, today: '2026-11-04' })
const facts = (kase: Partial<CaseState>, wanted: readonly Condition[]) =>
  inTransaction(room.platform.db, producer, (tx) => inventoryFacts(tx, kase as CaseState, wanted, '2026-11-04'))
const effect = (name: keyof typeof inventoryEffects, kase: Partial<CaseState>) =>
  inTransaction(room.platform.db, producer, (tx) => inventoryEffects[name](tx, given(kase)))
const read = (id: string) => asSystem(room.platform.db, (tx) => findAsset(tx, id))

/** An asset of the producer's in a round, without a scan. */
async function newAsset(roundId: string, name: string, over: Record<string, unknown> = {}): Promise<string> {
  const checked = checkForm(
    'information-card',
    {
      name,
      dataForm: 'structured',
      records: 1,
      bytes: 1,
      grade: '1',
      importance: 'general',
      containsPersonal: false,
      containsSensitive: false,
      ...completion,
      ...over,
    },
    { mode: 'draft', by: 'platform' },
  )
  if (!checked.ok) throw new Error(JSON.stringify(checked.fields))
  const id = randomUUID()
  await inTransaction(room.platform.db, producer, (tx) =>
    insertAsset(
      tx,
      {
        id,
        holderId: producer.organisationId!,
        holderKind: 'administrative-organ',
        holderSector: '',
        code: id,
        roundId,
        face: { name, grade: 1, origin: 'collected', search: name },
        at,
      },
      { version: 1, card: checked.value, findingId: null, sha256: '', sm3: '', by: producer.officerId, byName: '', at, key: id },
    ),
  )
  return id
}

test('a round says what it still lacks, and publishing brings its cards into the catalogue', async () => {
  const { roundId } = await room.newRound(producer)
  const id = await newAsset(roundId, '学校名录')
  const wanted = ['sources-scanned', 'cards-confirmed', 'valuation-report'] as const
  const lacking = await facts({ subjectKind: 'round', subjectId: roundId }, wanted)
  expect(lacking).toEqual({ 'sources-scanned': { holds: false, why: expect.anything() }, 'cards-confirmed': { holds: true } })
  expect(await facts({ subjectKind: 'asset', subjectId: id, subjectVersion: 1 }, ['inventory-done'])).toMatchObject({
    'inventory-done': { holds: false },
  })
  await expect(effect('publish-catalogue', { id: randomUUID(), subjectId: roundId, answers: { year: 2027 } })).rejects.toMatchObject({
    problem: { code: 'year-to-come', basis: '§3.9' },
  })
  await effect('publish-catalogue', { id: randomUUID(), subjectId: roundId, answers: { year: 2026 } })
  expect(await read(id)).toMatchObject({ state: 'catalogued' })
  expect(await facts({ subjectKind: 'asset', subjectId: id, subjectVersion: 1 }, ['inventory-done', 'origin-evidenced'])).toEqual({
    'inventory-done': { holds: true },
    'origin-evidenced': { holds: true },
  })
  const bare = await newAsset(roundId, '无证明', { originEvidence: '' })
  expect(await facts({ subjectKind: 'asset', subjectId: bare, subjectVersion: null }, ['origin-evidenced'])).toMatchObject({
    'origin-evidenced': { holds: false },
  })
})

test('one case holds an asset at a time; releasing brings back the state it had, and only the holder case releases', async () => {
  const { roundId, caseId } = await room.newRound(producer)
  const { caseId: otherCase } = await room.newRound(producer)
  const id = await newAsset(roundId, '教师编制')
  await asSystem(room.platform.db, (tx) => memorandumAsset(tx, id))
  await effect('freeze-subject', { id: caseId, subjectId: id, subjectVersion: 1 })
  expect(await read(id)).toMatchObject({ state: 'in-registration', frozen_by: caseId })
  await expect(effect('freeze-subject', { id: otherCase, subjectId: id, subjectVersion: 1 })).rejects.toMatchObject({
    status: 409,
    problem: { code: 'frozen' },
  })
  await effect('release-subject', { id: otherCase, subjectId: id })
  expect(await read(id)).toMatchObject({ frozen_by: caseId })
  await effect('freeze-subject', { id: caseId, subjectId: id, subjectVersion: 1 })
  await effect('release-subject', { id: caseId, subjectId: id })
  expect(await read(id)).toMatchObject({ state: 'memorandum', frozen_by: null })
  await expect(effect('freeze-subject', { id: caseId, subjectId: id, subjectVersion: 2 })).rejects.toMatchObject({
    problem: { code: 'subject-changed' },
  })
  await asSystem(room.platform.db, (tx) => registerAsset(tx, { assetId: id, at }))
  expect(await read(id)).toMatchObject({ state: 'registered', registered_at: at })
})

test('two registrations that ask for the same asset at once: one holds it, the other is told', async () => {
  const rounds = [await room.newRound(producer), await room.newRound(producer)]
  const id = await newAsset(rounds[0]!.roundId, '招生计划')
  const ends = await Promise.allSettled(rounds.map((r) => effect('freeze-subject', { id: r.caseId, subjectId: id, subjectVersion: 1 })))
  expect(ends.map((e) => e.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a round follows its case: what the plan says at the start, and its cancelling', async () => {
  const { roundId, caseId } = await room.newRound(producer)
  const { body } = await room.ask(producer, 'GET', `/api/rounds/${roundId}`)
  expect(body).toMatchObject({ title: '2026年度盘点', year: 2026, plan: { counter: '林清' }, step: 'counting' })
  await room.act(producer, caseId, 'withdraw')
  expect((await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body).toMatchObject({ state: 'cancelled', mayAdd: false })
  expect(planOf({}, '2027-01-02')).toEqual({ title: '2027年度数据资产盘点', year: 2027 })
})

test('a case can be about an asset of the actor’s own unit only', async () => {
  const { roundId } = await room.newRound(producer)
  const id = await newAsset(roundId, '体育场馆')
  const ask = (who: Visitor, subjectId: string | null) =>
    inTransaction(room.platform.db, who, (tx) => assetSubject(tx, { caseId: randomUUID(), subjectId, answers: {}, actor: who, at }))
  expect(await ask(producer, id)).toMatchObject({ id, version: 1, holderId: producer.organisationId })
  expect([await ask(stranger, id), await ask(producer, randomUUID()), await ask(producer, null)]).toEqual([null, null, null])
})

test('the catalogue is paged without gaps and exported with what the visitor may read', async () => {
  const unit = await room.newUnit('市档案馆')
  const { roundId } = await room.newRound(unit)
  producer = unit
  const names = Array.from({ length: 7 }, (_, i) => `=cmd|档案${i}`)
  for (const name of names) await newAsset(roundId, name)
  const seen: string[] = []
  for (let url: string | null = '/api/assets?limit=3'; url;) {
    const { body }: { body: { items: { name: string }[]; next: string | null; total: number } } = await room.ask(unit, 'GET', url)
    expect(body.total).toBe(7)
    seen.push(...body.items.map((a) => a.name))
    url = body.next ? `/api/assets?limit=3&cursor=${body.next}` : null
  }
  expect(seen.sort()).toEqual(names)
  const { readXlsx } = await import('hucre/xlsx')
  const rowsOf = async (who: Visitor) => (await readXlsx((await room.ask(who, 'GET', '/api/assets.xlsx')).body)).sheets[0]!.rows
  const rows = await rowsOf(unit)
  expect(rows).toHaveLength(8)
  expect(rows[0]!.slice(0, 3)).toEqual(['资产编码', '名称', '持有单位'])
  expect(rows.slice(1).every((r) => String(r[1]).startsWith("'=cmd"))).toBe(true)
  expect(await rowsOf(stranger)).toHaveLength(1)
  const { rows: noted } = await asSystem(room.platform.db, (tx) => sql`select 1 from audit_log where action = 'export-assets'`.execute(tx))
  expect(noted).toHaveLength(2)
})
