import type { ColumnFinding, Finding, Grade, SemanticType } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import { gradeTable } from '#contract/grade-table.ts'
import type { Words } from '#law/words.ts'
import { hideBeside, hiddenParts } from './hiding.ts'
import { classOf, leastPersonalGrade } from './personal-types.ts'

export type Correction = { readonly column: string; readonly semanticType?: SemanticType | undefined; readonly grade?: Grade | undefined }
/** What is decided of a column, in whose words, and how sure that makes it (0–1). */
export type Decision = {
  readonly semanticType?: SemanticType | undefined
  readonly grade?: Grade | undefined
  readonly words: Words
  readonly confidence: number
}

/**
 * The finding after a person corrected one column; null when there is no such column. A kind of meaning that is personal hides
 * everything that shows values, since they were shown under another kind (choice:masking); hidden ones never come back.
 */
export function correctFinding(finding: Finding, { column, semanticType, grade }: Correction, byName: string): Finding | null {
  const before = finding.columns.find((c) => c.name === column)
  if (!before) return null
  const words = { zh: `${byName}更正`, en: `Corrected by ${byName}` }
  return replaceColumns(finding, new Map([[before, decideColumn(before, { semanticType, grade, words, confidence: 1 })]]))
}

/** A column as somebody decided it should be seen; the grade never ends below what a personal kind must have, unless it was set. */
export function decideColumn(before: ColumnFinding, { semanticType: type, grade, words, confidence }: Decision): ColumnFinding {
  const least = type ? leastPersonalGrade(type) : null
  const hides = least !== null && !before.personal
  const grounds = [...(hides ? [] : before.grounds.filter((g) => g.by !== 'correction')), { by: 'correction' as const, words }]
  const typed: ColumnFinding = type
    ? {
        ...before,
        semanticType: type,
        ...(type === before.semanticType ? {} : { personal: least !== null, ...classOf(type) }),
        confidence,
        evidence: words,
        ...(hides ? hiddenParts.values : {}),
      }
    : before
  const next: Grade = grade ?? (least !== null && least > before.grade ? least : before.grade)
  return {
    ...typed,
    grounds,
    suggestion: null,
    ...(next === before.grade && grade === undefined ? {} : { grade: next, gradeReason: words }),
  }
}

/**
 * The finding with some columns replaced: its grade follows the highest column or combination, and what else showed the values of a column
 * that became personal is taken away.
 */
export function replaceColumns(finding: Finding, replaced: ReadonlyMap<ColumnFinding, ColumnFinding>): Finding {
  if (replaced.size === 0) return finding
  const columns = finding.columns.map((c) => replaced.get(c) ?? c)
  const covered = [...replaced].filter(([before, after]) => after.personal && !before.personal).map(([before]) => before)
  return { ...hideBeside(finding, covered), columns, ...gradeTable(columns, finding.aggregations ?? []) }
}

/**
 * What a correction means for the card: its grade follows the finding, whether it holds personal and sensitive information, and a period
 * that was taken away from the finding.
 */
export function followFinding(card: Answers, finding: Finding, before: Finding = finding): Answers {
  const { timeFrom, timeTo, ...rest } = card
  const period =
    before.from !== null && finding.from === null
      ? {}
      : { ...(timeFrom === undefined ? {} : { timeFrom }), ...(timeTo === undefined ? {} : { timeTo }) }
  return {
    ...rest,
    ...period,
    grade: String(finding.grade),
    containsPersonal: finding.columns.some((c) => c.personal),
    ...(finding.columns.some((c) => c.personal && c.sensitive) ? { containsSensitive: true } : {}),
  }
}
