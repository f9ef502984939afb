import type { ColumnFinding, Finding } from './findings.ts'

/** The grade of the whole: that of its highest field (就高从严), or of a combination that says more than its parts. */
export function gradeTable(
  columns: readonly Pick<ColumnFinding, 'name' | 'grade' | 'gradeReason'>[],
  aggregations: Finding['aggregations'],
): Pick<Finding, 'grade' | 'reason'> {
  const [first] = columns
  if (!first) return { grade: 1, reason: { zh: '没有可判断的字段', en: 'There is no field to judge by' } }
  const highest = columns.reduce((top, column) => (column.grade > top.grade ? column : top), first)
  const combined = aggregations.reduce<Finding['aggregations'][number] | null>(
    (top, one) => (one.grade > (top?.grade ?? highest.grade) ? one : top),
    null,
  )
  if (combined) {
    const { grade, reason, columns: names } = combined
    return {
      grade,
      reason: {
        zh: `“${names.join('”“')}”合在一起定为 ${grade} 级：${reason.zh}`,
        en: `Grade ${grade} by “${names.join('”, “')}” together: ${reason.en}`,
      },
    }
  }
  const { grade, name, gradeReason } = highest
  if (grade === 1 && columns.length > 1)
    return {
      grade,
      reason: {
        zh: '各字段均为 1 级：公开后不产生危害（GB/T 43697-2024）',
        en: 'Every field is of grade 1: open, it does no harm (GB/T 43697-2024)',
      },
    }
  return {
    grade,
    reason: {
      zh: `按最高字段“${name}”定为 ${grade} 级：${gradeReason.zh}`,
      en: `Grade ${grade} by its highest field “${name}”: ${gradeReason.en}`,
    },
  }
}
