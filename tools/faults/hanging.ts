import { setTimeout as sleep } from 'node:timers/promises'
import { caseRoutes } from '#contract/cases.ts'
import { findFreePort } from '#server/free-port.ts'
import { type Proxy, startProxy } from '#server/test/haproxy.ts'
import { environmentOf, startProcess, untilReady } from '#server/test/started.ts'
import { openDatabase } from './database.ts'
import { judge } from './judge.ts'
import { signedIn, startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf, seconds } from './outcome.ts'
import { openSite } from './site.ts'

const portOf = ({ base }: { readonly base: string }) => Number(new URL(base).port)

/** Four who read one thing after the other; answers how often, how long the longest took in milliseconds, and what was not answered. */
function startReading(base: string) {
  const failed: string[] = []
  let [isOver, times, longest] = [false, 0, 0]
  const read = async () => {
    const client = await signedIn(base)
    for (; !isOver; times++, await sleep(50)) {
      const began = Date.now()
      await client.ask(caseRoutes.inboxCounts).catch((problem: unknown) => failed.push(String(problem)))
      longest = Math.max(longest, Date.now() - began)
    }
  }
  const reading = Promise.all(Array.from({ length: 4 }, read))
  return {
    stop: async () => {
      isOver = true
      await reading
      return { failed, times, longest }
    },
  }
}

/** One of two processes behind the proxy stands still for half a minute, and goes on. */
export const processHangs: Fault = {
  id: 'process-hangs',
  zh: '一个进程停住',
  en: 'a process that hangs',
  done: 'two processes behind HAProxy as docs/haproxy.cfg sets it up; one is stopped (SIGSTOP) for half a minute under load, while four officers only read, and then goes on',
  run: async () => {
    const database = await openDatabase()
    const site = await openSite({ env: { DATABASE_URL: database.url, RONGSHU_DRAIN: '5' } })
    const other = await startProcess({
      ...environmentOf(),
      PORT: '0',
      RONGSHU_DATA: site.dataDir,
      DATABASE_URL: database.url,
      RONGSHU_DRAIN: '5',
    })
    await untilReady(other.base)
    let proxy: Proxy | null = null
    try {
      proxy = await startProxy(site.folder, await findFreePort('127.0.0.1', 18_600), [portOf(site), portOf(other)])
      const load = startLoad(proxy.base)
      const reading = startReading(proxy.base)
      await untilMore(load, 20)
      load.longestSilence()
      process.kill(other.pid, 'SIGSTOP')
      await sleep(30_000)
      await untilMore(load, 20)
      process.kill(other.pid, 'SIGCONT')
      await untilReady(other.base)
      await untilMore(load, 20)
      const silence = load.longestSilence()
      await load.stop()
      const { failed, times, longest } = await reading.stop()
      return outcomeOf(
        load,
        await judge(database.url, load.done),
        [
          `of ${times} readings ${failed.length} failed, the longest waited ${seconds(longest)}; longest time without an acknowledged act ${seconds(silence)}; the stopped process was taken back when it answered`,
        ],
        failed.length === 0 && longest < 60_000,
      )
    } finally {
      process.kill(other.pid, 'SIGCONT')
      await proxy?.stop()
      await other.end('SIGTERM')
      await site.close()
      await database.close()
    }
  },
}
