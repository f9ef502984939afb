import type { EngineOptions } from '#scanner/engine/crew.ts'
import type { Faults } from '#scanner/faults.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Survey } from '#scanner/sources/survey.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { TableSink } from '#scanner/sources/sink.ts'
import type { Finding } from '#contract/findings.ts'

/** What a reader is given: where the bytes are, what is known of them, and how to tell how far it is. */
export type Source = {
  path: string
  bytes: number
  compressed: boolean
  survey: Survey
  isGeo: boolean
  /** Whether the name promises a format we read. */
  named: boolean
  /** What it is called. */
  name: string
  limits: Limits
  /** How the engine may work: threads, throttle, salt. */
  engine: EngineOptions
  faults: Faults
  /** Opens a place for the values of one dataset. */
  sink: () => TableSink
  /** Tells bytes read of the file (not inflated ones) and rows seen so far. */
  advance: (bytes: number, rows: number) => void
}

/** One dataset read out of a source. */
export type Dataset = {
  facts: TableFacts
  /** Rows, when the format tells them before they were looked at. */
  rows?: number
  sheet?: string
  delimiter?: string
  bounds?: Finding['bounds']
  faults?: Faults
  /** Keys and references the source itself declares. */
  declared?: { keys: { columns: string[] }[]; references: Finding['references'] }
}
