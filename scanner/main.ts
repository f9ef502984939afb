import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

// What was compiled for one scan serves the next, so that the first answer does not wait for the program.
enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/compiled'))
const [told, { doJob }] = await Promise.all([text(process.stdin), import('#scanner/work.ts')])
await doJob(told, (line) => void process.stdout.write(`${JSON.stringify(line)}\n`))
