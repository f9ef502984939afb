import { afterAll, describe, expect, test } from 'vitest'
import { containment } from '#scanner/relate/containment.ts'
import { namePoints, tableName } from '#scanner/relate/names.ts'
import { MOST_COLUMNS, relate, withDeclaredKeys } from '#scanner/relate/relate.ts'
import { scanFile } from '#scanner/scan.ts'
import { invented, TestFolder, zip } from '#scanner/test/files.ts'
import type { Finding } from '#contract/findings.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

/** The sketch of the values `from` to `to`, as an engine would make it. */
function sketch(from: number, to: number, most = 256) {
  const hashes = Array.from({ length: to - from }, (_, n) => Math.imul(from + n + 1, 0x9e3779b1) >>> 0)
  return { distinct: to - from, hashes: [...new Set(hashes)].toSorted((one, other) => one - other).slice(0, most) }
}

describe('the share of one column found in another', () => {
  test('is exact while sketches hold every value, and close when they do not', () => {
    expect(containment(sketch(0, 100), sketch(0, 200))).toEqual({ share: 1, looked: 100 })
    expect(containment(sketch(0, 100), sketch(50, 250))).toEqual({ share: 0.5, looked: 100 })
    expect(containment(sketch(0, 100), sketch(1000, 1100))?.share).toBe(0)
    expect(containment(sketch(0, 20_000), sketch(0, 80_000))!.share).toBe(1)
    expect(containment(sketch(0, 20_000), sketch(10_000, 90_000))!.share).toBeCloseTo(0.5, 0)
    expect(containment(sketch(0, 20_000), sketch(0, 80_000))!.looked).toBeGreaterThan(20)
  })
  test('is nothing where there is nothing to judge by', () => {
    expect(containment(null, sketch(0, 5))).toBeNull()
    expect(containment({ distinct: 0, hashes: [] }, sketch(0, 5))).toBeNull()
  })
})

test('names that point to a key, and names that do not', () => {
  for (const [column, table, key] of [
    ['resident_id', 'biz.resident', 'id'],
    ['residentId', 't_residents', 'id'],
    ['dept_code', 'biz.dept', 'code'],
    ['身份证号', '居民', '身份证号'],
    ['uscc', 'x', 'uscc'],
  ])
    expect([column, namePoints(column!, table!, key!) >= 0.9]).toEqual([column, true])
  for (const [column, table, key] of [
    ['id', 'resident', 'id'],
    ['age', 'resident', 'id'],
    ['编号', '企业', '编号'],
    ['amount', 'orders', 'no'],
  ])
    expect([column, namePoints(column!, table!, key!)]).toEqual([column, 0])
})

test('a key that was seen and declared is told once, the declared ones first', () => {
  const seen = [
    { columns: ['b'], duplicates: 0, nulls: 0, exact: true, declared: false },
    { columns: ['a'], duplicates: 2, nulls: 1, exact: true, declared: false },
  ]
  expect(
    withDeclaredKeys(seen, [{ columns: ['a'] }, { columns: ['c', 'd'] }]).map(({ columns, declared, duplicates }) => [
      columns,
      declared,
      duplicates,
    ]),
  ).toEqual([
    [['a'], true, 2],
    [['c', 'd'], true, 0],
    [['b'], false, 0],
  ])
})

test('tables of one file: a reference is found by its values, though their names differ; counters contained by chance are none', async () => {
  const firms = Array.from({ length: 300 }, (_, n) => `(${n + 1},'${invented.uscc(n)}','公司${n}')`).join(',')
  const permits = Array.from({ length: 800 }, (_, n) => `('XK${10_000 + n}','${invented.uscc((n * 7) % 300)}',${(n % 250) + 1})`).join(',')
  const dump = `CREATE TABLE firm (xh int, tyshxydm varchar(18), mc text);\nINSERT INTO firm VALUES ${firms};\nCREATE TABLE permit (no text, xkzt varchar(18), cs int);\nINSERT INTO permit VALUES ${permits};\n`
  const [firm, permit] = await scanFile(folder.write('two.sql', dump))
  expect(permit!.references).toEqual([{ column: 'xkzt', dataset: 'firm', key: 'tyshxydm', share: 1, declared: false }])
  expect(firm!.references).toEqual([])
  expect(permit!.columns.every((column) => column.sketch === null)).toBe(true)
  const salted = await scanFile(folder.write('two.sql', dump), { salt: 'ab'.repeat(16) })
  expect(salted[1]!.columns[1]!.sketch?.distinct).toBe(300)
})

test('members of one archive are related, and without a salt no sketch leaves', async () => {
  const orders = `单号,部门编号\n${Array.from({ length: 60 }, (_, n) => `D${n},BM-${100 + (n % 30)}`).join('\n')}\n`
  const departments = `部门编号,名称\n${Array.from({ length: 30 }, (_, n) => `BM-${100 + n},第${n}处`).join('\n')}\n`
  const path = folder.write('all.zip', zip({ '单据.csv': Buffer.from(orders), '部门.csv': Buffer.from(departments) }))
  const found = await scanFile(path)
  expect(found.map(({ file, references, columns }) => [file, references, columns.some(({ sketch }) => sketch)])).toEqual([
    ['all.zip/单据.csv', [{ column: '部门编号', dataset: 'all.zip/部门.csv', key: '部门编号', share: 1, declared: false }], false],
    ['all.zip/部门.csv', [], false],
  ])
  expect((await scanFile(path, { salt: 'a1'.repeat(16) })).every(({ columns }) => columns.every(({ sketch }) => sketch))).toBe(true)
})

test('a file is called like a table: without folders and ending', () => {
  expect(['a.zip/2026/部门.csv', '部门.csv.gz', 'public.dept'].map(tableName)).toEqual(['部门', '部门', 'public.dept'])
})

test('more columns than can be compared are not related, and the first dataset says so', async () => {
  const path = folder.write(
    'many.sql',
    "CREATE TABLE d (dh varchar(9));\nINSERT INTO d VALUES ('AB1'),('AB2'),('AB3');\nCREATE TABLE e (dh varchar(9), n varchar(9));\nINSERT INTO e VALUES ('AB1','x'),('AB1','y');\n",
  )
  const [target, from] = await scanFile(path, { salt: 'ab'.repeat(16) })
  const told = async (columns: number, keys: Finding['keys']) =>
    (
      await relate([
        { ...target!, references: [] },
        { ...from!, keys, references: [], columns: [...from!.columns, ...Array.from({ length: columns }, () => from!.columns[1]!)] },
      ])
    ).map(({ faults, references }) => [faults.some(({ code }) => code === 'left-out'), references.length])
  expect(await told(MOST_COLUMNS - 3, [])).toEqual([
    [false, 0],
    [false, 1],
  ])
  expect(await told(MOST_COLUMNS - 2, [])).toEqual([
    [true, 0],
    [false, 0],
  ])
  // Few columns, but each may be pointed to.
  expect(await told(MOST_COLUMNS / 2, from!.keys)).toEqual([
    [true, 0],
    [false, 0],
  ])
})

test('comparing many columns lets others be heard, and ends when the signal says so', async () => {
  const path = folder.write(
    'stop.sql',
    "CREATE TABLE d (dh varchar(9));\nINSERT INTO d VALUES ('AB1'),('AB2'),('AB3');\nCREATE TABLE e (dh varchar(9), n varchar(9));\nINSERT INTO e VALUES ('AB1','x'),('AB1','y');\n",
  )
  const [one, other] = await scanFile(path, { salt: 'ab'.repeat(16) })
  const wide = (finding: Finding): Finding => ({
    ...finding,
    references: [],
    columns: Array.from({ length: 7000 }, () => ({ ...finding.columns[0]!, sketch: sketch(0, 200) })),
  })
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 20)
  await expect(relate([wide(one!), wide(other!)], stop.signal)).rejects.toThrow('aborted')
})
