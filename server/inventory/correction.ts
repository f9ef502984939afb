import type { ColumnFinding, Finding, Grade, SemanticType } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import { leastPersonalGrade } from './personal-types.ts'

export type Correction = { readonly column: string; readonly semanticType?: SemanticType | undefined; readonly grade?: Grade | undefined }

/**
 * The finding after a person corrected one column; null when there is no such column. A kind of meaning that is personal hides
 * the samples and the range, since they were shown under another kind (choice:masking); hidden ones never come back.
 */
export function correctFinding(finding: Finding, { column, semanticType, grade }: Correction, byName: string): Finding | null {
  const at = finding.columns.findIndex((c) => c.name === column)
  const before = finding.columns[at]
  if (!before) return null
  const columns = finding.columns.with(at, correctColumn(before, semanticType, grade, byName))
  const highest = columns.reduce((top, c) => (c.grade > top.grade ? c : top))
  return { ...finding, columns, grade: highest.grade, reason: { zh: `按最高字段“${highest.name}”定为 ${highest.grade} 级：${highest.gradeReason.zh}`, en: `Grade ${highest.grade} by its highest field “${highest.name}”: ${highest.gradeReason.en}` } }
}

function correctColumn(before: ColumnFinding, type: SemanticType | undefined, grade: Grade | undefined, byName: string): ColumnFinding {
  const evidence = { zh: `${byName}更正`, en: `Corrected by ${byName}` }
  const least = type ? leastPersonalGrade(type) : null
  const hides = type !== undefined && least !== null && !before.personal
  const typed: ColumnFinding = type ? { ...before, semanticType: type, personal: least !== null, confidence: 1, evidence, ...(hides ? { samples: [], min: null, max: null } : {}) } : before
  const next: Grade = grade ?? (least !== null && least > before.grade ? least : before.grade)
  return next === before.grade && grade === undefined ? typed : { ...typed, grade: next, gradeReason: evidence }
}

/** What a correction means for the card: its grade follows the highest column, and whether it holds personal information. */
export function followFinding(card: Answers, finding: Finding): Answers {
  return { ...card, grade: String(finding.grade), containsPersonal: finding.columns.some((c) => c.personal) }
}
