import { readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartRefused } from './embedded-owner.ts'

/**
 * Whether the PostgreSQL of this process number works on this folder of data, rather than on another that came by the number later; true
 * where that cannot be told. Throws StartRefused when it works on the folder that this one was copied or moved from while it ran: what it
 * writes does not come here, and what came may not fit together.
 */
export function worksOn(pid: string, data: string): boolean {
  const place = `/proc/${pid}/cwd`
  let name: string
  let isHere: boolean
  let isGone: boolean
  try {
    const [there, here] = [statSync(place), statSync(data)]
    name = readlinkSync(place)
    isHere = (there.dev === here.dev && there.ino === here.ino) || name === realpathSync(data)
    isGone = there.nlink === 0
  } catch {
    return true
  }
  if (isHere) return true
  if (!isGone && beginOf(place) !== beginOf(data)) return false
  throw new StartRefused(
    `${data} 是在 PostgreSQL（进程 ${pid}）运行时从 ${name} 复制或移来的，不能使用。请先用 kill -INT ${pid} 停止它，再重新复制或移动；原目录已不在的，请恢复备份。\n` +
      `${data} was copied or moved from ${name} while PostgreSQL (process ${pid}) worked there, and cannot be used. Stop it with kill -INT ${pid} and copy or move again; if the folder of before is gone, restore a backup.`,
  )
}

/** The number and the time of begin that a server wrote down where it works. */
function beginOf(data: string): string {
  try {
    const [pid, , began] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return `${pid} ${began}`
  } catch {
    return ''
  }
}
