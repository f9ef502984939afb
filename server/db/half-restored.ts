import { existsSync } from 'node:fs'
import path from 'node:path'
import { StartRefused } from './embedded-owner.ts'

/** The file that stands in a data folder from the first moment of a restore, a recovery or the making of a standby to its last. */
export const markOf = (dataDir: string) => path.join(dataDir, 'restore-unfinished')

/** Throws StartRefused on a data folder whose restore did not come to its end, so that nobody works on half of a city. */
export function refuseHalfRestored(dataDir: string): void {
  if (!existsSync(markOf(dataDir))) return
  throw new StartRefused(
    `数据目录 ${dataDir} 的恢复没有完成，不能使用。请重新执行 db restore、db recover 或 db standby（会从头再来）。\n` +
      `The restore of ${dataDir} did not finish, so it cannot be used. Run db restore, db recover or db standby again: it begins anew.`,
  )
}
