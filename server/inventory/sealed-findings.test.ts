import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import type { FindingView } from '#contract/inventory.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn, madeFinding } from '#server/test/made-findings.ts'
import { rotateDataKey, sealingKeys } from '#server/vault/rotate.ts'
import { sealStored } from '#server/vault/seal-stored.ts'
import { keepFindings } from './keep-findings.ts'
import { openFinding, type ReadFinding } from './kept-findings.ts'
import { findRound } from './rounds.sql.ts'
import { sealFindings } from './seal-findings.ts'
import { claimSource, insertSources } from './sources.sql.ts'

/** Values that stand nowhere else in the database. */
const values = ['榕荫里旧码头', '七一九号闸口', '一四五六七八九', '2019-08-27', '8813377001', '8813377904', '闸口停用代码']
const figures = (middle: number) => ({
  count: 1000,
  min: 8813377001,
  max: 8813377904,
  mean: middle,
  quantiles: { '0': 8813377001, '0.25': middle - 1, '0.5': middle, '0.75': middle + 1, '1': 8813377904 },
  error: 0,
})
const waterGate = (first: string, middle: number): Finding =>
  madeFinding(
    '闸口.csv',
    [
      madeColumn('闸口', {
        grade: 3,
        distinct: 2,
        min: values[0]!,
        max: values[1]!,
        samples: [values[0]!],
        top: [
          { text: first, count: 900 },
          { text: '停用', count: 100 },
        ],
        placeholders: [{ text: values[2]!, count: 3 }],
      }),
      madeColumn('水位', {
        grade: 3,
        physicalType: 'integer',
        semanticType: 'measure',
        min: values[4]!,
        max: values[5]!,
        samples: [values[4]!],
        numbers: figures(middle),
      }),
      madeColumn('巡查日', {
        grade: 3,
        physicalType: 'date',
        semanticType: 'date',
        min: values[3]!,
        max: values[3]!,
        samples: [],
        times: { looked: 1, quantiles: { '0.5': values[3]! } },
      }),
    ],
    {
      from: values[3]!,
      to: values[3]!,
      freshness: { column: '巡查日', latest: values[3]! },
      bounds: [119.8813377, 26.1, 119.9, 26.2],
      quality: {
        score: 0.9,
        level: 'good',
        dimensions: [
          {
            dimension: 'timely',
            title: { zh: '时效性', en: 'Timely' },
            weight: 1,
            score: 1,
            indicators: [
              {
                code: '0401',
                title: { zh: '', en: '' },
                a: 1,
                b: 1,
                x: 1,
                formula: { zh: '', en: '' },
                evidence: [{ zh: `最新数据到 ${values[3]}`, en: '' }],
              },
            ],
          },
        ],
        version: '1',
        rules: [
          {
            rule: 'list:闸口:0',
            title: { zh: '取值在清单内', en: 'In the list' },
            tested: 10,
            failed: 1,
            examples: [values[6]!],
            exact: true,
          },
        ],
      },
    },
  )

let room: InventoryRoom
let unit: Visitor
let views: FindingView[]
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('市河道管理处')
  await scanned(waterGate(values[0]!, 8813377450))
  await scanned(waterGate(values[1]!, 8813377800))
  views = await seen()
})
afterAll(() => room.close())

const ask = async <T extends object>(text: string, given: unknown[] = []) => (await room.database.pool.query<T>(text, given)).rows
/** In a round of its own, what a scan found. */
async function scanned(finding: Finding): Promise<void> {
  const [at, { roundId }] = [room.platform.clock.now(), await room.newRound(unit)]
  await asSystem(room.platform.db, async (tx) => {
    const [id] = await insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name: finding.file, arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
      unit.officerId,
      at,
    )
    await keepFindings(tx, room.platform, (await claimSource(tx, id!))!, [{ finding, draft: null }], 1, at)
  })
}
/** Both findings as their pages show them, the earlier first. */
async function seen(): Promise<FindingView[]> {
  const ids = await ask<{ id: string }>('select id from findings order by found_at, previous_id nulls first')
  return Promise.all(ids.map(async ({ id }) => (await room.ask(unit, 'GET', `/api/findings/${id}`)).body as FindingView))
}
/** Which of the values a dump of every table would show. */
async function shown(): Promise<string[]> {
  const tables = await ask<{ name: string }>(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`)
  const texts: string[] = []
  for (const { name } of tables)
    texts.push((await ask<{ all: string }>(`select coalesce(string_agg(t::text, ' '), '') as all from ${name} t`))[0]!.all)
  const all = texts.join(' ')
  return [...values, '8813377450', '8813377800', '8813000000', '119.8813377'].filter((value) => all.includes(value))
}
const keysOf = () => ask<{ sealed_by: string | null }>('select distinct sealed_by from findings')

test('a dump of the tables shows no value of a column; the page of the finding shows all of them', async () => {
  expect(await shown()).toEqual([])
  const [first, second] = views.map((view) => JSON.stringify(view))
  expect(values.filter((value) => !first!.includes(value))).toEqual([])
  expect(views[0]!.finding).toMatchObject({
    from: values[3],
    freshness: { latest: values[3] },
    bounds: [119.8813377, 26.1, 119.9, 26.2],
    quality: { rules: [{ examples: [values[6]] }], dimensions: [{ indicators: [{ evidence: [{ zh: `最新数据到 ${values[3]}` }] }] }] },
  })
  // The scan a year later is compared by the values of the first, and tells the change with them.
  const told = views[1]!.changes.filter((change) => change.what === 'distribution-changed')
  expect(told.map((change) => [change.column, change.before, change.after])).toEqual([
    ['闸口', values[0], values[1]],
    ['水位', '8813000000', '8813000000'],
  ])
  expect(told[0]!.words).toMatchObject({ zh: expect.stringContaining(`最常见的由“${values[0]}”到“${values[1]}”`) })
  expect(second).toContain('PSI')
  const [row] = await ask<{ changes: FindingView['changes'] }>('select changes from findings where id = $1', [views[1]!.id])
  expect(
    row!.changes
      .filter((change) => change.what === 'distribution-changed')
      .map(({ column, before, after, words }) => [column, before, after, words.zh.replace(/[\d.]+/, 'x')]),
  ).toEqual([
    ['闸口', '', '', '字段“闸口”各取值的占比变化明显（JS 散度 x）'],
    ['水位', '', '', '字段“水位”的数值分布变化明显（PSI x）'],
  ])
})

test('lists of findings, tasks and figures open none of it; one page opens its own', async () => {
  const opening = vi.spyOn(room.platform.vault, 'openBytes')
  await room.ask(unit, 'GET', `/api/rounds/${views[1]!.roundId}/findings?limit=100`)
  await room.ask(unit, 'GET', `/api/rounds/${views[1]!.roundId}`)
  expect(opening).toHaveBeenCalledTimes(0)
  await room.ask(unit, 'GET', `/api/findings/${views[1]!.id}`)
  expect(opening).toHaveBeenCalledTimes(1)
  opening.mockRestore()
})

test('what lay open before is sealed by the job and is shown as it was; all of it anew after a rotation, and a key that seals a finding stays', async () => {
  for (const { id, changes } of views) {
    const [row] = await ask<ReadFinding>('select id, finding as bare, sealed from findings where id = $1', [id])
    const { finding } = await openFinding(room.platform.vault, row!)
    await ask('update findings set finding = $2, changes = $3, sealed = null, sealed_by = null where id = $1', [
      id,
      JSON.stringify(finding),
      JSON.stringify(changes),
    ])
  }
  expect([(await shown()).length > values.length, await seen()]).toEqual([true, views])
  expect([(await sealStored(room.platform, sealFindings)).findings, await shown(), await seen()]).toEqual([2, [], views])
  expect((await sealStored(room.platform, sealFindings)).findings).toBe(0)
  const before = (await room.platform.vault.current()).id
  const id = await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  const later = new Date(Date.now() + 48 * 3_600_000)
  const none = async () => ({ sealed: 0, faulty: [] })
  expect([(await sealStored(room.platform, none, later)).dropped, await keysOf()]).toEqual([[], [{ sealed_by: before }]])
  expect((await sealingKeys(room.platform)).find((key) => key.id === before)!.values).toBe(2)
  const done = await sealStored(room.platform, sealFindings, later)
  expect([done.findings, done.faulty, done.dropped, await keysOf(), await seen()]).toEqual([2, [], [before], [{ sealed_by: id }], views])
})

test('a finding that was changed outside says so and keeps nobody from the others; a correction that hides a column leaves nothing of it', async () => {
  const [first, second] = views as [FindingView, FindingView]
  const corrected = await room.ask(unit, 'PUT', `/api/findings/${second.id}/columns`, {
    version: second.version,
    column: '闸口',
    semanticType: 'person_name',
  })
  expect([
    JSON.stringify(corrected.body.finding).includes(values[1]!),
    corrected.body.changes.some((change: { words: { zh: string } }) => change.words.zh.includes(values[1]!)),
    corrected.body.finding.columns[1].samples,
  ]).toEqual([false, false, [values[4]]])
  expect(await shown()).toEqual([])
  await ask(`update findings set sealed = (select sealed from findings where id = $2) where id = $1`, [first.id, second.id])
  await rotateDataKey(room.platform)
  await room.platform.vault.whyLocked()
  const done = await sealStored(room.platform, sealFindings)
  expect([done.findings, done.faulty]).toEqual([1, [`findings/${first.id}`]])
})

test('where values do not open, the page shows all else and says why and what helps; what would need them is refused and loses nothing; the next scan is compared without them and says so', async () => {
  const { id, version, finding: whole } = views[0]!
  const page = async () => (await room.ask(unit, 'GET', `/api/findings/${id}`)).body as FindingView
  const bare = { samples: [], min: null, max: null, top: [], name: '闸口', grade: 3, distinct: 2 }
  expect(await page()).toMatchObject({
    rows: 1000,
    finding: { quality: { score: 0.9 }, from: null, columns: [bare, {}, {}] },
    unopened: {
      code: 'sealing-key-missing',
      basis: 'choice:sealing',
      message: { zh: expect.stringContaining('改动过') },
      remedy: { zh: expect.stringContaining('下次扫描') },
    },
  })
  await ask(`update findings set sealed = overlay(sealed placing '\\x0123456789abcdef'::bytea from 6)`)
  expect((await page()).unopened).toMatchObject({
    message: { zh: expect.stringContaining('不在库中') },
    remedy: { zh: expect.stringContaining('放回') },
  })
  const kept = () => ask('select finding, sealed, version from findings order by id')
  const before = await kept()
  expect((await room.ask(unit, 'PUT', `/api/findings/${id}/columns`, { version, column: '水位', grade: 2 })).body).toMatchObject({
    code: 'sealing-key-missing',
  })
  expect(await kept()).toEqual(before)
  expect((await room.ask(unit, 'GET', `/api/findings/${id}/quality.xlsx`)).status).toBe(200)
  await scanned({ ...waterGate(values[0]!, 8813377450), rows: 2000 })
  const next = (await seen()).find(({ rows }) => rows === 2000)!
  expect([next.unopened, next.finding.columns[1]!.samples]).toEqual([null, whole.columns[1]!.samples])
  expect(next.changes.map(({ what, attention }) => [what, attention])).toEqual(
    expect.arrayContaining([
      ['not-compared', true],
      ['volume-changed', true],
    ]),
  )
  expect(next.changes.some(({ what }) => what === 'distribution-changed' || what === 'unchanged')).toBe(false)
})
