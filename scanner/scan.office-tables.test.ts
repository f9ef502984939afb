import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import { scanner } from '#scanner/test/scan-all.ts'
import { oldWorkbook } from '#scanner/test/xls.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const scanAll = scanner(folder)
type Sheet = NonNullable<Parameters<typeof writeXlsx>[0]['sheets']>[number]
const book = (rows: (string | number | null)[][], merges: Sheet['merges'] = []) => writeXlsx({ sheets: [{ name: '表', rows, merges }] })
const codes = (one: { faults: { code: string }[] }): string[] => one.faults.map(({ code }) => code)
const districts = ['鼓楼区', '台江区', '仓山区', '晋安区', '马尾区', '长乐区'].map((name, n): [string, number, number] => [
  name,
  1000 + n,
  30 + n,
])
const people = Array.from({ length: 12 }, (_, n) => [invented.name(n), invented.idNumber(n), invented.mobile(n)])

describe('several tables on one sheet', () => {
  const stacked = [
    ['一、人口'],
    ['区县', '户数', '人口'],
    ...districts,
    ['合计', 6015, 195],
    [],
    ['二、人员'],
    ['姓名', '身份证号', '手机'],
    ...people,
  ]
  test('one below the other are a dataset each, graded each, what ends the first left out', async () => {
    for (const found of [
      await scanAll('stacked.xlsx', await book(stacked as (string | number)[][])),
      await scanAll('stacked.xls', oldWorkbook([{ name: '表', rows: stacked as (string | number)[][] }])),
    ]) {
      expect(found).toMatchObject([
        { sheet: '表', rows: 6, grade: 1, columns: [{ name: '区县' }, { name: '户数' }, { name: '人口' }] },
        { sheet: '表（表2）', rows: 12, grade: 4, columns: [{ name: '姓名' }, { name: '身份证号' }, { name: '手机' }] },
      ])
      expect(found[0]!.faults).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ code: 'stacked-tables', line: 11, count: 2 }),
          expect.objectContaining({ code: 'left-out', line: 9 }),
        ]),
      )
    }
  })
  test('are found below titles whatever their heads are called, three of them too', async () => {
    const three = [
      ['表1 收入'],
      ['项目', '金额'],
      ['税收', 3],
      ['非税', 4],
      ['转移', 5],
      ['基金', 6],
      [],
      ['表2 支出'],
      ['科目', '预算', '决算'],
      ['教育', 3, 3],
      ['卫生', 4, 4],
      ['社保', 5, 5],
      [],
      [],
      ['表3 人员'],
      ['姓名', '身份证号'],
      ...people.slice(0, 4).map((row) => row.slice(0, 2)),
    ]
    expect(await scanAll('three.xlsx', await book(three as (string | number)[][]))).toMatchObject([
      { rows: 4, columns: [{ name: '项目' }, {}] },
      { rows: 3, columns: [{ name: '科目' }, { name: '预算' }, { name: '决算' }] },
      { sheet: '表（表3）', rows: 4, grade: 4 },
    ])
  })
  test('made for printing have their titles, heads and page numbers once, however often they come; numbers of pages alone stay', async () => {
    const page = (n: number) => [['人员名册'], ['姓名', '身份证号', '手机'], ...people.slice(n * 4, n * 4 + 4), [`第${n + 1}页 共3页`]]
    const pages = [...page(0), ...page(1), [], ...page(2)]
    for (const found of [
      await scanAll('pages.xlsx', await book(pages)),
      await scanAll('pages.xls', oldWorkbook([{ name: '表', rows: pages }])),
    ]) {
      expect(found).toMatchObject([{ rows: 12, columns: [{ name: '姓名', distinct: 12, nulls: 0 }, { distinct: 12, nulls: 0 }, {}] }])
      expect(found[0]!.faults).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'left-out', line: 8, count: 7 })]))
      expect(codes(found[0]!)).not.toContain('blank-rows')
    }
    const groups = [
      ['区县', '户数', null],
      [null, '城镇', '农村'],
      ...districts,
      ['区县', '户数', null],
      [null, '城镇', '农村'],
      ...districts,
    ]
    expect(
      await scanAll(
        'group-pages.xlsx',
        await book(groups, [
          { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
          { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
        ]),
      ),
    ).toMatchObject([{ rows: 12, columns: [{ distinct: 6 }, { physicalType: 'integer' }, {}] }])
    expect(
      await scanAll(
        'no-pages.xlsx',
        await book([['标题', '级别', '篇数'], ...Array.from({ length: 6 }, (_, n) => [`文${n}`, '甲', n]), ['第2页'], ['文9', '乙', 9]]),
      ),
    ).toMatchObject([{ rows: 8 }])
  })
  test('are not seen where rows go on below a gap, or the same head comes again', async () => {
    const gap = [['区县', '户数', '人口'], ...districts, [], ['永泰县', '未报', '未报'], ...districts]
    expect(await scanAll('gap.xlsx', await book(gap))).toMatchObject([{ rows: 14, faults: [{ code: 'blank-rows' }] }])
    expect(
      await scanAll('again.xlsx', await book([['区县', '户数', '人口'], ...districts, [], ['区县', '户数', '人口'], ...districts])),
    ).toHaveLength(1)
  })
})

test('cells merged down over rows of data have their value in each row', async () => {
  const rows = [
    ['区县', '街道', '户数'],
    ...districts.flatMap(([name, n]) => [
      [name, `${name}甲`, n],
      [null, `${name}乙`, n + 10],
      [null, `${name}丙`, n + 20],
    ]),
  ]
  const merges = districts.map((_, n) => ({ startRow: 1 + n * 3, startCol: 0, endRow: 3 + n * 3, endCol: 0 }))
  const [one] = await scanAll('merged.xlsx', await book(rows, merges))
  expect(one).toMatchObject({
    rows: 18,
    columns: [{ name: '区县', nulls: 0, distinct: 6, semanticType: 'region_name' }, {}, {}],
    faults: [{ code: 'merged-cells', line: 3, count: 12 }],
  })
  const page = `<html><table><tr><td>区县</td><td>街道</td><td>户数</td></tr>${rows
    .slice(1)
    .map(([name, street, n]) => `<tr>${name ? `<td rowspan=3>${name}</td>` : ''}<td>${street}</td><td>${n}</td></tr>`)
    .join('')}</table></html>`
  expect((await scanAll('merged.xls', page))[0]).toMatchObject({ rows: 18, columns: [{ nulls: 0, distinct: 6 }, {}, {}] })
})

describe('rows between the header and the data', () => {
  test('units become part of the names, bracketed or not', async () => {
    const rows = districts.map(([name, a, b]) => `${name},${a}.5,${b}`).join('\n')
    for (const units of [',（万元）,（人）', ',万元,人', '单位,万元,人']) {
      expect(await scanAll('units.csv', `地区,产值,人数\n${units}\n${rows}\n`)).toMatchObject([
        {
          rows: 6,
          columns: [{ name: '地区' }, { name: '产值（万元）', physicalType: 'decimal' }, { name: '人数', physicalType: 'integer' }],
          faults: [{ code: 'merged-heads' }],
        },
      ])
    }
    expect(await scanAll('units.xlsx', await book([['地区', '产值', '人数'], [null, '万元', '人'], ...districts]))).toMatchObject([
      { rows: 6, columns: [{}, { name: '产值（万元）', min: '1000' }, {}], faults: [{ code: 'merged-heads', line: 2 }] },
    ])
    expect(await scanAll('no-units.csv', `货品,数量,单位\n煤,3,吨\n布,4,米\n`)).toMatchObject([
      { rows: 2, columns: [{}, {}, { name: '单位' }], faults: [] },
    ])
  })
  test('a second header gives its Chinese names, numbers of columns and how to fill in are passed over', async () => {
    const data = people.map((row) => row.join(',')).join('\n')
    for (const head of ['xm,sfzh,lxdh\n姓名,身份证号,联系电话', '姓名,身份证号,联系电话\nXM,SFZH,LXDH'])
      expect(await scanAll('heads.csv', `${head}\n${data}\n`)).toMatchObject([
        {
          rows: 12,
          columns: [{ name: '姓名' }, { name: '身份证号' }, { name: '联系电话', physicalType: 'integer' }],
          faults: [{ code: 'merged-heads' }],
        },
      ])
    expect(
      await scanAll(
        'advice.xlsx',
        await book([
          ['姓名', '证件号码', '手机号'],
          ['必填，不超过20字', '必填，18位', '选填'],
          ['示例：张三', '350102199001011234', '13800000000'],
          ...people,
        ]),
      ),
    ).toMatchObject([{ rows: 12, faults: [{ code: 'left-out', line: 2, count: 2 }] }])
    expect(
      await scanAll(
        'numbered.csv',
        `${'地区,户数,人口,面积,产值'}\n1,2,3,4,5\n${districts.map(([name, a, b]) => `${name},${a},${b},3,4`).join('\n')}\n`,
      ),
    ).toMatchObject([{ rows: 6, columns: [{}, { min: '1000' }, {}, {}, {}] }])
    expect(await scanAll('dictionary.csv', '代码,名称,说明\n01,必填项,必填\n02,选填项,选填\n03,格式,格式要求\n')).toMatchObject([
      { rows: 3, faults: [] },
    ])
    expect(await scanAll('figures.csv', 'a,b,c,d,e\n1,2,3,4,5\n2,3,4,5,6\n')).toMatchObject([{ rows: 2 }])
  })
  test('a name broken over lines is one name; two bars are one delimiter', async () => {
    expect(await scanAll('broken.xlsx', await book([['*姓名\n（必填）', '身份证\r\n号码', 'id\ncode'], ...people]))).toMatchObject([
      { columns: [{ name: '*姓名（必填）' }, { name: '身份证号码' }, { name: 'id code' }] },
    ])
    expect(await scanAll('bars.txt', `区县||户数\n${districts.map(([name, n]) => `${name}||${n}`).join('\n')}\n`)).toMatchObject([
      { columns: [{ name: '区县' }, { name: '户数' }], faults: [{ code: 'left-out' }] },
    ])
  })
})

describe('tables on their side and forms that were filled in', () => {
  const turned = (n: number) => people.slice(0, n)
  test('are refused with what helps, so that no person becomes the name of a column', async () => {
    const sideways = ['姓名', '身份证号', '电话'].map((name, at) => [name, ...turned(8).map((row) => row[at]!)])
    const form = [
      ['企业信息登记表'],
      ['企业名称', '福州宏达贸易有限公司', '统一社会信用代码', invented.uscc(3)],
      ['法定代表人', invented.name(3), '联系电话', invented.mobile(3)],
      ['注册资本', '500万元', '成立日期', '2020-03-04'],
    ]
    for (const content of [await book(sideways), await book(form), csv(null, sideways)]) {
      const found = await scanAll(typeof content === 'string' ? 'turned.csv' : 'turned.xlsx', content)
      expect(found).toMatchObject([{ columns: [], faults: [{ code: 'other-form', severity: 'error' }] }])
      expect(JSON.stringify(found)).not.toMatch(new RegExp(people.slice(0, 8).flat().join('|')))
    }
  })
  test('a table of figures with words in its first column stays one', async () => {
    expect(
      await scanAll(
        'cross.xlsx',
        await book([
          ['指标', '2021年', '2022年'],
          ['人口', 10, 11],
          ['面积', 5, 5],
          ['金额', 7, 8],
        ]),
      ),
    ).toMatchObject([{ rows: 3, faults: [] }])
  })
})

describe('JSON of other forms', () => {
  const records = districts.map(([区县, 户数]) => ({ 区县, 户数 }))
  test('records under keys, columns side by side, and JSON within a text are records', async () => {
    expect(await scanAll('keyed.json', JSON.stringify(Object.fromEntries(records.map((one, n) => [`Q${n}`, one]))))).toMatchObject([
      { rows: 6, columns: [{ name: '键', distinct: 6 }, { name: '区县' }, { name: '户数', max: '1005' }] },
    ])
    const persons = { code: 0, data: Object.fromEntries(people.map(([name, id]) => [id, { 姓名: name }])) }
    const [kept] = await scanAll('persons.json', JSON.stringify(persons))
    expect(kept).toMatchObject({
      rows: 12,
      grade: 4,
      columns: [
        { name: '键', semanticType: 'id_number' },
        { name: '姓名', semanticType: 'person_name' },
      ],
    })
    expect(JSON.stringify(kept)).not.toContain(invented.idNumber(0))
    for (const columns of [
      { 区县: districts.map(([name]) => name), 户数: districts.map(([, n]) => n) },
      Object.fromEntries(
        (['区县', '户数', '人口'] as const).map((name, at) => [name, Object.fromEntries(districts.map((row, n) => [n, row[at]]))]),
      ),
    ]) {
      expect((await scanAll('columns.json', JSON.stringify(columns)))[0]).toMatchObject({
        rows: 6,
        columns: expect.arrayContaining([
          expect.objectContaining({ name: '区县', semanticType: 'region_name' }),
          expect.objectContaining({ name: '户数', max: '1005' }),
        ]),
      })
    }
    expect(await scanAll('packed.json', JSON.stringify({ msg: 'ok', data: JSON.stringify(records) }))).toMatchObject([
      { rows: 6, columns: [{ name: '区县' }, { name: '户数' }] },
    ])
  })
  test('an object whose parts are of different kinds is one record', async () => {
    expect(
      await scanAll('settings.json', JSON.stringify({ a: { x: 1, y: 2 }, b: { name: 'n' }, c: { list: [1, 2], z: 3 } })),
    ).toMatchObject([{ rows: 1 }])
  })
})

describe('what divides columns', () => {
  test('may be the sign 0x01 of Hive; others are refused with what helps, as is JavaScript', async () => {
    expect(await scanAll('hive.txt', `${districts.map((row) => row.join('\u0001')).join('\n')}\n`)).toMatchObject([
      { rows: 6, columns: [{ semanticType: 'region_name' }, {}, {}] },
    ])
    for (const sign of ['，', '^'])
      expect(await scanAll('other.csv', `${districts.map((row) => row.join(sign)).join('\n')}\n`)).toMatchObject([
        { columns: [], faults: [{ code: 'other-form', message: { zh: expect.stringContaining(`“${sign}”`) } }] },
      ])
    expect((await scanAll('jsonp.json', `callback(${JSON.stringify([{ a: 1 }, { a: 2 }])});`))[0]).toMatchObject({
      columns: [],
      faults: [{}, { code: 'other-form' }],
    })
  })
})

test('bytes that are no GB18030 are told with their line, packed or not', async () => {
  const row = (n: number) => Buffer.concat([Buffer.from(`${n},`), Buffer.from('b9c4c2a5c7f8', 'hex'), Buffer.from(`,${n}\n`)])
  const text = Buffer.concat([
    Buffer.from('a,b,c\n'),
    ...Array.from({ length: 12 }, (_, n) => row(n)),
    Buffer.from('3133', 'hex'),
    Buffer.from(',x'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(',9\n'),
    ...Array.from({ length: 12 }, (_, n) => row(n)),
  ])
  for (const [name, content] of [
    ['bad.csv', text],
    ['bad.csv.gz', gzipSync(text)],
  ] as const)
    expect((await scanAll(name, content))[0]).toMatchObject({ encoding: 'gb18030', rows: 25, faults: [{ code: 'encoding', line: 14 }] })
})

test('what follows a quote that was never closed is no value of its column', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => `${n},正常${n},${n}`).join('\n')
  const [one] = await scanAll(
    'open.csv',
    `编号,备注,数量\n${rows}\n30,"啊\n${Array.from({ length: 30 }, (_, n) => `${n + 31},${invented.name(n)},${n}`).join('\n')}\n`,
  )
  expect(codes(one!)).toContain('unclosed-quote')
  expect(JSON.stringify(one)).not.toMatch(new RegExp(invented.name(1)))
})

test('days that lost their format are known by their heading, and a birthday is not shown by its number', async () => {
  const [one] = await scanAll(
    'serial.xlsx',
    await book([
      ['姓名', '出生日期', '入职日期', '金额'],
      ...people.map(([name], n) => [name!, 30_000 + n * 97, 44_000 + n * 31, 30_000 + n]),
    ]),
  )
  expect(one).toMatchObject({
    columns: [{}, { semanticType: 'birth_date', personal: true, min: '****-**-**' }, { semanticType: 'date' }, { semanticType: 'amount' }],
  })
})
