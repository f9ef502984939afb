import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround } from './ground.ts'
import { print, short, table } from './measure.ts'
import { databaseMemory, processorTimes } from './processor.ts'
import { Visitor } from './visitor.ts'

const readers = [['registrar', 'centre1'], ['producer', 'holder1'], ['data-bureau', 'bureau1'], ['law-firm', 'lawyer1']] as const
const sights = ['/api/session', '/api/inbox', '/api/inbox?tab=others', '/api/inbox/counts', '/api/assets', '/api/desk', '/notices', '/register']

/** What the most frequent reads cost the processors, of this process and of the database: node bench/reads.ts [share of 100,000 cases] [times in a row] [roles…]; with `BENCH_DATA` naming a city that was kept, it is not filled again. */
async function main(): Promise<void> {
  const [share = 0.3, times = 40] = process.argv.slice(2, 4).map(Number)
  const only = process.argv.slice(4)
  const ground = await startGround('reads')
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(share), line => process.stderr.write(`${line}\n`))
    const rows: string[][] = []
    for (const [role, login] of readers.filter(([each]) => only.length === 0 || only.includes(each))) {
      const visitor = await new Visitor(platform).signIn(login, password)
      for (const sight of sights.filter(each => role !== 'law-firm' || each !== '/api/desk')) {
        // A plan is kept after a connection has made it five times for whoever asked.
        for (let n = 0; n < 10; n++) await visitor.bytes('GET', sight)
        const before = processorTimes(ground.dataDir)
        for (let n = 0; n < times; n++) await visitor.bytes('GET', sight)
        const after = processorTimes(ground.dataDir)
        process.stderr.write(`${role} ${sight}\n`)
        rows.push([role, sight, short((after.node - before.node) / times), short((after.database - before.database) / times)])
      }
      visitor.close()
    }
    print(`Processor time of a read, ${times} in a row`, `${table(['role', 'read', 'Node ms', 'PostgreSQL ms'], rows)}\n\nPrivate memory of the database’s processes at the end: ${short(databaseMemory(ground.dataDir))} MB.`)
  } finally {
    await ground.close()
  }
}

await main()
