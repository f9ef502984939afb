import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { StartRefused } from './db/embedded-owner.ts'

const here = path.resolve(import.meta.dirname, '..')

/**
 * Root becomes the account that the data folder belongs to, for the rest of this process: what root wrote there (keys above all) the
 * platform could not read, and the bundled database would change hands. Does nothing for other accounts, or where the folder is root's or
 * not there; throws StartRefused when that account cannot read this program.
 */
export function becomeOwner(dataDir: string, program = here): void {
  const folder = statSync(dataDir, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0 || !folder || folder.uid === 0) return
  ;(process as { initgroups?(user: number, group: number): void }).initgroups!(folder.uid, folder.gid)
  process.setgid!(folder.gid)
  process.setuid!(folder.uid)
  try {
    accessSync(program, constants.R_OK | constants.X_OK)
  } catch {
    throw new StartRefused(
      `数据目录 ${dataDir} 属于账户 ${folder.uid}，root 以该账户运行，而该账户无法读取程序目录 ${program}。请把程序放在它能读取的位置，如 /opt/rongshu。\n` +
        `The data folder ${dataDir} belongs to the account ${folder.uid}, as which root runs, and which cannot read the program in ${program}. Put the program where it can, as /opt/rongshu.`,
    )
  }
}
