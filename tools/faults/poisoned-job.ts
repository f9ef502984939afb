import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { judge } from './judge.ts'
import { plan, signedIn, startLoad } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const queues = ['scan-source', 'import-cards', 'erase-copies', 'tell-books', 'open-called-rounds']

/** Jobs that can never succeed lie before good ones in every queue. */
export const poisonedJob: Fault = {
  id: 'poisoned-job',
  zh: '坏任务',
  en: 'a poisoned job',
  done: 'three jobs with data no work can be done with in each of five queues, then an upload to be scanned behind them; a file that is nothing but noise among the uploads',
  run: async () => {
    const site = await openSite()
    const client = new pg.Client({ connectionString: await site.url() })
    try {
      await client.connect()
      const load = startLoad(site.base, 2)
      for (const queue of queues)
        for (let n = 0; n < 3; n++)
          await client.query(
            `insert into pgboss.job (id, name, data, retry_limit, retry_delay) values ($1, $2, '{"sourceId": "no id", "importId": "no id", "assetId": "no id", "callId": "no id"}', 2, 1)`,
            [randomUUID(), queue],
          )
      const officer = await signedIn(site.base)
      const { id } = await officer.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: plan, key: randomUUID() } })
      const { subjectId } = await officer.ask(caseRoutes.actOnCase, {
        params: { id },
        body: { act: 'submit', version: 1, key: randomUUID() },
      })
      const body = new FormData()
      body.append('files', new Blob(['线路编号,里程\nX1,2\n']), '好的.csv')
      body.append('files', new Blob([crypto.getRandomValues(new Uint8Array(60_000))]), '坏的.xlsx')
      await officer.ask(inventoryRoutes.addUploads, { params: { id: subjectId! }, body })
      const states = async () => (await client.query<{ name: string; state: string }>('select name, state from sources order by name')).rows
      const began = Date.now()
      for (let tries = 0; tries < 900 && (await states()).some(({ state }) => state === 'waiting' || state === 'scanning'); tries++)
        await sleep(100)
      const scannedMs = Date.now() - began
      const jobs = async () =>
        (
          await client.query<{ state: string; times: string }>(
            `select state::text, count(*) as times from pgboss.job where data ->> 'sourceId' = 'no id' group by state`,
          )
        ).rows
      for (let tries = 0; tries < 900 && (await jobs()).some(({ state }) => state !== 'failed' && state !== 'completed'); tries++)
        await sleep(100)
      await load.stop()
      const ended = await jobs()
      const isAsExpected =
        ended.every(({ state }) => state === 'failed') && (await states()).every(({ state }) => state === 'scanned' || state === 'faulty')
      return outcomeOf(
        load,
        await judge(await site.url(), load.done),
        [
          `the poisoned jobs ended as ${ended.map(({ state, times }) => `${state} ×${times}`).join(', ')} and are listed under 运行体检; the uploads behind them were looked at after ${(scannedMs / 1000).toFixed(1)} s (${(await states()).map(({ name, state }) => `${name} ${state}`).join(', ')})`,
        ],
        isAsExpected,
      )
    } finally {
      await client.end()
      await site.close()
    }
  },
}
