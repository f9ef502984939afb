import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import { scanner } from '#scanner/test/scan-all.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const scanAll = scanner(folder)
const districts = ['鼓楼区', '台江区', '仓山区', '晋安区', '马尾区', '长乐区'].map((name, n) => [name, String(1000 + n), String(30 + n)])
const people = Array.from({ length: 12 }, (_, n) => [invented.name(n), invented.idNumber(n), invented.mobile(n)])
const [upper, lower] = [csv(['区县', '户数', '人口'], districts), csv(['姓名', '身份证号', '手机'], people)]

describe('tables one below the other in one text', () => {
  test('are a dataset each, graded each, whatever stands between them', async () => {
    for (const between of ['\n', '', '\n\n', ',,\n', '二、人员\n', '\n二、人员,,\n\n', '合计,6015,195\n\n二、人员\n']) {
      const found = await scanAll('stacked.csv', upper + between + lower)
      expect(found).toMatchObject([
        {
          file: 'stacked.csv#表1',
          dataset: '表1',
          rows: 6,
          grade: 1,
          columns: [{ name: '区县' }, { name: '户数', max: '1005' }, { name: '人口' }],
        },
        {
          file: 'stacked.csv#表2',
          rows: 12,
          grade: 4,
          columns: [{ name: '姓名', semanticType: 'person_name' }, { name: '身份证号' }, { name: '手机' }],
        },
      ])
      expect(found[0]!.faults).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'stacked-tables', count: 2 })]))
      expect(draftCard(found[1]!).name).not.toContain('表2')
    }
    expect(await scanAll('stacked.csv.gz', gzipSync(Buffer.from(`\uFEFF${upper}\n${lower}`, 'utf16le')))).toMatchObject([
      { rows: 6 },
      { rows: 12, encoding: 'utf-16le' },
    ])
  })
  test('are told apart from heads below rows of nothing, as spreadsheet programs write them', async () => {
    const rows = districts.map((row) => row.join(','))
    const printed = ['统计表,,', ',,', '区县,户数,人口', ...rows, '区县,户数,人口', ...rows, rows[0]]
    const [found] = await scanAll('printed.csv', `${printed.join('\n')}\n`)
    expect(found).toMatchObject({ rows: 13, columns: [{ name: '区县' }, { name: '户数', max: '1005' }, { name: '人口' }] })
    expect(found!.faults).toMatchObject(expect.arrayContaining([expect.objectContaining({ code: 'left-out', line: 10, count: 1 })]))
    for (const few of [
      ['统计表,,', ',,', '区县,户数,人口'],
      [',,', ',,', '区县,户数,人口', rows[0]],
    ])
      expect((await scanAll('few.csv', `${few.join('\n')}\n`))[0]!.faults).not.toMatchObject(
        expect.arrayContaining([expect.objectContaining({ code: 'broken' })]),
      )
  })
  test('keep heads whose units stand in brackets behind words that begin like names', async () => {
    for (const head of ['乡镇,夏粮（吨）,秋粮（吨）', '桩号,高程（m）,方量（m³）'])
      expect(
        await scanAll('units.csv', `${head}\n${['安平乡,12,30', '和顺乡,15,28', '万安乡,9,41', '永丰乡,22,17'].join('\n')}\n`),
      ).toMatchObject([{ rows: 4, columns: head.split(',').map((name) => ({ name })) }])
  })
  test('tell what of their characters is broken', async () => {
    const broken = Buffer.from(`${upper}\n${lower}`)
    broken[broken.indexOf('台江')] = 0xff
    expect((await scanAll('broken.csv', broken)).flatMap(({ faults }) => faults)).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'encoding', line: 3 })]),
    )
  })
  test('may be wider or narrower than the one above, and faults keep their lines', async () => {
    const wide = `姓名,身份证号,手机,住址\n${people.map((row, n) => [...row, invented.address(n)].join(',')).join('\n')}\n短,1\n`
    const found = await scanAll('wide.csv', `${upper}\n${wide}`)
    expect(found).toMatchObject([
      { rows: 6, columns: [{}, {}, {}] },
      { rows: 13, columns: [{}, {}, {}, { name: '住址' }] },
    ])
    expect(found[1]!.faults).toMatchObject([
      { code: 'stacked-tables', line: 9 },
      { code: 'ragged-rows', line: 22 },
    ])
    expect(
      await scanAll('padded.csv', `${upper}\n姓名,身份证号,\n${people.map(([name, id]) => `${name},${id},`).join('\n')}\n`),
    ).toMatchObject([{}, { columns: [{ name: '姓名' }, { name: '身份证号' }] }])
  })
  test('may hold no figures where their heads are clear', async () => {
    expect(
      await scanAll('names.csv', `${upper}\n姓名,职务,单位\n${people.map(([name]) => `${name},科员,市民政局`).join('\n')}\n`),
    ).toMatchObject([
      { rows: 6, grade: 1 },
      { rows: 12, grade: 3, columns: [{ semanticType: 'person_name' }, {}, {}] },
    ])
  })
  test('are one where rows go on below a gap, a word is a value, or the same head comes again', async () => {
    expect(await scanAll('gap.csv', `${upper}\n永泰县,未报,未报\n${csv(null, districts)}`)).toMatchObject([{ rows: 13 }])
    const fields = [
      ['姓名', '文本', '20'],
      ['身份证号', '文本', '18'],
      ['手机号', '数字', '11'],
      ['单位名称', '名称', '50'],
      ['序号', '数字', '8'],
      ['金额', '数字', '8'],
    ]
    expect(await scanAll('dictionary.csv', csv(['字段', '类型', '长度'], fields))).toMatchObject([{ rows: 6 }])
    expect(
      await scanAll('words.csv', csv(['项目', '内容', '数量'], [...districts.slice(0, 4), ['小计', '', '9'], ...districts])),
    ).toHaveLength(1)
    const again = await scanAll('again.csv', `${upper}\n${upper}`)
    expect(again).toMatchObject([
      { rows: 12, columns: [{}, { physicalType: 'integer' }, {}], faults: [{ code: 'left-out', line: 9, count: 1 }] },
    ])
  })
})

test('titles, heads and numbers of pages that come again on every page are no rows and hide no header', async () => {
  const page = (n: number) =>
    `参保人员名册,,\n姓名,身份证号,手机\n${people
      .slice(n * 4, n * 4 + 4)
      .map((row) => row.join(','))
      .join('\n')}\n本页小计,4,\n第${n + 1}页 共3页,,\n`
  expect(await scanAll('pages.csv', page(0) + page(1) + page(2))).toMatchObject([
    {
      rows: 12,
      columns: [
        { name: '姓名', distinct: 12 },
        { name: '身份证号', distinct: 12 },
        { name: '手机', physicalType: 'integer' },
      ],
      faults: [{ code: 'left-out', line: 7, count: 10 }, { code: 'title-lines' }],
    },
  ])
})

test('heads such as 经办 and 河长 over names are heads', async () => {
  for (const head of ['经办', '河长', '包片', '包联', '值班人员'])
    expect(
      await scanAll(
        'head.csv',
        csv(
          ['事项', head],
          people.map(([name], n) => [`事项${n}`, name!]),
        ),
      ),
    ).toMatchObject([{ rows: 12, columns: [{ name: '事项' }, { name: head, semanticType: 'person_name' }] }])
})
