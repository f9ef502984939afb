import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = 'rongshu-scan-'
/** Folders of scans bear the number of the process that made them, so that whoever scans next can clear up after a crash. */
export const tempPrefix = (pid: number): string => join(tmpdir(), `${NAME}${pid}-`)
let cleared: Promise<void> | null = null

/** Gives the work a folder of its own, readable by nobody else, and removes it with all that is in it; the first one of a process also removes what killed scans left. */
export async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await (cleared ??= clearAfterTheDead().catch(() => {}))
  const folder = await mkdtemp(tempPrefix(process.pid))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes the folders of scans whose process is no more: rows of a source must not outlive its scan. */
export async function clearAfterTheDead(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${NAME}(\\d+)-`).exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}
