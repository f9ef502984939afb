import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { assemble, type Assembled } from '#server/assemble.ts'
import { readConfig, type Config } from '#server/config.ts'
import { settingsFor, startEmbedded } from '#server/db/embedded.ts'
import { inventUscc } from '#server/demonstration/invent.ts'

export const root = path.resolve(import.meta.dirname, '..')
export const password = 'Hundred-banyans-1066'
export const bureau = '榕城市数据管理局'

/** A platform that listens, until its block ends. */
export type Open = Assembled & AsyncDisposable

/** A throw-away platform: bundled PostgreSQL with the settings of the product (fsync on), everything below one folder. */
export type Ground = {
  readonly url: string
  readonly dataDir: string
  open(): Promise<Open>
  owner(): Promise<pg.Client>
  close(): Promise<void>
}

/**
 * Starts a database of its own in a temporary folder, with the memory that `RONGSHU_DB_MEMORY` says; `close` stops it and removes the
 * folder, unless `BENCH_DATA` named one to keep.
 */
export async function startGround(name: string, keep = process.env['BENCH_DATA']): Promise<Ground> {
  const dataDir = keep ?? mkdtempSync(path.join(tmpdir(), `rongshu-bench-${name}-`))
  if (!keep) chmodSync(dataDir, 0o755)
  const { databaseMemory } = readConfig(process.env, root)
  const embedded = await startEmbedded(dataDir, { settings: settingsFor(databaseMemory) })
  const config: Config = {
    ...readConfig({ RONGSHU_DEMO: 'off', RONGSHU_IDENTITY: 'plain', PORT: '0', LOG_LEVEL: 'silent', RONGSHU_DATA: dataDir }, root),
    workers: 1,
    firstAdministrator: {
      login: 'guan',
      password,
      name: '管账号',
      organisation: bureau,
      uscc: inventUscc('11', 8000),
      kind: 'administrative-organ',
      roles: 'data-bureau',
    },
  }
  return {
    url: embedded.url,
    dataDir,
    open: async () => {
      const platform = await assemble(config, embedded.url)
      await platform.listen()
      return { ...platform, [Symbol.asyncDispose]: platform.close }
    },
    owner: async () => {
      const client = new pg.Client({ connectionString: embedded.url })
      // A server that stops must not drown what made the measuring end.
      client.on('error', () => {})
      await client.connect()
      return client
    },
    close: async () => {
      await embedded.stop()
      if (!keep) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
