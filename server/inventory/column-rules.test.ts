import { expect, test } from 'vitest'
import type { ColumnRule } from '#contract/findings.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { ruleProblems } from './column-rules.ts'

const names = Array.from({ length: 12 }, (_, n) => `字段${n}`)
const made = finding(
  'a.csv',
  names.map((name) => column(name)),
)
const range = (name: string, from: number): ColumnRule => ({ kind: 'range', column: name, from: String(from) })
const full = names.slice(0, 10).flatMap((name) => Array.from({ length: 20 }, (_, n) => range(name, n)))

test('a dataset has at most 200 rules and a column at most 20; the first that is too many is told, with what would help (choice:rule-work)', () => {
  expect(ruleProblems(full, made)).toEqual([])
  expect(ruleProblems([...full, range('字段10', 1), range('字段11', 1)], made)).toEqual([
    {
      field: 'rules.200.column',
      message: {
        zh: '一个数据集最多200条规则，请删去或合并其余的',
        en: 'At most 200 rules for a dataset; take the others out or join them',
      },
    },
  ])
  expect(ruleProblems([...full.slice(0, 20), range('字段0', 99)], made)).toEqual([
    {
      field: 'rules.20.column',
      message: {
        zh: '字段“字段0”最多20条规则，请删去或合并其余的',
        en: 'At most 20 rules for the column “字段0”; take the others out or join them',
      },
    },
  ])
})
