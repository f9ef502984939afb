import { expect, test } from 'vitest'
import { columnFinding, type ColumnFinding } from '#contract/findings.ts'
import { everything, selectColumns } from './column-query.ts'

const words = { zh: '', en: '' }
const column = (name: string, given: Partial<ColumnFinding>): ColumnFinding =>
  columnFinding.parse({
    name,
    position: 0,
    physicalType: 'text',
    semanticType: 'none',
    confidence: 1,
    evidence: words,
    grade: 1,
    gradeReason: words,
    personal: false,
    masked: false,
    nulls: 0,
    nullRatio: 0,
    distinct: 1,
    distinctExact: true,
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    samples: [],
    ...given,
  })
const columns = [
  column('xm', { semanticType: 'person_name', comment: '姓名', grade: 3, personal: true, confidence: 0.9 }),
  column('lc', { semanticType: 'measure', confidence: 0.4, nullRatio: 0.5 }),
  column('zjhm', { semanticType: 'id_number', grade: 3, personal: true, sensitive: true, confidence: 1 }),
]
const marked = { suggested: new Set(['lc']), changed: new Set(['xm']), ruled: new Set<string>() }
const names = (query: Partial<typeof everything>) => selectColumns(columns, { ...everything, ...query }, marked).map((each) => each.name)

test('without a question all columns stand in the order of the source', () => expect(names({})).toEqual(['xm', 'lc', 'zjhm']))
test('a text is looked for in name, comment and meaning', () => {
  expect(names({ text: '姓名' })).toEqual(['xm'])
  expect(names({ text: '身份证' })).toEqual(['zjhm'])
  expect(names({ text: 'LC' })).toEqual(['lc'])
})
test('grade, group of meaning and attention narrow together', () => {
  expect(names({ grade: 3, attention: 'sensitive' })).toEqual(['zjhm'])
  expect(names({ group: 'value' })).toEqual(['lc'])
  expect(names({ attention: 'unsure' })).toEqual(['lc'])
  expect(names({ attention: 'suggested' })).toEqual(['lc'])
  expect(names({ attention: 'changed' })).toEqual(['xm'])
  expect(names({ attention: 'ruled' })).toEqual([])
})
test('the highest grades and the least sure stand first when asked, equals in the order of the source', () => {
  expect(names({ order: 'grade' })).toEqual(['xm', 'zjhm', 'lc'])
  expect(names({ order: 'confidence' })[0]).toBe('lc')
})
