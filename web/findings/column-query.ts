import type { ColumnFinding } from '#contract/findings.ts'
import { groupOf, semanticTypeWords, type SemanticGroup } from '../ui/semantic-words.ts'

/** What somebody should look at in a column. */
export type Attention = 'unsure' | 'personal' | 'sensitive' | 'nulls' | 'suggested' | 'changed' | 'ruled'
export type ColumnOrder = 'position' | 'grade' | 'confidence' | 'nulls' | 'distinct' | 'name'
/** Which columns are shown, and in which order. */
export type ColumnQuery = {
  readonly text: string
  readonly grade: number | null
  readonly group: SemanticGroup | null
  readonly attention: Attention | null
  readonly order: ColumnOrder
}
/** Which columns stand in the lists kept beside the finding. */
export type Marked = { readonly suggested: ReadonlySet<string>; readonly changed: ReadonlySet<string>; readonly ruled: ReadonlySet<string> }

export const everything: ColumnQuery = { text: '', grade: null, group: null, attention: null, order: 'position' }

/** The columns a question selects, in its order; equal ones stay in the order of the source. */
export function selectColumns(columns: readonly ColumnFinding[], query: ColumnQuery, marked: Marked): readonly ColumnFinding[] {
  const text = query.text.trim().toLowerCase()
  const isNarrow = text !== '' || query.grade !== null || query.group !== null || query.attention !== null
  const found = !isNarrow
    ? columns
    : columns.filter(
        (column) =>
          (text === '' || isAbout(column, text)) &&
          (query.grade === null || column.grade === query.grade) &&
          (query.group === null || groupOf(column.semanticType) === query.group) &&
          (query.attention === null || needs(column, query.attention, marked)),
      )
  const by = orders[query.order]
  return by ? [...found].sort(by) : found
}

function isAbout(column: ColumnFinding, text: string): boolean {
  const meaning = semanticTypeWords(column.semanticType)
  return [column.name, column.comment, meaning.zh, meaning.en, column.semanticType].some((each) => each.toLowerCase().includes(text))
}

/** Tells whether a column asks for this kind of attention. */
export function needs(column: ColumnFinding, attention: Attention, marked: Marked): boolean {
  switch (attention) {
    case 'unsure':
      return column.confidence < 0.6 || column.semanticType === 'none'
    case 'personal':
      return column.personal
    case 'sensitive':
      return column.sensitive
    case 'nulls':
      return column.nullRatio > 0.2
    case 'suggested':
      return marked.suggested.has(column.name)
    case 'changed':
      return marked.changed.has(column.name)
    case 'ruled':
      return marked.ruled.has(column.name)
  }
}

const orders: { readonly [order in ColumnOrder]: ((a: ColumnFinding, b: ColumnFinding) => number) | null } = {
  position: null,
  grade: (a, b) => b.grade - a.grade,
  confidence: (a, b) => a.confidence - b.confidence,
  nulls: (a, b) => b.nullRatio - a.nullRatio,
  distinct: (a, b) => b.distinct - a.distinct,
  name: (a, b) => a.name.localeCompare(b.name, 'zh'),
}
