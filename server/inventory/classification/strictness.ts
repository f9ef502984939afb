import type { Finding, Grade } from '#contract/findings.ts'
import { textOf } from '#contract/text-of.ts'
import { choices } from '#law/choices.ts'
import { gradeOfDegree, type HarmDegree, type HarmObject, type Importance, importanceOf } from '#law/grading/harm.ts'
import type { Words } from '#law/words.ts'
import { signsOf } from './proposal.ts'

type Answers = Readonly<Record<string, unknown>>
/** A field decided otherwise than the scan has it. */
export type ColumnDecision = { readonly column: string; readonly after: Grade; readonly reason: string }

const ranks: { readonly [I in Importance]: number } = { general: 0, important: 1, core: 2 }
const names: { readonly [I in Importance]: Words } = {
  general: { zh: '一般数据', en: 'general' },
  important: { zh: '重要数据', en: 'important' },
  core: { zh: '核心数据', en: 'core' },
}
const said = (zh: string, en: string): Words => ({ zh, en })

/** The fields decided otherwise, as the form has them: name, grade, reason; null where a grade is none. */
export function columnDecisions(answers: Answers): (ColumnDecision | null)[] {
  const rows = Array.isArray(answers['columns']) ? (answers['columns'] as { name?: unknown; value?: unknown; source?: unknown }[]) : []
  return rows.map(({ name, value, source }) =>
    /^[1-4]$/.test(String(value).trim()) ? { column: String(name), after: Number(value) as Grade, reason: String(source) } : null,
  )
}

/** Why a decision is not strict enough, in words; null when it is (choice:classification). Pure. */
export function whyNotStrict(answers: Answers, finding: Finding | null): Words | null {
  const grade = Number(answers['grade'] ?? 0)
  const degree = answers['harmDegree'] as HarmDegree | undefined
  const harmed = answers['harmObject'] as HarmObject | undefined
  const importance = answers['importance'] as Importance | undefined
  if (!grade || !degree || !harmed || !importance)
    return said('级别、重要程度、危害对象和程度还没有填全', 'Grade, importance, and object and degree of harm are not all filled in')
  return (
    whyColumns(answers, finding) ??
    whyBelowFields(grade, answers, finding) ??
    whyBelowHarm(grade, importance, harmed, degree) ??
    whyNoReason(answers, grade, importance, finding)
  )
}

function whyColumns(answers: Answers, finding: Finding | null): Words | null {
  const decisions = columnDecisions(answers)
  if (decisions.includes(null)) return said('字段级别应为1至4', 'The grade of a field is 1 to 4')
  const stray = decisions.find((d) => d && !finding?.columns.some((c) => c.name === d.column))
  return stray ? said(`没有“${stray.column}”这个字段`, `There is no field “${stray.column}”`) : null
}

function whyBelowFields(grade: number, answers: Answers, finding: Finding | null): Words | null {
  const decided = new Map(columnDecisions(answers).flatMap((d) => (d ? [[d.column, d.after] as const] : [])))
  const top = finding?.columns
    .map((c) => ({ name: c.name, grade: decided.get(c.name) ?? c.grade }))
    .toSorted((a, b) => b.grade - a.grade)[0]
  return top && top.grade > grade
    ? said(`字段“${top.name}”为${top.grade}级，整体不能低于它`, `The field “${top.name}” has grade ${top.grade}; the whole cannot be lower`)
    : null
}

function whyBelowHarm(grade: number, importance: Importance, harmed: HarmObject, degree: HarmDegree): Words | null {
  const least: Importance = degree === 'none' ? 'general' : importanceOf[harmed][degree]
  if (ranks[importance] < ranks[least])
    return said(`按所填危害对象和程度至少是${names[least].zh}`, `By the harm stated it is ${names[least].en} data at least`)
  return grade < gradeOfDegree[degree]
    ? said(`按所填危害程度至少为${gradeOfDegree[degree]}级`, `By the degree of harm stated the grade is ${gradeOfDegree[degree]} at least`)
    : null
}

function whyNoReason(answers: Answers, grade: number, importance: Importance, finding: Finding | null): Words | null {
  const isBelow = finding !== null && (grade < finding.grade || (importance === 'general' && signsOf(finding).length > 0))
  const length = [...textOf(answers['classReason']).trim()].length
  const least = choices.classification.value
  return isBelow && length < least
    ? said(
        `低于规则提议（${finding.grade}级），理由至少写${least}字`,
        `Below what the rules propose (grade ${finding.grade}); the reason needs ${least} characters`,
      )
    : null
}

/** Why important data is not reported and protected, in words; null when it is or when the data is not important. Pure. */
export function whyNotReported(answers: Answers): Words | null {
  if (answers['importance'] !== 'important') return null
  const missing = [
    ['reportedTo', '已向谁报告', 'whom it was reported to'],
    ['protection', '保护措施', 'its protection'],
  ].filter(([field]) => textOf(answers[field!]).trim().length < 2)
  return missing.length > 0
    ? said(
        `认定为重要数据，还没有写明${missing.map(([, zh]) => zh).join('、')}`,
        `Important data, but it is not said ${missing.map(([, , en]) => en).join(' and ')}`,
      )
    : null
}
