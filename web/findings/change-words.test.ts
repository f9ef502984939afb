import { expect, test } from 'vitest'
import type { FindingChange } from '#contract/inventory.ts'
import { sideWords } from './change-words.ts'

const change = (what: FindingChange['what']): FindingChange => ({
  what,
  column: null,
  before: '',
  after: '',
  measure: null,
  attention: true,
  words: { zh: '', en: '' },
})
const said = (what: FindingChange['what'], side: string) => sideWords(change(what), side).zh

test('keys and numbers of a comparison are said as people say them', () => {
  expect([
    said('meaning-changed', 'person_name'),
    said('type-changed', 'integer'),
    said('grade-changed', '3'),
    said('volume-changed', '5000'),
  ]).toEqual(['姓名', '整数', '3级', '5,000 行'])
})

test('names and figures stay as they are, and nothing is said to be nothing', () => {
  expect([
    said('column-renamed', '手机'),
    said('nulls-changed', '4.8%'),
    said('volume-changed', '约 3 亿'),
    said('column-added', ''),
  ]).toEqual(['手机', '4.8%', '约 3 亿', '没有'])
  expect([
    said('rule-changed', '3/40'),
    said('rule-changed', ''),
    said('layout-changed', ';'),
    said('layout-changed', 'ragged-rows'),
    said('layout-changed', 'GB18030'),
  ]).toEqual(['3 / 40 不符合', '未检查', '分号', '列数不齐', 'GB18030'])
})
