import type { ColumnRule } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'

const OPERATORS: Record<Extract<ColumnRule, { kind: 'compare' }>['operator'], Words> = {
  '<': { zh: '小于', en: 'below' },
  '<=': { zh: '不大于', en: 'not above' },
  '=': { zh: '等于', en: 'equal to' },
  '>=': { zh: '不小于', en: 'not below' },
  '>': { zh: '大于', en: 'above' },
  '!=': { zh: '不等于', en: 'other than' },
}

/** Says a rule in a sentence, and what it misses where this scan lacks its column, or the one that is compared with. */
export function titleOf(rule: ColumnRule, names: ReadonlySet<string>): Words {
  const { zh, en } = sentence(rule)
  if (rule.kind === 'compare' && names.has(rule.column) && !names.has(rule.with))
    return { zh: `${zh}（本次扫描没有“${rule.with}”列）`, en: `${en} (this scan has no column “${rule.with}”)` }
  return names.has(rule.column) ? { zh, en } : { zh: `${zh}（本次扫描没有此列）`, en: `${en} (this scan has no such column)` }
}

function sentence(rule: ColumnRule): Words {
  const { column } = rule
  switch (rule.kind) {
    case 'required':
      return { zh: `“${column}”必填`, en: `“${column}” is required` }
    case 'pattern':
      return { zh: `“${column}”格式为 ${cut(rule.pattern)}`, en: `“${column}” has the form ${cut(rule.pattern)}` }
    case 'range':
      return {
        zh: `“${column}”在 ${rule.from ?? '不限'} 至 ${rule.to ?? '不限'} 之间`,
        en: `“${column}” lies between ${rule.from ?? 'any'} and ${rule.to ?? 'any'}`,
      }
    case 'list':
      return { zh: `“${column}”取值在名录内（${rule.values.length} 项）`, en: `“${column}” is one of ${rule.values.length} values` }
    case 'compare':
      return {
        zh: `“${column}”${OPERATORS[rule.operator].zh}“${rule.with}”`,
        en: `“${column}” is ${OPERATORS[rule.operator].en} “${rule.with}”`,
      }
  }
}

function cut(pattern: string): string {
  return pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern
}
