import { existsSync } from 'node:fs'
import { findPort, startServer, dataOf, type Cluster, type Settings } from './embedded-cluster.ts'

const everyMs = 1000

/**
 * Looks every second whether the bundled server still runs, and starts it again on the same port when somebody killed it; what could not
 * be done is told and tried again. `stop` waits for a start under way.
 */
export function keepRunning(
  cluster: Cluster,
  settings: Settings,
  port: number,
  onLost: (problem: string) => void,
): { stop(): Promise<void> } {
  let isOver = false
  let looking: Promise<void> | null = null
  const look = async () => {
    if (!existsSync(dataOf(cluster)) || (await findPort(cluster)) !== null || isOver) return
    onLost('内置 PostgreSQL 意外终止，正在重新启动 · the bundled PostgreSQL has ended unexpectedly and is started again')
    await startServer(cluster, settings, { port })
  }
  const timer = setInterval(() => {
    looking ??= look()
      .catch((problem: unknown) => onLost(problem instanceof Error ? problem.message : String(problem)))
      .finally(() => {
        looking = null
      })
  }, everyMs).unref()
  return {
    stop: async () => {
      isOver = true
      clearInterval(timer)
      await looking
    },
  }
}
