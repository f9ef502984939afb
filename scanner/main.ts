import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { crashed, scanFile } from '#scanner/scan.ts'
import { scanConnection } from '#scanner/scan-connection.ts'
import { scanJob, type ScanJob } from '#contract/scan-files.ts'
import type { Finding } from '#contract/findings.ts'

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Scans what the job names; files of a folder one after the other. */
async function scan({ target, ...options }: ScanJob): Promise<Finding[]> {
  const onProgress = (progress: object) => say({ progress })
  if (target.kind === 'connection') return scanConnection(target.connection, { ...options, onProgress })
  if (target.kind === 'file') return scanFile(target.path, { ...options, name: target.name, onProgress })
  const found: Finding[] = []
  for (const path of target.paths) found.push(...(await scanFile(path, { ...options, name: basename(path), onProgress })))
  return found
}

/** Reads one job as JSON (argument or standard input), tells progress line by line, and ends with `{finding: […], drafts: […]}`. */
async function run(): Promise<void> {
  const job = scanJob.parse(JSON.parse(process.argv[2] ?? (await text(process.stdin))))
  const { target } = job
  const finding = await scan(job).catch((error: unknown) => {
    const name = target.kind === 'connection' ? target.connection.database : target.name
    return [crashed(target.kind === 'file' ? target.path : (name ?? ''), name, 0, { zh: '扫描中断', en: `The scan ended early (${String(error).slice(0, 120)})` })]
  })
  say({ finding, drafts: finding.map(draftCard) })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run()
