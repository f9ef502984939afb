import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** A reason not to start, for the person at the terminal: Chinese, then English. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

/** When the process began, in the kernel's ticks: a process id alone may have been given to another process since. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number, began: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return began === '' || beganAt(pid) === began
}

/** The live process that holds the file, or null. */
export function findOwner(file: string): number | null {
  try {
    const [pid, began = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return isAlive(Number(pid), began) ? Number(pid) : null
  } catch {
    return null
  }
}

/** Takes a data folder for this process until the answer is called; throws StartRefused when a live process has it. */
export function takeOwnership(file: string): () => void {
  const mine = `${process.pid} ${beganAt(process.pid)}\n`
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return () => {
        if (findOwner(file) === process.pid) rmSync(file, { force: true })
      }
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    }
    const owner = findOwner(file)
    if (owner !== null) {
      throw new StartRefused(
        `这个数据目录正由进程 ${owner} 使用（${file}）。请先停止它，或用 RONGSHU_DATA 指定另一个目录。\n` +
          `This data folder is in use by process ${owner} (${file}). Stop it first, or name another folder in RONGSHU_DATA.`,
      )
    }
    rmSync(file, { force: true })
  }
  throw new StartRefused(`无法占用数据目录（${file}）。\nThe data folder could not be taken (${file}).`)
}
