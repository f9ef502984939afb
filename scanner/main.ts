import { enableCompileCache } from 'node:module'
import { text } from 'node:stream/consumers'
import { COMPILED } from '#scanner/compiled.ts'

enableCompileCache(COMPILED)
const [told, { doJob }] = await Promise.all([text(process.stdin), import('#scanner/work.ts')])
await doJob(told, (line) => void process.stdout.write(`${JSON.stringify(line)}\n`))
