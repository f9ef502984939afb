import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'
import { glossary } from './glossary.ts'

test('every term is listed once and its clause exists', () => {
  const words = glossary.map((term) => term.zh)
  expect(new Set(words).size).toBe(words.length)
  for (const term of glossary) {
    expect(term.en).not.toBe('')
    if (term.clause !== null) expect(clauses).toHaveProperty([term.clause])
  }
})

test.each([
  ['备查薄', '备查簿'],
  ['审判程序', '审批程序'],
  ['《数据资产评估意见》', '《数据资产评估指导意见》'],
  ['福建省大数据交易所', '福建大数据交易所'],
])('the misprint %s is found and printed as %s', (misprint, right) => {
  expect(glossary.find((term) => term.aliases?.includes(misprint))?.zh).toBe(right)
  expect(glossary.some((term) => term.zh === misprint)).toBe(false)
})

test('an alias belongs to one term', () => {
  const aliases = glossary.flatMap((term) => term.aliases ?? [])
  expect(new Set(aliases).size).toBe(aliases.length)
})
