import type { Config } from '#server/config.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded, startEmbedded } from '#server/db/embedded.ts'
import { Denied } from '#server/denied.ts'
import { refuseHalfRestored } from '#server/db/half-restored.ts'

/** The database of this installation, for the time of one command. */
export type Reached = { readonly url: string; close(): Promise<void> }

/**
 * Finds the database: the one of DATABASE_URL, else the bundled server that runs on the data folder, else that server
 * started until `close`, which archives its log as the platform does: what it wrote would be missing there. Denied when there is no data
 * yet; nothing is made.
 */
export async function reachDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir' | 'archive'>): Promise<Reached> {
  refuseHalfRestored(config.dataDir)
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} }
  if (findClusterFolder(config.dataDir) === null) {
    throw new Denied(404, {
      code: 'no-database',
      message: {
        zh: `数据目录 ${config.dataDir} 里还没有数据库。请先执行 npm start，或用 RONGSHU_DATA、DATABASE_URL 指明`,
        en: `There is no database in ${config.dataDir} yet. Run npm start first, or name the place in RONGSHU_DATA or DATABASE_URL`,
      },
    })
  }
  const running = await findEmbedded(config.dataDir)
  if (running !== null) return { url: running, close: async () => {} }
  const started = await startEmbedded(config.dataDir, { archive: config.archive })
  return { url: started.url, close: () => started.stop() }
}
