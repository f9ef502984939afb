import type { FirstLook } from '#contract/inventory.ts'
import type { Found } from './scan-worker.ts'
import { storable } from './storable.ts'

const MOST_COLUMNS = 60

/** What is shown of a first answer while the scan goes on: the first ten datasets, names and meanings of their columns, no values. */
export function firstLookOf(found: readonly Found[]): FirstLook {
  return storable(
    found.slice(0, 10).map(({ finding }) => ({
      dataset: finding.dataset.slice(0, 200),
      rows: finding.rows,
      grade: finding.grade,
      columns: finding.columns
        .slice(0, MOST_COLUMNS)
        .map(({ name, semanticType, grade, personal }) => ({ name: name.slice(0, 200), semanticType, grade, personal })),
      moreColumns: Math.max(0, finding.columns.length - MOST_COLUMNS),
    })),
  )
}
