import type { Finding } from '#contract/findings.ts'
import { hideColumns } from '../hiding.ts'

/** A finding of which nothing is left that shows a value or a figure of one: names of fields, their grades and the digest stay (choice:core-data). */
export function withoutTraces(finding: Finding): Finding {
  const hidden = hideColumns(finding, () => true, 'traces')
  const quality = hidden.quality ? { ...hidden.quality, rules: [] } : null
  return { ...hidden, columns: hidden.columns.map((column) => ({ ...column, masked: true })), quality, from: null, to: null, bounds: null, freshness: null, references: [], keys: [] }
}
