import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround } from './ground.ts'
import { print, short, table } from './measure.ts'
import { databaseMemory, processorTimes } from './processor.ts'
import { Visitor } from './visitor.ts'

const readers = [
  ['registrar', 'centre1'],
  ['producer', 'holder1'],
  ['data-bureau', 'bureau1'],
  ['law-firm', 'lawyer1'],
] as const
const sights = [
  '/api/session',
  '/api/inbox',
  '/api/inbox?tab=others',
  '/api/inbox/counts',
  '/api/assets',
  '/api/desk',
  '/notices',
  '/register',
]
/** So many ask at once; each goes on from another address after so many answers, since public pages are counted by address. */
const [atOnce, perAddress] = [8, 100]

/** Asks for a page again and again for so many milliseconds; answers how often it came. */
async function askFor(come: () => Visitor, sight: string, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds
  let answers = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const visitor = come()
        for (let n = 0; n < perAddress && performance.now() < until; n++, answers++) await visitor.bytes('GET', sight)
        visitor.close()
      }
    }),
  )
  return answers
}

/**
 * What the most frequent reads cost the processors, of this process with those who ask and of the database, once both are warm: eight ask
 * at once, as fast as they are answered. node bench/reads.ts [share of 100,000 cases] [seconds before] [seconds measured] [roles…]; with
 * `BENCH_DATA` naming a city that was kept, it is not filled again.
 */
async function main(): Promise<void> {
  const [share = 0.3, before = 5, measured = 5] = process.argv.slice(2, 5).map(Number)
  const only = process.argv.slice(5)
  const ground = await startGround('reads')
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
    const rows: string[][] = []
    let came = 0
    for (const [role, login] of readers.filter(([each]) => only.length === 0 || only.includes(each))) {
      const first = await new Visitor(platform).signIn(login, password)
      for (const sight of sights.filter((each) => role !== 'law-firm' || each !== '/api/desk')) {
        const come = () => first.again(platform, `10.0.${came >> 8}.${came++ & 255}`)
        // Plans are kept after five times, and what is asked often is compiled after some hundreds.
        await askFor(come, sight, before * 1000)
        const [begun, from] = [performance.now(), processorTimes(ground.dataDir)]
        const answers = await askFor(come, sight, measured * 1000)
        const [seconds, to] = [(performance.now() - begun) / 1000, processorTimes(ground.dataDir)]
        rows.push([
          role,
          sight,
          short(answers / seconds),
          short((to.node - from.node) / answers),
          short((to.database - from.database) / answers),
        ])
        process.stderr.write(`${rows.at(-1)!.join(' ')}\n`)
      }
      first.close()
    }
    print(
      `Reads, ${atOnce} at once, warm`,
      `${table(['role', 'read', 'a second', 'Node ms', 'PostgreSQL ms'], rows)}\n\nPrivate memory of the database’s processes at the end: ${short(databaseMemory(ground.dataDir))} MB.`,
    )
  } finally {
    await ground.close()
  }
}

await main()
