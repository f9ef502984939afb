import type { ColumnFinding, Finding } from '#contract/findings.ts'

const erased = { samples: [], min: null, max: null, top: [], numbers: null, times: null, placeholders: [], patterns: [], checked: {}, sketch: null, suggestion: null } satisfies Partial<ColumnFinding>

/** A finding of which nothing is left that shows a value or a figure of one: names of fields, their grades and the digest stay (choice:core-data). */
export function withoutTraces(finding: Finding): Finding {
  const columns = finding.columns.map((column) => ({ ...column, ...erased, masked: true }))
  const quality = finding.quality ? { ...finding.quality, rules: [] } : null
  return { ...finding, columns, quality, from: null, to: null, bounds: null, freshness: null, references: [], keys: [] }
}
