import type { Config } from '#server/config.ts'
import { openLog } from '#server/log.ts'
import { makeMetrics } from './metrics.ts'
import type { Watching } from './requests.ts'
import { exportTraces } from './traces.ts'

/** Log, figures and traces as the configuration wants them. */
export function makeWatching({ logLevel, traces, version }: Config): Watching & { readonly metrics: ReturnType<typeof makeMetrics> } {
  const log = openLog(logLevel)
  return { log, metrics: makeMetrics(), traces: traces && exportTraces(traces.endpoint, { name: traces.name, version }, log) }
}
