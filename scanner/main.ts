import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { crashed, scanFile } from '#scanner/scan.ts'
import { scanConnection } from '#scanner/scan-connection.ts'
import { connection, scanJob } from '#contract/scan-files.ts'
import type { Finding } from '#contract/findings.ts'

const connectionJob = scanJob.extend({ target: z.object({ kind: z.literal('connection'), connection }) })
const job = z.object({ path: z.string().min(1), name: z.string().optional(), limits: z.record(z.string(), z.number()).optional() })

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function end(finding: Finding[]): void {
  say({ finding, drafts: finding.map(draftCard) })
}

/** Reads one job as JSON (argument or standard input), tells progress line by line, and ends with `{finding: […], drafts: […]}`. */
async function run(): Promise<void> {
  const told: unknown = JSON.parse(process.argv[2] ?? (await text(process.stdin)))
  const database = connectionJob.safeParse(told)
  if (database.success) {
    const { target, ...options } = database.data
    return end(await scanConnection(target.connection, { ...options, onProgress: (progress) => say({ progress }) }))
  }
  const given = job.parse(told)
  try {
    const findings = await scanFile(given.path, { name: given.name, limits: given.limits, onProgress: (progress) => say({ progress }) })
    end(findings)
  } catch (error) {
    end([crashed(given.path, given.name, 0, { zh: '扫描中断', en: `The scan ended early (${String(error).slice(0, 120)})` })])
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await run()
