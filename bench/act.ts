import { randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import pg from 'pg'
import { seal } from '#server/audit/sealer.ts'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { type Ground, type Open, password, startGround } from './ground.ts'
import { benchRows, inserted } from './inserts.ts'
import { print, quantile, ratioOf, short, table } from './measure.ts'
import { processorTime } from './processor.ts'
import { Visitor } from './visitor.ts'

type Work = { readonly id: string; readonly act: string; readonly version: number; readonly reason: string }
type Counted = { readonly what: string; readonly statements: readonly string[] }

/** Watches the driver: the statements of every transaction that commits, from `begin` to `commit` without these two. */
function watchStatements(): { taken(): Counted[] } {
  const original = pg.Client.prototype.query
  const open = new Map<object, string[]>()
  const done: Counted[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string } | undefined)?.text ?? '')
    if (text.startsWith('begin; ')) open.set(this, [text.slice('begin; '.length)])
    else if (text === 'commit') {
      const statements = open.get(this) ?? []
      open.delete(this)
      if (statements.some((s) => s.includes('insert into entries'))) done.push({ what: 'act', statements })
    } else open.get(this)?.push(text)
    return (original as (...given: unknown[]) => unknown).apply(this, args) as never
  } as never
  return { taken: () => done.splice(0) }
}

/** Gives every worker the next piece until none is left; answers pieces a second and how long each took. */
async function together<T, W>(
  workers: readonly W[],
  pieces: readonly T[],
  work: (worker: W, piece: T) => Promise<unknown>,
): Promise<{ perSecond: number; took: number[] }> {
  const took: number[] = []
  let next = 0
  const started = performance.now()
  await Promise.all(
    workers.map(async (worker) => {
      while (next < pieces.length) {
        const piece = pieces[next++]!
        const began = performance.now()
        await work(worker, piece)
        took.push(performance.now() - began)
      }
    }),
  )
  return { perSecond: pieces.length / ((performance.now() - started) / 1000), took }
}

async function findWork(client: pg.Client): Promise<Work[]> {
  const { rows } = await client.query<{ id: string; step: string; version: number }>(
    `select id, step, version from cases where procedure = 'first-registration' and step in ('acceptance', 'first-review') order by md5(id::text)`,
  )
  return rows.map(({ id, step, version }) => ({
    id,
    version,
    act: step === 'acceptance' ? 'accept' : 'pass',
    reason: '材料齐全，内容与目录一致',
  }))
}

/** Waits until no job is left whose time has come: what a start brings along, the looking through of all gradings among it, is no work of the acts. */
async function untilIdle(client: pg.Client): Promise<void> {
  const {
    rows: [left],
  } = await client.query<{ n: number }>(
    `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()`,
  )
  if (left!.n === 0) return
  await rest(500)
  await untilIdle(client)
}

/** The server takes fewer connections than 64 visitors beside those of the platform. */
const mostPeers = 24

type Round = { readonly acts: number; readonly inserts: number; readonly took: readonly number[]; readonly processor: number }

/** One round: acts, then bare inserts. */
async function round(ground: Ground, visitors: readonly Visitor[], works: readonly Work[]): Promise<Round> {
  const before = processorTime(ground.dataDir)
  const acts = await together(visitors, works, (visitor, { id, ...given }) =>
    visitor.bytes('POST', `/api/cases/${id}/acts`, { ...given, key: randomUUID(), asked: {} }),
  )
  return {
    acts: acts.perSecond,
    took: acts.took,
    processor: (processorTime(ground.dataDir) - before) / works.length,
    inserts: inserted(ground.url, Math.min(visitors.length, mostPeers), works.length * 32),
  }
}

/**
 * What the chain costs the processors for what the rounds wrote: the digest of each line, which acts make as they write and is made once
 * more here, and one sealing, which the platform does each minute.
 */
async function chained(ground: Ground, platform: Open, owner: pg.Client, after: number): Promise<number> {
  const before = processorTime(ground.dataDir)
  await seal(platform)
  await owner.query(`select count(sha256(convert_to(audit_canonical(l), 'UTF8'))) from audit_log l where id > $1`, [after])
  return processorTime(ground.dataDir) - before
}

/**
 * Measures acts over HTTP against what pgbench inserts, at 16 and 64 connections: node bench/act.ts [share of the city] [acts a round]
 * [rounds]. Needs pgbench.
 */
async function main(): Promise<void> {
  const [share = 0.3, aRound = 64, most = 8] = process.argv.slice(2).map(Number)
  const ground = await startGround('act')
  const watch = watchStatements()
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
    const owner = await ground.owner()
    await owner.query(benchRows)
    const first = await new Visitor(platform).signIn('centre1', password)
    const all = await findWork(owner)
    const half = Math.min(Math.floor(all.length / 2 / aRound), most) * aRound
    await untilIdle(owner)
    await seal(platform)
    watch.taken()
    const rows: string[][] = []
    for (const [n, atOnce] of [16, 64].entries()) {
      const visitors = Array.from({ length: atOnce }, () => first.again(platform))
      const works = all.slice(n * half, (n + 1) * half)
      const warming = Math.ceil(works.length / aRound / 2) * aRound
      for (let from = 0; from < warming; from += aRound) await round(ground, visitors, works.slice(from, from + aRound))
      await seal(platform)
      const {
        rows: [line],
      } = await owner.query<{ id: string }>('select coalesce(max(id), 0) as id from audit_log')
      // A process is fast only after some hundred acts: until then the engine compiles, and each connection makes its plans.
      const counted: Round[] = []
      for (let from = warming; from < works.length; from += aRound)
        counted.push(await round(ground, visitors, works.slice(from, from + aRound)))
      const chain = (await chained(ground, platform, owner, Number(line!.id))) / (works.length - warming)
      const took = counted.flatMap((each) => each.took)
      const middle = (what: 'acts' | 'inserts' | 'processor') =>
        quantile(
          counted.map((each) => each[what]),
          0.5,
        )
      rows.push([
        String(atOnce),
        middle('acts').toFixed(0),
        middle('inserts').toFixed(0),
        short(
          ratioOf(
            counted.map((each) => each.acts),
            counted.map((each) => each.inserts),
          ),
        ),
        ...[0.5, 0.95, 0.99].map((share) => short(quantile(took, share))),
        short(middle('processor')),
        `${((chain / middle('processor')) * 100).toFixed(1)} %`,
      ])
      visitors.forEach((visitor) => visitor.close())
    }
    const counted = watch.taken().map((t) => t.statements.length)
    print(
      `Acts over HTTP, durable (rounds of ${aRound}, ${Math.floor(half / aRound / 2)} of them, after as many to warm up)`,
      table(
        [
          'connections',
          'acts a second',
          'pgbench inserts a second',
          'ratio (goal ≥ 0.35)',
          'p50 ms',
          'p95 ms',
          'p99 ms (goal ≤ 100)',
          'processor ms an act',
          'the audit chain, of it (goal ≤ 15 %)',
        ],
        rows,
      ) +
        `\n\nStatements in the transaction of an act: ${Math.min(...counted)} to ${Math.max(...counted)} (goal: at most 8), begin and commit not counted, the one that sets who asks counted.`,
    )
    await owner.end()
  } finally {
    await ground.close()
  }
}

await main()
