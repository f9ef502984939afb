import { expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { compareFindings } from './compare-findings.ts'

type Part = Finding['parts'][number]
const numeral = (name: string): Part => ({ file: `客流（${name}月）.csv`, rows: 20, bytes: 200, sha256: name })
const month = (name: string, rows = 20, content = name): Part => ({ file: `刷卡_${name}.csv`, rows, bytes: rows * 10, sha256: content })
const months = (...names: string[]) => names.map((name) => month(name))
const whole = (parts: readonly Part[]) =>
  finding('刷卡', [column('卡号')], { parts: [...parts], rows: parts.reduce((sum, { rows }) => sum + rows, 0) })
const told = (before: Finding, after: Finding) => compareFindings(before, after).map(({ what, attention }) => [what, attention])

test('the same files ask for nothing; a month more is told with its rows, which explain the volume (§3.9)', () => {
  const three = months('01', '02', '03')
  expect(told(whole(three), whole([...three].toReversed()))).toEqual([['unchanged', false]])
  expect(compareFindings(whole(three), whole([...three, month('04')]))).toMatchObject([
    {
      what: 'files-came',
      before: '',
      after: '刷卡_04.csv',
      measure: 1,
      attention: false,
      words: { zh: '新增 1 个文件（+20 行）：刷卡_04.csv' },
    },
    { what: 'volume-changed', before: '60', after: '80', attention: false, words: { zh: expect.stringContaining('由文件的增减引起') } },
  ])
  expect(told(whole(months('01', '02')), whole(months('03', '04')))).toEqual([
    ['files-went', false],
    ['files-came', false],
  ])
  expect(told(whole(months('01', '02', '03')), whole(months('02', '03', '04')))).toEqual([
    ['files-went', false],
    ['files-came', false],
  ])
  expect(told(whole(months('01', '02', '03')), whole(months('01', '03', '04')))).toEqual([
    ['files-went', true],
    ['files-came', false],
  ])
  const numerals = (names: string) => whole([...names].map(numeral))
  expect(told(numerals('一二三'), numerals('二三四'))).toEqual([
    ['files-went', false],
    ['files-came', false],
  ])
})

test('somebody looks where more files went than came, and where new ones hold far fewer or more rows than any did', () => {
  const four = months('01', '02', '03', '04')
  expect(compareFindings(whole(four), whole(four.slice(1)))).toMatchObject([
    { what: 'files-went', before: '刷卡_01.csv', after: '', attention: true, words: { zh: '少了 1 个文件（−20 行）：刷卡_01.csv' } },
  ])
  for (const [rows, attention] of [
    [14, false],
    [13, true],
    [26, false],
    [27, true],
    [0, true],
  ] as const)
    expect(told(whole(four), whole([...four, month('05', rows)]))).toContainEqual(['files-came', attention])
})

test('what the files that stayed lost is not hidden by files that came', () => {
  const before = whole(months('01', '02', '03', '04'))
  const after = whole([month('01', 5, 'a'), month('02', 5, 'b'), ...months('03', '04', '05', '06')])
  expect(compareFindings(before, after)).toMatchObject([
    {
      what: 'files-rewritten',
      before: '40',
      after: '10',
      measure: -30,
      attention: true,
      words: { zh: '2 个文件的内容有改动（−30 行）：刷卡_01.csv、刷卡_02.csv' },
    },
    { what: 'files-came', attention: false },
  ])
  expect(told(before, whole([month('01', 21, 'a'), ...months('02', '03', '04')]))).toEqual([['files-rewritten', false]])
})

test('a file under another name is the same file; empty ones of the same content are each counted once', () => {
  expect(compareFindings(whole(months('01', '02')), whole([month('1月', 20, '01'), month('02')]))).toMatchObject([
    { what: 'layout-changed', before: '刷卡_01.csv', after: '刷卡_1月.csv', attention: false },
  ])
  const empty = ['01', '02', '03'].map((name) => month(name, 0, 'same'))
  expect(told(whole([...empty, month('04')]), whole([...empty, month('04')]))).toEqual([['unchanged', false]])
  expect(told(whole([...empty, month('04')]), whole([...empty.slice(1), month('04')]))).toEqual([['files-went', true]])
})

test('a file that comes alone is the one file of its dataset; of two lone files nothing is said', () => {
  const alone = finding('刷卡_01.csv', [column('卡号')], { rows: 20, digest: { sha256: '01' } })
  expect(told(alone, whole(months('01', '02', '03')))).toEqual([
    ['files-came', false],
    ['volume-changed', false],
  ])
  expect(told(whole(months('01', '02')), alone)).toEqual([
    ['files-went', true],
    ['volume-changed', false],
  ])
  expect(told(alone, { ...alone, file: '刷卡_02.csv', digest: { sha256: '02' } })).toEqual([['unchanged', false]])
})
