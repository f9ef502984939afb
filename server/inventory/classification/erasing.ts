import type { Finding } from '#contract/findings.ts'
import { hideColumns } from '../hiding.ts'
import { bareFinding, type BareFinding } from '../kept-findings.ts'

/** A finding of which nothing is left that shows a value or a figure of one: names of fields, their grades and the digest stay (choice:core-data). */
export function withoutTraces(finding: Finding): BareFinding {
  const hidden = hideColumns(finding, () => true, 'traces')
  const quality = hidden.quality ? { ...hidden.quality, rules: [] } : null
  return bareFinding({
    ...hidden,
    columns: hidden.columns.map((column) => ({ ...column, masked: true })),
    quality,
    references: [],
    keys: [],
  })
}
