import { expect, test } from 'vitest'
import { shapeOf } from './csv-shape.ts'

const rows = (make: (at: number) => string) => Array.from({ length: 40 }, (_, at) => make(at)).join('\n')

test('parts of a cell divided by another sign are no columns', () => {
  expect(shapeOf(`编号,名称,标签,数量\n${rows((at) => `${at},项目${at},台江;晋安;马尾;长乐;福清,${at * 3}`)}\n`)).toMatchObject({
    delimiter: ',',
    header: ['编号', '名称', '标签', '数量'],
    titles: [],
  })
  expect(shapeOf(`部门,成员\n${rows((at) => `部${at},甲|乙|丙|丁`)}\n`)).toMatchObject({ delimiter: ',', header: ['部门', '成员'] })
  expect(shapeOf(`名称;金额\n${rows((at) => `项目${at};${at},50`)}\n`)).toMatchObject({ delimiter: ';', header: ['名称', '金额'] })
  expect(shapeOf(`填报单位：某局\n编号;名称\n${rows((at) => `${at};项目${at}`)}\n`)).toMatchObject({
    delimiter: ';',
    header: ['编号', '名称'],
  })
})

test('a word for a post above persons’ names is the name of the column, a person’s name is not', () => {
  const people = rows((at) => `部门${at},${'王李张刘陈'[at % 5]!}${'伟芳娜敏静'[at % 5]!}${'强磊军洋勇艳'[at % 6]!}`)
  for (const post of [
    '高管',
    '成员',
    '班长',
    '管理员',
    '安全员',
    '施工员',
    '干部',
    '常委',
    '来访人',
    '承包人',
    '养护人',
    '和解员',
    '程序员',
    '农户',
    '终审',
  ])
    expect(shapeOf(`部门,${post}\n${people}\n`).header).toEqual(['部门', post])
  expect(shapeOf(`办公室,陈建军\n${people}\n`).header).toBeNull()
})

test('a head of two rows without merged cells names its columns by both; a row of data below gaps is none', () => {
  const people = rows((at) => `${at + 1},陈${at},男,1380000${1000 + at},路${at},`)
  const head = '序号,基本信息,,联系方式,,备注\n,姓名,性别,手机号码,家庭住址,'
  const shape = shapeOf(`人员统计表,,,,,\n${head}\n${people}\n`)
  expect(shape.header).toEqual(['序号', '基本信息_姓名', '基本信息_性别', '联系方式_手机号码', '联系方式_家庭住址', '备注'])
  expect([shape.skip, shape.titles, shape.rows[0]![1]]).toEqual([3, ['人员统计表'], '陈0'])
  const few = shapeOf(`人员,,\n陈建军,王秀兰,李国强\n${rows((at) => `张伟${at},王芳${at},李强${at}`)}\n`)
  expect(JSON.stringify(few.header ?? [])).not.toMatch(/陈建军|王秀兰/)
})

test.each([
  [['福州市企业名录'], '制表单位：市场监督管理局,,单位：万元'],
  [[], '填报单位：市场局,,2024年度'],
  [['福州市企业名录'], '填报单位：市场局,填报人：某某,填报日期：2024-12-31'],
])('a line of labels as wide as the table is a title (%j, %s)', (above, remark) => {
  const shape = shapeOf([...above, remark, '编号,名称,日期', ...LINES, ''].join('\n'))
  expect([shape.header, shape.titles.length, shape.rows.length]).toEqual([['编号', '名称', '日期'], above.length + 1, LINES.length])
})

test.each([
  ['地铁站名录', '制表单位：交通局,,单位：座'],
  ['地铁站名录,,', '制表单位：交通局,,单位：座'],
  ['地铁站名录', '制表单位：交通局,,'],
])('a title with a remark below it is no header where there is none (%s, %s)', (title, remark) => {
  const shape = shapeOf([title, remark, ...LINES, ''].join('\n'))
  expect([shape.header, shape.rows.length, shape.rows[0]?.length]).toEqual([null, LINES.length, 3])
})

test('lines of labels that come again in each row are data', () => {
  const rows = Array.from({ length: 9 }, (_, n) => `单位：第${n}局,状态：正常,来源：第${n}库`)
  expect(shapeOf(rows.join('\n'))).toMatchObject({ titles: [], skip: 0 })
})
const LINES = Array.from({ length: 30 }, (_, n) => `${n},企业${n},2024-01-${String((n % 28) + 1).padStart(2, '0')}`)
