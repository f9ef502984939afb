import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { startGround } from './ground.ts'

/** Fills a database and leaves it in the folder BENCH_DATA, so that a plan can be looked at: node bench/fill.ts [share]. */
async function main(): Promise<void> {
  const ground = await startGround('fill')
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(Number(process.argv[2] ?? 1)), (line) => process.stdout.write(`${line}\n`))
  } finally {
    await ground.close()
  }
}

await main()
