import { afterAll, beforeAll, expect, test } from 'vitest'
import { yearlessName } from '#contract/like-names.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const stem = async (...names: string[]) =>
  (
    await database.pool.query<{ s: string }>('select name_stem(n) as s from unnest($1::text[]) with ordinality u (n, at) order by at', [
      names,
    ])
  ).rows.map((r) => r.s)
const identity = async (finding: object) =>
  (await database.pool.query<{ s: string }>('select dataset_identity($1) as s', [JSON.stringify(finding)])).rows[0]!.s

test('the file of another year has the same stem; years, months, copies, endings, case and separators do not count', async () => {
  const names = [
    '低保对象（2025年）.csv',
    '低保对象_2026.CSV',
    '低保对象 2026-03.xlsx',
    '低保对象20260301.csv.gz',
    '低保对象(1).csv',
    '2026年第1季度低保对象.csv',
    '低保对象-副本.csv',
  ]
  expect(new Set(await stem(...names))).toEqual(new Set(['低保对象']))
  expect(await stem('bus_lines_2026.csv', 'Bus-Lines.parquet', '低保家庭2026.csv', '110报警记录.csv', '第5中学.csv')).toEqual([
    'buslines',
    'buslines',
    '低保家庭',
    '110报警记录',
    '第5中学',
  ])
})

test('the scanner, which has no database, knows the file of another year by the same stem; sheets and tables stand by themselves', async () => {
  const names = [
    '低保对象（2025年）.csv',
    '低保对象_2026.CSV',
    '低保对象 2026-03.xlsx',
    '低保对象20260301.csv.gz',
    '低保对象(1).csv',
    '2026年第1季度低保对象.csv',
    '低保对象-副本.csv',
    'bus_lines_2026.csv',
    '110报警记录.csv',
    '2026.csv',
    '2026-01.xlsx',
    '价格_2013-2016.csv.gz',
    '报表2026112.csv',
    '报表2026年度.xlsx',
    '上半年 Q3 报表.json',
    '资料2025.zip/客流/客流_202501.csv',
    '资料2025.zip/客流/客流',
    '公交【2026】、线路.geojson',
    'a2026.13.b.parquet',
  ]
  expect(names.map(yearlessName)).toEqual(await stem(...names))
  expect(['名册2026', 'public.trips', 'Sheet1'].map(yearlessName)).toEqual([null, null, null])
})

test('a name that is only a date stays itself', async () => {
  expect(await stem('2026.csv', '2026-01.xlsx')).toEqual(['2026', '2026-01'])
})

test('tables are told apart by where they stand, sheets by file and sheet', async () => {
  expect(await identity({ file: 'x', origin: { database: 'Social', schema: 'public', table: 'T_Person' } })).toBe(
    'db:social.public.t_person',
  )
  expect(await identity({ file: '台账2026.xlsx#名册2026', origin: null })).toBe('台账#名册')
  expect(await identity({ file: '台账2025.xlsx', origin: null })).toBe('台账')
})
