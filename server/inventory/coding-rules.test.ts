import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answers } from '#contract/forms.ts'
import { isMod3736 } from '#contract/identifiers.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { insertAsset } from './asset-changes.sql.ts'
import { giveCodes } from './giving-codes.ts'
import { findHolder } from './holders.sql.ts'

let room: InventoryRoom
let unit: Visitor
let units = 0
beforeAll(async () => {
  room = await openInventoryRoom()
})
beforeEach(async () => {
  unit = await room.newUnit(`编码单位${++units}`)
})
afterAll(() => room.close())

const short = (code: string, ...rest: object[]) => [
  { kind: 'text', text: 'FZ' },
  { kind: 'unit', short: code },
  ...rest,
  { kind: 'serial', places: 3 },
  { kind: 'check' },
]
const set = (who: Visitor, segments: object[], holdsFrom = '2026-11-04', seen = 0) =>
  room.ask(who, 'POST', '/api/coding-rules', { segments, holdsFrom, reason: '按本单位目录细化', seen, key: randomUUID() })
const tried = async (who: Visitor, segments: object[]) => (await room.ask(who, 'POST', '/api/coding-rules/trial', { segments })).body
const kinds = (trial: { conflicts: { kind: string }[] }) => trial.conflicts.map((each) => each.kind)

/** Gives codes to cards of a unit and makes assets of them, as confirming does. */
async function give(who: Visitor, cards: readonly Answers[], today = '2026-11-04'): Promise<string[]> {
  return inTransaction(room.platform.db, who, async (tx) => {
    const holder = (await findHolder(tx, who.organisationId!))!
    const codes = await giveCodes(tx, holder, cards, today)
    for (const { code, ruleVersion } of codes) {
      const id = randomUUID()
      await insertAsset(
        tx,
        {
          id,
          holderId: holder.id,
          holderKind: holder.kind,
          holderSector: '',
          code,
          ruleVersion,
          roundId: null as never,
          face: { name: 'x', grade: 1, origin: 'collected', search: code.toLowerCase() },
          at: room.platform.clock.now(),
        },
        {
          version: 1,
          card: {},
          findingId: null,
          sha256: '',
          sm3: '',
          by: who.officerId,
          byName: '',
          at: room.platform.clock.now(),
          key: id,
        },
      )
    }
    return codes.map((each) => each.code)
  })
}
const collected = { origin: 'collected', category: 'departmental', industry: 'G', grade: '2' }

test('without a rule of its own a unit has the city’s default; a rule holds from its day, version by version, and back', async () => {
  const [first] = await give(unit, [collected])
  expect(first).toMatch(/^350100[0-9A-Z]{9}1202600001[0-9A-Z]$/)
  expect((await set(unit, short('AB', { kind: 'class' }, { kind: 'year' }), '2026-11-10')).body).toMatchObject({
    holdsNow: 0,
    versions: [{ version: 1, holdsFrom: '2026-11-10' }],
  })
  expect(await give(unit, [collected])).toEqual([expect.stringMatching(/^350100.*1202600002[0-9A-Z]$/)])
  const [later] = await give(unit, [collected], '2026-11-10')
  expect(later).toMatch(/^FZAB32026001[0-9A-Z]$/)
  expect(isMod3736(later!)).toBe(true)
  expect((await set(unit, [], '2026-11-04', 1)).body).toMatchObject({
    holdsNow: 0,
    versions: [{ version: 2, segments: [] }, { version: 1 }],
  })
  expect(await give(unit, [collected])).toEqual([expect.stringMatching(/1202600003[0-9A-Z]$/)])
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ rule_version: number }>`select rule_version from asset_codes where holder_id = ${unit.organisationId} order by code`.execute(tx),
  )
  expect(rows.map((row) => row.rule_version)).toEqual([0, 0, 0, 1])
})

test('a preview shows the next codes and what would speak against them, and keeps nothing', async () => {
  const trial = await tried(unit, short('PV', { kind: 'origin' }, { kind: 'year' }))
  expect(trial).toMatchObject({ pattern: '^FZPV[123]20[0-9]{2}[0-9]{3}[0-9A-Z]$', places: 13, capacity: 999, conflicts: [], problems: [] })
  expect(trial.examples.map((each: { code: string }) => each.code.slice(0, 12))).toEqual(['FZPV12026001', 'FZPV22026001', 'FZPV32026001'])
  expect((await tried(unit, [{ kind: 'year' }])).problems.map((each: { zh: string }) => each.zh)).toEqual([
    '须有流水号，否则编码不能唯一',
    '须有单位，否则可能与其他单位的编码相同',
  ])
  expect((await room.ask(unit, 'GET', '/api/coding-desk')).body.versions).toEqual([])
})

test('a rule that could give another unit’s codes is refused: by its rule, by its codes, and by the city’s default', async () => {
  const other = await room.newUnit('先设规则的单位')
  expect((await set(other, short('CD'))).status).toBe(200)
  await give(other, [collected])
  const trial = await tried(unit, short('CD'))
  expect(kinds(trial)).toEqual(['unit-rule', 'unit-codes'])
  expect(trial.conflicts[0].words.zh).toContain('先设规则的单位')
  const refused = await set(unit, short('CD'))
  expect([refused.status, refused.body.code, refused.body.basis, refused.body.remedy.zh]).toEqual([
    409,
    'rule-conflicts',
    'choice:coding-rule',
    expect.stringContaining('主体标识码'),
  ])
  expect(kinds(await tried(unit, short('CE')))).toEqual([])
  const likeDefault = (by: object) => [
    { kind: 'district' },
    by,
    { kind: 'origin' },
    { kind: 'year' },
    { kind: 'serial', places: 5 },
    { kind: 'check' },
  ]
  expect(kinds(await tried(unit, likeDefault({ kind: 'unit', short: '123456789' })))).toContain('city-default')
  expect(kinds(await tried(unit, likeDefault({ kind: 'unit', short: null })))).toEqual([])
})

test('of two units that set the same space at once exactly one succeeds', async () => {
  const other = await room.newUnit('同时设规则的单位')
  const replies = await Promise.all([set(unit, short('EF')), set(other, short('EF'))])
  expect(replies.map((reply) => reply.status).sort((a, b) => a - b)).toEqual([200, 409])
})

test('of two officers of a unit that set a rule at once exactly one succeeds; the same click twice sets one version', async () => {
  const colleague = await room.newColleague(unit, '同事')
  const replies = await Promise.all([set(unit, short('GH')), set(colleague, short('GI'))])
  expect(replies.map((reply) => reply.status).sort((a, b) => a - b)).toEqual([200, 409])
  expect(replies.find((reply) => reply.status === 409)?.body.code).toBe('stale')
  const key = randomUUID()
  const body = { segments: short('GK'), holdsFrom: '2026-11-04', reason: '再次细化', seen: 1, key }
  const twice = await Promise.all([1, 2].map(() => room.ask(unit, 'POST', '/api/coding-rules', body)))
  expect(twice.map((reply) => [reply.status, reply.body.versions?.length])).toEqual([
    [200, 2],
    [200, 2],
  ])
})

test('a rule is not set backwards, without a reason, or by segments that are none', async () => {
  const early = await set(unit, short('IJ'), '2026-11-03')
  expect([early.status, early.body.fields[0].field]).toEqual([422, 'holdsFrom'])
  expect(
    (
      await room.ask(unit, 'POST', '/api/coding-rules', {
        segments: short('IJ'),
        holdsFrom: '2026-11-04',
        reason: '  ',
        seen: 0,
        key: randomUUID(),
      })
    ).status,
  ).toBe(422)
  expect((await set(unit, [{ kind: 'serial', places: 5 }])).body.code).toBe('no-rule')
  expect((await set(unit, [{ kind: 'serial', places: 99 }])).status).toBe(400)
})

test('codes that were ever given, and old ones, are passed over, however many stand in the way; serials run out with a remedy', async () => {
  await set(unit, [
    { kind: 'unit', short: 'KL' },
    { kind: 'serial', places: 3 },
  ])
  const [asset] = await give(unit, [collected])
  expect(asset).toBe('KL001')
  const {
    rows: [made],
  } = await asSystem(room.platform.db, (tx) => sql<{ id: string }>`select id from assets where code = 'KL001'`.execute(tx))
  await asSystem(room.platform.db, (tx) =>
    sql`insert into asset_codes (holder_id, holder_kind, code, asset_id, kind, entered_at) select ${unit.organisationId}::uuid, 'x', 'KL' || to_char(n, 'FM000'), ${made!.id}::uuid, 'old', now() from generate_series(2, 900) n`.execute(
      tx,
    ),
  )
  expect(await give(unit, [collected, collected])).toEqual(['KL901', 'KL902'])
  expect(
    await give(
      unit,
      Array.from({ length: 97 }, () => collected),
    ),
  ).toHaveLength(97)
  await expect(give(unit, [collected])).rejects.toMatchObject({ problem: { code: 'serials-used-up', basis: 'choice:asset-code' } })
})

test('a rule that reads an item of the card asks for it', async () => {
  await set(unit, [
    { kind: 'unit', short: 'MN' },
    {
      kind: 'business',
      codes: [
        { code: 'XL', name: '线路' },
        { code: 'CZ', name: '车站' },
      ],
    },
    { kind: 'serial', places: 4 },
  ])
  await expect(give(unit, [collected])).rejects.toMatchObject({ problem: { fields: [{ field: 'businessCategory' }] } })
  await expect(give(unit, [{ ...collected, businessCategory: 'ZZ' }])).rejects.toMatchObject({
    problem: { fields: [{ field: 'businessCategory' }] },
  })
  expect(
    await give(unit, [
      { ...collected, businessCategory: 'CZ' },
      { ...collected, businessCategory: 'XL' },
      { ...collected, businessCategory: 'CZ' },
    ]),
  ).toEqual(['MNCZ0001', 'MNXL0001', 'MNCZ0002'])
})

test('many officers giving codes at once by the unit’s rule get as many codes, without a gap and without a repetition', async () => {
  await set(unit, [
    { kind: 'unit', short: 'OP' },
    { kind: 'serial', places: 4 },
  ])
  const codes = (
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        give(
          unit,
          Array.from({ length: 1 + (n % 3) }, () => collected),
        ),
      ),
    )
  ).flat()
  expect([...codes].sort()).toEqual(Array.from({ length: 24 }, (_, n) => `OP${String(n + 1).padStart(4, '0')}`))
})

test('the database itself refuses a code given twice, changed or taken away, and a rule changed afterwards', async () => {
  await set(unit, short('QR'))
  const [code] = await give(unit, [collected])
  const other = await room.newUnit('想用别人编码的单位')
  const says = (work: ReturnType<typeof sql>) =>
    asSystem(room.platform.db, (tx) => work.execute(tx)).then(
      () => 'done',
      (problem: { code: string }) => problem.code,
    )
  const copy = (holder: string) =>
    sql`insert into assets (id, holder_id, holder_kind, code, name, grade, origin, created_at) values (${randomUUID()}, ${holder}, 'x', ${code}, 'x', 1, 'collected', now())`
  expect(await says(copy(other.organisationId!))).toBe('23505')
  expect(await says(copy(unit.organisationId!))).toBe('23505')
  expect(await says(sql`update assets set code = code || 'X' where code = ${code}`)).toBe('RS002')
  expect(await says(sql`update assets set rule_version = 7 where code = ${code}`)).toBe('RS002')
  for (const table of ['asset_codes', 'coding_rules'])
    expect([
      table,
      await says(sql`update ${sql.table(table)} set holder_sector = ''`),
      await says(sql`delete from ${sql.table(table)}`),
    ]).toEqual([table, '42501', '42501'])
  const owner = (text: string) =>
    room.database.pool.query(text).then(
      () => 'done',
      (problem: { code: string }) => problem.code,
    )
  for (const table of ['asset_codes', 'coding_rules'])
    expect([table, await owner(`update ${table} set holder_sector = ''`), await owner(`delete from ${table}`)]).toEqual([
      table,
      'RS001',
      'RS001',
    ])
  expect(await owner(`delete from assets`)).toBe('RS001')
})

test('a code is read back: given, well formed but not given, wrong check character', async () => {
  await set(unit, short('ST'))
  const [code] = await give(unit, [collected])
  const read = async (text: string) => (await room.ask(unit, 'GET', `/api/codes?code=${encodeURIComponent(text)}`)).body
  expect(await read(code!)).toMatchObject({ kind: 'given', isWellFormed: true, ruleVersion: 1, asset: { code } })
  const wrong = code!.slice(0, -1) + (code!.endsWith('A') ? 'B' : 'A')
  expect(await read(wrong)).toMatchObject({ kind: 'unknown', isWellFormed: false, asset: null })
})
