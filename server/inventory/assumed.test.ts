import { expect, test } from 'vitest'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { assumedItems } from './assumed.ts'

const drafted = { holder: '福州市市场监督管理局', region: '福州市', industry: 'S' }
const goods = [column('品名')]

test('a region and an industry that the data do not say are assumed from the unit until somebody changes them', () => {
  expect(assumedItems(drafted, drafted, finding('批发价格.csv', goods))).toEqual(['region', 'industry'])
  expect(assumedItems(drafted, { ...drafted, region: '北京市' }, finding('批发价格.csv', goods))).toEqual(['industry'])
  expect(assumedItems(drafted, { ...drafted, industry: 'F' }, finding('批发价格.csv', goods))).toEqual(['region'])
})

test('what the data say is not assumed: the region in a name or a column of places, the industry of a subject that was found', () => {
  for (const file of ['福州批发价格.csv', 'fuzhou-prices.csv']) expect(assumedItems(drafted, drafted, finding(file, goods))).toEqual(['industry'])
  expect(assumedItems(drafted, drafted, finding('批发价格.csv', [...goods, column('所在区', { semanticType: 'region_name' })]))).toEqual(['industry'])
  expect(assumedItems({ ...drafted, subject: '农产品价格', industry: 'F' }, { ...drafted, industry: 'F' }, finding('批发价格.csv', goods))).toEqual(['region'])
  expect(assumedItems({ holder: '福州市鼓楼区城管局', region: '福州市鼓楼区' }, { region: '福州市鼓楼区' }, finding('鼓楼案件.csv', goods))).toEqual([])
})

test('a region other than the unit’s, or none, was not assumed', () => {
  expect(assumedItems({ ...drafted, region: '深圳市', subject: '充电设施' }, { region: '深圳市', industry: 'S' }, finding('charging.csv', goods))).toEqual([])
  expect(assumedItems({ holder: '某公司' }, {}, finding('charging.csv', goods))).toEqual([])
})
