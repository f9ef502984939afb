import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const each = 200

function dial(base: string, held: Socket[]): Promise<Socket> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket))
    socket.on('error', () => {})
    held.push(socket)
  })
}

/** Clients that send a byte a second, never finish a body, or do not read what they are answered. */
export const slowClients: Fault = {
  id: 'slow-clients',
  zh: '慢客户端',
  en: 'slow clients',
  done: `${each} that send a byte of their headers a second, ${each} that stop half-way in a body, ${each} that ask and do not read; twenty seconds, under load`,
  run: async () => {
    const site = await openSite()
    const held: Socket[] = []
    try {
      const load = startLoad(site.base)
      await untilMore(load, 20)
      const rate = async (ms: number) => {
        const before = load.done.length
        await sleep(ms)
        return (load.done.length - before) / (ms / 1000)
      }
      const before = await rate(5000)
      const dripping = await Promise.all(Array.from({ length: each }, () => dial(site.base, held)))
      const text = 'GET /api/health HTTP/1.1\r\nHost: a\r\nX-Slow: '
      for (const socket of await Promise.all(Array.from({ length: each }, () => dial(site.base, held))))
        socket.write('POST /api/session HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{"login":"')
      for (const socket of await Promise.all(Array.from({ length: each }, () => dial(site.base, held)))) {
        socket.pause()
        socket.write('GET /api/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5))
      }
      load.longestSilence()
      let n = 0
      const drip = setInterval(() => {
        for (const socket of dripping) socket.write(text[n] ?? 'x')
        n++
      }, 1000)
      const meanwhile = await rate(20_000)
      clearInterval(drip)
      const silence = load.longestSilence()
      for (const socket of held) socket.destroy()
      await untilMore(load)
      await load.stop()
      return outcomeOf(
        load,
        await judge(await site.url(), load.done),
        [
          `acts a second ${before.toFixed(1)} before, ${meanwhile.toFixed(1)} with ${held.length} slow clients; longest time without one ${silence} ms`,
        ],
        silence < 5000,
      )
    } finally {
      for (const socket of held) socket.destroy()
      await site.close()
    }
  },
}
