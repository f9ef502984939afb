import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { restoredLine } from '#server/proof/kept-heads.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'
import { pageOf } from './verify-words.ts'

/** Restores a backup here and verifies the log of what came; answers 0 when it is clean, 1 when the backup held a break. */
export async function runRestore({ databaseUrl, dataDir }: Config, backup: string, signal: AbortSignal): Promise<number> {
  const found = await restore({ databaseUrl, dataDir, signal }, backup, async (url) => {
    process.stdout.write(`已恢复到 · restored to   ${dataDir}\n`)
    const connection = connect(url, { max: 1 })
    try {
      return await verify(connection.db)
    } finally {
      await connection.close()
    }
  })
  process.stdout.write(`${restoredLine}\n${pageOf(found)}`)
  return found.faults.length === 0 ? 0 : 1
}
