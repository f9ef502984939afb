import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { finding } from '#contract/findings.ts'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder, csv, invented, zip } from '#scanner/test/files.ts'
import { makeParquet } from '#scanner/test/parquet.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const HEADER = ['企业名称', '数量', '金额', '日期']
const ROWS = Array.from({ length: 40 }, (_, n) => [
  `福州宏达${n}贸易有限公司`,
  String(n),
  `${n}.50`,
  `2024-01-${String(1 + (n % 28)).padStart(2, '0')}`,
])

async function scanOne(name: string, content: string | Uint8Array) {
  const [one, ...more] = await scanFile(folder.write(name, content))
  expect(more).toEqual([])
  expect(finding.parse(one)).toBeTruthy()
  return one!
}

describe('what stands below a table', () => {
  const below = '合计,780,800.00,\n\n注：数据截至2024年1月。,,,\n1. 联系张三，13900001234,,,\n填报人：李四五,,,\n王大明,,,\n'
  test('is no row of data and is told, nothing personal with it', async () => {
    const one = await scanOne('below.csv', csv(HEADER, ROWS) + below)
    expect(one).toMatchObject({ rows: 40, columns: [{ distinct: 40 }, { max: '39' }, {}, {}], faults: [{ code: 'left-out', count: 5 }] })
    expect(one.faults[0]!.message.zh).toMatch(/合计.*注：数据截至/)
    expect(JSON.stringify(one)).not.toMatch(/13900001234|张三|李四五|王大明/)
    expect(await scanOne('below-wide.csv', Buffer.from(`\uFEFF${csv(HEADER, ROWS)}${below}`, 'utf16le'))).toMatchObject({
      rows: 40,
      faults: [{ code: 'left-out' }],
    })
  })
  test('stays data where rows follow, where it is quoted, and in a table of two columns', async () => {
    expect(await scanOne('between.csv', csv(HEADER, [...ROWS, ['小计', '780', '800', ''], ...ROWS]))).toMatchObject({
      rows: 81,
      faults: [],
    })
    expect(await scanOne('quoted.csv', csv(HEADER, [...ROWS, ['甲\n注：乙', '1', '2', '2024-01-01']]))).toMatchObject({
      rows: 41,
      faults: [],
    })
    expect(
      await scanOne(
        'narrow.csv',
        csv(
          ['项目', '金额'],
          [
            ['甲', '1'],
            ['乙', '2'],
            ['合计', '3'],
          ],
        ),
      ),
    ).toMatchObject({ rows: 3, faults: [] })
  })
  test('is passed over in sheets with its row; blank margins are no columns', async () => {
    const rows = [
      HEADER,
      ...ROWS.slice(0, 20),
      ['小计', 1, 2, null],
      ...ROWS.slice(20),
      ['合计', 780, 800, null],
      [],
      ['注：数据截至2024年1月。'],
    ].map((row) => [null, ...row])
    const one = await scanOne('below.xlsx', await writeXlsx({ sheets: [{ name: '表', rows }] }))
    expect(one).toMatchObject({ rows: 41, columns: [{ name: '企业名称' }, { name: '数量' }, { name: '金额' }, { name: '日期', nulls: 1 }] })
    expect(one.faults.filter(({ code }) => code === 'left-out')).toMatchObject([{ line: 43, count: 2 }, { count: 1 }])
  })
  test('an empty column of a sheet that has a name stays and is empty in every row', async () => {
    const sheet = await writeXlsx({
      sheets: [{ name: '表', rows: [['名称', '备注', '数量'], ...ROWS.map(([name, count]) => [name!, null, Number(count)])] }],
    })
    expect(await scanOne('named.xlsx', sheet)).toMatchObject({ columns: [{}, { name: '备注', nulls: 40, nullRatio: 1 }, {}] })
  })
})

describe('a first line', () => {
  const people = Array.from({ length: 30 }, (_, n) => invented.name(n))
  test('that is a name among names is no header, so that no name becomes one', async () => {
    expect(await scanOne('names.txt', people.join('\n'))).toMatchObject({
      rows: 30,
      columns: [{ name: '列1', semanticType: 'person_name' }],
    })
    expect(
      await scanOne(
        'owners.csv',
        csv(
          ['车主'],
          people.map((name) => [name]),
        ),
      ),
    ).toMatchObject({ rows: 30, columns: [{ name: '车主' }] })
  })
  test('without an end is read with all its cells', async () => {
    expect(await scanOne('line.csv', `4,${invented.name(3)},${invented.idNumber(3)},${invented.mobile(3)}`)).toMatchObject({
      rows: 1,
      grade: 4,
      columns: [{}, {}, { semanticType: 'id_number' }, { semanticType: 'mobile' }],
    })
  })
})

describe('what cannot be read is one refusal that says what helps', () => {
  test.each([
    [
      '库.dump',
      Buffer.concat([Buffer.from('PGDMP\x01\x0e\x00', 'latin1'), Buffer.alloc(400, 7)]),
      'other-form',
      /pg_dump.*pg_restore -f.*-F p/,
    ],
    [
      'big5.csv',
      Buffer.from(
        'bd73b8b92ca96da6572cb971b8dc2ca661a77d0a' +
          '312cb3afb0b6a4e52c303931323334353637382ca578a55fa5aba4a4a5bfb0cfa55fb8f4a447ac71a454b8b90a'.repeat(20),
        'hex',
      ),
      'encoding',
      /Big5.*UTF-8/,
    ],
    [
      'fixed.txt',
      Array.from({ length: 20 }, (_, n) => `${n}      ${invented.name(n)}    2024-01-01    ${n * 7}`).join('\n'),
      'other-form',
      /空格对齐.*CSV/,
    ],
    ['prose.txt', '本文件说明了数据管理的要求。\n各单位应当完成盘点。\n', 'unsupported', /普通文本/],
    [
      'server.sql',
      'USE [city]\r\nGO\r\nCREATE TABLE [dbo].[t]([a] [int] NULL)\r\nGO\r\nINSERT [dbo].[t] ([a]) VALUES (1)\r\nGO\r\n',
      'other-form',
      /SQL Server.*CSV/,
    ],
  ] as const)('%s', async (name, content, code, words) => {
    const one = await scanOne(name, content)
    expect(one).toMatchObject({ columns: [], faults: [{ code, severity: 'error' }] })
    expect(one.faults[0]!.message.zh).toMatch(words)
  })
  test('a workbook of WPS in an archive is read, a text of WPS is told', async () => {
    const et = await writeXlsx({ sheets: [{ name: '表', rows: [HEADER, ...ROWS] }] })
    expect(
      await scanFile(folder.write('wps.zip', zip({ '台账.et': et, '说明.wps': Buffer.from('d0cf11e0a1b11ae1', 'hex') }))),
    ).toMatchObject([
      {
        file: 'wps.zip/台账.et',
        rows: 40,
        faults: [{ code: 'unsupported', severity: 'warning', message: { zh: expect.stringContaining('说明.wps') } }],
      },
    ])
  })
  test('a picture in an archive is told without calling the tables beside it faulty', async () => {
    expect(
      await scanFile(folder.write('with.zip', zip({ 'a.csv': Buffer.from(csv(HEADER, ROWS)), 'b.png': Buffer.from('\x89PNG') }))),
    ).toMatchObject([{ rows: 40, faults: [{ code: 'unsupported', severity: 'warning' }] }])
  })
})

test('days as Oracle and Dameng dump them are days', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, n) =>
      `INSERT INTO "T" VALUES ('${n}', TO_DATE('2024-01-${String(1 + (n % 28)).padStart(2, '0')} 00:00:00', 'SYYYY-MM-DD HH24:MI:SS'), DATE '2024-02-01');`,
  )
  expect(await scanOne('oracle.sql', `CREATE TABLE "T" ("A" NUMBER, "B" DATE, "C" DATE);\n${rows.join('\n')}`)).toMatchObject({
    rows: 30,
    columns: [{}, { physicalType: 'datetime', max: '2024-01-28 00:00:00' }, { physicalType: 'date' }],
  })
})

test('instants in Parquet are told by the clock of the city', async () => {
  const made = await makeParquet(`select (timestamptz '2025-01-01 00:00:00+08' + interval (i) hour) as at from range(20) r(i)`)
  expect(await scanOne('instants.parquet', made)).toMatchObject({ from: '2025-01-01', columns: [{ min: '2025-01-01 00:00:00' }] })
})

describe('JSON', () => {
  test('lists of lists take their names from the first of them, or from what stands beside', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => [`站${n}`, n, '2024-01-01'])
    expect(await scanOne('lists.json', JSON.stringify([['站名', '数量', '日期'], ...rows]))).toMatchObject({
      rows: 20,
      columns: [{ name: '站名' }, { name: '数量', max: '19' }, { name: '日期' }],
    })
    expect(await scanOne('split.json', JSON.stringify({ columns: ['站名', '数量', '日期'], data: rows }))).toMatchObject({
      rows: 20,
      columns: [{ name: '站名' }, {}, {}],
      faults: [],
    })
    expect(
      await scanOne(
        'plain.json',
        JSON.stringify([
          ['甲', '乙'],
          ['丙', '丁'],
          ['戊', '己'],
        ]),
      ),
    ).toMatchObject({ rows: 3, columns: [{ name: '[0]' }, { name: '[1]' }] })
  })
  test('the coordinates of a geometry alone are no list that was left out', async () => {
    expect(
      await scanOne(
        'bare.geojson',
        JSON.stringify({
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [119, 26],
                [119.5, 26],
                [119, 26.5],
                [119, 26],
              ],
            ],
          ],
        }),
      ),
    ).toMatchObject({ rows: 1, faults: [] })
  })
})
