import { expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import type { ColumnRule } from '#contract/findings.ts'

const rows = 100
const columns = {
  编号: Array.from({ length: rows }, (_, n) => (n < 2 ? '' : `FZ${1000 + n}`)),
  数量: Array.from({ length: rows }, (_, n) => String(n)),
  说明: Array.from({ length: rows }, (_, n) => `${n}${'字'.repeat(60)}`),
}
const rules: ColumnRule[] = [
  { kind: 'pattern', column: '编号', pattern: 'FZ\\d{4}' },
  { kind: 'pattern', column: '说明', pattern: '(.?){80}' },
  { kind: 'required', column: '编号' },
  { kind: 'compare', column: '数量', operator: '<', with: '编号' },
  { kind: 'range', column: '数量', to: '10' },
  { kind: 'pattern', column: '数量', pattern: '\\d+' },
]
const run = (work: RuleWork, asked = rules) => assembleTable(tableOf(columns), { rules: asked, ruleWork: work }).quality!

test('rules that would cost a scan too much are cut: they tell of the values they saw, and those after them that they were not checked (choice:rule-work)', () => {
  const { rules: told, dimensions } = run(new RuleWork(300_000))
  expect(told[0]).toMatchObject({ tested: 98, failed: 0 })
  expect(told[0]!.isCut).toBeUndefined()
  expect([told[1]!.isCut, told[1]!.exact, told[1]!.tested > 0, told[1]!.tested < rows]).toEqual([true, false, true, true])
  // Presence is known already and costs nothing.
  expect(told[2]).toMatchObject({ tested: 100, failed: 2, exact: true })
  // What is cheap is counted before the patterns, wherever it stands.
  expect(told.slice(3).map(({ tested, isCut }) => [tested, isCut])).toEqual([
    [98, undefined],
    [100, undefined],
    [0, true],
  ])
  expect(dimensions.flatMap((one) => one.indicators).find(({ code }) => code === '0104')!.evidence[0]).toEqual({
    zh: '2 条规则没有检查完，只计已查的值',
    en: '2 rules not checked to the end; only the values that were checked count',
  })
})

test('the same data under the same rules are cut at the same value, and with enough to spend they are not cut', () => {
  expect(run(new RuleWork(300_000)).rules).toEqual(run(new RuleWork(300_000)).rules)
  expect(run(new RuleWork()).rules.filter(({ isCut }) => isCut)).toEqual([])
})

test('every dataset of a scan has a share of its own, and all together what the scan may cost', () => {
  const hostile = Array.from({ length: 5 }, (_, n) => ({ kind: 'pattern', column: '说明', pattern: `(.?){${80 + n}}` }) as const)
  const work = new RuleWork(700_000, 300_000)
  const cut = (asked: readonly ColumnRule[]) => run(work, [...asked]).rules.map(({ isCut }) => isCut === true)
  expect(cut([rules[0]!, ...hostile])).toEqual([false, true, true, true, true, true])
  expect(cut([rules[0]!])).toEqual([false])
  expect(cut([...hostile, rules[0]!])).toEqual([true, true, true, true, true, true])
  cut(hostile)
  expect(run(work, [rules[0]!]).rules[0]).toMatchObject({ tested: 0, failed: 0, isCut: true })
})
