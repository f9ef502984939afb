import { readFile } from 'node:fs/promises'

/**
 * Looks once a second at the resident size of a process, since buffers lie outside the heap that Node bounds; where the system does not
 * tell it, nothing happens.
 */
export function watchResident(pid: number | undefined, mostMb: number, onTooMuch: () => void): NodeJS.Timeout {
  return setInterval(
    () =>
      void residentMb(pid).then((mb) => {
        if (mb > mostMb) onTooMuch()
      }),
    1000,
  ).unref()
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}

/**
 * Arguments of Node for a process that scans: its heap may grow to so many MiB, and has room from the start, so that it is not cleared
 * again and again while there is little in it.
 */
export function heapOf(mb: number): string[] {
  return [`--max-old-space-size=${mb}`, `--initial-old-space-size=${Math.min(96, Math.floor(mb / 4))}`]
}
