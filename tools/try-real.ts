import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { platformAddress } from '../cli/config.ts'
import { certify } from './try-real/certify.ts'
import { takeInventory } from './try-real/inventory.ts'
import { City } from './try-real/city.ts'
import { dataFiles } from './try-real/data-files.ts'
import { report } from './try-real/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, only: { type: 'string', multiple: true }, skip: { type: 'string', multiple: true } },
})

const isWanted = (file: string) =>
  (!values.only || values.only.some((o) => file.includes(o))) && !values.skip?.some((s) => file.includes(s))

/** Drives a running demonstration over HTTP, as users would, from the files of a folder to certificates, and prints what it did. */
async function main(): Promise<void> {
  const folder = positionals[0]
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error('用法 / usage: npm run try:real -- <folder> [--url http://localhost:8080] [--only text] [--skip text]')
  const files = dataFiles(path.resolve(folder)).filter(isWanted)
  const city = await City.enter(values.url ?? platformAddress())
  process.stdout.write(`${files.length} 个文件 / files → ${city.base}\n`)
  const tried = await takeInventory(city, files)
  await certify(city, tried)
  report(tried)
  if (tried.some((t) => t.assetId && !t.certificate)) process.exitCode = 1
}

main().catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`)
  process.exitCode = 1
})
