import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const serverOf = (dataDir: string) => readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!

/** The processes of the database of a ground: its server and whatever that started. */
function databaseProcesses(dataDir: string): string[] {
  const server = serverOf(dataDir)
  return readdirSync('/proc').filter((pid) => pid === server || parentOf(pid) === server)
}

/** Milliseconds that those have worked which the server started and which have ended: connections, vacuums. Ticks of Linux are hundredths of a second. */
function endedTime(dataDir: string): number {
  const [user, system] =
    readOr(`/proc/${serverOf(dataDir)}/stat`, '')
      .split(') ')[1]
      ?.split(' ')
      .slice(13, 15) ?? []
  return (Number(user ?? 0) + Number(system ?? 0)) * 10
}

function parentOf(pid: string): string | null {
  if (!/^\d+$/.test(pid)) return null
  return readOr(`/proc/${pid}/stat`, '').split(') ')[1]?.split(' ')[1] ?? null
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

/**
 * Milliseconds that processors have worked for this process and the database of a ground until now: what others do on the machine does not
 * lengthen them, as it lengthens the time by the clock. Linux only.
 */
export function processorTime(dataDir: string): number {
  const { node, database } = processorTimes(dataDir)
  return node + database
}

/** The same, each by itself. */
export function processorTimes(dataDir: string): { readonly node: number; readonly database: number } {
  const { user, system } = process.cpuUsage()
  return {
    node: (user + system) / 1000,
    database: databaseProcesses(dataDir).reduce(
      (sum, pid) => sum + Number(readOr(`/proc/${pid}/schedstat`, '0').split(' ')[0]) / 1e6,
      endedTime(dataDir),
    ),
  }
}

/** Megabytes that the processes of the database have for themselves, the plans they keep among them. Linux only. */
export function databaseMemory(dataDir: string): number {
  return databaseProcesses(dataDir).reduce(
    (sum, pid) => sum + Number(/^Pss_Anon:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`, ''))?.[1] ?? 0) / 1024,
    0,
  )
}
