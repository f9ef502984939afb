import { readFileSync, readlinkSync } from 'node:fs'
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = 'rongshu-scan-'
const DAY_MS = 86_400_000
/** The space of process numbers this process lives in: containers may share a temporary folder and have the same numbers. */
const space = asked(() => readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, ''))
/** Folders of scans bear the process that made them (its space, number and beginning), so that whoever scans next can clear up after a crash. */
export const tempPrefix = (pid: number): string => join(tmpdir(), `${NAME}${space}-${pid}-${beganAt(pid)}-`)
let cleared: Promise<void> | null = null

/**
 * Gives the work a folder of its own, readable by nobody else, and removes it with all that is in it; the first one of a process also
 * removes what killed scans left.
 */
export async function inTempFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await (cleared ??= clearAfterTheDead().catch(() => {}))
  const folder = await mkdtemp(tempPrefix(process.pid))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Removes the folders of scans whose process is no more: rows of a source must not outlive its scan. A process of another space cannot be
 * asked for; its folder is left for a day.
 */
export async function clearAfterTheDead(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, made, pid, began] = new RegExp(`^${NAME}(\\d*)-(\\d+)-(\\d*)-`).exec(name) ?? []
    if (!pid) continue
    const folder = join(tmpdir(), name)
    const isLeft = made === space ? !isAlive(Number(pid), began!) : await isOld(folder)
    // What belongs to somebody else stays, and hinders nothing.
    if (isLeft) await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

async function isOld(folder: string): Promise<boolean> {
  return lstat(folder).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > DAY_MS,
    () => false,
  )
}

function isAlive(pid: number, began: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return beganAt(pid) === began
}

/** When a process began, in the kernel's ticks: its number alone may have been given to another since. */
function beganAt(pid: number): string {
  return asked(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  })
}

/** What the system tells, or nothing where it does not. */
function asked(tell: () => string): string {
  try {
    return tell()
  } catch {
    return ''
  }
}
