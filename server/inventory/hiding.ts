import type { ColumnFinding, Finding } from '#contract/findings.ts'

/** Everything of a column that shows values or figures of its values; shapes and counts stay. */
const values = { samples: [], min: null, max: null, top: [], numbers: null, times: null, placeholders: [] } satisfies Partial<ColumnFinding>
/** What else was made out of the values: their shapes, counts of checks, sketches, and what was decided on them before. */
const traces = { ...values, patterns: [], checked: {}, sketch: null, suggestion: null } satisfies Partial<ColumnFinding>
/** Parts of a column by how much is hidden of it. */
export const hiddenParts = { values, traces } as const

const isPlace = ({ physicalType, semanticType }: ColumnFinding) =>
  physicalType === 'geometry' || ['longitude', 'latitude', 'coordinates', 'geometry'].includes(semanticType)
const isTime = ({ physicalType, semanticType, times }: ColumnFinding) =>
  times !== null ||
  ['date', 'datetime'].includes(physicalType) ||
  ['date', 'datetime', 'timestamp', 'year', 'month', 'day', 'birth_date'].includes(semanticType)

/**
 * The finding without what elsewhere than in the columns themselves shows values of some of its columns: newest day, period, area, and
 * examples of broken rules, which do not say whose they are. Pure.
 */
export function hideBeside(finding: Finding, hidden: readonly ColumnFinding[]): Finding {
  if (hidden.length === 0) return finding
  const { freshness, quality } = finding
  // A period may be that of a column whose own ends are masked, so that not only equal ends tell of it.
  const isOfPeriod =
    finding.from !== null || finding.to !== null
      ? hidden.some(isTime) ||
        hidden.some(({ min, max }) =>
          [finding.from, finding.to].some((day) => day !== null && [min, max].some((end) => end?.startsWith(day))),
        )
      : false
  return {
    ...finding,
    ...(freshness && hidden.some(({ name }) => name === freshness.column) ? { freshness: null } : {}),
    ...(isOfPeriod ? { from: null, to: null } : {}),
    ...(hidden.some(isPlace) ? { bounds: null } : {}),
    ...(quality ? { quality: { ...quality, rules: quality.rules.map((rule) => ({ ...rule, examples: [] })) } } : {}),
  }
}

/**
 * The finding with some of its columns hidden, here and wherever else it shows their values (choice:security-labels, choice:masking,
 * choice:core-data). Pure.
 */
export function hideColumns(finding: Finding, isHidden: (column: ColumnFinding) => boolean, how: keyof typeof hiddenParts): Finding {
  const hidden = finding.columns.filter(isHidden)
  if (hidden.length === 0) return finding
  return {
    ...hideBeside(finding, hidden),
    columns: finding.columns.map((column) => (hidden.includes(column) ? { ...column, ...hiddenParts[how] } : column)),
  }
}
