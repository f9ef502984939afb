import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround } from './ground.ts'
import { print, quantile, ratioOf, short, table } from './measure.ts'
import { Visitor } from './visitor.ts'

const atOnce = 16
type Work = { readonly id: string; readonly act: string; readonly version: number; readonly reason: string }
type Counted = { readonly what: string; readonly statements: readonly string[] }

/** Watches the driver: the statements of every transaction that commits, from `begin` to `commit` without these two. */
function watchStatements(): { taken(): Counted[] } {
  const original = pg.Client.prototype.query
  const open = new Map<object, string[]>()
  const done: Counted[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string } | undefined)?.text ?? '')
    if (text === 'begin') open.set(this, [])
    else if (text === 'commit') {
      const statements = open.get(this) ?? []
      open.delete(this)
      if (statements.some(s => s.includes('insert into entries'))) done.push({ what: 'act', statements })
    } else open.get(this)?.push(text)
    return (original as (...given: unknown[]) => unknown).apply(this, args) as never
  } as never
  return { taken: () => done.splice(0) }
}

/** Gives every worker the next piece until none is left; answers pieces a second and how long each took. */
async function together<T, W>(workers: readonly W[], pieces: readonly T[], work: (worker: W, piece: T) => Promise<unknown>): Promise<{ perSecond: number; took: number[] }> {
  const took: number[] = []
  let next = 0
  const started = performance.now()
  await Promise.all(workers.map(async (worker) => {
    while (next < pieces.length) {
      const piece = pieces[next++]!
      const began = performance.now()
      await work(worker, piece)
      took.push(performance.now() - began)
    }
  }))
  return { perSecond: pieces.length / ((performance.now() - started) / 1000), took }
}

async function findWork(client: pg.Client): Promise<Work[]> {
  const { rows } = await client.query<{ id: string; step: string; version: number }>(`select id, step, version from cases where procedure = 'first-registration' and step in ('acceptance', 'first-review') order by md5(id::text)`)
  return rows.map(({ id, step, version }) => ({ id, version, act: step === 'acceptance' ? 'accept' : 'pass', reason: '材料齐全，内容与目录一致' }))
}

/** Measures acts over HTTP against bare inserts at sixteen connections: node bench/act.ts [share of the city] [acts a round]. */
async function main(): Promise<void> {
  const [share = 0.3, aRound = 128] = process.argv.slice(2).map(Number)
  const ground = await startGround('act')
  const watch = watchStatements()
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(share), line => process.stderr.write(`${line}\n`))
    const owner = await ground.owner()
    await owner.query('create table bench_rows (id bigint generated always as identity primary key, case_id uuid not null, at timestamptz not null, what text not null)')
    const visitors = await Promise.all(Array.from({ length: atOnce }, () => new Visitor(platform).signIn('centre1', password)))
    const peers = await Promise.all(Array.from({ length: atOnce }, () => ground.owner()))
    const all = await findWork(owner)
    watch.taken()
    const ours: number[] = []
    const floor: number[] = []
    const took: number[] = []
    for (let from = 0; from + aRound <= all.length; from += aRound) {
      const acts = await together(visitors, all.slice(from, from + aRound), (visitor, { id, ...given }) => visitor.bytes('POST', `/api/cases/${id}/acts`, { ...given, key: randomUUID(), asked: {} }))
      const inserts = await together(peers, Array.from({ length: aRound * 8 }), peer => peer.query({ name: 'row', text: 'insert into bench_rows (case_id, at, what) values ($1, now(), $2)', values: [randomUUID(), 'accept'] }))
      if (from === 0) continue
      ours.push(acts.perSecond)
      floor.push(inserts.perSecond)
      took.push(...acts.took)
    }
    const counted = watch.taken().map(t => t.statements.length)
    const one = (list: readonly number[]) => `${Math.min(...list)} to ${Math.max(...list)}`
    print(`Acts over HTTP, durable, ${atOnce} connections (${ours.length} rounds of ${aRound})`, table(['what', 'a second', 'ratio to the insert'], [
      ['single-row INSERT, pg, prepared', quantile(floor, 0.5).toFixed(0), '1'], ['act over HTTP (accept, pass) with the page it answers', quantile(ours, 0.5).toFixed(0), short(ratioOf(ours, floor))],
    ]) + `\n\nOne act takes p50 ${short(quantile(took, 0.5))} ms, p95 ${short(quantile(took, 0.95))} ms at ${atOnce} at once. Statements in the transaction of an act: ${one(counted)} (goal: at most 8), begin and commit not counted, the one that sets who asks counted.`)
    visitors.forEach(visitor => visitor.close())
    await Promise.all([...peers, owner].map(client => client.end()))
  } finally {
    await ground.close()
  }
}

await main()
