import type { ColumnRule } from '#contract/findings.ts'
import { whyNotPattern } from '#contract/rule-pattern.ts'
import type { Words } from '#law/words.ts'

/** A rule while it is written: every kind's fields at once, as text. */
export type RuleDraft = {
  readonly key: number
  readonly column: string
  readonly kind: ColumnRule['kind']
  readonly pattern: string
  readonly from: string
  readonly to: string
  readonly values: string
  readonly with: string
  readonly operator: Extract<ColumnRule, { kind: 'compare' }>['operator']
}
/** What is wrong with a draft, at which of its fields. */
export type DraftProblem = { readonly field: 'column' | 'pattern' | 'range' | 'values' | 'with'; readonly message: Words }

const MOST_VALUES = 5000

/** An empty draft for a column. */
export function newDraft(key: number, column: string): RuleDraft {
  return { key, column, kind: 'required', pattern: '', from: '', to: '', values: '', with: '', operator: '<=' }
}

/** A rule that stands, as a draft. */
export function draftOf(key: number, rule: ColumnRule): RuleDraft {
  const empty = { ...newDraft(key, rule.column), kind: rule.kind }
  switch (rule.kind) {
    case 'required':
      return empty
    case 'pattern':
      return { ...empty, pattern: rule.pattern }
    case 'range':
      return { ...empty, from: rule.from ?? '', to: rule.to ?? '' }
    case 'list':
      return { ...empty, values: rule.values.join('\n') }
    case 'compare':
      return { ...empty, with: rule.with, operator: rule.operator }
  }
}

/** The rule a draft says; meant for drafts without problems. */
export function ruleOf(draft: RuleDraft): ColumnRule {
  const { column, kind } = draft
  switch (kind) {
    case 'required':
      return { kind, column }
    case 'pattern':
      return { kind, column, pattern: draft.pattern }
    case 'range':
      return {
        kind,
        column,
        ...(draft.from.trim() === '' ? {} : { from: draft.from.trim() }),
        ...(draft.to.trim() === '' ? {} : { to: draft.to.trim() }),
      }
    case 'list':
      return { kind, column, values: linesOf(draft.values) }
    case 'compare':
      return { kind, column, with: draft.with, operator: draft.operator }
  }
}

/** The different values of a pasted list, one a line, without those that are empty. */
export function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]
}

/** Whether a rule names a column that the scan does not have, so that it checks nothing. */
export function isWithoutColumn(draft: RuleDraft, columns: readonly string[]): boolean {
  const named = [draft.column, ...(draft.kind === 'compare' ? [draft.with] : [])]
  return named.some((name) => name !== '' && !columns.includes(name))
}

/** What keeps a draft from being saved: at which field, and why. */
export function problemOfDraft(draft: RuleDraft, columns: readonly string[]): DraftProblem | null {
  if (!columns.includes(draft.column))
    return { field: 'column', message: draft.column === '' ? { zh: '请选择字段', en: 'Choose a column' } : lacking(draft.column) }
  switch (draft.kind) {
    case 'required':
      return null
    case 'pattern':
      return problemOfPattern(draft.pattern)
    case 'range':
      return problemOfRange(draft.from.trim(), draft.to.trim())
    case 'list':
      return problemOfList(linesOf(draft.values))
    case 'compare':
      return problemOfCompare(draft, columns)
  }
}

const lacking = (name: string): Words => ({
  zh: `本次扫描没有字段“${name}”，这条规则没有检查；请改选字段，或删除这条规则`,
  en: `This scan has no column “${name}”, so the rule was not run; choose another column or remove the rule`,
})

function problemOfCompare(draft: RuleDraft, columns: readonly string[]): DraftProblem | null {
  if (draft.with === '') return { field: 'with', message: { zh: '请选择要比较的字段', en: 'Choose the column to compare with' } }
  if (!columns.includes(draft.with)) return { field: 'with', message: lacking(draft.with) }
  return draft.with === draft.column ? { field: 'with', message: { zh: '不能与自己比较', en: 'It cannot be compared with itself' } } : null
}

function problemOfPattern(pattern: string): DraftProblem | null {
  if (pattern === '') return { field: 'pattern', message: { zh: '请写格式，如 \\d{6}', en: 'Write a pattern, such as \\d{6}' } }
  const message = whyNotPattern(pattern)
  return message && { field: 'pattern', message }
}

function problemOfRange(from: string, to: string): DraftProblem | null {
  if (from === '' && to === '') return { field: 'range', message: { zh: '上限和下限至少填一个', en: 'Give at least one limit' } }
  if (from === '' || to === '') return null
  const areNumbers = [from, to].every((each) => Number.isFinite(Number(each)))
  const isReversed = areNumbers ? Number(from) > Number(to) : from > to
  return isReversed ? { field: 'range', message: { zh: '下限大于上限', en: 'The lower limit is above the upper one' } } : null
}

function problemOfList(values: readonly string[]): DraftProblem | null {
  if (values.length === 0) return { field: 'values', message: { zh: '请粘贴参考值，每行一个', en: 'Paste the values, one a line' } }
  if (values.length > MOST_VALUES)
    return {
      field: 'values',
      message: { zh: `最多 ${MOST_VALUES} 个，现有 ${values.length} 个`, en: `At most ${MOST_VALUES}, there are ${values.length}` },
    }
  return values.some((value) => value.length > 200)
    ? { field: 'values', message: { zh: '每个值最多 200 字', en: 'Each value has at most 200 characters' } }
    : null
}
