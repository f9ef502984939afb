import { expect, test } from 'vitest'
import { isRunningText } from './running-text.ts'

const notes: readonly (readonly [name: string, text: string])[] = [
  ['说明.txt', '公交刷卡数据说明\n\n一、数据来源：由公交集团按月导出，字段含义见下文。\n二、更新频率：每月5日前。\n'],
  [
    'readme.txt',
    'README\n\nThis folder holds the monthly exports, one file per month.\nSee the manual, chapter 3, for the meaning of the columns.\n',
  ],
  ['notes.txt', '2026-11-03 今天导出了三张表\n还差一张\n'],
  ['会议.txt', '各单位应当按期完成盘点。\n逾期的，由市数据局通报。\n联系科室见附件。\n'],
  ['README.txt', '# Bus lines\n\nlines.csv\nstops.csv\nfares.csv\nEncoding is UTF-8 with a mark\n'],
]
const tables: readonly (readonly [name: string, text: string])[] = [
  ['站点.txt', '站点编号,站点名称,日均客流\n1,东街口,2300\n2,南门兜,1800\n3,火车站,5200\n'],
  ['说明.txt', '编号\t说明\n1\t本站于2020年启用。\n2\t本站暂停使用，请绕行。\n'],
  ['phones.txt', '13800000000\n13900000001\n'],
  ['names.txt', '姓名\n张三\n李四\n王五\n'],
  ['titled.txt', '全市公交站点一览表（2026年）\n编号|名称\n1|甲\n2|乙\n3|丙\n'],
  ['意见.txt', '反映路灯不亮，请尽快修复。\n'.repeat(6000)],
  ['codes.txt', 'A-101\nA-102\nB-7\n'],
  ['分号.txt', '姓名；地区；备注\n张三；福州；甲\n李四；厦门；乙\n'],
  ['逗号.txt', '线路：名称，起点站，终点站\n一路，火车北站广场，东街口\n二路，南门兜公交站，火车站\n'],
  [
    '空格.txt',
    '站点名称    所在街道地址    状态\n东街口公交站    鼓楼区八一七北路    启用\n南门兜公交站    鼓楼区古田路东段    停用\n火车站公交站    晋安区华林路尽头    启用\n',
  ],
]

test.each(notes)('%s is a text to be read and holds no table', (name, text) => expect(isRunningText(text, name)).toBe(true))
test.each(tables)('%s holds a table or a column of values', (name, text) => expect(isRunningText(text, name)).toBe(false))
