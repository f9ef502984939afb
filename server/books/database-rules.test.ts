import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { regimes } from '#law/accounts.ts'
import { inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openBooksRoom, purchase, type BooksRoom } from '#server/test/books-room.ts'

let room: BooksRoom
let unit: Visitor
let asset: string
let voucher: string
beforeAll(async () => {
  room = await openBooksRoom()
  unit = await room.unit('administrative-organ')
  const books = await room.open(unit, '2026-08-01')
  asset = await room.asset(unit)
  voucher = (await room.post(unit, purchase(asset, '2026-08-03', 120_000_00))).body.id
  await room.ask(unit, 'POST', `${books}/amortisation`, { period: '2026-08-01' })
  await room.ask(await room.colleague(unit), 'POST', `${books}/periods`, { period: '2026-08-01' })
})
afterAll(() => room.close())

/** What the database says to statements in the unit's own name, past every rule of the room. */
async function said(...statements: string[]): Promise<string> {
  return inTransaction(room.platform.db, unit, async (tx: Tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
    // What is checked at the end is checked now, so that nothing stays.
    await sql`set constraints all immediate`.execute(tx)
    throw new Error('done')
  }).catch((problem: { code?: string; message: string }) => problem.code ?? problem.message)
}
const header = (id: string, onDate: string, lines: number, moves = 0) =>
  `insert into vouchers (id, holder_id, period, number, on_date, template, summary, lines, moves, amount_fen, client_key, made_name, made_at) values ('${id}', '${unit.organisationId}', date_trunc('month', '${onDate}'::date)::date, 900, '${onDate}', 'use-income', '试', ${lines}, ${moves}, 1, '${id}', '某', now())`
const line = (id: string, n: number, onDate: string, account: string, debit: number, credit: number) =>
  `insert into postings (voucher_id, line, holder_id, on_date, ledger, account, debit_fen, credit_fen) values ('${id}', ${n}, '${unit.organisationId}', '${onDate}', 'financial', '${account}', ${debit}, ${credit})`

test('已记的凭证、分录、变动和结账，应用角色不能改不能删', async () => {
  for (const table of ['vouchers', 'postings', 'book_moves', 'voucher_moves', 'cost_documents', 'book_periods']) {
    for (const statement of [`update ${table} set holder_id = holder_id`, `delete from ${table}`, `truncate ${table} cascade`])
      expect([statement, await said(statement)]).toEqual([statement, '42501'])
    const { rows } = await room.database.pool.query(`select count(*) as n from ${table}`)
    expect(Number(rows[0].n)).toBeGreaterThan(0)
    await expect(room.database.pool.query(`delete from ${table}`)).rejects.toMatchObject({ code: 'RS001' })
  }
  expect(await said(`delete from book_cards`)).toBe('42501')
})

test('绕过规则也记不进已结账的月份、建账之前；借贷不平、不完整、卡账不符的凭证提交不了', async () => {
  const id = randomUUID()
  const whole = (onDate: string) => [
    header(id, onDate, 2),
    line(id, 1, onDate, 'bank', 1, 0),
    line(id, 2, onDate, 'treasury-payable', 0, 1),
  ]
  expect(await said(...whole('2026-09-03'))).toBe('done')
  expect(await said(...whole('2026-08-03'))).toBe('RS005')
  expect(await said(...whole('2026-07-03'))).toBe('RS004')
  expect(
    await said(header(id, '2026-09-03', 2), line(id, 1, '2026-09-03', 'bank', 1, 0), line(id, 2, '2026-09-03', 'treasury-payable', 0, 2)),
  ).toBe('RS007')
  expect(
    await said(header(id, '2026-09-03', 2), line(id, 1, '2026-09-03', 'bank', -1, 0), line(id, 2, '2026-09-03', 'treasury-payable', 0, -1)),
  ).toBe('RS007')
  expect(
    await said(header(id, '2026-09-03', 3), line(id, 1, '2026-09-03', 'bank', 1, 0), line(id, 2, '2026-09-03', 'treasury-payable', 0, 1)),
  ).toBe('RS006')
  expect(
    await said(
      header(id, '2026-09-03', 2),
      line(id, 1, '2026-09-03', 'intangible-cost', 1, 0),
      line(id, 2, '2026-09-03', 'treasury-payable', 0, 1),
    ),
  ).toBe('RS008')
  expect(
    await said(
      header(id, '2026-09-03', 2, 1),
      line(id, 1, '2026-09-03', 'bank', 1, 0),
      line(id, 2, '2026-09-03', 'treasury-payable', 0, 1),
      `insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, cost_fen) values ('${id}', '${asset}', 'intangible', '${unit.organisationId}', '2026-09-03', 5)`,
    ),
  ).toBe('RS008')
})

test('给以前的凭证添一行也不行', async () => {
  expect(await said(line(voucher, 8, '2026-08-03', 'bank', 1, 0), line(voucher, 9, '2026-08-03', 'bank', 0, 1))).toBe('RS006')
  expect(
    await said(
      `insert into book_moves (voucher_id, asset_id, class, holder_id, on_date) values ('${voucher}', '${randomUUID()}', 'intangible', '${unit.organisationId}', '2026-08-03')`,
    ),
  ).toBe('RS006')
})

test('数据库里卡与账的对应，和会计科目数据里写的一样', async () => {
  const { rows } = await room.database.pool.query<{ account: string; class: string; measure: string; sign: number }>(
    `select * from book_controls`,
  )
  const ofLaw = new Map(
    Object.values(regimes).flatMap(({ chart }) =>
      Object.entries(chart).flatMap(([account, { holds, stands }]) =>
        holds ? ([[account, { account, ...holds, sign: stands === 'debit' ? 1 : -1 }]] as const) : [],
      ),
    ),
  )
  expect(rows.toSorted((a, b) => (a.account < b.account ? -1 : 1))).toEqual(
    [...ofLaw.values()].toSorted((a, b) => (a.account < b.account ? -1 : 1)),
  )
})

test('一张凭证在卡片上的变动合计由数据库自己记，谁也写不了；一张讲一项资产的凭证，不能动别的资产', async () => {
  const sums = `select (select count(*) from (select voucher_id, class, count(*), sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from book_moves group by 1, 2 except select voucher_id, class, sum(moves), sum(cost_fen), sum(amortised_fen), sum(impaired_fen) from voucher_moves group by 1, 2) d)::int as differ, (select count(*) from voucher_moves)::int as kept`
  const { rows } = await room.database.pool.query<{ differ: number; kept: number }>(sums)
  expect(rows[0]).toEqual({ differ: 0, kept: expect.toSatisfy((n: number) => n > 0) })
  expect(
    await said(
      `insert into voucher_moves (voucher_id, class, holder_id, on_date, moves, cost_fen, amortised_fen, impaired_fen) values ('${voucher}', 'intangible', '${unit.organisationId}', '2026-08-03', 0, 0, 0, 0)`,
    ),
  ).toBe('42501')
  const id = randomUUID()
  expect(
    await said(
      `insert into vouchers (id, holder_id, period, number, on_date, template, summary, asset_id, lines, moves, amount_fen, client_key, made_name, made_at) values ('${id}', '${unit.organisationId}', '2026-09-01', 901, '2026-09-03', 'purchase', '试', '${asset}', 2, 1, 1, '${id}', '某', now())`,
      `insert into book_moves (voucher_id, asset_id, class, holder_id, on_date, cost_fen) values ('${id}', '${randomUUID()}', 'intangible', '${unit.organisationId}', '2026-09-03', 5)`,
    ),
  ).toBe('RS006')
})

test('资产卡上的评估值只随所依据的评估报告，改不成别的', async () => {
  const id = await room.asset(unit, { valuationFen: 500_000_00 })
  const fen = async () =>
    Number((await room.database.pool.query(`select valued_fen from asset_cards where asset_id = $1`, [id])).rows[0].valued_fen)
  await room.database.pool.query(`update asset_cards set valued_fen = 7 where asset_id = $1`, [id])
  expect(await fen()).toBe(500_000_00)
})

test('看凭证的人看得到它的原始凭证文件，看不到别的单位也存了同一份文件（choice:read-scope）', async () => {
  const sha = '5'.repeat(64)
  const soe = await room.unit('municipal-soe')
  await room.database.pool.query(`insert into files (sha256, sm3, bytes, media_type) values ($1, $1, 1, 'application/pdf')`, [sha])
  for (const who of [unit, soe])
    await room.database.pool.query(`insert into file_uses (sha256, name, organisation_id, officer_id) values ($1, '发票.pdf', $2, $3)`, [
      sha,
      who.organisationId,
      who.officerId,
    ])
  const entry = purchase(await room.asset(unit), '2026-09-03', 100)
  expect(
    (
      await room.post(unit, {
        ...entry,
        documents: entry.documents!.map((each) => ({ ...each, paper: { sha256: sha, name: '发票.pdf' } })),
      })
    ).status,
  ).toBe(200)
  const seen = (who: Visitor) =>
    inTransaction(room.platform.db, who, async (tx) =>
      (await sql<{ organisation_id: string }>`select organisation_id from file_uses where sha256 = ${sha}`.execute(tx)).rows.map(
        (row) => row.organisation_id,
      ),
    )
  expect(await seen(await room.office('finance-bureau'))).toEqual([unit.organisationId])
})

test('替别的单位写一行，被数据库拒绝（§2.1–2.4，§7.1）', async () => {
  const others = [await room.unit('administrative-organ'), await room.office('finance-bureau'), await room.office('registrar')]
  await room.ask(unit, 'PUT', `/api/books/${unit.organisationId}/codes/bank`, { code: '1002.01' })
  for (const table of [
    'book_sets',
    'book_codes',
    'book_periods',
    'book_cards',
    'vouchers',
    'postings',
    'book_moves',
    'voucher_moves',
    'posted_months',
    'moved_months',
    'due_months',
    'cost_documents',
  ]) {
    const { rows } = await room.database.pool.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${table} t where holder_id = $1 limit 1`,
      [unit.organisationId],
    )
    // What the database computes itself cannot be written by anybody.
    const columns = sql.join(
      Object.keys(rows[0]!.row as object)
        .filter((name) => name !== 'due_from')
        .map((name) => sql.ref(name)),
    )
    for (const who of others) {
      const problem = await inTransaction(room.platform.db, who, async (tx) => {
        await sql`insert into ${sql.table(table)} (${columns}) ${sql.raw(table === 'vouchers' ? 'overriding system value' : '')} select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(rows[0]!.row)}::jsonb)`.execute(
          tx,
        )
      }).then(
        () => 'done',
        (error: { code: string }) => error.code,
      )
      // The trigger of vouchers comes first and finds no books that this visitor may hold.
      expect([table, who.role, problem]).toEqual([table, who.role, table === 'vouchers' ? 'RS004' : '42501'])
    }
  }
})
