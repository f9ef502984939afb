import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { bareTables } from './day/bare.ts'
import { Tally } from './day/tally.ts'
import { scaled } from './fill/cases.ts'
import { fillCity } from './fill/city.ts'
import { startGround } from './ground.ts'
import { benchRows, inserted } from './inserts.ts'
import { print, short, table, timesOf } from './measure.ts'
import { Visitor } from './visitor.ts'

/** What the goal asks for: 2,000,000 reads and 200,000 acts within ten minutes. */
const asked = { reads: 3333, acts: 333 }
type Mix = 'reads' | 'acts' | 'both'

/** Has so many visitors ask one thing after the other until the time is over; of both, each eleventh is an act. */
async function besiege(
  port: number,
  mix: Mix,
  visitors: number,
  seconds: number,
  readers: readonly string[],
  cases: readonly string[],
): Promise<Record<'reads' | 'acts', Tally>> {
  const done = { reads: new Tally(), acts: new Tally() }
  const until = performance.now() + seconds * 1000
  let n = 0
  await Promise.all(
    Array.from({ length: visitors }, async () => {
      const visitor = new Visitor(port)
      while (performance.now() < until) {
        const at = n++
        const isAct = mix === 'acts' || (mix === 'both' && at % 11 === 10)
        await done[isAct ? 'acts' : 'reads'].clock(() =>
          isAct
            ? visitor.bytes('POST', '/act', { id: cases[at % cases.length]!, reason: '材料齐全，内容与目录一致' })
            : visitor.bytes('GET', `/read/${at}/${readers[at % readers.length]!}`),
        )
      }
      visitor.close()
    }),
  )
  return done
}

/**
 * How much of the day's pace this machine could carry at most: the same city behind a server that only asks the shortest statements,
 * besieged: node bench/floor.ts [share of the city] [seconds] [visitors].
 */
async function main(): Promise<void> {
  const [share = 0.1, seconds = 15, visitors = 16] = process.argv.slice(2).map(Number)
  const ground = await startGround('day-floor')
  try {
    {
      await using platform = await ground.open()
      await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
    }
    const owner = await ground.owner()
    await owner.query(`${bareTables}; ${benchRows}`)
    await owner.query('vacuum analyze')
    const { rows: posts } = await owner.query<{ role: string; id: string }>(
      `select distinct role, organisation_id as id from posts where role in ('registrar', 'producer', 'data-bureau', 'law-firm')`,
    )
    const { rows: cases } = await owner.query<{ id: string }>('select id from bare_cases order by md5(id::text)')
    await owner.end()
    const server = fork(path.join(import.meta.dirname, 'day/bare.ts'), [ground.url, String(visitors)])
    try {
      const [port] = (await once(server, 'message')) as [number]
      const rows: (string | number)[][] = []
      for (const mix of ['reads', 'acts', 'both', 'reads', 'acts', 'both'] as const) {
        const { reads, acts } = await besiege(
          port,
          mix,
          visitors,
          seconds,
          posts.map(({ role, id }) => `${role}/${id}`),
          cases.map(({ id }) => id),
        )
        const [a, b] = [reads.times.length / seconds, acts.times.length / seconds]
        const inserts = inserted(ground.url, visitors, 20_000)
        rows.push([
          mix,
          short(a),
          short(b),
          short(b / inserts),
          a ? `${short(timesOf(reads.times).p95)} ms` : '',
          b ? `${short(timesOf(acts.times).p95)} ms` : '',
          short(mix === 'acts' ? b / asked.acts : a / asked.reads),
          [...reads.faults, ...acts.faults].length,
        ])
      }
      print(
        `The most this machine carries of the day’s pace, ${visitors} visitors who ask again as soon as they are answered`,
        table(
          [
            'what',
            'reads a second',
            'acts a second',
            '× what pgbench inserts',
            'p95 of reads',
            'p95 of acts',
            '× the pace of the goal',
            'kinds of faults',
          ],
          rows,
        ),
      )
    } finally {
      server.kill()
    }
  } finally {
    await ground.close()
  }
}

await main()
