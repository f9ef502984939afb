import { setTimeout as sleep } from 'node:timers/promises'

/** A proxy waits five seconds for an answer about health, and Prometheus ten for the figures; then they take the process for dead, and not the database. */
const patienceMs = 4000

/**
 * Begins to wait for a database that may say nothing: answers with what is found within four seconds from now; later, or where that fails,
 * with what is said otherwise.
 */
export function beginWaiting(): <T>(found: Promise<T>, otherwise: T) => Promise<T> {
  const late = sleep(patienceMs, undefined, { ref: false })
  return (found, otherwise) => Promise.race([found.catch(() => otherwise), late.then(() => otherwise)])
}
