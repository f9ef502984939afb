import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { scanFolder } from '#scanner/scan-folder.ts'
import { groupLikeFiles } from '#scanner/sources/like-files.ts'
import { TestFolder } from '#scanner/test/files.ts'
import { expectFindings } from '#scanner/test/scan-all.ts'
import { expectNothingLeft } from '#scanner/test/expect-answer.ts'
import { makeParquet } from '#scanner/test/parquet.ts'
import { utf16 } from '#scanner/test/hostile.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const month = (m: number): string =>
  `日期,站名,客流\n${Array.from({ length: 20 }, (_, n) => `2024-${String(m).padStart(2, '0')}-${String(1 + n).padStart(2, '0')},站${n % 5},${m * 100 + n}`).join('\n')}\n`

const scanAll = async (paths: string[], name: string) =>
  expectFindings(
    await scanFolder(
      paths.map((path) => ({ path, name: path })),
      name,
    ),
  )

test('twelve months of one table are one dataset, whatever the packing and encoding of each; a stranger among them is told', async () => {
  const paths = Array.from({ length: 12 }, (_, n) =>
    n === 3
      ? folder.write('客流2024-04.csv.gz', gzipSync(month(4)))
      : n === 4
        ? folder.write('客流2024-05.csv', utf16(month(5)))
        : folder.write(`客流2024-${String(n + 1).padStart(2, '0')}.csv`, month(n + 1)),
  )
  const other = folder.write('说明.csv', 'a,b\n1,2\n3,4\n')
  const [one, two, ...more] = await scanAll([...paths, other], '客流')
  expect(more).toEqual([])
  expect(one).toMatchObject({
    dataset: '客流',
    format: 'csv',
    rows: 240,
    from: '2024-01-01',
    to: '2024-12-20',
    columns: [{ name: '日期' }, { name: '站名', distinct: 5 }, { name: '客流', min: '100', max: '1219' }],
    faults: [{ code: 'differing-shapes', count: 1 }],
  })
  expect(one!.parts.map((part) => [part.rows, part.sha256.length, part.bytes > 0])).toEqual(
    Array.from({ length: 12 }, () => [20, 64, true]),
  )
  expect(two).toMatchObject({ file: '客流/说明.csv', rows: 2, parts: [] })
  expectNothingLeft()
})

test('totals and remarks below the table of each file are left out of the whole and told once', async () => {
  const paths = [1, 2, 3].map((n) => folder.write(`合计表2023-0${n}.csv`, `${month(n)}合计,,${n}000\n填报人：李四五,,\n`))
  const [one, ...more] = await scanAll(paths, '合计表')
  expect(more).toEqual([])
  expect(one).toMatchObject({
    rows: 60,
    columns: [{ distinct: 60 }, {}, { max: '319' }],
    parts: [{ rows: 20 }, { rows: 20 }, { rows: 20 }],
    faults: [{ code: 'left-out', count: 6 }],
  })
  expect(JSON.stringify(one)).not.toContain('李四五')
})

test('days of JSON Lines, years of a workbook and parts of Parquet are joined too, columns in any order where they have names', async () => {
  const lines = [1, 2, 3].map((d) =>
    folder.write(
      `d${d}.jsonl`,
      Array.from({ length: 10 }, (_, n) => JSON.stringify(d === 2 ? { v: n, at: `2024-01-0${d}` } : { at: `2024-01-0${d}`, v: n })).join(
        '\n',
      ),
    ),
  )
  expect(await scanAll(lines, '日志')).toMatchObject([
    {
      dataset: '日志',
      rows: 30,
      columns: [
        { name: 'at', distinct: 3 },
        { name: 'v', distinct: 10 },
      ],
      parts: [{ file: 'd1.jsonl', rows: 10 }, { rows: 10 }, { rows: 10 }],
    },
  ])
  const books = await Promise.all(
    [2022, 2023].map(async (year) =>
      folder.write(
        `${year}年.xlsx`,
        await writeXlsx({ sheets: [{ name: 'S', rows: [['年份', '人口'], ...Array.from({ length: 6 }, (_, n) => [year, 100 + n])] }] }),
      ),
    ),
  )
  expect(await scanAll(books, '人口')).toMatchObject([
    {
      rows: 12,
      columns: [
        { name: '年份', distinct: 2 },
        { name: '人口', max: '105' },
      ],
      parts: [{ rows: 6 }, { rows: 6 }],
    },
  ])
  const parts = [
    folder.write('p1.parquet', await makeParquet(`select i as a, 'x' as b from range(5) t(i)`)),
    folder.write('p2.parquet', await makeParquet(`select 'y' as b, 10 + i as a from range(7) t(i)`)),
  ]
  expect(await scanAll(parts, '分片')).toMatchObject([
    {
      rows: 12,
      columns: [
        { name: 'a', max: '16' },
        { name: 'b', distinct: 2 },
      ],
      parts: [{ rows: 5 }, { rows: 7 }],
    },
  ])
})

test('files are proposed as one dataset when format, columns and the name without its numbers agree', async () => {
  const paths = [
    folder.write('g_2023.csv', 'a,b\n1,x\n'),
    folder.write('g_2024.csv', 'a,b\n2,y\n'),
    folder.write('g_2025.csv', 'a,c\n2,y\n'),
    folder.write('h_2024.csv', 'a,b\n2,y\n'),
  ]
  expect((await groupLikeFiles(paths.map((path) => ({ path, name: path })))).map((group) => [group.name, group.files.length])).toEqual([
    ['g', 2],
    ['g_2025.csv', 1],
    ['h_2024.csv', 1],
  ])
})

test('marks at the start of the second file and of later ones are nothing, in data or in faults', async () => {
  const paths = [1, 2, 3].map((n) => folder.write(`标记_${n}.csv`, `${'\uFEFF'.repeat(n - 1)}编号,站名\nA${n}1,东街口\nA${n}2,南门兜\n`))
  expect(await scanAll(paths, '标记')).toMatchObject([
    {
      rows: 6,
      faults: [],
      columns: [
        { name: '编号', distinct: 6, maxLength: 3 },
        { name: '站名', distinct: 2 },
      ],
    },
  ])
})
