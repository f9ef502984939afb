import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const wanted = 10_000

/** Opens so many connections from a process of its own, each with one request, and keeps them; says how many were answered. */
const crowd = `
const { connect } = require('node:net')
const [port, count] = process.argv.slice(1).map(Number)
let opened = 0, answered = 0, failed = 0
const open = () => {
  if (opened >= count) return
  opened++
  const socket = connect({ host: '127.0.0.' + (1 + (opened % 3)), port })
  socket.once('connect', () => { socket.write('GET /api/health HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n'); open() })
  socket.once('data', (some) => { if (String(some).startsWith('HTTP/1.1 200')) answered++; else failed++; report() })
  socket.once('error', () => { failed++; report(); open() })
}
const report = () => { if (answered + failed === count) process.stdout.write(JSON.stringify({ answered, failed }) + '\\n') }
for (let n = 0; n < 100; n++) open()
process.stdin.resume().on('end', () => process.exit(0))
`

/** Ten thousand connections at once, open and asked over, under load. */
export const manyConnections: Fault = {
  id: 'many-connections', zh: '一万个连接', en: '10,000 connections', done: `${wanted} connections at once, each answered once and kept open, under load; then closed all together`,
  run: async () => {
    const site = await openSite({ env: { HOST: '0.0.0.0' } })
    try {
      const load = startLoad(site.base)
      await untilMore(load, 20)
      load.longestSilence()
      const began = Date.now()
      const child = spawn(process.execPath, ['-e', crowd, new URL(site.base).port, String(wanted)], { stdio: ['pipe', 'pipe', 'inherit'] })
      const [said] = await Promise.race([once(child.stdout, 'data') as Promise<[Buffer]>, once(child, 'exit').then(() => [Buffer.from('{"answered":0,"failed":-1}')])])
      const { answered, failed } = JSON.parse(String(said)) as { answered: number; failed: number }
      const tookMs = Date.now() - began
      await untilMore(load, 20)
      const held = readdirSync(`/proc/${site.server.pid}/fd`).length
      const memory = Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.server.pid}/status`, 'utf8'))?.[1]) / 1024)
      const silence = load.longestSilence()
      child.stdin.end()
      await untilMore(load, 20)
      await load.stop()
      const limit = spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout.trim()
      return outcomeOf(load, await judge(await site.url(), load.done), [`${answered} answered, ${failed} failed within ${(tookMs / 1000).toFixed(1)} s; the server held ${held} files and sockets (limit ${limit}) in ${memory} MB; longest time without an act ${silence} ms`], answered === wanted)
    } finally {
      await site.close()
    }
  },
}
