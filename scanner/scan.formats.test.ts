import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { finding } from '#contract/findings.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder, csv } from '#scanner/test/files.ts'
import { makeParquet } from '#scanner/test/parquet.ts'
import type { Finding } from '#contract/findings.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const HEADER = ['站名', '日期', '数量']
const ROWS = Array.from({ length: 50 }, (_, n) => [`茶亭站${n % 7}`, `2024-01-${String(1 + (n % 28)).padStart(2, '0')}`, String(n)])

async function scanOne(name: string, content: string | Uint8Array) {
  const [one, ...more] = await scanFile(folder.write(name, content))
  expect(more).toEqual([])
  expect(finding.parse(one)).toBeTruthy()
  return one!
}

describe('delimited text', () => {
  test('is read in every encoding an office writes', async () => {
    const text = csv(HEADER, ROWS)
    const gb = Buffer.concat([
      Buffer.from([0xd5, 0xbe, 0xc3, 0xfb]),
      Buffer.from(',a\n'),
      ...Array.from({ length: 30 }, (_, n) => Buffer.concat([Buffer.from([0xb2, 0xe8, 0xcd, 0xa4]), Buffer.from(`${n},${n}\n`)])),
    ])
    expect(await scanOne('a.csv', text)).toMatchObject({
      encoding: 'utf-8',
      rows: 50,
      delimiter: ',',
      from: '2024-01-01',
      to: '2024-01-28',
    })
    expect(await scanOne('b.csv', `\uFEFF${text}`)).toMatchObject({
      encoding: 'utf-8-bom',
      rows: 50,
      columns: [{ name: '站名' }, { name: '日期' }, { name: '数量' }],
    })
    expect(await scanOne('c.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'))).toMatchObject({
      encoding: 'utf-16le',
      rows: 50,
      columns: [{ name: '站名' }, {}, {}],
    })
    expect(await scanOne('d.csv', gb)).toMatchObject({ encoding: 'gb18030', rows: 30, columns: [{ name: '站名' }, { name: 'a' }] })
    expect(await scanOne('e.csv.gz', gzipSync(text))).toMatchObject({ format: 'csv', compressed: true, rows: 50 })
  })
  test('is read with any delimiter, with or without a header, with line breaks in quotes', async () => {
    for (const delimiter of ['\t', ';', '|'])
      expect(await scanOne('f.csv', csv(HEADER, ROWS).replaceAll(',', delimiter))).toMatchObject({ delimiter, rows: 50 })
    expect(await scanOne('g.csv', csv(null, ROWS))).toMatchObject({
      rows: 50,
      columns: [{ name: '列1' }, { name: '列2', semanticType: 'date' }, { name: '列3' }],
    })
    expect(await scanOne('h.csv', 'a,b\r\n"x\r\ny ""z""",1\r\nw,2\r\n')).toMatchObject({
      rows: 2,
      columns: [{ distinct: 2 }, { physicalType: 'integer', min: '1', max: '2' }],
      faults: [],
    })
    expect(
      await scanOne(
        'i.csv',
        csv(
          ['', '人口', '面积'],
          [
            ['1978年', '10', '1.5'],
            ['1979年', '11', '1.6'],
          ],
        ),
      ),
    ).toMatchObject({ columns: [{ name: '列1', semanticType: 'year' }, { name: '人口' }, {}] })
  })
  test('is still UTF-8 where a few of its characters are damaged', async () => {
    const people = (damage: string): Buffer =>
      Buffer.concat([
        Buffer.from('姓名,电话\n'),
        Buffer.from(damage, 'hex'),
        Buffer.from(',1\n'),
        Buffer.from('陈明,13800000000\n'.repeat(50)),
      ])
    for (const damage of ['fffe80616263', 'e5a7', 'b8a3']) {
      expect(await scanOne('damaged.csv', people(damage))).toMatchObject({
        encoding: 'utf-8',
        rows: 51,
        grade: 3,
        columns: [
          { name: '姓名', semanticType: 'person_name' },
          { name: '电话', semanticType: 'mobile' },
        ],
        faults: [{ code: 'encoding' }],
      })
    }
  })
  test('has remarks above its header passed over, however many cells they take', async () => {
    const titles = ['办件台账,,,,', '填报单位：鼓楼区中心,,填报日期：2024-03-01,,', '单位：件,,,,制表人：某']
    const rows = Array.from({ length: 30 }, (_, n) => `${n},事项${n % 9},2024-01-0${1 + (n % 9)},${n * 2},已办`)
    const one = await scanOne('remarks.csv', [...titles, '序号,事项,日期,数量,状态', ...rows].join('\n'))
    expect(one).toMatchObject({
      rows: 30,
      columns: [{ name: '序号' }, { name: '事项' }, { name: '日期' }, { name: '数量' }, { name: '状态' }],
      faults: [{ code: 'title-lines', count: 3 }],
    })
    expect(await scanOne('heads.csv', '地区,合计,其中：男,其中：女\n鼓楼,3,1,2\n台江,5,2,3\n')).toMatchObject({
      rows: 2,
      columns: [{}, {}, { name: '其中：男' }, {}],
    })
  })
  test('has a header also where it comes again further down, as in files that were joined', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => [`茶亭站${n % 7}`, `2024-01-${String(1 + (n % 28)).padStart(2, '0')}`, '正常'])
    expect(await scanOne('joined.csv', csv(['站名', '日期', '状态'], [...rows, ['站名', '日期', '状态'], ...rows]))).toMatchObject({
      rows: 80,
      columns: [{ name: '站名' }, { name: '日期' }, { name: '状态' }],
    })
    expect(
      await scanOne(
        'alike.csv',
        csv(null, [
          ['甲', '乙'],
          ['丙', '丁'],
          ['甲', '乙'],
          ['戊', '己'],
        ]),
      ),
    ).toMatchObject({ rows: 4, columns: [{ name: '列1' }, { name: '列2' }] })
  })
  test('what stands for nothing is neither the least nor the greatest', async () => {
    const one = await scanOne(
      'ends.csv',
      csv(
        ['编码', '类型'],
        Array.from({ length: 400 }, (_, n) => [`B${n % 90}`, n % 3 === 0 ? 'N/A' : ['个体', '集体', '国有'][(n % 4) % 3]!]).concat([
          ['N/A', 'N/A'],
          ['A0', '国有'],
        ]),
      ),
    )
    expect(one.columns.map(({ min, max }) => [min, max])).toEqual([
      [null, null],
      ['个体', '集体'],
    ])
  })
  test('tells nulls, placeholders, ranges and distinct values', async () => {
    const one = await scanOne(
      'j.csv',
      csv(
        ['编码', '值'],
        [
          ['001', '3'],
          ['002', 'NA'],
          ['003', ''],
          ['004', '--'],
          ['005', '-7.5'],
          ['005', '12'],
        ],
      ),
    )
    expect(one.columns[1]).toMatchObject({
      nulls: 3,
      nullRatio: 0.5,
      min: '-7.5',
      max: '12',
      distinct: 3,
      distinctExact: true,
      physicalType: 'decimal',
    })
    expect(one.columns[1]!.evidence.zh).toContain('NA × 1')
    expect(one.columns[0]).toMatchObject({ physicalType: 'text', distinct: 5, min: '001', max: '005' })
  })
})

describe('other formats', () => {
  test('JSON: a list, an envelope around it, nested values by path', async () => {
    const records = [
      { id: 1, at: { city: '福州' }, tags: ['a', 'b'], log: [{ d: '2024-01-01' }] },
      { id: 2, at: { city: '厦门' }, tags: [], extra: null },
    ]
    expect(await scanOne('a.json', JSON.stringify(records))).toMatchObject({
      rows: 2,
      columns: [
        { name: 'id' },
        { name: 'at.city', semanticType: 'region_name' },
        { name: 'tags[]' },
        { name: 'log[].d' },
        { name: 'extra', nulls: 2 },
      ],
    })
    expect(await scanOne('b.json', JSON.stringify({ total: 2, data: { rows: records } }))).toMatchObject({
      rows: 2,
      columns: [{ name: 'id' }, {}, {}, {}, {}],
    })
    expect(await scanOne('c.jsonl', records.map((one) => JSON.stringify(one)).join('\n'))).toMatchObject({ format: 'jsonl', rows: 2 })
  })
  test('JSON with several lists: a dataset each, what stands beside them is named, and large files give the same', async () => {
    const text = JSON.stringify({
      code: 0,
      page: { n: [1, 2], '名"称': 'x' },
      first: [{ z: 1 }],
      data: Array.from({ length: 500 }, (_, n) => ({ n, s: `引"号{[${n}` })),
      内: {
        表: {
          项: [
            [1, 'a'],
            [2, 'b'],
          ],
        },
      },
      none: [],
      total: 500,
    })
    const brief = (found: readonly Finding[]) => found.map(({ file, rows, columns, faults }) => ({ file, rows, columns, faults }))
    const whole = await scanFile(folder.write('d.json', text))
    expect(whole).toMatchObject([
      { file: 'd.json#first', sheet: 'first', rows: 1 },
      { file: 'd.json#data', rows: 500, columns: [{ name: 'n' }, { name: 's' }] },
      { file: 'd.json#内.表.项', rows: 2 },
    ])
    expect(whole[0]!.faults).toMatchObject([
      {
        code: 'left-out',
        severity: 'warning',
        count: 5,
        message: { zh: '列表之外的字段未计入数据：code、page.n、page.名"称、none、total' },
      },
    ])
    expect(brief(await scanFile(folder.write('d.json', text), { limits: { wholeBytes: 5_000 } }))).toEqual(brief(whole))
    expect(await scanFile(folder.write('e.json', text.slice(0, -300)))).toMatchObject([
      { file: 'e.json#first', rows: 1 },
      { file: 'e.json#data', faults: [{ code: 'broken', severity: 'error' }] },
    ])
  })
  test('JSON with very many lists: the first are read, the others named, on both ways', async () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 23 }, (_, n) => [`a${n}`, [{ n, text: 'x'.repeat(100) }]])))
    for (const wholeBytes of [1 << 20, 1_000]) {
      const found = await scanFile(folder.write('f.json', text), { limits: { wholeBytes } })
      expect([found.length, found[0]!.faults]).toMatchObject([
        20,
        [{ code: 'left-out', count: 3, message: { zh: '未读取的列表：a20、a21、a22' } }],
      ])
    }
  })
  test('GeoJSON: long shapes that begin alike are different ones, and shapes all the same', async () => {
    const ring = (end: number) => [...Array.from({ length: 900 }, (_, n) => [119 + n / 10_000, 26]), [119, 26 + end], [119, 26]]
    const features = [0.1, 0.2, 0.2].map((end) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [ring(end)] },
    }))
    const one = await scanOne('long.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
    expect(one).toMatchObject({
      rows: 3,
      bounds: [119, 26, 119.0899, 26.2],
      columns: [{ name: 'geometry', physicalType: 'geometry', semanticType: 'geometry', distinct: 2 }],
    })
    expect(JSON.parse(one.columns[0]!.samples[0]!)).toMatchObject({ type: 'Polygon', coordinates: [119, 26], positions: 902 })
  })
  test('GeoJSON: properties, geometry, bounds', async () => {
    const features = [119.1, 119.4].map((lon) => ({
      type: 'Feature',
      properties: { name: '鼓楼区' },
      geometry: { type: 'Point', coordinates: [lon, 26.1] },
    }))
    expect(await scanOne('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }))).toMatchObject({
      format: 'geojson',
      rows: 2,
      bounds: [119.1, 26.1, 119.4, 26.1],
      columns: [{ name: 'name' }, { name: 'geometry', physicalType: 'geometry', semanticType: 'geometry' }],
    })
  })
  test('Excel: every sheet, title lines, real dates', async () => {
    const rows = [
      ['某市站点表', null, null],
      ['站名', '日期', '客流'],
      ...Array.from({ length: 30 }, (_, n) => [`站${n}`, new Date(Date.UTC(2024, 0, 1 + n)), (n * 37) % 101]),
    ]
    const book = await writeXlsx({
      sheets: [
        { name: '客流', rows },
        {
          name: '说明',
          rows: [
            ['键', '值'],
            ['a', 1],
            ['b', 2],
          ],
        },
      ],
    })
    const found = await scanFile(folder.write('book.xlsx', book))
    expect(found).toMatchObject([
      {
        file: 'book.xlsx#客流',
        sheet: '客流',
        rows: 30,
        columns: [{ name: '站名' }, { physicalType: 'date', min: '2024-01-01' }, { semanticType: 'quantity' }],
      },
      { file: 'book.xlsx#说明', rows: 2 },
    ])
  })
  test('SQL dumps: a dataset for each table, read but never run', async () => {
    const dump =
      "# dump\nCREATE TABLE `stops` (\n `id` int(11) NOT NULL,\n `name` varchar(9),\n PRIMARY KEY (`id`)\n);\nINSERT INTO `stops` VALUES (1,'茶亭''站'),(2,NULL);\nINSERT INTO `stops` VALUES (3,'a\\'b, (c)');\nCOPY public.lines (id, line) FROM stdin;\n1\t一号线\n2\t\\N\n\\.\nDROP TABLE stops;\n"
    expect(await scanFile(folder.write('a.sql', dump))).toMatchObject([
      {
        file: 'a.sql#stops',
        format: 'sql',
        rows: 3,
        columns: [
          { name: 'id', max: '3' },
          { name: 'name', nulls: 1, samples: ["茶亭'站", "a'b, (c)"] },
        ],
      },
      { file: 'a.sql#lines', rows: 2, columns: [{ name: 'id' }, { name: 'line', nulls: 1 }] },
    ])
  })
  test('Parquet, in several row groups, NULL apart from empty text, structures and lists by path', async () => {
    const mobile = `'13' || (i % 10) || lpad(((i * 48271 + 12345) % 100000000)::varchar, 8, '0')`
    const bytes = await makeParquet(
      `select ${mobile} as mobile, case when i % 10 = 0 then null else i / 4 + 0.25 end as value, timestamp '2023-01-01' + to_hours(i::int) as at, case i % 3 when 0 then null when 1 then '' else E'引"号,\n' || i end as text, {'城市': '福州', 'in': {'n': i}} as place from range(3000) t(i)`,
      'row_group_size 2048',
    )
    const one = await scanOne('a.parquet', bytes)
    expect(one).toMatchObject({
      rows: 3000,
      columns: [
        { name: 'mobile', semanticType: 'mobile', grade: 3, personal: true },
        { nulls: 300, physicalType: 'decimal', declaredType: 'DOUBLE' },
        { semanticType: 'datetime', physicalType: 'datetime', min: '2023-01-01 00:00:00' },
        { name: 'text', nulls: 2000, distinct: 1000 },
        { name: 'place.城市' },
        { name: 'place.in.n', max: '2999' },
      ],
    })
    expect(one.columns[0]!.samples.every((sample) => /^13\d\*{4}\d{4}$/.test(sample))).toBe(true)
    const nested = await scanOne(
      'b.parquet',
      await makeParquet(
        `select i as id, [i, i + 1] as parts, map {'色': 'x' || i} as more, [{'d': date '2024-01-01'}] as log from range(50) t(i)`,
      ),
    )
    expect(nested).toMatchObject({
      rows: 50,
      columns: [{ name: 'id', max: '49' }, { name: 'parts[]', max: '50' }, { name: 'more.色' }, { name: 'log[].d', physicalType: 'date' }],
    })
  })
  test('texts kept as bytes are texts, and keys of a map that are numbers of persons are values', async () => {
    const mobile = `'13' || (i % 10) || lpad(((i * 48271 + 12345) % 100000000)::varchar, 8, '0')`
    const bytes = await makeParquet(`select encode(${mobile}) as a, from_hex('ff00' || lpad(i::varchar, 4, '0')) as b from range(50) t(i)`)
    expect(await scanOne('bytes.parquet', bytes)).toMatchObject({
      grade: 3,
      columns: [{ semanticType: 'mobile' }, { semanticType: 'code' }],
    })
    const map = await scanOne('map.parquet', await makeParquet(`select map([${mobile}], [i]) as m from range(50) t(i)`))
    expect(map).toMatchObject({ grade: 3, columns: [{ name: 'm.键', semanticType: 'mobile' }, { name: 'm.*' }] })
  })
})

test('JSON with keys that are values: they name nothing, on both ways', async () => {
  const [number, mobile] = ['110105199001011234', '13812345678']
  const text = JSON.stringify({
    张三: [{ n: 1 }],
    [number]: [{ n: 2 }, { n: 3 }],
    列表1: [{ n: 4 }],
    byPhone: { [mobile]: 1, [`${mobile}0`]: 2 },
    总: 0,
    注: 'x'.repeat(900),
  })
  for (const wholeBytes of [1 << 20, 500]) {
    const found = await scanFile(folder.write('g.json', text), { limits: { wholeBytes } })
    expect(found.map(({ file, dataset, sheet, rows }) => [file, dataset, sheet, rows])).toEqual([
      ['g.json#列表2', '列表2', '列表2', 1],
      ['g.json#列表3', '列表3', '列表3', 2],
      ['g.json#列表1', '列表1', '列表1', 1],
    ])
    expect(found[0]!.faults).toMatchObject([{ code: 'left-out', count: 4, message: { zh: '列表之外的字段未计入数据：byPhone.*、总、注' } }])
    expect(JSON.stringify(found.map((finding) => [finding, draftCard(finding)]))).not.toMatch(/张三|1101051990|1381234/)
    expect(draftCard(found[0]!).name).toBe(draftCard({ ...found[0]!, sheet: undefined }).name)
  }
})
