import { spawnSync } from 'node:child_process'
import { createWriteStream, statSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import type pg from 'pg'
import { connect, type Connection } from '#server/db/pool.ts'
import { migrate } from '#server/db/migrate.ts'
import { asSystem } from '#server/db/transaction.ts'
import { settleWaiting } from '#server/settlement/settle.sql.ts'
import { settleIncome } from '#server/settlement/shares.ts'
import { fillIncomes, openDistribution, operator } from './fill/settlement.ts'
import { startGround } from './ground.ts'
import { clocked, print, quantile, ratioOf, short, table } from './measure.ts'
import { processorTime } from './processor.ts'

type Sample = {
  readonly gross_fen: string
  readonly quantity: number
  readonly fee_ppm: string
  readonly tax_ppm: string
  readonly cost_fen: string
  readonly bounds: string[]
  readonly parts: string[]
  readonly whole: string
  readonly first_position: number | null
  readonly first_fen: string | null
  readonly first_per_call: boolean
  readonly shares: string[]
  readonly net_fen: string
}
type Times = { readonly settle: number[]; readonly copy: number[]; readonly settleWork: number[]; readonly copyWork: number[] }

/** Nothing is lost between the parts and the whole, and a sample is what exact fractions in another language say. */
async function verify(client: pg.Client, distribution: string): Promise<string> {
  const {
    rows: [sums],
  } = await client.query<{ n: string; wrong: string; parts: string; net: string; gross: string; taken: string; shared: string }>(
    `select count(*) as n, (select sum(due_fen + back_fen) from distribution_shares where distribution_id = $1) as shared, count(*) filter (where (select sum(x) from unnest(s.shares) x) <> s.net_fen or s.fee_fen + s.tax_fen + s.cost_fen + s.net_fen <> i.gross_fen) as wrong,
    sum((select sum(x) from unnest(s.shares) x)) as parts, sum(s.net_fen) as net, sum(s.fee_fen + s.tax_fen + s.cost_fen + s.net_fen) as gross, sum(i.gross_fen) as taken from settled_incomes s join incomes i on i.id = s.income_id where s.distribution_id = $1`,
    [distribution],
  )
  const { rows } = await client.query<Sample>(
    `select i.gross_fen, i.quantity, a.*, s.shares, s.net_fen from settled_incomes s join incomes i on i.id = s.income_id join sharing_agreements a on a.id = s.agreement_id where s.distribution_id = $1 and i.id % 50 = 0`,
    [distribution],
  )
  const off = rows.filter((row) => {
    const first =
      row.first_position === null ? null : { position: row.first_position, fen: BigInt(row.first_fen!), perCall: row.first_per_call }
    const settled = settleIncome(BigInt(row.gross_fen), BigInt(row.quantity), {
      feePpm: BigInt(row.fee_ppm),
      taxPpm: BigInt(row.tax_ppm),
      costFen: BigInt(row.cost_fen),
      bounds: row.bounds.map(BigInt),
      parts: row.parts.map(BigInt),
      whole: BigInt(row.whole),
      first,
    })
    return settled.netFen !== BigInt(row.net_fen) || settled.sharesFen.some((fen, at) => fen !== BigInt(row.shares[at]!))
  })
  if (sums!.wrong !== '0' || sums!.parts !== sums!.net || sums!.gross !== sums!.taken || sums!.shared !== sums!.parts || off.length > 0)
    throw new Error(`parts and whole differ: ${JSON.stringify({ ...sums, off: off.length })}`)
  return `${sums!.n} incomes of ${sums!.taken} fen: deductions and net add up to it, parts to the net ${sums!.net}; ${rows.length} of them computed again in exact fractions, 0 differ`
}

/**
 * One round: the settlement in the name of the platform, under row-level security and committed; then the same rows by a bare COPY from a
 * file of the server into a table with the same columns and indexes.
 */
async function round(client: pg.Client, { db }: Connection, dataDir: string, folder: string, n: number, times: Times): Promise<string> {
  const distribution = await openDistribution(client, n)
  await client.query('truncate settled_incomes, distribution_shares, distribution_parties, peer')
  await client.query('checkpoint')
  const measured = async (list: number[], works: number[], work: () => Promise<unknown>) => {
    const before = processorTime(dataDir)
    const took = await clocked(work)
    if (n >= 0) {
      list.push(took)
      works.push(processorTime(dataDir) - before)
    }
  }
  await measured(times.settle, times.settleWork, () =>
    asSystem(db, (tx) => settleWaiting(tx, { distributionId: distribution, operatorId: operator, untilOn: '2026-11-30' })),
  )
  const file = path.join(folder, `settled-${n}.copy`)
  await client.query(`copy settled_incomes to '${file}'`)
  await client.query('checkpoint')
  await measured(times.copy, times.copyWork, () => client.query(`copy peer from '${file}'`))
  return distribution
}

/** The journal of some settled incomes for Debian's ledger: an order, its deductions and its parties. */
async function writeJournal(client: pg.Client, distribution: string, count: number, file: string): Promise<void> {
  const { rows } = await client.query<{ id: string; fee: string; rest: string; gross: string; shares: string[] }>(
    `select s.income_id as id, s.fee_fen as fee, s.tax_fen + s.cost_fen as rest, s.shares, i.gross_fen as gross from settled_incomes s join incomes i on i.id = s.income_id where s.distribution_id = $1 order by s.income_id limit $2`,
    [distribution, count],
  )
  const out = createWriteStream(file)
  const yuan = (fen: string) => `${BigInt(fen) / 100n}.${String(BigInt(fen) % 100n).padStart(2, '0')}`
  for (const { id, fee, rest, gross, shares } of rows) {
    const lines = [
      `  Buyer  -${yuan(gross)}`,
      `  Fee  ${yuan(fee)}`,
      `  Tax and cost  ${yuan(rest)}`,
      ...shares.map((fen, at) => `  Party:${at}  ${yuan(fen)}`),
    ]
    if (!out.write(`2026-11-01 Order ${id}\n${lines.join('\n')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

function runLedger(file: string): number | null {
  const started = performance.now()
  const { status } = spawnSync('ledger', ['-f', file, 'balance'], { stdio: 'ignore' })
  return status === 0 ? performance.now() - started : null
}

/**
 * Measures the settlement of orders over agreements against a bare COPY of the same rows and Debian's ledger: node bench/settlement.ts
 * [orders] [agreements] [rounds].
 */
async function main(): Promise<void> {
  const [orders = 1_000_000, agreements = 3_000, rounds = 5] = process.argv.slice(2, 5).map(Number)
  const ground = await startGround('settlement')
  try {
    await migrate(ground.url)
    const client = await ground.owner()
    const filling = await clocked(() => fillIncomes(client, { orders, agreements }))
    process.stderr.write(`${orders} orders over ${agreements} agreements after ${(filling / 1000).toFixed(0)} s\n`)
    await client.query('create table peer (like settled_incomes including all)')
    const connection = connect(ground.url, { max: 1, statementSeconds: 3600 })
    const folder = path.join(ground.dataDir, 'postgres')
    const times: Times = { settle: [], copy: [], settleWork: [], copyWork: [] }
    let distribution = ''
    for (let n = -1; n < rounds; n++) {
      distribution = await round(client, connection, ground.dataDir, folder, n, times)
      process.stderr.write(
        `round ${n}: settle ${short((times.settle.at(-1) ?? 0) / 1000)} s, COPY ${short((times.copy.at(-1) ?? 0) / 1000)} s\n`,
      )
    }
    const said = await verify(client, distribution)
    const some = Math.min(orders, 100_000)
    const journal = path.join(ground.dataDir, 'orders.ledger')
    await writeJournal(client, distribution, some, journal)
    const ledger = runLedger(journal)
    await connection.close()
    await client.end()
    const seconds = (list: readonly number[]) => `${short(quantile(list, 0.5) / 1000)} s`
    const rate = (milliseconds: number, count: number) => count / (milliseconds / 1000)
    const ours = rate(quantile(times.settle, 0.5), orders)
    print(
      `Settlement: ${orders} orders over ${agreements} agreements, synchronous commit, ${rounds} rounds`,
      [
        table(
          ['what', 'median', 'processors', '× bare COPY of the same rows', 'goal'],
          [
            [
              'settlement to the fen with what falls to each party, committed',
              seconds(times.settle),
              seconds(times.settleWork),
              `${short(ratioOf(times.settle, times.copy))} (processors ${short(ratioOf(times.settleWork, times.copyWork))})`,
              '≤ 1.3',
            ],
            ['bare COPY of the same rows', seconds(times.copy), seconds(times.copyWork), '', ''],
            [
              'ledger',
              ledger === null
                ? 'not installed'
                : `${short(ledger / 1000)} s for ${some} orders (${(statSync(journal).size / 1e6).toFixed(0)} MB)`,
              '',
              ledger === null ? '' : `ours ${short(ours / rate(ledger, some))} × as many orders a second`,
              '≥ 5',
            ],
          ],
        ),
        '',
        said,
      ].join('\n'),
    )
  } finally {
    await ground.close()
  }
}

await main()
