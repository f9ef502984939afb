import { expect, test } from 'vitest'
import { groupByName, MOST_TOGETHER, proposedTogether, stemOfName } from './like-names.ts'

const grouped = (...names: string[]) => groupByName(names.map((name) => ({ name }))).map((group) => group.map(({ name }) => name))

test('the stem of a name is what stays the same from month to month', () => {
  expect(['客流2024-01.csv', '客流_202402.csv.gz', '第3期客流.csv', '客流（一月）.csv'].map(stemOfName)).toEqual([
    '客流',
    '客流',
    '客流',
    '客流',
  ])
})

test('names are alike when folder, ending and all but numbers and dates agree; packing counts for nothing, a name of numbers only is like no other', () => {
  expect(
    grouped('刷卡_202501.csv', '刷卡_202502.csv.gz', '刷卡_202503.xlsx', '旧/刷卡_202501.csv', '202501.csv', '202502.csv', '刷卡第3期.CSV'),
  ).toEqual([
    ['刷卡_202501.csv', '刷卡_202502.csv.gz', '刷卡第3期.CSV'],
    ['刷卡_202503.xlsx'],
    ['旧/刷卡_202501.csv'],
    ['202501.csv'],
    ['202502.csv'],
  ])
})

test('archives are never parts of one dataset, whatever their names', () => {
  const names = ['zip', 'rar', '7z', 'ZIP', 'tar', 'tar.gz'].flatMap((ending) => [`刷卡_202501.${ending}`, `刷卡_202502.${ending}`])
  expect(grouped(...names)).toEqual(names.map((name) => [name]))
})

test('no more files are proposed to be one dataset than one upload may be', () => {
  const days = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `客流_${n + 1}.csv` }))
  expect([MOST_TOGETHER, MOST_TOGETHER + 1].map((count) => proposedTogether([...days(count), { name: '站点.csv' }]).length)).toEqual([
    2,
    MOST_TOGETHER + 2,
  ])
})
