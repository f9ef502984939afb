import { randomUUID } from 'node:crypto'
import { bringPaper, paperMaker } from './day/papers.ts'
import { reading, signEverybodyIn, type Person } from './day/people.ts'
import { inventTables, openRound, scanTable } from './day/scans.ts'
import { steadily, Tally } from './day/tally.ts'
import { scaled } from './fill/cases.ts'
import { fillCity } from './fill/city.ts'
import { fillOfficers } from './fill/officers.ts'
import { startGround, type Ground } from './ground.ts'
import { print, quantile, short, table } from './measure.ts'
import { startProcesses } from './processes.ts'
import { findDrafts, findRegistrars, type Draft, type Work } from './work.ts'

/** What the goal asks for within ten minutes. */
const asked = { acts: 200_000, reads: 2_000_000, officers: 10_000 }
type Pace = { readonly minutes: number; readonly reads: number; readonly acts: number; readonly papers: number; readonly scansAMinute: number; readonly sessions: number }
type Waiting = { readonly work: readonly Work[]; readonly drafts: readonly Draft[] }
const kinds = ['signIns', 'reads', 'acts', 'papers', 'opened', 'tables', 'scans'] as const
/** What each kind of work took, and the megabytes of all processes each second. */
type Day = Readonly<Record<typeof kinds[number], Tally>> & { readonly memory: number[]; readonly people: number }

/** Whoever is there of one part, the n-th of them; throws when nobody is. */
function oneOf<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (!found) throw new Error('nobody is there for this work: more sessions, or a larger share of the city')
  return found
}

/** Acts by the hand it comes to, or the next one who has not decided on the case. */
async function act(registrars: readonly Person[], { id, act, version, hand, hands }: Work): Promise<unknown> {
  const { visitor } = oneOf(registrars.filter(({ officerId }) => !hands.includes(officerId)), hand)
  return visitor.bytes('POST', `/api/cases/${id}/acts`, { act, version, key: randomUUID(), reason: '材料齐全，内容与目录一致', asked: {} })
}

async function spend(ground: Ground, processes: number, pace: Pace, { work, drafts }: Waiting): Promise<Day> {
  await using platform = await startProcesses(ground, processes)
  const tallies = Object.fromEntries(kinds.map(kind => [kind, new Tally()])) as Record<typeof kinds[number], Tally>
  const people = await signEverybodyIn(platform.port, pace.sessions, tallies.signIns)
  const part = (name: string) => people.filter(person => person.part === name)
  const [registrars, producers] = [part('registrar'), part('producer')]
  const [nextPaper, tables] = [await paperMaker(), await inventTables(Math.ceil(pace.minutes * pace.scansAMinute) + 1)]
  const rounds = await Promise.all(producers.slice(0, 10).map(openRound))
  const theirs = drafts.filter(draft => producers.some(({ unitId }) => unitId === draft.unitId))
  const memory: number[] = []
  const watch = setInterval(() => memory.push(platform.memory().reduce((sum, each) => sum + each, 0)), 1_000)
  const until = performance.now() + pace.minutes * 60_000
  await Promise.all([
    steadily(pace.reads, until, n => { const { visitor, sight } = reading(people, n); return tallies.reads.clock(() => visitor.bytes('GET', sight)) }),
    steadily(pace.acts, until, async n => work[n] && tallies.acts.clock(() => act(registrars, work[n]!))),
    steadily(pace.papers, until, (n) => { const draft = oneOf(theirs, n); return bringPaper(oneOf(producers.filter(({ unitId }) => unitId === draft.unitId), n), draft, nextPaper(n), tallies.papers, tallies.opened) }),
    steadily(pace.scansAMinute / 60, until, n => scanTable(oneOf(rounds, n), tables[n]!, tallies.tables, tallies.scans)),
  ])
  clearInterval(watch)
  for (const { visitor } of people) visitor.close()
  return { ...tallies, memory, people: people.length }
}

function tell(day: Day, { minutes, ...pace }: Pace, processes: number, accounts: number): void {
  const third = Math.floor(day.memory.length / 3)
  const memory = [day.memory.slice(0, third), day.memory.slice(third, -third), day.memory.slice(-third)].map(list => `${short(quantile(list, 0.5))} MB`)
  const share = (tally: Tally, goal: number) => `${((tally.times.length / minutes) * 10 / goal * 100).toFixed(2)} %`
  const faults = kinds.flatMap(kind => [...day[kind].faults].map(([said, times]) => `${times} × ${said}`))
  print(`A city’s day at a steady pace, ${minutes} minutes: ${pace.reads} reads, ${pace.acts} acts and ${pace.papers} papers a second, ${pace.scansAMinute} scans a minute; ${day.people} officers signed in, each an account of ${accounts}, over a connection and from an address of their own; ${processes} process(es) and their database`, table(['what', 'done', 'faults', 'pace, of the goal’s', 'p50', 'p95', 'p99', 'goal'], [
    day.signIns.row('signing in, four at once, before'), day.reads.row('reads', share(day.reads, asked.reads), 'p95 ≤ 50 ms'), day.acts.row('acts', share(day.acts, asked.acts), 'p95 ≤ 100 ms'),
    day.papers.row('papers brought, 60 KB to 2 MB'), day.opened.row('papers opened again'), day.tables.row('tables taken in, 15 columns'), day.scans.row('scans, from sending to reading the findings'),
  ]) + `\n\nRefused or failed: ${faults.join('; ') || 'none'}. Memory of the processes in the first third, the second and the last: ${memory.join(', ')}.`)
}

/** A share of a city's day at a steady pace on this machine: node bench/day.ts [share of the city] [minutes] [reads a second] [acts a second] [processes] [papers a second] [scans a minute] [officers signed in]; several processes stand behind HAProxy; with `BENCH_DATA` naming a city that was kept, it is not filled again. */
async function main(): Promise<void> {
  const [share = 0.3, minutes = 10, reads = 20, acts = 2, processes = 1, papers = 0.5, scansAMinute = 2, sessions = 300] = process.argv.slice(2, 10).map(Number)
  const ground = await startGround('day')
  try {
    {
      await using platform = await ground.open()
      await fillCity(ground, platform, scaled(share), line => process.stderr.write(`${line}\n`))
    }
    const owner = await ground.owner()
    const accounts = await fillOfficers(owner, asked.officers)
    const waiting = { work: await findRegistrars(owner), drafts: await findDrafts(owner) }
    await owner.end()
    const pace = { minutes, reads, acts, papers, scansAMinute, sessions }
    tell(await spend(ground, processes, pace, waiting), pace, processes, accounts)
  } finally {
    await ground.close()
  }
}

await main()
