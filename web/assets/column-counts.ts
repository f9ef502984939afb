import type { ColumnFinding } from '#contract/findings.ts'
import type { Bar } from '../ui/bar-list.tsx'
import { groupOf, semanticGroups, type SemanticGroup } from '../ui/semantic-words.ts'
import type { Words } from '#law/words.ts'

type Say = (words: Words) => string

/** How many columns have each grade, 1 to 4. */
export function gradeBars(columns: readonly ColumnFinding[], w: Say): Bar[] {
  return [1, 2, 3, 4].map((grade) => ({
    key: String(grade),
    label: w({ zh: `一般${grade}级`, en: `General ${grade}` }),
    value: columns.filter((column) => column.grade === grade).length,
  }))
}

/** How many columns mean something of each group; groups without any are left out. */
export function meaningBars(columns: readonly ColumnFinding[], w: Say): Bar[] {
  return (Object.keys(semanticGroups) as SemanticGroup[])
    .map((group) => ({
      key: group,
      label: w(semanticGroups[group]),
      value: columns.filter((column) => groupOf(column.semanticType) === group).length,
    }))
    .filter((bar) => bar.value > 0)
}

const steps = [
  { upTo: 0, label: { zh: '无空值', en: 'No nulls' } },
  { upTo: 0.05, label: { zh: '不超过 5%', en: 'Up to 5%' } },
  { upTo: 0.2, label: { zh: '5%–20%', en: '5%–20%' } },
  { upTo: 0.5, label: { zh: '20%–50%', en: '20%–50%' } },
  { upTo: 1, label: { zh: '超过 50%', en: 'Over 50%' } },
] as const

/** How many columns have how many nulls. */
export function nullBars(columns: readonly ColumnFinding[], w: Say): Bar[] {
  return steps.map((step, i) => ({
    key: String(i),
    label: w(step.label),
    value: columns.filter((column) => column.nullRatio <= step.upTo && column.nullRatio > (i === 0 ? -1 : steps[i - 1]!.upTo)).length,
  }))
}

/** The share of cells that are filled, 0–1; null when there are no columns. */
export function filledShare(columns: readonly ColumnFinding[]): number | null {
  return columns.length === 0 ? null : 1 - columns.reduce((sum, column) => sum + column.nullRatio, 0) / columns.length
}
