import { expect, test } from 'vitest'
import { clearParts, coverText, firstClear, hideClear } from './clear-values.ts'
import { maskInside } from '#scanner/mask-inside.ts'
import { columnFinding, finding } from './findings.ts'
import { idCheckCharacter } from './identifiers.ts'

const id = `35010019900101001${idCheckCharacter('35010019900101001')}`
const words = { zh: '', en: '' }
const column = (changes: object) =>
  columnFinding.parse({
    name: '列',
    position: 0,
    physicalType: 'text',
    semanticType: 'mobile',
    confidence: 1,
    evidence: words,
    grade: 3,
    gradeReason: words,
    personal: true,
    masked: false,
    nulls: 0,
    nullRatio: 0,
    distinct: 1,
    distinctExact: true,
    min: null,
    max: null,
    minLength: 1,
    maxLength: 1,
    samples: [],
    ...changes,
  })
const whole = (columns: unknown[], changes: object = {}) =>
  finding.parse({
    file: '甲.csv',
    dataset: '甲.csv',
    format: 'csv',
    compressed: false,
    encoding: null,
    bytes: 1,
    rows: 1,
    columns,
    faults: [],
    digest: { sha256: 'a13900000000b'.padEnd(64, '0') },
    tookMs: 1,
    grade: 3,
    reason: words,
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '1',
    ...changes,
  })

test('identifiers are starred wherever they stand in a text; numbers that only look like them, and digests, stay', () => {
  expect(coverText(`联系人${id}，13900000000，a.b@example.cn，6222020200000000006`)).toBe('联系人3***3，1***0，a***n，6***6')
  for (const kept of ['139****0000', '3.13900000000', '350100199001010000', 'a13900000000b', '2026-11-25T08:00:00.000Z', 'x***@example.cn'])
    expect(coverText(kept)).toBe(kept)
})

test('an identity number is covered behind one or two letters too, as the scanner masks it; behind more, or within a digest, no text is covered', () => {
  for (const before of ['ID', 'x', '_ID', '证号ID', 'ID:', '（A'])
    expect([coverText(`${before}${id}`), maskInside(`${before}${id}`)]).toEqual([
      `${before}3***3`,
      `${before}350***********${id.slice(-4)}`,
    ])
  for (const kept of [`abc${id}`, `a1b${id}`, `${id}f`, `0${id}`]) expect(coverText(kept)).toBe(kept)
})

test('a personal column that shows a value as it was is found, whichever part shows it', () => {
  expect(clearParts(column({ samples: ['139****0000'], min: '130****0000', top: [{ text: '13900000000', count: 2 }] }))).toEqual(['top'])
  expect(clearParts(column({ semanticType: 'person_name', samples: ['张**', '欧阳明远'] }))).toEqual(['samples'])
  expect(clearParts(column({ semanticType: 'id_number', min: '350100900101001' }))).toEqual(['min'])
  expect(clearParts(column({ semanticType: 'address', max: '东街口八一七路1号' }))).toEqual(['max'])
  expect(
    clearParts(
      column({ semanticType: 'phone', numbers: { count: 1, min: 5_910_000_000, max: 5_919_999_999, mean: 1, quantiles: {}, error: 0 } }),
    ),
  ).toEqual(['numbers'])
  expect(
    clearParts(column({ semanticType: 'age', samples: ['17'], numbers: { count: 1, min: 1, max: 99, mean: 1, quantiles: {}, error: 0 } })),
  ).toEqual([])
})

test('what is found is told by its place and not by itself, and nothing is found once it was hidden', () => {
  const bad = [
    whole([column({ samples: ['13900000000'] })]),
    whole([column({ name: '13900000000', semanticType: 'code', personal: false })]),
    whole([column({ personal: false, semanticType: 'free_text', evidence: { zh: `例如${id}`, en: '' } })]),
    whole([], { file: `${id}.csv` }),
  ]
  for (const each of bad) {
    const found = firstClear(each)
    expect(found).not.toBeNull()
    expect(JSON.stringify(found)).not.toMatch(/13900000000|3501001990/)
    expect([firstClear(hideClear(each)), hideClear(each).digest]).toEqual([null, each.digest])
  }
  expect(firstClear(whole([column({ samples: ['139****0000'] })]))).toBeNull()
})
