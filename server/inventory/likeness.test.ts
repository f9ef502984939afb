import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { asSystem, inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding, madeSketched as sketched, valuesOf } from '#server/test/made-findings.ts'
import { keepFindings } from './keep-findings.ts'
import { likenessesOf } from './likeness.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let other: Visitor
let bureau: Visitor
let firm: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市民政局')
  other = await room.newUnit('市住建局')
  bureau = await room.newUnit('市数据局', 'data-bureau')
  firm = await room.newUnit('某律师事务所', 'law-firm')
})
afterAll(() => room.close())

/** Lets a scan find this in a new round of somebody; answers with the findings' ids. */
async function scanned(of: Visitor, found: readonly Finding[]): Promise<string[]> {
  const { roundId } = await room.newRound(of)
  const at = room.platform.clock.now()
  return asSystem(room.platform.db, async (tx) => {
    const [id] = await insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name: found[0]!.file, arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
      of.officerId,
      at,
    )
    await keepFindings(
      tx,
      room.platform,
      (await claimSource(tx, id!))!,
      found.map((f) => ({ finding: f, draft: null })),
      1,
      at,
    )
    const { rows } = await sql<{ id: string }>`select id from findings where source_id = ${id} order by found_at, rows`.execute(tx)
    return rows.map((r) => r.id)
  })
}

const regions = finding('全国区划.parquet', [sketched('code', valuesOf('C', 0, 50_000)), sketched('name', valuesOf('N', 0, 30_000))], {
  rows: 50_000,
})
const city = finding('本市区划.csv', [sketched('区划代码', valuesOf('C', 7000, 8200)), sketched('名称', valuesOf('N', 7000, 7900))], {
  rows: 1200,
})

describe('likeness among all assets (choice:likeness)', () => {
  test('a part is found in the whole and the whole around the part; only what the visitor may read is named', async () => {
    const [whole] = await scanned(other, [regions])
    const [part] = await scanned(producer, [city])
    const seen = await room.ask(bureau, 'GET', `/api/findings/${part}/likeness`)
    expect(seen.body.items).toMatchObject([
      {
        kind: 'contained-in',
        findingId: whole,
        dataset: '全国区划.parquet',
        holderName: '市住建局',
        share: 1,
        columns: expect.arrayContaining([
          { ours: '区划代码', theirs: 'code', share: 1 },
          { ours: '名称', theirs: 'name', share: 1 },
        ]),
        words: { zh: expect.stringContaining('疑似取自市住建局的“全国区划.parquet”') },
      },
    ])
    expect((await room.ask(bureau, 'GET', `/api/findings/${whole}/likeness`)).body.items).toMatchObject([
      { kind: 'contains', findingId: part },
    ])
    expect((await room.ask(producer, 'GET', `/api/findings/${part}/likeness`)).body).toEqual({ items: [] })
    for (const stranger of [other, firm]) expect((await room.ask(stranger, 'GET', `/api/findings/${part}/likeness`)).status).toBe(404)
    expect(JSON.stringify((await room.ask(bureau, 'GET', `/api/findings/${part}`)).body)).not.toContain('hashes')
  })

  test('a copy in the own unit is the same; what a later scan replaced is not found any more', async () => {
    const [one] = await scanned(other, [
      finding('单独.csv', [sketched('bh', valuesOf('S', 0, 900)), sketched('mc', valuesOf('R', 0, 800))]),
    ])
    const [two] = await scanned(other, [
      finding('副本之二.csv', [sketched('编号', valuesOf('S', 0, 900)), sketched('名称', valuesOf('R', 0, 800)), column('无关')]),
    ])
    expect((await room.ask(other, 'GET', `/api/findings/${one}/likeness`)).body.items).toMatchObject([{ kind: 'same', findingId: two }])
    await asSystem(room.platform.db, (tx) => sql`update findings set state = 'replaced' where id = ${two}`.execute(tx))
    expect((await room.ask(other, 'GET', `/api/findings/${one}/likeness`)).body.items).toEqual([])
  })

  test('is answered by index and in as many statements among thousands of datasets as among few', async () => {
    const [mine] = await scanned(other, [
      finding('众里寻.csv', [sketched('键', valuesOf('Z', 0, 3000)), sketched('别', valuesOf('Y', 0, 200))], { rows: 3000 }),
    ])
    const [copy] = await scanned(other, [
      finding('另一处.csv', [sketched('key', valuesOf('Z', 0, 3000)), sketched('other', valuesOf('Y', 0, 200))], { rows: 3000 }),
    ])
    await asSystem(room.platform.db, (tx) => fill(tx, other, 1500))
    await room.database.pool.query('analyze column_sketches, findings')
    const plans: string[] = []
    const items = await inTransaction(room.platform.db, other, async (tx) => {
      const found = await likenessesOf(tx, { id: mine!, rows: 3000 })
      const { rows } = await sql<{
        'QUERY PLAN': string
      }>`explain select s.finding_id from readable_sketches s where s.hashes[1:s.probes] && (select array_agg(h) from generate_series(1, 1024) h) limit 500`.execute(
        tx,
      )
      plans.push(...rows.map((r) => r['QUERY PLAN']))
      return found
    })
    expect(items).toMatchObject([{ kind: 'same', findingId: copy }])
    expect(plans.join('\n')).toContain('column_sketches_probes')
  })
})

/** Datasets that have nothing to do with anything: random hashes in four columns each. */
async function fill(tx: Tx, of: Visitor, many: number): Promise<void> {
  await sql`create temp table filler on commit drop as select gen_random_uuid() as id from generate_series(1, ${many})`.execute(tx)
  await sql`insert into findings (id, source_id, round_id, holder_id, holder_kind, holder_sector, dataset, rows, bytes, grade, finding, found_at)
    select filler.id, f.source_id, f.round_id, f.holder_id, f.holder_kind, f.holder_sector, '填充', 1, 1, 1, '{"file": "x"}', now() from filler, (select * from findings where holder_id = ${of.organisationId} limit 1) f`.execute(
    tx,
  )
  await sql`insert into column_sketches (id, finding_id, position, holder_id, holder_kind, holder_sector, name, distinct_count, is_key, hashes, probes)
    select gen_random_uuid(), filler.id, n, ${of.organisationId}::uuid, 'administrative-organ', '', 'x', 5000, n = 1, (select array_agg((random() * 4294967294 - 2147483647)::bigint::int) from generate_series(1, 32 + 0 * length(filler.id::text || n))), 32 from filler, generate_series(1, 4) n`.execute(
    tx,
  )
}

test('the quality report is a workbook of five sheets, with nothing in it that is not in the finding, and a line in the log', async () => {
  const words = { zh: '完整性', en: 'Completeness' }
  const [id] = await scanned(producer, [
    finding(
      '质量.csv',
      [
        column('=SUM(A1)', { top: [{ text: '甲', count: 3 }] }),
        column('手机', {
          semanticType: 'mobile',
          personal: true,
          grade: 3,
          samples: ['138****0000'],
          top: [{ text: '138****0000', count: 2 }],
        }),
      ],
      {
        quality: {
          score: 0.876,
          level: 'good',
          version: '1',
          dimensions: [
            {
              dimension: 'complete',
              title: words,
              weight: 0.2,
              score: 0.9,
              note: null,
              indicators: [{ code: '0201', title: words, a: 9, b: 10, x: 0.9, formula: words, evidence: [words] }],
            },
          ],
          rules: [{ rule: 'required:手机', title: { zh: '手机必填', en: 'required' }, tested: 10, failed: 1, examples: [], exact: true }],
        },
      },
    ),
  ])
  await room.ask(producer, 'PUT', `/api/findings/${id}/rules`, { version: 1, rules: [{ kind: 'required', column: '手机' }] })
  const { status, body } = await room.ask(producer, 'GET', `/api/findings/${id}/quality.xlsx`)
  expect(status).toBe(200)
  const { sheets } = await readXlsx(body as Uint8Array)
  expect(sheets.map((s) => s.name)).toEqual(['摘要', '六维', '指标', '字段', '规则'])
  const text = (at: number) => JSON.stringify(sheets[at]!.rows)
  expect(text(0)).toContain('87.6')
  expect([text(1), text(2)]).toEqual([expect.stringContaining('完整性'), expect.stringContaining('0201')])
  expect(sheets[3]!.rows[1]![0]).toBe("'=SUM(A1)")
  expect(text(4)).toContain('手机必填')
  expect(text(4)).toContain('市民政局经办人')
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql`select 1 from audit_log where action = 'export-quality' and object_id = ${id}`.execute(tx),
  )
  expect(rows).toHaveLength(1)
  expect((await room.ask(other, 'GET', `/api/findings/${id}/quality.xlsx`)).status).toBe(404)
})
