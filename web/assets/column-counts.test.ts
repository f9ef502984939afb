import { expect, test } from 'vitest'
import { columnFinding, type ColumnFinding } from '#contract/findings.ts'
import { filledShare, gradeBars, meaningBars, nullBars } from './column-counts.ts'

const words = { zh: '', en: '' }
const say = (text: { zh: string }) => text.zh
const column = (semanticType: ColumnFinding['semanticType'], grade: ColumnFinding['grade'], nullRatio: number): ColumnFinding =>
  columnFinding.parse({
    name: semanticType,
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
    nullRatio,
    distinct: 1,
    distinctExact: true,
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    samples: [],
  })
const columns = [column('mobile', 3, 0), column('id_number', 4, 0.05), column('date', 1, 0.6), column('amount', 1, 0.21)]
const values = (bars: { label: string; value: number }[]) => bars.map((bar) => `${bar.label}:${bar.value}`)

test('columns are counted once each, by grade, by meaning and by how much is missing', () => {
  expect(values(gradeBars(columns, say))).toEqual(['一般1级:2', '一般2级:0', '一般3级:1', '一般4级:1'])
  expect(values(meaningBars(columns, say))).toEqual(['个人:2', '时间:1', '数值:1'])
  expect(values(nullBars(columns, say))).toEqual(['无空值:1', '不超过 5%:1', '5%–20%:0', '20%–50%:1', '超过 50%:1'])
})

test('the share filled is the mean over the columns, and unknown without any', () => {
  expect(filledShare(columns)).toBeCloseTo(0.785)
  expect(filledShare([])).toBeNull()
})
