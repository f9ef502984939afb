import { describe, expect, test } from 'vitest'
import type { ColumnFinding } from '#contract/findings.ts'
import { madeColumn, madeFinding } from '#server/test/made-findings.ts'
import { compareFindings } from './compare-findings.ts'

const person = (over: Partial<ColumnFinding> = {}, rows: Parameters<typeof madeFinding>[2] = {}) =>
  madeFinding(
    'a.csv',
    [
      madeColumn('证件', {
        semanticType: 'id_number',
        personal: true,
        grade: 3,
        distinct: 1000,
        minLength: 18,
        maxLength: 18,
        meanLength: 18,
        checked: { id18: 1000, luhn: 100 },
        patterns: [
          { text: '9{18}', count: 900 },
          { text: '9{17}A', count: 100 },
        ],
        ...over,
      }),
    ],
    rows,
  )
const told = (before: ReturnType<typeof person>, after: ReturnType<typeof person>) =>
  compareFindings(before, after).map((c) => [c.what, c.before, c.after, c.attention])

describe('personal columns of two scans, without their values (§3.9)', () => {
  test('fewer numbers that pass their check are looked at, counted over the rows that were read', () => {
    expect(told(person(), person({ checked: { id18: 800, luhn: 100 } }))).toEqual([['distribution-changed', '100%', '80%', true]])
    expect(told(person(), person({ checked: { id18: 980, luhn: 120 } }))).toEqual([['unchanged', '', '', false]])
    const mobile = (passed: number) => person({ semanticType: 'mobile', checked: { integer: 1000, mobile: passed } })
    expect(told(mobile(950), mobile(600))).toEqual([['distribution-changed', '95%', '60%', true]])
    expect(
      told(person({}, { rows: 5000, mode: 'sample', sampledRows: 1000 }), person({}, { rows: 5000, mode: 'sample', sampledRows: 1000 })),
    ).toEqual([['unchanged', '', '', false]])
  })

  test('another mix of lengths, of shapes, and of values that come again', () => {
    expect(told(person(), person({ minLength: 15, meanLength: 16.5, checked: { id18: 500, id15: 500 } }))).toEqual([
      ['distribution-changed', '18', '16.5', true],
    ])
    expect(
      told(
        person(),
        person({
          patterns: [
            { text: '9{6}·9{12}', count: 600 },
            { text: '9{18}', count: 400 },
          ],
        }),
      ),
    ).toEqual([['distribution-changed', '9{18}', '9{6}·9{12}', true]])
    expect(told(person(), person({ distinct: 500 }))).toEqual([['distribution-changed', '100%', '50%', true]])
  })

  test('other persons of the same spread raise nothing, nor do lists of shapes that were cut', () => {
    expect(
      told(
        person({ samples: ['1***1'], sketch: { distinct: 1000, hashes: [1, 2] } }),
        person({
          samples: ['2***2'],
          min: 'b',
          sketch: { distinct: 990, hashes: [3, 4] },
          distinct: 990,
          checked: { id18: 995, luhn: 88 },
          patterns: [
            { text: '9{15,18}', count: 910 },
            { text: '9{17}A', count: 90 },
          ],
        }),
      ),
    ).toEqual([['unchanged', '', '', false]])
    const many = (sign: string) => Array.from({ length: 10 }, (_, i) => ({ text: sign.repeat(i + 1), count: 50 }))
    expect(told(person({ patterns: many('9') }), person({ patterns: many('A') }))).toEqual([['unchanged', '', '', false]])
  })

  test('fewer than a hundred values, or many more rows, are no ground for a guess', () => {
    expect(told(person({ checked: { id18: 99 } }, { rows: 99 }), person({ checked: { id18: 60 } }, { rows: 99 }))).toEqual([
      ['unchanged', '', '', false],
    ])
    expect(told(person({}), person({ checked: { id18: 9000 } }, { rows: 9000 })).map(([what]) => what)).toEqual(['volume-changed'])
  })
})
