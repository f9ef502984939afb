import { describe, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { madeColumn, madeFinding } from '#server/test/made-findings.ts'
import { withoutTraces } from './erasing.ts'
import { proposalOf } from './proposal.ts'
import { whyNotReported, whyNotStrict } from './strictness.ts'
import { triggersOf } from './tasks.ts'

const strict = { grade: '2', importance: 'general', harmObject: 'person', harmDegree: 'some', classReason: '按扫描结果' }
const graded = (grade: 1 | 2 | 3 | 4, aggregations: Finding['aggregations'] = []): Finding =>
  madeFinding('员工.csv', [madeColumn('手机', { grade }), madeColumn('备注')], { aggregations })
const sign: Finding['aggregations'][number] = {
  rule: 'important-pipelines',
  columns: [],
  grade: 1,
  reason: { zh: '涉及地下管线', en: 'pipelines' },
}

describe('就高从严：低于字段最高级、低于危害的，一律不受理（§3.2，choice:classification）', () => {
  test.each([
    ['级别低于字段最高级', graded(3), {}, '字段“手机”为3级'],
    ['字段更正后仍高于整体', graded(4), { columns: [{ name: '手机', value: '3', source: '已脱敏' }] }, '字段“手机”为3级'],
    ['危害对象和程度推出重要数据', graded(2), { harmObject: 'order', harmDegree: 'serious', grade: '3' }, '至少是重要数据'],
    [
      '危害国家安全严重的是核心数据',
      graded(2),
      { harmObject: 'national-security', harmDegree: 'serious', grade: '3', importance: 'important' },
      '至少是核心数据',
    ],
    ['级别低于危害程度', graded(2), { harmDegree: 'grave', grade: '3' }, '至少为4级'],
    ['更正了没有的字段', graded(2), { columns: [{ name: '没有', value: '1', source: '误判' }] }, '没有“没有”这个字段'],
    ['字段级别不是1至4', graded(2), { columns: [{ name: '手机', value: '五', source: '误判' }] }, '1至4'],
    ['有重要数据迹象而定为一般，理由太短', graded(2, [sign]), {}, '理由至少写20字'],
    ['低于提议而理由太短', graded(3), { columns: [{ name: '手机', value: '2', source: '已脱敏' }] }, '理由至少写20字'],
    ['没有填全', graded(1), { harmObject: undefined }, '还没有填全'],
  ])('%s', (_, finding, changes, says) => {
    expect(whyNotStrict({ ...strict, ...changes }, finding)?.zh).toContain(says)
  })

  test('不低于提议的通过；低于提议而理由充分、字段已更正的也通过；没有扫描结果的由人判断', () => {
    expect(whyNotStrict(strict, graded(2))).toBeNull()
    expect(whyNotStrict({ ...strict, grade: '4' }, graded(2))).toBeNull()
    const reason = '手机号在入库前已由业务系统全部遮盖，无法还原，按一般2级管理。'
    expect(
      whyNotStrict({ ...strict, columns: [{ name: '手机', value: '2', source: '已脱敏' }], classReason: reason }, graded(3)),
    ).toBeNull()
    expect(whyNotStrict({ ...strict, classReason: reason }, graded(2, [sign]))).toBeNull()
    expect(whyNotStrict({ ...strict, harmDegree: 'none', grade: '1' }, null)).toBeNull()
  })

  test('重要数据须写明向谁报告和怎样保护，一般数据不问', () => {
    expect(whyNotReported({ importance: 'general' })).toBeNull()
    expect(whyNotReported({ importance: 'important', reportedTo: '市交通委' })?.zh).toContain('保护措施')
    expect(whyNotReported({ importance: 'important', reportedTo: '市交通委', protection: '加密存储' })).toBeNull()
  })
})

test('规则的提议：重要数据只提示，不作判断；没有扫描就没有提议', () => {
  expect(proposalOf(graded(3))).toMatchObject({ grade: 3, importance: 'general', signs: [] })
  expect(proposalOf(graded(3, [sign]))).toMatchObject({ importance: null, signs: [sign.reason], aggregations: [] })
  expect(proposalOf(null)).toMatchObject({ grade: null, importance: null })
})

test('哪些变化要重新分级：字段、规模、新的组合；分布和质量的变化不算（choice:regrading）', () => {
  const change = (what: string, attention = true) => ({ what, attention, words: { zh: what, en: what } })
  expect(
    triggersOf([change('column-added', false), change('volume-changed')], [{ zh: '姓名与住址', en: 'name and home' }]).map(
      ({ trigger }) => trigger,
    ),
  ).toEqual(['columns', 'volume', 'aggregation'])
  expect(triggersOf([change('volume-changed', false)], []).map(({ trigger }) => trigger)).toEqual(['volume'])
  expect(
    triggersOf([change('files-came'), change('quality-changed'), change('distribution-changed'), change('nulls-changed')], []),
  ).toEqual([])
})

test('核心数据移出平台：扫描结果里不再有任何取值和由取值算出的数（choice:core-data）', () => {
  const text = JSON.stringify(
    withoutTraces(graded(2)).columns.map(({ samples, min, max, top, numbers, patterns, placeholders, sketch }) => [
      samples,
      min,
      max,
      top,
      numbers,
      patterns,
      placeholders,
      sketch,
    ]),
  )
  expect(text.replaceAll(/[[\],null]/g, '')).toBe('')
})
