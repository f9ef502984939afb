import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const wanted = 10_000

/**
 * Opens so many connections from a process of its own and keeps them; says when all are open, asks one request over each when it is told
 * to, and says how many were answered.
 */
const crowd = `
const { connect } = require('node:net')
const [port, count] = process.argv.slice(1).map(Number)
const sockets = []
let begun = 0, failed = 0
const tell = (what) => process.stdout.write(JSON.stringify(what) + '\\n')
const open = () => {
  if (begun >= count) return
  begun++
  const socket = connect({ host: '127.0.0.' + (1 + (begun % 3)), port })
  const next = () => { if (sockets.length + failed === count) tell({ open: sockets.length, failed }); else open() }
  socket.once('connect', () => { sockets.push(socket); next() })
  socket.once('error', () => { if (!sockets.includes(socket)) { failed++; next() } })
}
for (let n = 0; n < 100; n++) open()
let asked = 0, answered = 0, lost = 0
const ask = () => {
  const socket = sockets[asked++]
  if (!socket) return
  let isOver = false
  const over = (isAnswered) => {
    if (isOver) return
    isOver = true
    if (isAnswered) answered++; else lost++
    if (answered + lost === sockets.length) tell({ answered, lost }); else ask()
  }
  socket.once('data', (some) => over(String(some).startsWith('HTTP/1.1 200'))).once('close', () => over(false))
  socket.write('GET /api/health HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n')
}
process.stdin.once('data', () => { for (let n = 0; n < 200; n++) ask() }).on('end', () => process.exit(0))
`

/** Ten thousand connections at once, open and asked over, under load. */
export const manyConnections: Fault = {
  id: 'many-connections',
  zh: '一万个连接',
  en: '10,000 connections',
  done: `${wanted} connections at once, each asked once over while all are open, under load; then closed all together`,
  run: async () => {
    const site = await openSite({ env: { HOST: '0.0.0.0' } })
    try {
      const load = startLoad(site.base)
      await untilMore(load, 20)
      load.longestSilence()
      const began = Date.now()
      const child = spawn(process.execPath, ['-e', crowd, new URL(site.base).port, String(wanted)], { stdio: ['pipe', 'pipe', 'inherit'] })
      const hear = async () =>
        JSON.parse(String(((await once(child.stdout, 'data')) as [Buffer])[0])) as {
          open: number
          failed: number
          answered: number
          lost: number
        }
      const { open, failed } = await hear()
      const held = readdirSync(`/proc/${site.server.pid}/fd`).length
      await untilMore(load, 20)
      child.stdin.write('ask\n')
      const { answered, lost } = await hear()
      const tookMs = Date.now() - began
      await untilMore(load, 20)
      const memory = Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.server.pid}/status`, 'utf8'))?.[1]) / 1024)
      const silence = load.longestSilence()
      child.stdin.end()
      await untilMore(load, 20)
      await load.stop()
      const limit = spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout.trim()
      return outcomeOf(
        load,
        await judge(await site.url(), load.done),
        [
          `${open} open at once, ${failed} failed; each asked once over: ${answered} answered, ${lost} not, within ${(tookMs / 1000).toFixed(1)} s; the server held ${held} files and sockets (limit ${limit}) in ${memory} MB; longest time without an act ${silence} ms`,
        ],
        answered === wanted,
      )
    } finally {
      await site.close()
    }
  },
}
