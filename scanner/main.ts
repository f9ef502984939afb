import { enableCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { COMPILED } from '#scanner/compiled.ts'

enableCompileCache(COMPILED)
// The first line is the job; a second one says that the file it names is whole.
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const [told, { doJob }] = await Promise.all([lines.next(), import('#scanner/work.ts')])
const whole = async () => {
  if ((await lines.next()).done) throw new Error('the file did not come to its end')
}
await doJob(String(told.value), (line) => void process.stdout.write(`${JSON.stringify(line)}\n`), whole)
