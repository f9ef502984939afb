import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { TestFolder, zip } from '#scanner/test/files.ts'
import { scanner } from '#scanner/test/scan-all.ts'
import { oldWorkbook } from '#scanner/test/xls.ts'
import type { OldCell } from '#scanner/test/xls.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A workbook written by hand: the XML of its sheets as it would lie in the file. */
function book(
  sheets: Record<string, string>,
  more: { strings?: string; styles?: string; workbook?: string; states?: Record<string, string>; parts?: Record<string, string> } = {},
): Buffer {
  const names = Object.keys(sheets)
  const listed = names
    .map(
      (name, at) =>
        `<sheet name="${name}" sheetId="${at + 1}"${more.states?.[name] ? ` state="${more.states[name]}"` : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')
  const related = names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('')
  return zip({
    'xl/workbook.xml': Buffer.from(
      `<?xml version="1.0"?><workbook ${NAMESPACES}>${more.workbook ?? ''}<sheets>${listed}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      `<Relationships>${related}<Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`,
    ),
    ...(more.strings ? { 'xl/sharedStrings.xml': Buffer.from(more.strings) } : {}),
    ...(more.styles ? { 'xl/styles.xml': Buffer.from(more.styles) } : {}),
    ...Object.fromEntries(Object.entries(more.parts ?? {}).map(([name, text]) => [name, Buffer.from(text)])),
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, Buffer.from(sheets[name]!)])),
  })
}

const sheetOf = (rows: string, after = ''): string =>
  `<?xml version="1.0"?><worksheet ${NAMESPACES}><sheetData>${rows}</sheetData>${after}</worksheet>`
const inline = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`

const scanAll = scanner(folder)
const codes = (one: { faults: { code: string }[] } | undefined): string[] => one!.faults.map((fault) => fault.code)

describe('cells of an Excel sheet', () => {
  test('are read by reference, with prefixes, rich text, phonetic guides, booleans, errors and saved results', async () => {
    const strings =
      '<sst><si><t>名称</t></si><si><r><t>鼓</t></r><r><t xml:space="preserve">楼 </t></r><rPh sb="0" eb="1"><t>gu</t></rPh></si><si><t>a_x000D_b &lt;&#20013;&gt;</t></si></sst>'
    const rows = `<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>${['B1', 'C1', 'D1'].map((ref) => `<x:c r="${ref}" t="inlineStr"><x:is><x:t>列${ref}</x:t></x:is></x:c>`).join('')}</x:row>
      <x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="C2" t="b"><x:v>1</x:v></x:c><x:c r="D2"><x:f>SUM(1,2)</x:f><x:v>3</x:v></x:c></x:row>
      <x:row r="3"><x:c t="s"><x:v>2</x:v></x:c><x:c><x:v>0.10000000000000001</x:v></x:c><x:c r="D3" t="e"><x:v>#REF!</x:v></x:c></x:row>
      <x:row r="4"><x:c r="A4" t="s"><x:v>99</x:v></x:c><x:c r="B4"><x:v>2.5E-1</x:v></x:c><x:c r="D4" t="str"><x:f>A1</x:f><x:v>x&amp;y</x:v></x:c></x:row>`
    const [one] = await scanAll(
      'cells.xlsx',
      book({ S: `<x:worksheet>${'<x:sheetData>'}${rows}</x:sheetData></x:worksheet>` }, { strings }),
    )
    expect(one).toMatchObject({
      rows: 3,
      columns: [
        { name: '名称', distinct: 2, nulls: 1 },
        { name: '列B1', min: '0.1', max: '0.25', nulls: 1 },
        { name: '列C1', nulls: 2 },
        { name: '列D1', nulls: 1, distinct: 2 },
      ],
    })
    expect(one!.columns[0]!.samples).toEqual(['鼓楼', 'a\rb <中>'])
    expect(codes(one)).toEqual(['formula', 'bad-records'])
  })
  test('show days by their style, in both calendars', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="21"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    const head = row(1, inline('A1', '日') + inline('B1', '时') + inline('C1', '钟') + inline('D1', '数'))
    const body = [2, 3, 4]
      .map((n) =>
        row(
          n,
          `<c r="A${n}" s="1"><v>${45290 + n}</v></c><c r="B${n}" s="2"><v>45292.5</v></c><c r="C${n}" s="3"><v>0.75</v></c><c r="D${n}" s="4"><v>${n}.5</v></c>`,
        ),
      )
      .join('')
    const [first] = await scanAll('days.xlsx', book({ S: sheetOf(head + body) }, { styles }))
    expect(first).toMatchObject({
      columns: [
        { physicalType: 'date', min: '2024-01-01', max: '2024-01-03' },
        { physicalType: 'datetime', min: '2024-01-01 12:00:00' },
        { samples: ['18:00:00'] },
        { physicalType: 'decimal', max: '4.5' },
      ],
    })
    const [second] = await scanAll('days-1904.xlsx', book({ S: sheetOf(head + body) }, { styles, workbook: '<workbookPr date1904="1"/>' }))
    expect(second!.columns[0]).toMatchObject({ min: '2028-01-02' })
  })
  test('hidden and filtered rows and hidden columns are read and said to be; what is hidden beside the table is nothing', async () => {
    const cells = (n: number) =>
      row(
        n,
        `${inline(`A${n}`, n === 1 ? '名称' : `项目${n}`)}${inline(`B${n}`, n === 1 ? '数量' : String(n))}${inline(`C${n}`, n === 1 ? '底价' : String(n * 3))}`,
      ).replace('<row ', n === 3 || n === 5 ? '<row hidden="1" ' : '<row hidden="0" ')
    const sheet = sheetOf([1, 2, 3, 4, 5, 6].map(cells).join('')).replace(
      '<sheetData>',
      '<cols><col min="1" max="1" width="9"/><col min="3" max="4" width="0" hidden="true"/><col min="20" max="16384" hidden="1"/></cols><sheetData>',
    )
    expect(await scanAll('hidden-rows.xlsx', book({ 表: sheet }))).toMatchObject([
      {
        rows: 5,
        columns: [{}, {}, { name: '底价' }],
        faults: [
          { code: 'hidden', line: 3, count: 2 },
          { code: 'hidden', message: { zh: '有隐藏的列（C），一并读取' } },
        ],
      },
    ])
  })
  test('comments and the cache of a pivot table, which no cell shows, are told; names of sheets beside numbers of persons are not', async () => {
    const sheet = sheetOf(
      [1, 2, 3, 4].map((n) => row(n, inline(`A${n}`, n === 1 ? '区' : `区${n}`) + inline(`B${n}`, n === 1 ? '数' : `${n}`))).join(''),
    )
    const parts = { 'xl/comments1.xml': '<comments/>', 'xl/pivotCache/pivotCacheRecords1.xml': '<pivotCacheRecords/>' }
    expect(codes((await scanAll('beside.xlsx', book({ 表: sheet }, { parts })))[0])).toEqual(['left-out', 'left-out'])
    const named = await scanAll('named.xlsx', book({ 林小芳: sheet, 陈大文13800138000: sheet }))
    expect(named.map(({ dataset }) => dataset)).toEqual(['工作表1', '工作表2'])
  })
  test('hidden sheets are read and said to be; blank rows below the data are nothing', async () => {
    const rows =
      row(1, inline('A1', '名') + inline('B1', '数')) +
      row(2, `${inline('A2', '甲')}<c r="B2"><v>1</v></c>`) +
      row(5, `${inline('A5', '乙')}<c r="B5"><v>2</v></c>`) +
      row(90, '<c r="A90" s="1"/>')
    const found = await scanAll('hidden.xlsx', book({ 明: sheetOf(rows), 暗: sheetOf(rows) }, { states: { 暗: 'veryHidden' } }))
    expect(found.map((one) => [one.sheet, one.rows, codes(one)])).toEqual([
      ['明', 4, ['blank-rows']],
      ['暗', 4, ['hidden', 'blank-rows']],
    ])
  })
})

describe('heads of several rows', () => {
  const data = (from: number): string =>
    [0, 1, 2, 3]
      .map((n) =>
        row(
          from + n,
          `${inline(`A${from + n}`, `区${n}`)}<c r="B${from + n}"><v>${n + 10}</v></c><c r="C${from + n}"><v>${n + 5}</v></c><c r="D${from + n}"><v>${n}.5</v></c>`,
        ),
      )
      .join('')
  test('give each column one name, below a title that is passed over', async () => {
    const head =
      row(1, inline('A1', '二〇二四年人口情况表')) +
      row(2, inline('A2', '单位：万人')) +
      row(3, inline('A3', '地区') + inline('B3', '人口') + inline('D3', '面积')) +
      row(4, inline('B4', '男') + inline('C4', '女'))
    const merges =
      '<mergeCells count="4"><mergeCell ref="A1:D1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:D4"/></mergeCells>'
    const [one] = await scanAll('merged.xlsx', book({ S: sheetOf(head + data(5), merges) }))
    expect(one!.columns.map((column) => column.name)).toEqual(['地区', '人口_男', '人口_女', '面积'])
    expect(one).toMatchObject({
      rows: 4,
      faults: [
        { code: 'title-lines', line: 1, count: 2 },
        { code: 'merged-heads', line: 3, count: 2 },
      ],
    })
  })
  test('are found below remarks that stand side by side, joined cells or not', async () => {
    const head =
      row(1, inline('A1', '人口情况表')) +
      row(2, inline('A2', '填报单位：市统计局') + inline('C2', '填报日期：2024-03-01')) +
      row(3, inline('A3', '地区') + inline('B3', '男') + inline('C3', '女') + inline('D3', '面积'))
    for (const merges of [
      '',
      '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/></mergeCells>',
    ]) {
      const [one] = await scanAll('remarks.xlsx', book({ S: sheetOf(head + data(4), merges) }))
      expect(one).toMatchObject({
        rows: 4,
        columns: [{ name: '地区' }, { name: '男' }, { name: '女' }, { name: '面积' }],
        faults: [{ code: 'title-lines', count: 2 }],
      })
    }
  })
  test('three deep, and a row that numbers the columns is no data', async () => {
    const head =
      row(1, inline('A1', '地区') + inline('B1', '人口')) +
      row(2, inline('B2', '常住') + inline('D2', '户籍')) +
      row(3, inline('B3', '男') + inline('C3', '女')) +
      row(4, `${inline('A4', '甲')}<c r="B4"><v>1</v></c><c r="C4"><v>2</v></c><c r="D4"><v>3</v></c>`)
    const merges =
      '<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B1:D1"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>'
    const [one] = await scanAll('deep.xlsx', book({ S: sheetOf(head + data(5), merges) }))
    expect(one!.columns.map((column) => column.name)).toEqual(['地区', '人口_常住_男', '人口_常住_女', '人口_户籍'])
    expect(one!.rows).toBe(4)
  })
  test('merged cells among the data make no head; names that come twice are numbered', async () => {
    const head = row(1, inline('A1', '区') + inline('B1', '数') + inline('C1', '数') + inline('D1', '率'))
    const [one] = await scanAll(
      'data-merges.xlsx',
      book({ S: sheetOf(head + data(2), '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') }),
    )
    expect(one!.columns.map((column) => column.name)).toEqual(['区', '数', '数_2', '率'])
    expect(codes(one)).toEqual(['duplicate-columns'])
  })
})

describe('what goes by the name of .xls', () => {
  const page =
    '<html><head><meta charset="utf-8"><style>td{color:red}</style></head><body><table border=1><tr><th rowspan="2">地区<th colspan=2>人口</tr><tr><th>男<th>女</tr><tr><td>鼓楼&nbsp;区</td><td>10</td><td>12</td></tr><tr><td>台江<br>区</td><td>8</td><td>9<table><tr><td>内</td></tr></table></td></tr></table></body></html>'
  test('may be a web page with a table', async () => {
    const [one, ...more] = await scanAll('page.xls', page)
    expect(more).toEqual([])
    expect(one).toMatchObject({
      format: 'xls',
      rows: 2,
      columns: [{ name: '地区', samples: ['鼓楼 区', '台江 区'] }, { name: '人口_男', max: '10' }, { name: '人口_女' }],
    })
    expect(codes(one)).toEqual(['mislabelled', 'merged-heads'])
  })
  test('may be an XML spreadsheet or tab-separated text', async () => {
    const xml =
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表一"><Table><Row><Cell><Data ss:Type="String">名称</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">日期</Data></Cell></Row><Row><Cell><Data ss:Type="String">甲 &amp; 乙</Data></Cell><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>'
    expect((await scanAll('xml.xls', xml))[0]).toMatchObject({
      format: 'xls',
      rows: 1,
      columns: [
        { name: '名称', samples: ['甲 & 乙'] },
        { name: '列2', max: '2' },
        { name: '日期', min: '2024-05-01' },
      ],
    })
    expect((await scanAll('tab.xls', '名称\t数量\n甲\t1\n乙\t2\n'))[0]).toMatchObject({ format: 'csv', rows: 2, delimiter: '\t' })
  })
  test('defines no entities', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Workbook>&b;</Workbook>'
    expect(codes((await scanAll('bomb.xls', bomb))[0])).toContain('xml-bomb')
    expect(codes((await scanAll('bomb.xlsx', book({ S: bomb })))[0])).toContain('xml-bomb')
  })
})

test('a workbook written by a library is read the same as by hand', async () => {
  const rows = [['站名', '日期'], ...Array.from({ length: 300 }, (_, n) => [`站 ${n}`, new Date(Date.UTC(2024, 0, 1 + (n % 28)))])]
  expect((await scanAll('library.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows }] })))[0]).toMatchObject({
    rows: 300,
    columns: [{ distinct: 300 }, { physicalType: 'date', max: '2024-01-28' }],
  })
})

describe('an old workbook (BIFF8)', () => {
  test('tells hidden sheets, rows and columns, but not what is hidden where nothing stands', async () => {
    const rows = [['站名', '客流', '电话'], ...Array.from({ length: 20 }, (_, n): OldCell[] => [`站${n}`, n * 3, `0591-8333${1000 + n}`])]
    const found = await scanAll(
      'hidden.xls',
      oldWorkbook([
        {
          name: '明',
          rows,
          hiddenRows: [3, 4, 900],
          hiddenColumns: [
            [2, 2],
            [40, 255],
          ],
        },
        { name: '暗', rows, isHidden: true, hiddenColumns: [[1, 255]] },
        { name: '平', rows },
      ]),
    )
    expect(found.map(({ faults }) => faults.map(({ code, line, count, message }) => [code, line, count, message.zh]))).toEqual([
      [
        ['hidden', 4, 2, '有隐藏或被筛选掉的行，一并读取'],
        ['hidden', undefined, 1, '有隐藏的列（C），一并读取'],
      ],
      [
        ['hidden', undefined, 1, '这是隐藏的工作表，一并读取'],
        ['hidden', undefined, 1, '有隐藏的列（B–C），一并读取'],
      ],
      [],
    ])
  })
  test('is read by sheet, with titles, merged heads, rows that are not there, results and errors of formulas', async () => {
    const rows = Array.from({ length: 20 }, (_, n): OldCell[] => [`站${n}`, n * 3, { formula: n * 3.5 }])
    rows[4] = ['站4', { error: 0x17 }, 1]
    rows[7] = []
    const bytes = oldWorkbook([
      {
        name: '客流',
        rows: [['某市站点客流表'], ['站名', '客流', null], [null, '上行', '下行'], ...rows],
        merges: [
          [0, 0, 0, 2],
          [1, 2, 0, 0],
          [1, 1, 1, 2],
        ],
      },
      {
        name: '说明',
        rows: [
          ['键', '值'],
          ['甲', 1],
          ['乙', 2],
          ['丙', 3],
        ],
      },
      { name: '空表', rows: [] },
    ])
    const [one, other, ...more] = await scanAll('old.xls', bytes)
    expect(one).toMatchObject({
      file: 'old.xls#客流',
      format: 'xls',
      rows: 20,
      columns: [{ name: '站名' }, { name: '客流_上行', max: '57' }, { name: '客流_下行', max: '66.5' }],
    })
    expect(one!.faults.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([
        ['title-lines', 1],
        ['merged-heads', 2],
        ['bad-records', 8],
        ['blank-rows', undefined],
      ]),
    )
    expect([other, more]).toMatchObject([{ file: 'old.xls#说明', rows: 3, columns: [{ name: '键' }, { name: '值', max: '3' }] }, []])
  })
})
