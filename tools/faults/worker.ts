import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { judge } from './judge.ts'
import { plan, signedIn, startLoad } from './load.ts'
import { type Fault, outcomeOf, seconds } from './outcome.ts'
import { openDatabase } from './database.ts'
import { openSite } from './site.ts'
import { environmentOf, startProcess } from '#server/test/started.ts'

const rows = 150_000
const csv = (seed: number) =>
  `线路编号,线路名称,里程_公里,开通日期\n${Array.from({ length: rows }, (_, n) => `X${seed}${n},${n}路,${(n % 300) / 10},2024-0${1 + (n % 9)}-1${n % 9}`).join('\n')}\n`

/** The worker is killed while it scans; another one takes its work up. */
export const workerKilled: Fault = {
  id: 'worker-killed',
  zh: '强行终止工作进程',
  en: 'kill -9 of a worker',
  done: 'one process answers people, two work; six uploads wait to be scanned; the worker that scans is killed half-way and not started again',
  run: async () => {
    const database = await openDatabase()
    const site = await openSite({ env: { DATABASE_URL: database.url, RONGSHU_PROCESS: 'web' } })
    const worker = () =>
      startProcess({ ...environmentOf(), PORT: '0', RONGSHU_DATA: site.dataDir, DATABASE_URL: database.url, RONGSHU_PROCESS: 'worker' })
    const workers = await Promise.all([worker(), worker()])
    const client = new pg.Client({ connectionString: database.url })
    try {
      await client.connect()
      const load = startLoad(site.base, 2)
      const officer = await signedIn(site.base)
      const { id } = await officer.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: plan, key: randomUUID() } })
      const { subjectId } = await officer.ask(caseRoutes.actOnCase, {
        params: { id },
        body: { act: 'submit', version: 1, key: randomUUID() },
      })
      const body = new FormData()
      for (let n = 0; n < 6; n++) body.append('files', new Blob([csv(n)]), `线路${n}.csv`)
      await officer.ask(inventoryRoutes.addUploads, { params: { id: subjectId! }, body })
      const states = async () =>
        (
          await client.query<{ state: string; times: string }>(
            'select s.state, (select count(*) from findings f where f.source_id = s.id) as times from sources s',
          )
        ).rows
      while (!(await states()).some(({ state }) => state === 'scanning')) await sleep(20)
      const began = Date.now()
      await workers[0]!.end('SIGKILL')
      for (let tries = 0; tries < 3000 && (await states()).some(({ state }) => state === 'waiting' || state === 'scanning'); tries++)
        await sleep(100)
      const ended = await states()
      await load.stop()
      const isOnce = ended.length === 6 && ended.every(({ state, times }) => state === 'scanned' && times === '1')
      return outcomeOf(
        load,
        await judge(database.url, load.done),
        [
          `the other worker scanned all six ${seconds(Date.now() - began)} later: ${ended.map(({ state, times }) => `${state} ×${times}`).join(', ')}`,
        ],
        isOnce,
      )
    } finally {
      await client.end()
      await Promise.all(workers.map((each) => each.end('SIGTERM')))
      await site.close()
      await database.close()
    }
  },
}
