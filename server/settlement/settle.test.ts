import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem, inTransaction, system } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { firstShare, settlerOf } from './settle-numbers.ts'
import { settleSource } from './settle.sql.ts'
import { settleIncome, type Sharing } from './shares.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const sum = (fens: readonly bigint[]) => fens.reduce((total, fen) => total + fen, 0n)
/** Any agreement with something first or without, and of one slice or several. */
const anySharing = fc
  .record({ parties: fc.integer({ min: 2, max: 12 }), slices: fc.integer({ min: 1, max: 4 }) })
  .chain(({ parties, slices }) =>
    fc.record({
      rows: fc.array(fc.array(fc.bigInt({ min: 0n, max: 5_000n }), { minLength: parties - 1, maxLength: parties - 1 }), {
        minLength: slices,
        maxLength: slices,
      }),
      steps: fc.array(fc.bigInt({ min: 1n, max: 500_000n }), { minLength: slices - 1, maxLength: slices - 1 }),
      feePpm: fc.bigInt({ min: 0n, max: 500_000n }),
      taxPpm: fc.bigInt({ min: 0n, max: 500_000n }),
      costFen: fc.bigInt({ min: 0n, max: 10_000n }),
      first:
        slices > 1
          ? fc.constant(null)
          : fc.option(
              fc.record({
                position: fc.integer({ min: 0, max: parties - 1 }),
                fen: fc.bigInt({ min: 1n, max: 50_000n }),
                perCall: fc.boolean(),
              }),
            ),
    }),
  )
  .map(({ rows, steps, ...rest }): Sharing => {
    const whole = rows.reduce((most, row) => (sum(row) > most ? sum(row) : most), 0n) + 1n
    return {
      ...rest,
      bounds: steps.reduce<bigint[]>((bounds, step) => [...bounds, bounds.at(-1)! + step], [0n]),
      parts: rows.flatMap((row) => [...row, whole - sum(row)]),
      whole,
    }
  })
const anyIncome = fc.record({
  gross: fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
  quantity: fc.integer({ min: 1, max: 1_000 }),
  isBack: fc.boolean(),
})

describe('数据库里的结算与精确分数逐分一致（§6.5）', () => {
  test('任意协议和金额：收入、退回、四种形式', async () => {
    const given = fc.sample(fc.record({ sharing: anySharing, incomes: fc.array(anyIncome, { minLength: 1, maxLength: 20 }) }), 150)
    const client = await database.pool.connect()
    const product = randomUUID()
    await client.query(`set session_replication_role = replica`)
    const agreements = given.map((each) => ({ ...each, id: randomUUID() }))
    const lists = (values: readonly bigint[]) => `{${values.join(',')}}`
    for (const [n, { id, sharing: s }] of agreements.entries()) {
      const parties = s.parts.length / s.bounds.length
      await client.query(
        `insert into sharing_agreements (id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole, first_position, first_fen, first_per_call, effective_on, client_key, made_name, made_at, in_force_at)
        values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '2026-01-01', $2, '拟订', now(), now())`,
        [
          id,
          `SY-${n}`,
          product,
          n + 1,
          s.first ? (s.first.perCall ? 'per-call' : 'minimum') : s.bounds.length > 1 ? 'tiered' : 'fixed',
          s.feePpm,
          s.taxPpm,
          s.costFen,
          parties,
          lists(s.bounds),
          lists(s.parts),
          s.whole,
          s.first?.position ?? null,
          s.first?.fen ?? null,
          s.first?.perCall ?? false,
        ],
      )
      await client.query(
        `insert into sharing_parties (agreement_id, position, organisation_id, part, is_public, signed_by, signed_name, signed_at) select $1, p, gen_random_uuid(), 'producer', p = 0, $1, '签', now() from generate_series(0, $2::int - 1) p`,
        [id, parties],
      )
    }
    const incomes = agreements
      .flatMap(({ id, sharing, incomes: list }) => list.map((income) => ({ ...income, agreementId: id, sharing })))
      .map((income, n) => ({ ...income, id: n + 1 }))
    const distribution = randomUUID()
    await client.query(`reset session_replication_role`)
    client.release()
    await database.pool.query(
      `alter table distribution_shares drop constraint distribution_shares_distribution_id_fkey; alter table distribution_shares drop constraint distribution_shares_organisation_id_fkey; alter table distribution_parties drop constraint distribution_parties_distribution_id_fkey; alter table distribution_parties drop constraint distribution_parties_organisation_id_fkey`,
    )
    await asSystem(database.db, async (tx) => {
      const source = sql`select id, gross_fen as "grossFen", quantity, agreement_id as "agreementId" from jsonb_to_recordset(${sql.lit(JSON.stringify(incomes.map(({ id, gross, quantity, isBack, agreementId }) => ({ id, gross_fen: String(isBack ? -gross : gross), quantity, agreement_id: agreementId }))))}::jsonb) as r (id bigint, gross_fen bigint, quantity int, agreement_id uuid)`
      expect(await settleSource(tx, distribution, source)).toBe(incomes.length)
    })
    const { rows } = await database.pool.query<Record<string, string>>(
      `select income_id::text as id, fee_fen::text as fee, tax_fen::text as tax, cost_fen::text as cost, net_fen::text as net, shares::text as shares from settled_incomes where distribution_id = $1 order by income_id`,
      [distribution],
    )
    expect(rows).toEqual(
      incomes.map(({ id, gross, quantity, isBack, sharing }) => {
        const { feeFen, taxFen, costFen, netFen, sharesFen } = settleIncome(isBack ? -gross : gross, BigInt(quantity), sharing)
        return {
          id: String(id),
          fee: String(feeFen),
          tax: String(taxFen),
          cost: String(costFen),
          net: String(netFen),
          shares: lists(sharesFen),
        }
      }),
    )
    const { rows: off } = await database.pool.query(
      `select d.agreement_id, d.position from distribution_shares d where (d.due_fen, d.back_fen) is distinct from (select (coalesce(sum(shares[d.position + 1]) filter (where net_fen >= 0), 0)::bigint, coalesce(sum(shares[d.position + 1]) filter (where net_fen < 0), 0)::bigint) from settled_incomes s where s.agreement_id = d.agreement_id)`,
    )
    expect(off).toEqual([])
    const {
      rows: [sums],
    } = await database.pool.query<{ shared: string; net: string; of: string }>(
      `select (select sum(due_fen + back_fen)::text from distribution_shares) as shared, (select sum(net_fen)::text from settled_incomes) as net, (select sum(amount_fen)::text from distribution_parties) as of`,
    )
    expect([sums!.shared, sums!.of]).toEqual([sums!.net, sums!.net])
  })

  test('用普通数字计算的与精确分数逐分一致，直到两者的界限上下', () => {
    const near = fc.oneof(
      anyIncome.map(({ gross }) => gross),
      fc.bigInt({ min: 1n, max: 9_007_199_254n }),
      fc.bigInt({ min: 9_007_199_254n, max: 9_007_199_254_740_991n }),
    )
    fc.assert(
      fc.property(anySharing, near, fc.integer({ min: 1, max: 1_000 }), fc.boolean(), (sharing, size, quantity, isBack) => {
        const gross = isBack ? -size : size
        const figures: number[] = []
        settlerOf(sharing)(Number(gross), quantity, figures)
        const { feeFen, taxFen, costFen, netFen, sharesFen } = settleIncome(gross, BigInt(quantity), sharing)
        expect(figures.slice(0, firstShare + sharesFen.length).map((fen) => fen + 0)).toEqual(
          [feeFen, taxFen, costFen, netFen, ...sharesFen].map(Number),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test('超出整数范围的结果是错误，不是错账', async () => {
    const { rows } = await database.pool.query<{ id: string }>(`select id from sharing_agreements limit 1`)
    const source = sql`select 1::bigint as id, 9200000000000::bigint * 1000 as "grossFen", 1 as quantity, ${sql.lit(rows[0]!.id)}::uuid`
    await expect(asSystem(database.db, (tx) => settleSource(tx, randomUUID(), source))).rejects.toThrow(RangeError)
  })

  test('不是自己的、或者已不在确认中的分配，一行也写不进', async () => {
    const [mine, other, distribution] = [randomUUID(), randomUUID(), randomUUID()]
    await database.pool.query(
      `alter table distributions disable trigger all; insert into distributions (id, number, title, operator_id, until_on, incomes, gross_fen, fee_fen, tax_fen, cost_fen, net_fen, state, made_at) values ('${distribution}', 'FP-0', '十一月', '${mine}', '2026-11-30', 0, 0, 0, 0, 0, 0, 'agreeing', now())`,
    )
    const { rows } = await database.pool.query<{ id: string }>(`select id from sharing_agreements limit 1`)
    const settleAs = (organisationId: string, id: number) =>
      inTransaction(database.db, { ...system, role: 'operator', organisationId }, (tx) =>
        settleSource(tx, distribution, sql`select ${sql.lit(id)}::bigint, 100::bigint, 1, ${sql.lit(rows[0]!.id)}::uuid`),
      )
    await expect(settleAs(other, 900_001)).rejects.toThrow(/may settle/)
    await database.pool.query(`alter table sharing_agreements disable row level security`)
    expect(await settleAs(mine, 900_002)).toBe(1)
    await database.pool.query(`update distributions set state = 'void', ended_at = now() where id = '${distribution}'`)
    await expect(settleAs(mine, 900_003)).rejects.toThrow(/may settle/)
    expect((await database.pool.query(`select income_id from settled_incomes where distribution_id = '${distribution}'`)).rows).toEqual([
      { income_id: 900_002 },
    ])
  })
})
