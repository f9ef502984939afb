import { describe, expect, test } from 'vitest'
import type { ColumnFinding } from '#contract/findings.ts'
import { madeColumn, madeFinding, madeSketched as sketched, valuesOf } from '#server/test/made-findings.ts'
import { resemble } from './resemblance.ts'
import { overlapOf, sketchesOf, withoutSketches } from './sketches.ts'

const side = (rows: number, ...columns: ColumnFinding[]) => ({ rows, sketches: sketchesOf(madeFinding('x.csv', columns, { rows })) })
const nation = valuesOf('C', 0, 100_000)
const nationNames = valuesOf('村', 0, 60_000)

describe('what sketches tell of two columns', () => {
  test('shares come near the truth where both are large, and are exact where both lists hold everything', () => {
    const [a, b] = [side(20_000, sketched('a', valuesOf('v', 0, 20_000))), side(20_000, sketched('b', valuesOf('v', 10_000, 30_000)))].map(
      (s) => s.sketches[0]!,
    )
    const half = overlapOf(a!, b!)
    expect(half.ours).toBeGreaterThan(0.42)
    expect(half.ours).toBeLessThan(0.58)
    expect(half.both).toBeGreaterThan(0.27)
    expect(half.both).toBeLessThan(0.4)
    const [c, d] = [side(100, sketched('c', valuesOf('v', 0, 100))), side(100, sketched('d', valuesOf('v', 50, 150)))].map(
      (s) => s.sketches[0]!,
    )
    expect(overlapOf(c!, d!)).toMatchObject({ ours: 0.5, theirs: 0.5, both: 50 / 150, shared: 50 })
  })

  test('columns every table may have are not kept: serial numbers, days, years, few values; nor more than 32, nor more than four keys whole', () => {
    const values = valuesOf('v', 0, 2000)
    const kept = sketchesOf(
      madeFinding(
        'x.csv',
        [
          sketched('序号', values, { physicalType: 'integer', min: '1', max: '2000' }),
          sketched('日期', values, { semanticType: 'date' }),
          sketched('类', valuesOf('v', 0, 49)),
          ...Array.from({ length: 40 }, (_, i) => sketched(`键${i}`, values)),
        ],
        { rows: 2000 },
      ),
    )
    expect(kept.map((s) => s.name)).not.toContain('序号')
    expect([kept.length, kept.filter((s) => s.isKey).length, kept[0]!.hashes.length, kept.at(-1)!.hashes.length]).toEqual([
      32, 4, 1024, 128,
    ])
    for (const h of kept[0]!.hashes) expect(h >= -(2 ** 31) && h < 2 ** 31).toBe(true)
  })

  test('nothing of them stays in the finding itself', () => {
    expect(JSON.stringify(withoutSketches(madeFinding('x.csv', [sketched('a', valuesOf('v', 0, 100))])))).not.toContain('hashes')
  })
})

describe('what sketches tell of two datasets (choice:likeness)', () => {
  test('a thousand codes are found within a hundred thousand, though of the names beside them hardly one can be looked for', () => {
    const city = side(1500, sketched('代码', nation.slice(50_000, 51_500)), sketched('名称', nationNames.slice(40_000, 40_600)))
    const all = side(100_000, sketched('code', nation), sketched('name', nationNames))
    expect(resemble(city, all)).toMatchObject({
      kind: 'contained-in',
      columns: expect.arrayContaining([{ ours: '代码', theirs: 'code', share: 1 }]),
    })
    expect(resemble(all, city)?.kind).toBe('contains')
  })

  test('the same rows under other headings are the same; with a fifth of other rows no longer quite', () => {
    const ours = side(5000, sketched('编号', valuesOf('L', 0, 5000)), sketched('名称', valuesOf('N', 0, 3000)))
    expect(resemble(ours, side(5000, sketched('mc', valuesOf('N', 0, 3000)), sketched('bh', valuesOf('L', 0, 5000))))).toMatchObject({
      kind: 'same',
      share: 1,
    })
    expect(resemble(ours, side(5000, sketched('bh', valuesOf('L', 2500, 7500)), sketched('mc', valuesOf('N', 1500, 4500))))?.kind).toBe(
      'overlaps',
    )
  })

  test('an index of persons that orders refer to is not where the orders were taken from', () => {
    const persons = side(5000, sketched('id', valuesOf('P', 0, 5000)), sketched('name', valuesOf('N', 0, 4000)))
    const orders = side(
      20_000,
      sketched('order', valuesOf('O', 0, 20_000)),
      sketched('person', valuesOf('P', 0, 5000)),
      sketched('goods', valuesOf('G', 0, 900)),
    )
    expect(resemble(orders, persons)).toMatchObject({ kind: 'overlaps', columns: [{ ours: 'person', theirs: 'id' }] })
  })

  test('names of places in common say nothing, nor do strangers', () => {
    const place = sketched('乡镇', valuesOf('T', 0, 180))
    const [a, b] = [side(9000, sketched('a', valuesOf('A', 0, 9000)), place), side(7000, sketched('b', valuesOf('B', 0, 7000)), place)]
    expect(resemble(a!, b!)).toBeNull()
    expect(resemble(side(10, madeColumn('x')), a!)).toBeNull()
  })
})
