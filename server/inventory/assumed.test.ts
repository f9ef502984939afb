import { expect, test } from 'vitest'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { assumedItems, assumedProblems } from './assumed.ts'

const drafted = { holder: '福州市市场监督管理局', region: '福州市', industry: 'S' }
const goods = [column('品名')]

test('a region and an industry that the data do not say are assumed from the unit until somebody changes them', () => {
  expect(assumedItems(drafted, drafted, finding('批发价格.csv', goods))).toEqual(['region', 'industry'])
  expect(assumedItems(drafted, { ...drafted, region: '北京市' }, finding('批发价格.csv', goods))).toEqual(['industry'])
  expect(assumedItems(drafted, { ...drafted, industry: 'F' }, finding('批发价格.csv', goods))).toEqual(['region'])
})

test('what the data say is not assumed: the region in a name or a column of places, the industry of a subject that was found', () => {
  for (const file of ['福州批发价格.csv', 'fuzhou-prices.csv'])
    expect(assumedItems(drafted, drafted, finding(file, goods))).toEqual(['industry'])
  expect(assumedItems(drafted, drafted, finding('批发价格.csv', [...goods, column('所在区', { semanticType: 'region_name' })]))).toEqual([
    'industry',
  ])
  expect(
    assumedItems({ ...drafted, subject: '农产品价格', industry: 'F' }, { ...drafted, industry: 'F' }, finding('批发价格.csv', goods)),
  ).toEqual(['region'])
  expect(
    assumedItems({ holder: '福州市鼓楼区城管局', region: '福州市鼓楼区' }, { region: '福州市鼓楼区' }, finding('鼓楼案件.csv', goods)),
  ).toEqual([])
})

test('a region other than the unit’s, or none, was not assumed', () => {
  expect(
    assumedItems(
      { ...drafted, region: '深圳市', subject: '充电设施' },
      { region: '深圳市', industry: 'S' },
      finding('charging.csv', goods),
    ),
  ).toEqual([])
  expect(assumedItems({ holder: '某公司' }, {}, finding('charging.csv', goods))).toEqual([])
})

test('each assumed item that was not looked at is a problem at its field; looking at it, or the same answer on the last card of the asset, is enough', () => {
  const told = (checked: string[], last: Record<string, string> | null = null) =>
    assumedProblems(['region', 'industry'], checked, drafted, last).map(({ field }) => field)
  expect([told([]), told(['region']), told(['region', 'industry'])]).toEqual([['region', 'industry'], ['industry'], []])
  expect([told([], { region: '福州市', industry: 'F' }), told([], drafted)]).toEqual([['industry'], []])
  expect(assumedProblems(['region'], [], drafted, null)[0]!.message).toEqual({
    zh: '数据里看不出，“地域范围”是按本单位推定的：请按数据核对，不对的改正，对的勾选“已按数据核对”',
    en: 'Nothing in the data says it; “Region” is assumed from the unit: check it against the data, correct it, or tick that it was checked',
  })
})
