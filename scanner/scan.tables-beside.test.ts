import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import { scanner } from '#scanner/test/scan-all.ts'
import { oldWorkbook } from '#scanner/test/xls.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const scanAll = scanner(folder)
const DISTRICTS = ['鼓楼区', '台江区', '仓山区', '晋安区', '马尾区', '长乐区']
const districts = [['区县', '户数', '人口'], ...DISTRICTS.map((name, n) => [name, String(1000 + n), String(30 + n)])]
const people = [
  ['姓名', '身份证号', '手机'],
  ...Array.from({ length: 12 }, (_, n) => [invented.name(n), invented.idNumber(n), invented.mobile(n)]),
]
/** Rows of two tables side by side, so many empty columns between them. */
const beside = (left: readonly string[][], right: readonly string[][], gap = 1): string[][] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, n) => [
    ...(left[n] ?? left[0]!.map(() => '')),
    ...Array.from({ length: gap }, () => ''),
    ...(right[n] ?? right[0]!.map(() => '')),
  ])
const written = (rows: readonly string[][]): string => csv(null, rows)
const TWO = [
  { rows: 6, grade: 1, columns: [{ name: '区县' }, { name: '户数', max: '1005' }, { name: '人口' }] },
  { rows: 12, grade: 4, columns: [{ name: '姓名', semanticType: 'person_name' }, { name: '身份证号' }, { name: '手机' }] },
]

describe('tables side by side', () => {
  test('in one text are a dataset each, graded each, with the lines of the file', async () => {
    for (const rows of [
      beside(districts, people),
      beside(districts, people, 2),
      [['户籍情况', '', '', '', '人员', '', ''], ...beside(districts, people)],
    ]) {
      const found = await scanAll('beside.csv', written(rows))
      expect(found).toMatchObject(TWO)
      expect(found.map(({ dataset }) => dataset)).toEqual(['表1', '表2'])
      expect(found[0]!.faults).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'stacked-tables', count: 2 })]))
      expect(found[0]!.faults.find(({ code }) => code === 'stacked-tables')!.message.zh).toContain('左右并排')
    }
    const broken = beside(districts, people).map((row, n) => (n === 4 ? row.with(4, '"甲\n乙,丙"') : row))
    expect((await scanAll('lines.csv', `${broken.map((row) => row.join(',')).join('\n')}\n`))[1]).toMatchObject({ rows: 12 })
  })
  test('on one sheet are a dataset each, in new and old workbooks', async () => {
    const rows = beside(districts, people)
    for (const [name, bytes] of [
      ['beside.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows }] }))],
      ['beside.xls', oldWorkbook([{ name: '台账', rows }])],
    ] as const) {
      const found = await scanAll(name, bytes)
      expect(found).toMatchObject(TWO)
      expect(found.map(({ sheet }) => sheet)).toEqual(['台账', '台账（表2）'])
    }
  })
  test('may each have another below, and be longer than what was looked at', async () => {
    const long = Array.from({ length: 90 }, (_, n) => [`${DISTRICTS[n % 6]!}${n}`, String(n), String(n * 2)])
    const rows = beside(
      [districts[0]!, ...long],
      [
        ...people,
        ['', '', ''],
        ['企业名称', '金额', '日期'],
        ...Array.from({ length: 5 }, (_, n) => [`榕新${n}贸易有限公司`, String(n * 100), `2024-01-0${n + 1}`]),
      ],
    )
    expect(await scanAll('long.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows }] })))).toMatchObject([
      { sheet: '台账', rows: 90 },
      { sheet: '台账（表2）', rows: 12 },
      { sheet: '台账（表3）', rows: 5 },
    ])
  })
  test('fill the cells merged over rows of data, also below what was looked at, of the right one as of one alone', async () => {
    const data = (value: string, place = '') => `<Cell${place}><Data ss:Type="String">${value}</Data></Cell>`
    const streets = [
      ['区县', '街道', '人口'],
      ...Array.from({ length: 90 }, (_, n) => [n % 3 === 0 ? DISTRICTS[(n / 3) % 6]! : '', `街道${n}`, String(100 + n)]),
    ]
    const right = (row: readonly string[], from: number, n: number) =>
      [
        row[0] ? data(row[0], ` ss:Index="${from}"${n > 0 ? ' ss:MergeDown="2"' : ''}`) : '',
        data(row[1]!, ` ss:Index="${from + 1}"`),
        data(row[2]!),
      ].join('')
    const book = (from: number, left: readonly string[][]) =>
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"><Table>${streets
        .map((row, n) => `<Row>${(left[n] ?? []).map((value) => data(value)).join('')}${right(row, from, n)}</Row>`)
        .join('')}</Table></Worksheet></Workbook>`
    const filled = {
      rows: 90,
      columns: [{ name: '区县', nulls: 0, distinct: 6 }, { name: '街道' }, { name: '人口' }],
      faults: expect.arrayContaining([expect.objectContaining({ code: 'merged-cells', count: 60 })]),
    }
    expect(await scanAll('alone.xml', book(1, []))).toMatchObject([filled])
    expect(await scanAll('beside.xml', book(5, districts))).toMatchObject([{ rows: 6 }, filled])
  })
  test('are one where a column without anything stands within a table', async () => {
    const wide = districts.map((row, n) => [
      ...row,
      '',
      ...(n === 0 ? ['面积', '备注', '联系电话'] : [String(n * 7), '无误', `0591-8333${1000 + n}`]),
    ])
    expect(await scanAll('gap.csv', written(wide))).toHaveLength(1)
    expect(await scanAll('gap.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: wide }] })))).toHaveLength(1)
    const short = wide.map((row, n) => (n > 2 ? [...row.slice(0, 4), '', n % 2 ? '有误' : '', ''] : row))
    expect(await scanAll('short.csv', written(short))).toHaveLength(1)
    expect(await scanAll('notes.csv', written(districts.map((row, n) => [...row, '', '', n === 1 ? '请核对' : '', ''])))).toHaveLength(1)
  })
})
