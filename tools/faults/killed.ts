import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf, seconds } from './outcome.ts'
import { openSite, type Site } from './site.ts'

const postmaster = ({ dataDir }: Site) =>
  Number(readFileSync(path.join(findClusterFolder(dataDir)!, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
const aWhile = () => sleep(800 + Math.random() * 1500)

/** The server is killed at random moments and started again, as a supervisor does. */
export const serverKilled: Fault = {
  id: 'server-killed',
  zh: '强行终止服务进程',
  en: 'kill -9 of the server',
  done: 'three times, each at a random moment under load, started again at once',
  run: async () => {
    const site = await openSite()
    try {
      const load = startLoad(site.base)
      const gaps: number[] = []
      for (let n = 0; n < 3; n++) {
        await untilMore(load)
        await aWhile()
        load.longestSilence()
        await site.server.end('SIGKILL')
        await site.start()
        await untilMore(load)
        gaps.push(load.longestSilence())
      }
      await load.stop()
      return outcomeOf(load, await judge(await site.url(), load.done), [
        `time without an acknowledged act, with the start: ${gaps.map(seconds).join(', ')}`,
      ])
    } finally {
      await site.close()
    }
  },
}

/** The database is killed under a server that goes on: first all of it, then one of its processes. */
export const databaseKilled: Fault = {
  id: 'database-killed',
  zh: '强行终止数据库',
  en: 'kill -9 of the database',
  done: 'twice the first process of PostgreSQL, once a process that serves a connection, at random moments under load; nobody starts anything by hand',
  run: async () => {
    const site = await openSite()
    try {
      const load = startLoad(site.base)
      const gaps: number[] = []
      for (const victim of ['all', 'all', 'one'] as const) {
        await untilMore(load)
        await aWhile()
        load.longestSilence()
        process.kill(victim === 'all' ? postmaster(site) : await aBackend(await site.url()), 'SIGKILL')
        await untilMore(load, 20)
        gaps.push(load.longestSilence())
      }
      await load.stop()
      return outcomeOf(load, await judge(await site.url(), load.done), [
        `the server started it again by itself; time without an acknowledged act: ${gaps.map(seconds).join(', ')}`,
      ])
    } finally {
      await site.close()
    }
  },
}

async function aBackend(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'rongshu' and pid <> pg_backend_pid() limit 1`,
  )
  await client.end()
  return rows[0]!.pid
}
