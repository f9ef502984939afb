import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import { scanner } from '#scanner/test/scan-all.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const scanAll = scanner(folder)
async function scanOne(name: string, content: string | Uint8Array) {
  const [one, ...more] = await scanAll(name, content)
  expect(more).toEqual([])
  return one!
}
const rows = (count: number, row: (n: number) => string[]): string[][] => Array.from({ length: count }, (_, n) => row(n))
const quoted = (table: readonly string[][]): string => `${table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`

describe('what programs of accounts give out', () => {
  const vouchers = rows(30, (n) => [
    `2024-01-${String(1 + (n % 28)).padStart(2, '0')}`,
    `记-${n}`,
    `办公费${n}`,
    '\t1002.01',
    `${(1000 + n * 37).toLocaleString('en')}.00`,
  ])
  test('has its totals left out although every cell stands in quotes, and its titles behind the mark', async () => {
    const one = await scanOne(
      '凭证.csv',
      `\uFEFF${quoted([['账套名称：某单位', '', '', '', ''], ['会计期间：2024年第1期', '', '', '', ''], ['日期', '凭证字号', '摘要', '科目代码', '借方金额'], ...vouchers, ['', '', '合计', '', '48,000.00']])}`,
    )
    expect(one).toMatchObject({ rows: 30, columns: [{ name: '日期' }, {}, {}, {}, { semanticType: 'amount' }] })
    expect(one.faults.map(({ code, count }) => [code, count])).toEqual([
      ['left-out', 1],
      ['title-lines', 2],
    ])
    expect(one.faults[1]!.message.zh).not.toContain('"')
  })
  test('names whoever made it below, in no finding', async () => {
    const people = [1, 2, 3, 4, 5].map((n) => invented.name(n))
    const signed = [
      ['合计', '', '', '', '66.00'],
      [`会计主管：${people[0]}`, `记账：${people[1]}`, `复核：${people[2]}　出纳：${people[3]}`, `制单：${people[4]}`, ''],
      ['打印日期：2024-03-01', '', '', '', ''],
    ]
    for (const one of [
      await scanOne('签.csv', quoted([['日期', '凭证字号', '摘要', '科目代码', '金额'], ...vouchers, ...signed])),
      await scanOne(
        '签.xlsx',
        await writeXlsx({ sheets: [{ name: '表', rows: [['日期', '凭证字号', '摘要', '科目代码', '金额'], ...vouchers, ...signed] }] }),
      ),
    ]) {
      expect(one).toMatchObject({
        rows: 30,
        grade: expect.any(Number),
        faults: expect.arrayContaining([expect.objectContaining({ code: 'left-out', count: 3 })]),
      })
      expect(people.filter((name) => JSON.stringify(one).includes(name))).toEqual([])
    }
  })
  test('has amounts under 借方, 贷方 and 原值, in brackets, in capitals and behind =, and no record numbers where years name the columns', async () => {
    expect(
      (
        await scanOne(
          '余额.csv',
          csv(
            ['科目', '本期借方', '原值', '增减', '大写', '结余'],
            rows(20, (n) => [
              `科目${n}`,
              String(n * 20),
              String(n * 1000),
              n % 2 ? `(${n}.50)` : `${n}.50`,
              `人民币${'壹贰叁肆伍'[n % 5]}万元整`,
              `="${n + 1}.50"`,
            ]),
          ),
        )
      ).columns.map(({ semanticType }) => semanticType),
    ).toEqual(['object_name', 'amount', 'amount', 'measure', 'amount', 'measure'])
    expect(
      (
        await scanOne(
          '年份.csv',
          csv(
            ['指标', '2022年', '2023年（预计）'],
            rows(12, (n) => [`指标${n}`, String(n * 10), String(n * 10 + 3)]),
          ),
        )
      ).columns.map(({ semanticType }) => semanticType),
    ).toEqual(['object_name', 'quantity', 'quantity'])
  })
  test('ends in averages and the highest value as in totals', async () => {
    const streets = rows(12, (n) => [`街道${n}`, String(n), `${n}.5`])
    expect(
      await scanOne(
        '均.csv',
        csv(['街道', '户数', '金额'], [...streets, ['累计', '276', '108'], ['平均值', '46', '18'], ['最大值', '13', '10.5']]),
      ),
    ).toMatchObject({ rows: 12, faults: [{ code: 'left-out', count: 3 }] })
  })
})

describe('what clients of databases give out', () => {
  test('ends in a count and draws lines of strokes, which are no rows', async () => {
    const table = rows(20, (n) => [String(n), `单位${n}`, `${n}.5`])
    for (const end of ['已选择 20 行。', '(20 行受影响)', '（20 行）', '(20 rows)', '20 rows selected.'])
      expect(await scanOne('spool.csv', `${csv(['id', 'name', 'amount'], table)}\n${end}\n`)).toMatchObject({
        rows: 20,
        faults: [{ code: 'left-out', count: 1 }],
      })
    expect(
      await scanOne('服务器.rpt.csv', csv(['id', 'name', 'amount'], [['-----------', '-----------', '------'], ...table])),
    ).toMatchObject({ rows: 20, columns: [{ physicalType: 'integer' }, {}, { physicalType: 'decimal' }] })
  })
})

test('files put together with the mark of each keep their header', async () => {
  const part = `\uFEFF${csv(
    ['站名', '数量', '日期'],
    rows(10, (n) => [`站${n}`, String(n), `2024-01-0${1 + (n % 9)}`]),
  )}`
  expect(await scanOne('合并.csv', part + part + part)).toMatchObject({
    rows: 30,
    columns: [{ name: '站名' }, { name: '数量', physicalType: 'integer' }, { name: '日期' }],
    faults: [{ code: 'left-out', count: 2 }],
  })
})

test('pages whose title tells its own day, numbered between strokes, are one table', async () => {
  const page = (n: number): string =>
    `某局　设备台账　　打印日期：2024-03-1${n},,,\n${csv(
      ['设备编号', '设备名称', '数量', '购置日期'],
      rows(12, (row) => [`SB${n}${String(row).padStart(3, '0')}`, `打印机${row}`, String(row), `2023/${1 + (row % 12)}/${1 + row}`]),
    )}— ${n + 1} —,,,\n`
  expect(await scanOne('台账.csv', page(0) + page(1) + page(2))).toMatchObject({
    rows: 36,
    columns: [{ name: '设备编号', distinct: 36 }, {}, {}, {}],
  })
})

describe('what systems hand out under the name .xls', () => {
  const data = rows(15, (n) => [String(n), invented.name(n), invented.idNumber(n)])
  const table = `<table><tr><th>序号</th><th>姓名</th><th>身份证号</th></tr>${data.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
  test('has its title in a table of its own, which is no data', async () => {
    const one = await scanOne(
      '导出.xls',
      `<html><body><table><tr><td colspan=3>人员导出</td></tr><tr><td colspan=3>导出人：${invented.name(40)}</td></tr></table>${table}</body></html>`,
    )
    expect(one).toMatchObject({ file: '导出.xls', rows: 15, grade: 4, faults: [{ code: 'mislabelled' }, { code: 'left-out', count: 1 }] })
    expect(JSON.stringify(one)).not.toContain(invented.name(40))
  })
  test('is refused with what helps where it is a web page in a single file', async () => {
    for (const lead of ['', 'From: <Saved>\r\nSubject: x\r\n']) {
      const one = await scanOne(
        '单文件.xls',
        `${lead}MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${table}\r\n--x--\r\n`,
      )
      expect(one).toMatchObject({ columns: [], faults: [{ code: 'other-form', message: { zh: expect.stringContaining('.xlsx') } }] })
    }
  })
})

describe('values as offices write them', () => {
  test('numbers kept as text by a formula whose quotes were curled are graded as what they are', async () => {
    expect(
      await scanOne(
        '引号.csv',
        csv(
          ['机构代码', '身份证号'],
          rows(20, (n) => [`=“${String(n + 1).padStart(3, '0')}”`, `=“${invented.idNumber(n)}”`]),
        ),
      ),
    ).toMatchObject({ grade: 4, columns: [{ semanticType: 'code' }, { semanticType: 'id_number', grade: 4 }] })
  })
  test('days in Chinese numerals, counted from 1912 or without their year are days, births among them', async () => {
    const [digits, months] = ['〇一二三四五六七八九', ['一', '二', '三', '十', '十一', '十二']]
    const found = await scanOne(
      '日期.csv',
      csv(
        ['案号', '立案', '成文日期', '签订', '出生日期', '监测日期'],
        rows(24, (n) => [
          `档${n}`,
          `民国${80 + n}年${1 + (n % 12)}月${1 + n}日`,
          `二〇二${digits[n % 5]}年${months[n % 6]}月廿${digits[1 + (n % 9)]}日`,
          '贰零贰肆年叁月拾日',
          `一九${digits[5 + (n % 5)]}${digits[n % 10]}年${months[n % 6]}月三日`,
          `${1 + (n % 12)}月${1 + n}日`,
        ]),
      ),
    )
    expect(found.columns.map(({ semanticType }) => semanticType)).toEqual(['code', 'date', 'date', 'date', 'birth_date', 'date'])
    expect(found.columns[4]).toMatchObject({ personal: true, grade: 3 })
    expect(JSON.stringify(found.columns[4])).not.toMatch(/一九[五六七八九]/)
  })
  test('ticks are flags, figures below what can be measured are measures, addresses with their place are addresses', async () => {
    const found = await scanOne(
      '填报.csv',
      csv(
        ['事项', '是否上网', '氨氮', '总磷', '来自IP'],
        rows(24, (n) => [
          `事项${n}`,
          n % 2 ? '√' : '×',
          n % 4 ? `${n * 0.1 + 0.1}`.slice(0, 3) : '<0.025',
          n % 4 ? `0.${n + 11}` : '0.01L',
          `117.30.${n}.${n + 5}(福建-福州)`,
        ]),
      ),
    )
    expect(found.columns.map(({ semanticType }) => semanticType)).toEqual(['object_name', 'flag', 'measure', 'measure', 'ip'])
  })
})
