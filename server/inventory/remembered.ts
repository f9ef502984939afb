import type { ColumnFinding, Finding, Grade, SemanticType } from '#contract/findings.ts'
import { decideColumn, replaceColumns } from './correction.ts'

/** What somebody of the unit decided about a column like this; null where nothing was said. `at` is a civil date. */
export type Remembered = {
  readonly heading: string
  readonly comment: string
  readonly physicalType: string
  readonly semanticType: SemanticType | null
  readonly grade: Grade | null
  readonly byName: string
  readonly at: string
}

/** How sure a proposal is that rests on what a person decided about another column of the same name. */
const SURE = 0.95

/** One spelling for headings and comments that mean the same: width, case, spaces, separators and brackets left out. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-.,，、:：;；()[\]【】<>《》"'“”‘’/\\*]+/g, '')
    .slice(0, 200)
}

/**
 * The finding with what was decided about like columns before (choice:correction-memory): a raised grade and another kind of meaning
 * are taken over at once; what would lower the grade or take the personal mark away is put beside as a suggestion. Pure.
 */
export function applyRemembered(finding: Finding, memory: readonly Remembered[]): Finding {
  const byHeading = Map.groupBy(memory, (m) => m.heading)
  const replaced = new Map<ColumnFinding, ColumnFinding>()
  for (const column of finding.columns) {
    const heading = headingKey(column.name)
    const decided = heading === '' ? null : fitting(column, byHeading.get(heading) ?? [])
    if (decided) replaced.set(column, propose(column, decided))
  }
  return replaceColumns(finding, replaced)
}

/** Of the same data type; with the same comment, or where one of both has none. The same comment goes first, then the latest. */
function fitting(column: ColumnFinding, memory: readonly Remembered[]): Remembered | null {
  const comment = headingKey(column.comment)
  const fits = memory.filter((m) => m.physicalType === column.physicalType && (m.comment === comment || m.comment === '' || comment === ''))
  const [best] = fits.sort((a, b) => Number(b.comment === comment) - Number(a.comment === comment) || b.at.localeCompare(a.at))
  return best ?? null
}

/** The finding with what was decided about columns under the names they had before. Pure. */
export function followRemembered(
  finding: Finding,
  renamed: ReadonlyMap<ColumnFinding, ColumnFinding>,
  memory: readonly Remembered[],
): Finding {
  const replaced = new Map<ColumnFinding, ColumnFinding>()
  for (const [now, then] of renamed) {
    const decided = fitting(
      then,
      memory.filter(({ heading }) => heading === headingKey(then.name)),
    )
    const isOwn = now.grounds.some(({ by }) => by === 'correction') || now.suggestion
    if (decided && !isOwn) replaced.set(now, propose(now, decided, then.name))
  }
  return replaceColumns(finding, replaced)
}

function propose(column: ColumnFinding, decided: Remembered, before: string | null = null): ColumnFinding {
  const called = before === null ? { zh: '', en: '' } : { zh: `（当时字段名“${before}”）`, en: ` (when it was called “${before}”)` }
  const words = {
    zh: `按 ${decided.at} ${decided.byName} 的更正${called.zh}`,
    en: `As ${decided.byName} corrected it on ${decided.at}${called.en}`,
  }
  const after = decideColumn(column, {
    semanticType: decided.semanticType ?? undefined,
    grade: decided.grade ?? undefined,
    words,
    confidence: Math.max(SURE, column.confidence),
  })
  // What the scan says by itself needs no other reason than its own.
  if (after.semanticType === column.semanticType && after.grade === column.grade)
    return { ...column, confidence: after.confidence, grounds: after.grounds }
  const lowers = after.grade < column.grade || (column.personal && !after.personal)
  return lowers ? { ...column, suggestion: { semanticType: after.semanticType, grade: after.grade, words } } : after
}
