import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { platformAddress } from '../cli/config.ts'
import { certify } from './try-real/certify.ts'
import { takeInventory } from './try-real/inventory.ts'
import { City } from './try-real/city.ts'
import { report } from './try-real/report.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' }, only: { type: 'string', multiple: true }, skip: { type: 'string', multiple: true } } })

/** Every file below a folder that could be data; notes beside the data are left out. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(e => e.isFile() && !/\.(md|txt)$/i.test(e.name) && e.name !== 'labels.csv').map(e => path.join(e.parentPath, e.name))
    .filter(f => (!values.only || values.only.some(o => f.includes(o))) && !values.skip?.some(s => f.includes(s))).sort()
}

/** Drives a running demonstration over HTTP, as users would, from the files of a folder to certificates, and prints what it did. */
async function main(): Promise<void> {
  const folder = positionals[0]
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error('用法 / usage: npm run try:real -- <folder> [--url http://localhost:8080] [--only text] [--skip text]')
  const files = listFiles(path.resolve(folder))
  const city = await City.enter(values.url ?? platformAddress())
  process.stdout.write(`${files.length} 个文件 / files → ${city.base}\n`)
  const tried = await takeInventory(city, files)
  await certify(city, tried)
  report(tried)
  if (tried.some(t => t.assetId && !t.certificate)) process.exitCode = 1
}

main().catch((problem: unknown) => {
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`)
  process.exitCode = 1
})
