import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Milliseconds in one tick of the counters of Linux. */
const TICK = 10

/** The counters of a process after its name; the parent stands second, its times are the twelfth to fifteenth. */
function countersOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  } catch {
    return []
  }
}

/** Milliseconds that processors have worked for an embedded database in this folder until now, sessions that have ended among them. Linux only. */
export function serverTime(folder: string): number {
  const server = readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!
  const sessions = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map(countersOf)
    .filter(([, parent]) => parent === server)
  const ticks = [countersOf(server).slice(11, 15), ...sessions.map((counters) => counters.slice(11, 13))].flat()
  return ticks.reduce((sum, each) => sum + Number(each) * TICK, 0)
}
