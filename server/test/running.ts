import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assemble, type Assembled } from '#server/assemble.ts'
import { readConfig, type Config, type FirstAdministrator } from '#server/config.ts'
import { type Clock, standingClock } from '#server/jobs/clock.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { inventedUscc } from './uscc.ts'

const root = path.resolve(import.meta.dirname, '../..')
const day = 86_400_000

/** The first account of every test platform, as the environment would name it. */
export const firstAdministrator: FirstAdministrator = {
  login: 'guan',
  password: 'Banyan-tree-2026',
  name: '管账号',
  organisation: '榕城市数据管理局',
  uscc: inventedUscc(1),
  kind: 'administrative-organ',
  roles: 'data-bureau registrar',
}

/** A whole platform that listens: real database, HTTP, jobs and scanner; its clock stands still until it is pushed. */
export type Running = Assembled & {
  readonly base: string
  readonly database: TestDatabase
  /** Pushes the clock to an instant and takes every case whose time is over one step on; answers how many moved. */
  until(instant: string): Promise<number>
  /** The same by whole days. */
  pass(days: number): Promise<number>
}

/** Starts a platform without demonstration on a database of its own, at nine o'clock on Monday 2026-03-02 in the city unless it gets another clock. */
export async function startPlatform(options: { start?: string; clock?: Clock; config?: Partial<Config> } = {}): Promise<Running> {
  const database = await freshDatabase({ max: 4 })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'rongshu-city-'))
  const start = options.start ?? '2026-03-02T09:00:00+08:00'
  const config: Config = {
    ...readConfig({ RONGSHU_DEMO: 'off', RONGSHU_IDENTITY: 'plain', PORT: '0', LOG_LEVEL: 'silent', RONGSHU_DATA: dataDir }, root),
    firstAdministrator,
    workers: 2,
    publicUrl: 'https://data.example.test:443',
    ...options.config,
  }
  const platform = await assemble(config, database.url, { clock: options.clock ?? standingClock(start) })
  await platform.listen()
  // The minute is the test's own: none that passes meanwhile takes a case a step on.
  await database.pool.query('delete from pgboss.schedule')
  const { port } = platform.app.server.address() as { port: number }
  const push = async (offset: number): Promise<number> => {
    platform.clock.setOffset(offset)
    return platform.desk.tick()
  }
  return {
    ...platform,
    database,
    base: `http://127.0.0.1:${port}`,
    until: (instant) => push(Date.parse(instant) - Date.parse(start)),
    pass: (days) => push(platform.clock.offsetMs() + days * day),
    close: async () => {
      await platform.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
