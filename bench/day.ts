import { firstSeconds, kinds, spend, type Day, type Pace } from './day/spend.ts'
import type { Tally } from './day/tally.ts'
import { scaled } from './fill/cases.ts'
import { fillCity } from './fill/city.ts'
import { fillOfficers } from './fill/officers.ts'
import { startGround } from './ground.ts'
import { print, quantile, short, table } from './measure.ts'
import { findDrafts, findRegistrars } from './work.ts'

/** What the goal asks for within ten minutes. */
const asked = { acts: 200_000, reads: 2_000_000, officers: 10_000 }

function tell(day: Day, { minutes, ...pace }: Pace, processes: number, accounts: number): void {
  const third = Math.floor(day.memory.length / 3)
  const memory = [day.memory.slice(0, third), day.memory.slice(third, -third), day.memory.slice(-third)].map(
    (list) => `${short(quantile(list, 0.5))} MB`,
  )
  const share = (tally: Tally, goal: number) => `${((((tally.times.length / minutes) * 10) / goal) * 100).toFixed(2)} %`
  const reads = day.firstReads.and(day.laterReads)
  const faults = kinds.flatMap((kind) => [...day[kind].faults].map(([said, times]) => `${times} × ${said}`))
  print(
    `A city’s day at a steady pace, ${minutes} minutes: ${pace.reads} reads, ${pace.acts} acts and ${pace.papers} papers a second, ${pace.scansAMinute} scans a minute; ${day.people} officers signed in, each an account of ${accounts}, over a connection and from an address of their own; ${processes} process(es) and their database`,
    table(
      ['what', 'done', 'faults', 'pace, of the goal’s', 'p50', 'p95', 'p99', 'goal'],
      [
        day.signIns.row('signing in, four at once, before'),
        reads.row('reads', share(reads, asked.reads), 'p95 ≤ 50 ms'),
        day.firstReads.row(`those of the first ${firstSeconds} seconds`),
        day.laterReads.row('those after'),
        day.acts.row('acts', share(day.acts, asked.acts), 'p95 ≤ 100 ms'),
        day.papers.row('papers brought, 60 KB to 2 MB'),
        day.opened.row('papers opened again'),
        day.tables.row('tables taken in, 15 columns'),
        day.scans.row('scans, from sending to reading the findings'),
      ],
    ) +
      `\n\nRefused or failed: ${faults.join('; ') || 'none'}. Acts that could be taken on this city at all: ${day.waiting}. Memory of the processes in the first third, the second and the last: ${memory.join(', ')}.`,
  )
}

/**
 * A share of a city's day at a steady pace on this machine: node bench/day.ts [share of the city] [minutes] [reads a second] [acts a
 * second] [processes] [papers a second] [scans a minute] [officers signed in]; several processes stand behind HAProxy; with `BENCH_DATA`
 * naming a city that was kept, it is not filled again.
 */
async function main(): Promise<void> {
  const [share = 0.3, minutes = 10, reads = 20, acts = 2, processes = 1, papers = 0.5, scansAMinute = 2, sessions = 300] = process.argv
    .slice(2, 10)
    .map(Number)
  const ground = await startGround('day')
  try {
    {
      await using platform = await ground.open()
      await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
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
