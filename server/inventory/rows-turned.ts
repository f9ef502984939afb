import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'

/**
 * What is told of a table all of whose rows came or went, in one line: its columns could only be told by their names without rows, so that
 * each differs in all and nothing can be compared. Those that hold something to look at are told beside it, as new ones are. Null for any
 * other. Pure.
 */
export function rowsTurned(before: Finding, after: Finding): FindingChange[] | null {
  const came = isEmpty(before) && after.rows > 0
  if (!came && !(isEmpty(after) && after.columns.length > 0 && before.rows > 0)) return null
  const isUnread = before.faults.some(({ severity }) => severity === 'error')
  const words = came
    ? {
        zh: `${isUnread ? '上次未能读取' : '上次没有数据行'}，这次有 ${after.rows} 行；各字段的含义和级别由数据第一次判断`,
        en: `${isUnread ? 'It could not be read last time' : 'There were no rows last time'}; there are ${after.rows} now. What the columns hold, and their grades, are told from data for the first time`,
      }
    : {
        zh: `上次有 ${before.rows} 行，这次没有数据行；各字段没有可比较的内容`,
        en: `There were ${before.rows} rows last time and are none now; the columns hold nothing to compare`,
      }
  const line: FindingChange = {
    what: 'volume-changed',
    column: null,
    before: String(before.rows),
    after: String(after.rows),
    measure: came ? after.rows : -1,
    attention: true,
    words,
  }
  const known = new Set(before.columns.map(({ name }) => name))
  return [
    line,
    ...(came
      ? after.columns
          .filter(({ name }) => known.has(name) || known.size === 0)
          .map(filledColumn)
          .filter(({ attention }) => attention)
      : []),
  ]
}

const isEmpty = ({ rows, sampledRows }: Finding): boolean => rows === 0 && (sampledRows ?? 0) === 0

/** A column is looked at when it asks for care, or when what it holds is not known for sure. */
export const needsLook = ({ personal, grade, confidence }: ColumnFinding): boolean => personal || grade >= 3 || confidence < 0.6

function filledColumn(column: ColumnFinding): FindingChange {
  const said = { column: column.name, before: '', attention: needsLook(column) }
  if (column.personal)
    return {
      ...said,
      what: 'personal-appeared',
      after: column.semanticType,
      measure: column.confidence,
      words: {
        zh: `字段“${column.name}”有了数据，是个人信息（${column.grade}级）`,
        en: `“${column.name}” holds data now and tells of persons (grade ${column.grade})`,
      },
    }
  if (column.grade >= 3)
    return {
      ...said,
      what: 'grade-changed',
      after: String(column.grade),
      measure: column.grade,
      words: {
        zh: `字段“${column.name}”有了数据，为${column.grade}级：${column.gradeReason.zh}`,
        en: `“${column.name}” holds data now and is of grade ${column.grade}: ${column.gradeReason.en}`,
      },
    }
  return {
    ...said,
    what: 'meaning-changed',
    after: column.semanticType,
    measure: column.confidence,
    words: { zh: `字段“${column.name}”有了数据，含义仍需人工判断`, en: `“${column.name}” holds data now; somebody must say what it means` },
  }
}
