import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnFinding, type ColumnFinding, type Finding } from '#contract/findings.ts'
import { formatOfEnding } from '#contract/data-endings.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { canonicalJson } from '#contract/canonical.ts'
import { digestsOf } from './canonical.ts'
import { neutralCell } from '#server/http/excel.ts'
import { correctFinding, followFinding } from './correction.ts'
import { hasDataEnding, isDebris, safeFileName } from './file-names.ts'
import { isWithin } from './folder-files.ts'
import { initialsOf, searchText } from './search-text.ts'
import { whyNotCount, whyNotKeep, whyNotRevise } from './standing.ts'
import { storable } from './storable.ts'

describe('canonical JSON', () => {
  test('does not depend on the order of keys, and survives being stored and read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(digestsOf(JSON.parse(JSON.stringify(value)))).toEqual(digestsOf(value))
      }),
    )
  })

  test('has the digests other programs compute', () => {
    expect(canonicalJson({ 名称: '公交', a: [1, true, null] })).toBe('{"a":[1,true,null],"名称":"公交"}')
    expect(digestsOf('abc')).toEqual({
      sha256: '6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25',
      sm3: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
})

test('file names lose paths, control and direction characters and length, never their ending', () => {
  expect(['../../etc/passwd', 'C:\\数据\\人口.csv', 'a\u0000b\u202egpj.csv', '  ..隐藏.csv ', '', '///'].map(safeFileName)).toEqual([
    'passwd',
    '人口.csv',
    'abgpj.csv',
    '隐藏.csv',
    '未命名',
    '未命名',
  ])
  expect(safeFileName(`${'长'.repeat(300)}.parquet`)).toHaveLength(180)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      expect(safeFileName(given)).toMatch(/^[^/\\\u0000-\u001f]{1,180}$/u)
    }),
  )
  expect(['~$预算.xlsx', '.DS_Store', 'Thumbs.db', '._a.csv', '预算.xlsx'].map(isDebris)).toEqual([true, true, true, true, false])
  expect(['a.CSV', 'b.geojson', 'c.csv.gz', 'd.exe', 'e', '.csv'].map(hasDataEnding)).toEqual([true, true, true, false, false, false])
  expect([...Object.keys(formatOfEnding), 'sql', 'tab', 'parq', 'zip'].filter((ending) => !hasDataEnding(`台账.${ending}`))).toEqual([])
})

test('a place is within a folder by its steps, not by its first letters', () => {
  expect(
    [
      ['/a', '/a'],
      ['/a', '/a/b'],
      ['/a', '/ab'],
      ['/a', '/'],
      ['/a/b', '/a/c'],
    ].map(([root, place]) => isWithin(root!, place!)),
  ).toEqual([true, true, false, false, false])
})

test('texts that look like formulas become texts', () => {
  expect(['=1+1', '+1', '-1', '@a', '\tx', '＝1', '公交=1'].map(neutralCell)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@a",
    "'\tx",
    "'＝1",
    '公交=1',
  ])
})

test('assets are found by name, code and initials', () => {
  expect(initialsOf('公交线路2026年')).toBe('gjxl2026n')
  expect(searchText('重庆路POI', '3501')).toContain('cqlpoi')
})

test('what PostgreSQL cannot keep is left out, in keys and values alike', () => {
  expect(storable({ 'a\u0000': ['x\ud800y', 1, null, { b: '\u0000' }] })).toEqual({ a: ['x\ufffdy', 1, null, { b: '' }] })
})

describe('a person corrects a column', () => {
  const column = (over: Partial<ColumnFinding>): ColumnFinding =>
    columnFinding.parse({
      name: '号码',
      position: 0,
      physicalType: 'text',
      semanticType: 'code',
      confidence: 0.5,
      evidence: { zh: '', en: '' },
      grade: 1,
      gradeReason: { zh: '', en: '' },
      personal: false,
      masked: false,
      nulls: 0,
      nullRatio: 0,
      distinct: 1,
      distinctExact: true,
      min: 'a',
      max: 'z',
      minLength: 1,
      maxLength: 1,
      samples: ['sample'],
      ...over,
    })
  const finding = (...columns: ColumnFinding[]) => ({ columns, grade: 1, reason: { zh: '', en: '' } }) as unknown as Finding

  test('category and sensitivity are those of the kind a person gave it, and the card follows', () => {
    const before = finding(column({}))
    const after = correctFinding(before, { column: '号码', semanticType: 'health_status' }, '林清')!
    expect(after.columns[0]).toMatchObject({ personal: true, sensitive: true, category: gradingRules.health_status.category })
    expect(followFinding({ containsSensitive: false }, after, before)).toMatchObject({ containsPersonal: true, containsSensitive: true })
    expect(correctFinding(after, { column: '号码', semanticType: 'code' }, '林清')!.columns[0]).toMatchObject({
      personal: false,
      sensitive: false,
      category: gradingRules.code.category,
    })
  })

  test('to a personal kind: nothing shown before is shown after, the grade rises', () => {
    const after = correctFinding(
      finding(column({}), column({ name: '乙', grade: 2 })),
      { column: '号码', semanticType: 'bank_card' },
      '林清',
    )!
    expect(after.columns[0]).toMatchObject({
      personal: true,
      grade: 4,
      samples: [],
      min: null,
      max: null,
      confidence: 1,
      evidence: { zh: '林清更正' },
    })
    expect([after.grade, after.reason.zh]).toEqual([4, expect.stringContaining('号码')])
  })

  test('to another kind: what is hidden stays hidden, the grade stays until it is set', () => {
    const before = column({ semanticType: 'mobile', personal: true, grade: 3, samples: ['139****0001'] })
    const after = correctFinding(finding(before), { column: '号码', semanticType: 'code' }, '林清')!
    expect(after.columns[0]).toMatchObject({ personal: false, grade: 3, samples: ['139****0001'] })
    expect(correctFinding(after, { column: '号码', grade: 1 }, '林清')!.grade).toBe(1)
    expect(correctFinding(after, { column: '没有', grade: 1 }, '林清')).toBeNull()
  })
})

test('what keeps a round from being counted, and a card from being revised', () => {
  const at = (step: string | null, ending: string | null = null) => ({ roundId: 'r', caseId: 'c', step, ending })
  expect(
    [at('counting'), at('planning'), at('checking'), at(null, 'published'), undefined].map(
      (k) => whyNotCount({ state: 'open' }, k)?.code ?? null,
    ),
  ).toEqual([null, 'round-not-started', 'round-being-checked', 'round-closed', 'round-closed'])
  expect(whyNotCount({ state: 'cancelled' }, at('counting'))?.code).toBe('round-closed')
  expect((['carded', 'catalogued', 'memorandum'] as const).map((state) => whyNotRevise({ state, frozen_by: null }))).toEqual([
    null,
    null,
    null,
  ])
  expect([
    whyNotRevise({ state: 'in-registration', frozen_by: 'c' })?.code,
    whyNotRevise({ state: 'registered', frozen_by: null })?.code,
  ]).toEqual(['frozen', 'registered'])
  expect(
    (['catalogued', 'in-registration', 'registered', 'in-disposal', 'destroyed'] as const).map(
      (state) => whyNotKeep({ state, importance: 'general' })?.code ?? null,
    ),
  ).toEqual([null, null, null, null, 'destroyed'])
  expect(whyNotKeep({ state: 'registered', importance: 'core' })?.code).toBe('core-data')
})
