import { randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround, type Ground } from './ground.ts'
import { clocked, print, short, table, timesOf, quantile } from './measure.ts'
import { startProcesses } from './processes.ts'
import { Visitor } from './visitor.ts'
import { findRegistrars } from './work.ts'

/** What the goal asks for within ten minutes. */
const asked = { acts: 200_000, reads: 2_000_000 }
const sights = ['/api/inbox', '/api/inbox/counts', '/api/assets', '/api/desk', '/notices', '/register']
/** A law firm has no desk of the year. */
const sightsOf = (login: string) => sights.filter(sight => login !== 'lawyer1' || sight !== '/api/desk')
/** Milliseconds of each, megabytes of all processes each second, and what was refused or failed, how often. */
type Day = { readonly reads: number[]; readonly acts: number[]; readonly memory: number[]; readonly faults: Map<string, number> }
type Pace = { readonly minutes: number; readonly reads: number; readonly acts: number }

/** Begins so many things a second whether the last ones have ended or not, as people do; ends when all have. */
async function steadily(perSecond: number, until: number, begin: (n: number) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>()
  const started = performance.now()
  for (let n = 0; performance.now() < until; n++) {
    const wait = started + n * 1000 / perSecond - performance.now()
    if (wait > 1) await rest(wait)
    const one = begin(n).finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
}

/** Whoever reads, eight of each kind, and whoever acts, sixteen; each comes from an address of its own, since public pages are counted by address. */
async function enter(port: number) {
  const logins = ['centre1', 'centre2', 'bureau1', 'holder1', 'checker1', 'lawyer1']
  const signedIn = await Promise.all(logins.map(login => new Visitor(port).signIn(login, password)))
  const readers = signedIn.flatMap((one, n) => Array.from({ length: 8 }, (_, i) => ({ visitor: one.again(port, `10.${n}.${i}.1`), sights: sightsOf(logins[n]!) })))
  const officers = Array.from({ length: 16 }, (_, i) => signedIn[0]!.again(port, `10.9.${i}.1`))
  return { readers, officers, close: () => { for (const visitor of [...readers.map(reader => reader.visitor), ...officers, ...signedIn]) visitor.close() } }
}

async function spend(ground: Ground, processes: number, pace: Pace): Promise<Day> {
  const owner = await ground.owner()
  const work = await findRegistrars(owner)
  await owner.end()
  await using platform = await startProcesses(ground, processes)
  const { readers, officers, close } = await enter(platform.port)
  const day: Day = { reads: [], acts: [], memory: [], faults: new Map() }
  const failed = (problem: unknown) => { const said = String(problem).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').slice(0, 120); day.faults.set(said, (day.faults.get(said) ?? 0) + 1) }
  const timed = async (list: number[], ask: () => Promise<unknown>) => { list.push(await clocked(() => ask().catch(failed))) }
  const watch = setInterval(() => day.memory.push(platform.memory().reduce((sum, each) => sum + each, 0)), 1_000)
  const until = performance.now() + pace.minutes * 60_000
  await Promise.all([
    steadily(pace.reads, until, (n) => { const reader = readers[n % readers.length]!; return timed(day.reads, () => reader.visitor.bytes('GET', reader.sights[Math.floor(n / readers.length) % reader.sights.length]!)) }),
    steadily(pace.acts, until, async (n) => {
      const one = work[n]
      if (one) await timed(day.acts, () => officers[n % officers.length]!.bytes('POST', `/api/cases/${one.id}/acts`, { act: one.act, version: one.version, key: randomUUID(), reason: '材料齐全，内容与目录一致', asked: {} }))
    }),
  ])
  clearInterval(watch)
  close()
  return day
}

/** A share of a city's day at a steady pace on this machine: node bench/day.ts [share of the city] [minutes] [reads a second] [acts a second] [processes]; several stand behind HAProxy; with `BENCH_DATA` naming a city that was kept, it is not filled again. */
async function main(): Promise<void> {
  const [share = 0.3, minutes = 10, readsPace = 20, actsPace = 2, processes = 1] = process.argv.slice(2, 7).map(Number)
  const ground = await startGround('day')
  try {
    {
      await using platform = await ground.open()
      await fillCity(ground, platform, scaled(share), line => process.stderr.write(`${line}\n`))
    }
    const day = await spend(ground, processes, { minutes, reads: readsPace, acts: actsPace })
    const third = Math.floor(day.memory.length / 3)
    const memory = [day.memory.slice(0, third), day.memory.slice(third, -third), day.memory.slice(-third)].map(list => `${short(quantile(list, 0.5))} MB`)
    const row = (name: string, list: readonly number[], goal: number, most: number) => {
      const { p50, p95 } = timesOf(list)
      return [name, list.length, `${((list.length / minutes) * 10 / goal * 100).toFixed(1)} %`, `${short(p50)} ms`, `${short(p95)} ms`, `${short(quantile(list, 0.99))} ms`, `p95 ≤ ${most} ms`]
    }
    print(`A city’s day at a steady pace, ${minutes} minutes, ${readsPace} reads and ${actsPace} acts a second, 64 connections, ${processes} process(es) and their database`, table(['what', 'done', 'pace, of the goal’s', 'p50', 'p95', 'p99', 'goal'], [row('reads', day.reads, asked.reads, 50), row('acts', day.acts, asked.acts, 100)])
      + `\n\nRefused or failed: ${[...day.faults].map(([said, times]) => `${times} × ${said}`).join('; ') || 'none'}. Memory of the processes in the first third, the second and the last: ${memory.join(', ')}.`)
  } finally {
    await ground.close()
  }
}

await main()
