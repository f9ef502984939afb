import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { clockJumps } from './faults/clock.ts'
import { connectionLost } from './faults/connections.ts'
import { diskFull } from './faults/full-disk.ts'
import { databaseKilled, serverKilled } from './faults/killed.ts'
import { manyConnections } from './faults/many-connections.ts'
import { migrationInterrupted } from './faults/migration.ts'
import type { Fault, Outcome } from './faults/outcome.ts'
import { poisonedJob } from './faults/poisoned-job.ts'
import { repeatedRequests } from './faults/repeated.ts'
import { slowClients } from './faults/slow-clients.ts'
import { workerKilled } from './faults/worker.ts'
import { machine, todayAsDated } from './machine.ts'

const faults: readonly Fault[] = [serverKilled, workerKilled, databaseKilled, connectionLost, diskFull, clockJumps, repeatedRequests, slowClients, manyConnections, poisonedJob, migrationInterrupted]

type Run = { readonly fault: Fault; readonly outcome: Outcome; readonly tookMs: number }

async function runOne(fault: Fault): Promise<Run> {
  console.log(`\n${fault.zh} · ${fault.en}\n  ${fault.done}`)
  const began = performance.now()
  const outcome = await fault.run().catch((problem: unknown): Outcome => ({ isGood: false, seen: [problem instanceof Error ? `${problem.message}` : String(problem)] }))
  for (const line of outcome.seen) console.log(`  ${outcome.isGood ? '✓' : '✗'} ${line}`)
  return { fault, outcome, tookMs: performance.now() - began }
}

function pageOf(runs: readonly Run[]): string {
  const lines = runs.map(({ fault, outcome, tookMs }) => `### ${fault.zh} · ${fault.en}\n\n${outcome.isGood ? '**held**' : '**did not hold**'}（${Math.round(tookMs / 1000)} s）: ${fault.done}.\n\n${outcome.seen.map((each) => `- ${each}`).join('\n')}\n`)
  return `# 故障试验 · Faults, as they were run

\`npm run faults\` brings each of these about on a real platform (processes, PostgreSQL and files of its own, thrown away afterwards) while officers
are at work, and writes this page. \`npm run faults -- server-killed disk-full\` runs some of them and writes nothing. After each: every act that was
acknowledged is looked for in the entries by its key, none may be there twice, the log is sealed and verified, and every case is replayed. A request that is not
answered, or answered 401, 429, 503 or 507, is sent again with the same key, as the pages of the platform do; any other refusal counts as a failure.

${todayAsDated()}, ${machine()}. ${runs.filter(({ outcome }) => outcome.isGood).length} of ${runs.length} held.

${lines.join('\n')}`
}

const asked = process.argv.slice(2)
const strange = asked.filter((id) => !faults.some((fault) => fault.id === id))
if (strange.length > 0) throw new Error(`没有这个故障 / no such fault: ${strange.join(', ')}; ${faults.map(({ id }) => id).join(' ')}`)
const runs: Run[] = []
for (const fault of faults) if (asked.length === 0 || asked.includes(fault.id)) runs.push(await runOne(fault))
if (asked.length === 0) writeFileSync(path.resolve(import.meta.dirname, '../docs/faults.md'), pageOf(runs))
process.exitCode = runs.every(({ outcome }) => outcome.isGood) ? 0 : 1
