import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

// What was compiled for one scan serves the next, so that the first answer does not wait for the program.
const compiled = resolve(import.meta.dirname, '../node_modules/.cache/compiled')
enableCompileCache(compiled)
// The threads of this process are told by its environment.
process.env['NODE_COMPILE_CACHE'] = compiled
const [told, { doJob }] = await Promise.all([text(process.stdin), import('#scanner/work.ts')])
await doJob(told, (line) => void process.stdout.write(`${JSON.stringify(line)}\n`))
