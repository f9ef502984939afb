import { expect, test } from 'vitest'
import { columnFinding, type ColumnFinding } from '#contract/findings.ts'
import { likeColumns } from './like-columns.ts'

const words = { zh: '', en: '' }
const column = (name: string, semanticType: ColumnFinding['semanticType'], grade: ColumnFinding['grade'] = 1): ColumnFinding =>
  columnFinding.parse({
    name,
    position: 0,
    physicalType: 'text',
    semanticType,
    confidence: 1,
    evidence: words,
    grade,
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
  })
const names = (found: ColumnFinding[]) => found.map((each) => each.name)

test('columns called alike but for numbers are offered the same correction', () => {
  const all = [column('联系人1', 'none'), column('联系人2', 'none'), column('联系人_3', 'category'), column('地址', 'address')]
  expect(names(likeColumns(all, all[0]!, { semanticType: 'person_name' }))).toEqual(['联系人2', '联系人_3'])
})

test('columns of the same telling type too, but not those that are only vaguely the same', () => {
  const phones = [column('甲方电话', 'mobile'), column('乙方手机', 'mobile'), column('备注', 'free_text'), column('说明', 'free_text')]
  expect(names(likeColumns(phones, phones[0]!, { grade: 3 }))).toEqual(['乙方手机'])
  expect(names(likeColumns(phones, phones[2]!, { grade: 2 }))).toEqual([])
})

test('a column that is so already is not offered', () => {
  const all = [column('电话1', 'mobile', 3), column('电话2', 'mobile', 3)]
  expect(likeColumns(all, all[0]!, { grade: 3 })).toEqual([])
})
