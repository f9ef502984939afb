import { expect, test } from 'vitest'
import { columnRule, type ColumnRule } from '#contract/findings.ts'
import { draftOf, isWithoutColumn, linesOf, newDraft, problemOfDraft, ruleOf } from './rule-draft.ts'

const columns = ['开工', '竣工', '区']
const drafted = (given: object) => ({ ...newDraft(1, '区'), ...given })
const problem = (given: object) => problemOfDraft(drafted(given), columns)?.field ?? null

test('a rule that stands is shown as a draft and comes back as it was', () => {
  const rules: ColumnRule[] = [
    { kind: 'required', column: '区' },
    { kind: 'pattern', column: '区', pattern: '^.{2}$' },
    { kind: 'range', column: '开工', from: '2020-01-01' },
    { kind: 'list', column: '区', values: ['鼓楼', '台江'] },
    { kind: 'compare', column: '开工', with: '竣工', operator: '<=' },
  ]
  expect(rules.map((rule, key) => ruleOf(draftOf(key, rule)))).toEqual(rules)
  expect(rules.map((rule, key) => columnRule.parse(ruleOf(draftOf(key, rule))))).toEqual(rules)
})

test('a pasted list counts each value once, whatever ends its lines', () =>
  expect(linesOf('鼓楼\r\n台江\n\n 鼓楼 \n')).toEqual(['鼓楼', '台江']))

test('a rule that stands on a column which the scan does not have is told at once, also on the one it compares with', () => {
  const gone = [{ column: '没有' }, { kind: 'compare', column: '开工', with: '没有' }]
  expect(gone.map((given) => isWithoutColumn(drafted(given), columns))).toEqual([true, true])
  expect(gone.map((given) => problemOfDraft(drafted(given), columns)?.message.zh)).toEqual([
    expect.stringContaining('没有字段“没有”'),
    expect.stringContaining('没有字段“没有”'),
  ])
  expect([{}, { column: '' }, { kind: 'compare' }, { with: '没有' }].map((given) => isWithoutColumn(drafted(given), columns))).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('what is missing or wrong is told at its field', () => {
  expect(problem({ column: '没有' })).toBe('column')
  expect([
    problem({ kind: 'pattern' }),
    problem({ kind: 'pattern', pattern: '([' }),
    problem({ kind: 'pattern', pattern: '^\\d+$' }),
  ]).toEqual(['pattern', 'pattern', null])
  expect([
    problem({ kind: 'range' }),
    problem({ kind: 'range', from: '10', to: '9' }),
    problem({ kind: 'range', from: '9', to: '10' }),
    problem({ kind: 'range', from: '2024-02-01', to: '2024-01-01' }),
  ]).toEqual(['range', 'range', null, 'range'])
  expect([problem({ kind: 'list', values: '\n' }), problem({ kind: 'list', values: '鼓楼' })]).toEqual(['values', null])
  expect([problem({ kind: 'compare' }), problem({ kind: 'compare', with: '区' }), problem({ kind: 'compare', with: '开工' })]).toEqual([
    'with',
    'with',
    null,
  ])
})
