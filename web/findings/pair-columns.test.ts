import { expect, test } from 'vitest'
import { columnFinding, finding, type Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { differs, pairColumns } from './pair-columns.ts'

const words = { zh: '', en: '' }
const scanned = (...names: string[]): Finding =>
  finding.parse({
    file: 'a.csv',
    dataset: 'a',
    format: 'csv',
    compressed: false,
    encoding: 'utf-8',
    bytes: 1,
    rows: 1,
    faults: [],
    digest: { sha256: '' },
    tookMs: 1,
    grade: 1,
    reason: words,
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '1',
    columns: names.map((name, position) =>
      columnFinding.parse({
        name,
        position,
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
      }),
    ),
  })
const renamed: FindingChange = {
  what: 'column-renamed',
  column: '电话',
  before: '手机',
  after: '电话',
  measure: null,
  attention: false,
  words,
}
const told = (before: Finding, after: Finding, changes: FindingChange[] = []) =>
  pairColumns(before, after, changes).map((each) => [each.before?.name ?? null, each.after?.name ?? null])

test('columns of the same name stand beside each other, wherever they are; those that went come last', () => {
  expect(told(scanned('甲', '乙', '丙'), scanned('丙', '甲', '丁'))).toEqual([
    ['丙', '丙'],
    ['甲', '甲'],
    [null, '丁'],
    ['乙', null],
  ])
})

test('a renamed column stands beside what it was called', () => {
  expect(told(scanned('手机'), scanned('电话'), [renamed])).toEqual([['手机', '电话']])
  expect(told(scanned('手机'), scanned('电话'))).toEqual([
    [null, '电话'],
    ['手机', null],
  ])
})

test('a column differs when it came, went or means something else, and not when it is as it was', () => {
  const [same, gone] = pairColumns(scanned('甲', '乙'), scanned('甲'), [])
  expect([differs(same!), differs(gone!)]).toEqual([false, true])
  expect(differs({ ...same!, after: { ...same!.after!, grade: 3 } })).toBe(true)
})
