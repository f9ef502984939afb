import type { ColumnFinding, Grade, SemanticType } from '#contract/findings.ts'

/** What a person changes about a column. */
export type Correction = { semanticType?: SemanticType; grade?: Grade }

const vague: ReadonlySet<SemanticType> = new Set([
  'none',
  'empty',
  'category',
  'code',
  'free_text',
  'flag',
  'quantity',
  'measure',
  'index',
  'amount',
  'object_name',
  'record_id',
  'date',
  'datetime',
  'year',
])

/** Columns like the one corrected, which the same correction would change: called alike but for digits and signs, or recognised as the same telling type. */
export function likeColumns(columns: readonly ColumnFinding[], corrected: ColumnFinding, correction: Correction): ColumnFinding[] {
  const stem = stemOf(corrected.name)
  return columns.filter((column) => column.name !== corrected.name && isLike(column, corrected, stem) && wouldChange(column, correction))
}

function isLike(column: ColumnFinding, corrected: ColumnFinding, stem: string): boolean {
  if (stem !== '' && stemOf(column.name) === stem) return true
  return (
    column.semanticType === corrected.semanticType && column.physicalType === corrected.physicalType && !vague.has(corrected.semanticType)
  )
}

function wouldChange(column: ColumnFinding, { semanticType, grade }: Correction): boolean {
  return (semanticType !== undefined && column.semanticType !== semanticType) || (grade !== undefined && column.grade !== grade)
}

function stemOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\d０-９一二三四五六七八九十\s_\-.()（）#]+/g, '')
}
