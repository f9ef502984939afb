import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { draw, type Point } from './drawing.ts'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, root, startGround, type Ground } from './ground.ts'
import { print, short, table } from './measure.ts'
import { processorTime } from './processor.ts'
import { Visitor } from './visitor.ts'
import { findRegistrars } from './work.ts'

const [warm, counted] = [4, 20]
const sights: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['mine', 'others', 'started', 'due', 'closed'].map(tab => [`inbox, ${tab}`, `/api/inbox?limit=50&tab=${tab}`])),
  'counts of the tabs': '/api/inbox/counts', 'search everywhere': `/api/search?q=${encodeURIComponent('公交线路信息77')}`, register: '/api/register', 'audit list': '/api/audit?limit=50',
}

/** Milliseconds of processors for each of some things done one after the other. */
async function worked(ground: Ground, times: number, ask: (n: number) => Promise<unknown>): Promise<number> {
  const before = processorTime(ground.dataDir)
  for (let n = 0; n < times; n++) await ask(n)
  return (processorTime(ground.dataDir) - before) / times
}

/** Waits until next to nothing is done beside: a city that was just filled is still cleaned up and sealed. */
async function settle(ground: Ground): Promise<void> {
  for (let n = 0; n < 60; n++) if (await worked(ground, 1, () => rest(2_000)) < 100) return
}

async function measure(folder: string, size: number): Promise<Point & { readonly entries: number }> {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const ground = await startGround('growth-cases', folder)
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(size / 100_000), line => process.stderr.write(`${line}\n`))
    await settle(ground)
    const owner = await ground.owner()
    const work = await findRegistrars(owner)
    const { rows: [lines] } = await owner.query<{ entries: number }>('select count(*)::int as entries from entries')
    await owner.end()
    const visitor = await new Visitor(platform).signIn('centre1', password)
    const ms: Record<string, number> = {}
    for (const [name, address] of Object.entries({ ...sights, 'case page': `/api/cases/${work[0]!.id}` })) {
      await worked(ground, warm, () => visitor.bytes('GET', address))
      ms[name] = await worked(ground, counted, () => visitor.bytes('GET', address))
    }
    const act = (n: number) => visitor.bytes('POST', `/api/cases/${work[n]!.id}/acts`, { act: work[n]!.act, version: work[n]!.version, key: randomUUID(), reason: '材料齐全，内容与目录一致', asked: {} })
    await worked(ground, warm, act)
    ms['an act'] = await worked(ground, counted, n => act(n + warm))
    visitor.close()
    return { size, ms, entries: lines!.entries }
  } finally {
    await ground.close()
  }
}

/** Measures how a registrar's pages and acts grow with the cases of the city, by the time of processors, and draws it into bench/growth-cases.svg: BENCH_DATA=<folder for the cities> node bench/growth-cases.ts [cases…]. */
async function main(): Promise<void> {
  const kept = process.env['BENCH_DATA']
  if (!kept) throw new Error('where may the cities be kept? BENCH_DATA=<folder>')
  const asked = process.argv.slice(2).map(Number)
  const points: Awaited<ReturnType<typeof measure>>[] = []
  for (const size of asked.length > 0 ? asked : [10_000, 100_000, 1_000_000]) points.push(await measure(path.join(kept, `cases-${size}`), size))
  print('Growth with the cases, milliseconds of processors', table(['what', ...points.map(({ size, entries }) => `${size.toLocaleString('en-US')} cases, ${entries.toLocaleString('en-US')} entries`)], Object.keys(points[0]!.ms).map(name => [name, ...points.map(({ ms }) => short(ms[name]!))])))
  draw(points, 'cases', path.join(root, 'bench/growth-cases.svg'))
}

await main()
