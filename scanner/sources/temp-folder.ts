import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folders of scans bear the number of the process that made them, so that whoever ran it can clear up after a crash. */
export const tempPrefix = (pid: number): string => join(tmpdir(), `rongshu-scan-${pid}-`)

/** Gives the work a folder of its own, readable by nobody else, and removes it with all that is in it. */
export async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(tempPrefix(process.pid))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
