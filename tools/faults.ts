import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { clockJumps } from './faults/clock.ts'
import { connectionLost } from './faults/connections.ts'
import { diskFull } from './faults/full-disk.ts'
import { processHangs } from './faults/hanging.ts'
import { databaseKilled, serverKilled } from './faults/killed.ts'
import { manyConnections } from './faults/many-connections.ts'
import { migrationInterrupted } from './faults/migration.ts'
import type { Fault, Outcome } from './faults/outcome.ts'
import { poisonedJob } from './faults/poisoned-job.ts'
import { repeatedRequests } from './faults/repeated.ts'
import { slowClients } from './faults/slow-clients.ts'
import { workerKilled } from './faults/worker.ts'
import { machine, todayAsDated } from './machine.ts'

const faults: readonly Fault[] = [
  serverKilled,
  processHangs,
  workerKilled,
  databaseKilled,
  connectionLost,
  diskFull,
  clockJumps,
  repeatedRequests,
  slowClients,
  manyConnections,
  poisonedJob,
  migrationInterrupted,
]

type Run = { readonly fault: Fault; readonly outcome: Outcome; readonly tookMs: number; readonly load: number }

async function runOne(fault: Fault): Promise<Run> {
  console.log(`\n${fault.zh} · ${fault.en}\n  ${fault.done}`)
  const began = performance.now()
  const [load = 0] = loadavg()
  const outcome = await fault
    .run()
    .catch((problem: unknown): Outcome => ({ isGood: false, seen: [problem instanceof Error ? `${problem.message}` : String(problem)] }))
  for (const line of outcome.seen) console.log(`  ${outcome.isGood ? '✓' : '✗'} ${line}`)
  return { fault, outcome, tookMs: performance.now() - began, load }
}

const page = path.resolve(import.meta.dirname, '../docs/faults.md')
const markOf = ({ id }: Fault) => `<!-- ${id} -->`

const head = `# 故障试验 · Faults, as they were run

\`npm run faults\` brings each of these about on a real platform (processes, PostgreSQL and files of its own, thrown away afterwards) while officers
are at work, and writes this page; \`npm run faults -- server-killed disk-full\` runs some and writes their parts anew. After each: every act that was
acknowledged is looked for in the entries by its key, none may be there twice, the log is sealed and verified, and every case is replayed. A request that is not
answered, or answered 401, 429, 502, 503 or 507, is sent again with the same key, as the pages of the platform do; any other refusal counts as a failure.
Times say what the machine did on that day beside its other work (the load average stands where it was noted); the promise is that it heals, not how fast.
`

/** The part of the page about one fault. */
function partOf({ fault, outcome, tookMs, load }: Run): string {
  const lines = [
    `${outcome.isGood ? '**held**' : '**did not hold**'}: ${fault.done}.`,
    '',
    ...outcome.seen.map((each) => `- ${each}`),
    '',
    `${todayAsDated()}, ${Math.round(tookMs / 1000)} s, ${machine()}; load average ${load.toFixed(1)} when it began.`,
  ]
  return `## ${fault.zh} · ${fault.en}\n\n${lines.join('\n')}\n`
}

/** The whole page: what was run now, and what the page said before of the others. */
function pageOf(runs: readonly Run[], before: string): string {
  const known = new Map(
    before
      .split(/^(?=<!-- )/m)
      .slice(1)
      .map((part) => [part.split('\n')[0], part.slice(part.indexOf('\n') + 1).trim()]),
  )
  const parts = faults.flatMap((fault) => {
    const run = runs.find((each) => each.fault === fault)
    const text = run ? partOf(run).trim() : known.get(markOf(fault))
    return text ? [`${markOf(fault)}\n${text}\n`] : []
  })
  return `${head}\n${parts.join('\n')}`
}

const asked = process.argv.slice(2)
const strange = asked.filter((id) => !faults.some((fault) => fault.id === id))
if (strange.length > 0) throw new Error(`没有这个故障 / no such fault: ${strange.join(', ')}; ${faults.map(({ id }) => id).join(' ')}`)
const runs: Run[] = []
for (const fault of faults) {
  if (asked.length > 0 && !asked.includes(fault.id)) continue
  runs.push(await runOne(fault))
  writeFileSync(page, pageOf(runs, existsSync(page) ? readFileSync(page, 'utf8') : ''))
}
process.exitCode = runs.every(({ outcome }) => outcome.isGood) ? 0 : 1
