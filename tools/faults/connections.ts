import { createConnection, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf, seconds } from './outcome.ts'
import { openDatabase } from './database.ts'
import { openSite } from './site.ts'

/** A line to a server that can be cut: every connection of it, and new ones until it is mended; or it can stand still. */
async function openLine(port: number) {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = createConnection({ port, host: '127.0.0.1' })
    const pair = [near, far] as const
    pairs.add(pair)
    near.pipe(far).pipe(near)
    for (const each of pair)
      each
        .on('error', () => {})
        .on('close', () => {
          pairs.delete(pair)
          near.destroy()
          far.destroy()
        })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const all = () => [...pairs].flat()
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      isCut = true
      for (const each of all()) each.destroy()
    },
    mend: () => {
      isCut = false
    },
    still: () => {
      for (const each of all()) each.pause()
    },
    move: () => {
      for (const each of all()) each.resume()
    },
    close: () => {
      for (const each of all()) each.destroy()
      server.close()
    },
  }
}

/** The line between server and database is cut, and stands still. */
export const connectionLost: Fault = {
  id: 'connection-lost',
  zh: '与数据库的连接中断',
  en: 'connections to the database lost',
  done: 'all cut at once; all cut and none let through for five seconds; nothing moves for eight seconds',
  run: async () => {
    const database = await openDatabase()
    const line = await openLine(Number(new URL(database.url).port))
    const through = new URL(database.url)
    through.port = String(line.port)
    const site = await openSite({ env: { DATABASE_URL: through.href } })
    try {
      const load = startLoad(site.base)
      const gaps: number[] = []
      for (const how of ['at once', 'five seconds', 'still'] as const) {
        await untilMore(load)
        load.longestSilence()
        if (how === 'still') line.still()
        else line.cut()
        await sleep(how === 'at once' ? 50 : how === 'still' ? 8000 : 5000)
        if (how === 'still') line.move()
        else line.mend()
        await untilMore(load, 20)
        gaps.push(load.longestSilence())
      }
      await load.stop()
      return outcomeOf(load, await judge(database.url, load.done), [
        `taken up again by itself; time without an acknowledged act: ${gaps.map(seconds).join(', ')}`,
      ])
    } finally {
      await site.close()
      line.close()
      await database.close()
    }
  },
}
