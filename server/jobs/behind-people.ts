import type { ChildProcess } from 'node:child_process'
import { constants, getPriority, setPriority } from 'node:os'

/** So many steps behind us; a process ten steps behind gets about a tenth of a processor that others want as well, and all of it when nobody does. */
const steps = 10

/**
 * Lets a process just started wait behind whoever answers people, with every thread it will have (of process 0: the thread that asks);
 * where the system does not let us, it stays beside us.
 */
export function standBehindPeople({ pid }: Pick<ChildProcess, 'pid'>): void {
  if (pid === undefined) return
  try {
    setPriority(pid, Math.min(constants.priority.PRIORITY_LOW, getPriority() + steps))
  } catch {
    // It works as before, and has ended when there is no such process any more.
  }
}
