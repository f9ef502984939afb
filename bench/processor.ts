import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The processes of the database of a ground: its server and whatever that started. */
function databaseProcesses(dataDir: string): string[] {
  const server = readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!
  return readdirSync('/proc').filter(pid => pid === server || parentOf(pid) === server)
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

/** Milliseconds that processors have worked for this process and the database of a ground until now: what others do on the machine does not lengthen them, as it lengthens the time by the clock. Linux only. */
export function processorTime(dataDir: string): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + databaseProcesses(dataDir).reduce((sum, pid) => sum + Number(readOr(`/proc/${pid}/schedstat`, '0').split(' ')[0]) / 1e6, 0)
}
