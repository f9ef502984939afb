import { expect, test } from 'vitest'
import type { Visitor } from '#server/http/ask.ts'
import { madeColumn, madeFinding } from '#server/test/made-findings.ts'
import { withoutTraces } from './classification/erasing.ts'
import { coveredFinding, hiddenColumns, withoutHidden } from './covering.ts'

const visitor = { organisationId: 'another', role: 'operator' } as unknown as Visitor
const of = { holder_id: 'holder', grade: 3 }
const secret = '2031-07-19'
const finding = madeFinding(
  '公交.csv',
  [
    madeColumn('车次', { samples: ['K101'] }),
    madeColumn('体检日期', {
      physicalType: 'date',
      semanticType: 'date',
      grade: 4,
      min: '2031/07/19',
      max: secret,
      samples: [secret],
      patterns: [{ text: secret, count: 1 }],
      checked: { day: 3 },
    }),
    madeColumn('经度', { semanticType: 'longitude', grade: 4, min: '119.31', max: '119.42', samples: ['119.31'] }),
  ],
  {
    from: secret,
    to: secret,
    bounds: [119.31, 26.04, 119.42, 26.11],
    freshness: { column: '体检日期', latest: secret },
    quality: {
      score: 1,
      level: 'good',
      dimensions: [],
      rules: [{ rule: 'r', title: { zh: '规则', en: 'rule' }, tested: 1, failed: 1, examples: [secret], exact: true }],
      version: '1',
    },
  },
)

test('a value of a column whose grade hides it is shown nowhere: newest day, period, area, examples (choice:security-labels)', () => {
  const shown = coveredFinding(visitor, of, finding)
  const text = JSON.stringify(shown)
  for (const value of [secret, '2031/07/19', '119.31', '119.42', '26.04']) expect([value, text.includes(value)]).toEqual([value, false])
  expect(shown.columns[0]).toEqual(finding.columns[0])
  expect(shown.columns.map(({ name, grade }) => [name, grade])).toEqual(finding.columns.map(({ name, grade }) => [name, grade]))
})

test('the holder sees everything; rules and changes of hidden columns are left out for others', () => {
  expect(coveredFinding({ ...visitor, organisationId: 'holder' }, of, finding)).toBe(finding)
  const hidden = hiddenColumns(visitor, of, finding)
  expect([...hidden]).toEqual(['体检日期', '经度'])
  expect(withoutHidden(hidden, [{ column: '经度' }, { column: '车次' }, { column: '车次', with: '体检日期' }, { column: null }])).toEqual([
    { column: '车次' },
    { column: null },
  ])
})

test('what is erased keeps names and grades alone', () => {
  const text = JSON.stringify(withoutTraces(finding))
  for (const value of [secret, '119.31', 'K101', '26.04']) expect([value, text.includes(value)]).toEqual([value, false])
})
