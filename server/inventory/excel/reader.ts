import { checkTable, Unreadable } from './read-table.ts'
import { markTable } from './mark-table.ts'
import type { ReaderJob, ReaderSays } from './reader-words.ts'

// A process of its own, so that no table, however large or hostile, holds up the platform: one job in, lines of JSON out.
const say = (said: ReaderSays) => process.stdout.write(`${JSON.stringify(said)}\n`)
let asked = ''
for await (const chunk of process.stdin.setEncoding('utf8')) asked += String(chunk)
const job = JSON.parse(asked) as ReaderJob
try {
  if (job.task === 'mark') {
    await markTable(job)
    say({ marked: true })
  } else say({ checked: await checkTable(job, (progress) => say({ progress })) })
} catch (problem) {
  say({ unreadable: problem instanceof Unreadable ? problem.message : 'broken' })
}
