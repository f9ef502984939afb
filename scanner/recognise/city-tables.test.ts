import { expect, test } from 'vitest'
import { isLuhn } from '#contract/identifiers.ts'
import { assembleTable } from '#scanner/assemble.ts'
import { factsOfColumns } from '#scanner/test/engine-facts.ts'
import { invented } from '#scanner/test/files.ts'
import type { ColumnFinding } from '#contract/findings.ts'

type Maker = (n: number) => string

const judge = (columns: Record<string, Maker>, rows = 400): ColumnFinding[] =>
  assembleTable(
    factsOfColumns(
      Object.fromEntries(Object.entries(columns).map(([name, make]) => [name, Array.from({ length: rows }, (_, n) => make(n))])),
    ),
  ).columns
/** Kind and grade of each column. */
const told = (columns: Record<string, Maker>): string[] => judge(columns).map(({ semanticType, grade }) => `${semanticType} ${grade}`)
/** Figures that look thrown: the same for the same n. */
const digits = (n: number, length: number): string =>
  String((BigInt(n + 7) * 6364136223846793005n) % 10n ** BigInt(length)).padStart(length, '3')
/** An invented card of 19 places. */
const card = (n: number): string => {
  const first = `621700${digits(n, 12)}`
  return '0123456789'
    .split('')
    .map((last) => first + last)
    .find(isLuhn)!
}
const firm = (n: number): string => `福州榕新${'海联东源'[n % 4]}${n}${n % 3 ? '贸易有限公司' : '五金店'}`

test('persons among firms are graded as persons, however few they are and whatever the heading is', () => {
  const found = judge({
    行政相对人名称: (n) => (n % 5 ? firm(n) : invented.name(n)),
    CONS_NAME: (n) => (n % 7 ? invented.name(n) : firm(n)),
    企业名称: firm,
  })
  expect(found.map(({ semanticType }) => semanticType)).toEqual(['person_name', 'person_name', 'org_name'])
  expect(found[0]!.samples.filter((text) => text.length <= 3 && !text.includes('*'))).toEqual([])
})

test('who calls a hotline, a few staff over and over, and several masked names are persons', () => {
  expect(
    told({
      诉求人: (n) => (n % 3 ? `${invented.name(n)[0]!}${n % 2 ? '先生' : '女士'}` : invented.name(n)),
      抽检员: (n) => ['刘志强', '陈明辉', '林小燕'][n % 3]!,
      会员: (n) => ['金卡', '高级', '普通'][n % 3]!,
      共同申请人: (n) => `${invented.name(n)[0]!}**；${invented.name(n + 1)[0]!}**`,
    }),
  ).toEqual(['person_name 3', 'person_name 3', 'category 1', 'person_name 2'])
})

test('a name and an identity number in one cell are the number, and neither is shown; who receives is no part of an address', () => {
  const found = judge({
    共同借款人: (n) => `${invented.name(n)}（${invented.idNumber(n)}）`,
    '身份证号/姓名': (n) => `${invented.idNumber(n)}/${invented.name(n)}`,
    收件人信息: (n) => `${invented.name(n)} ${invented.mobile(n)} ${invented.address(n)}`,
  })
  expect(found.map(({ semanticType, grade }) => `${semanticType} ${grade}`)).toEqual(['id_number 4', 'id_number 4', 'free_text_pii 3'])
  const shown = JSON.stringify(found)
  expect(Array.from({ length: 400 }, (_, n) => invented.name(n)).filter((name) => shown.includes(name))).toEqual([])
})

test('several persons, their sex and age, their kin and their shifts are told, and so is a card beside its bank', () => {
  const found = judge({
    组员: (n) => `${invented.name(n)}、${invented.name(n + 1)}等${2 + (n % 8)}人`,
    a: (n) => `${invented.name(n)}/${n % 2 ? '男' : '女'}/${20 + (n % 60)}岁`,
    亲属: (n) => `父：${invented.name(n)}`,
    值守情况: (n) => `白班${invented.name(n)}，夜班${invented.name(n + 5)}`,
    银行卡及开户行: (n) => `${card(n)} 建设银行福州分行`,
  })
  expect(found.map(({ semanticType, grade }) => `${semanticType} ${grade}`)).toEqual([
    'person_name 3',
    'person_name 3',
    'person_name 3',
    'free_text_pii 3',
    'bank_card 4',
  ])
})

test('numbers of contracts, devices, payments and special equipment are nobody’s', () => {
  const types = judge({
    合同编号: (n) => `1350${digits(n, 7)}`,
    设备编号: (n) => `0592${digits(n, 7)}`,
    支付流水: (n) => `6212${digits(n, 15)}`,
    检索参考号: (n) => digits(n, 12),
    温度计编号: (n) => `TW${digits(n, 5)}`,
    使用登记证编号: (n) => `梯11闽A${digits(n, 5)}(${10 + (n % 15)})`,
  })
  expect(types.filter(({ personal, grade }) => personal || grade > 2).map(({ name }) => name)).toEqual([])
})

test('money by its unit, marks by their subject, times to the minute, and a template in base64', () => {
  const template = (n: number): string => Buffer.from(digits(n, 15).repeat(4)).toString('base64').slice(0, 78) + 'aB=='
  expect(
    told({
      姓名: invented.name,
      '应收（元）': (n) => `${n}.5`,
      '标准（元/亩）': (n) => `${60 + (n % 40)}.5`,
      FFJE: (n) => `${n + 100}.25`,
      道德与法治: (n) => String(40 + (n % 60)),
      开标时间: (n) => `2024年07月${10 + (n % 20)}日${10 + (n % 10)}时05分`,
      人脸特征: template,
    }),
  ).toEqual(['person_name 3', 'amount 1', 'unit_price 1', 'amount 1', 'score 2', 'datetime 1', 'biometric 4'])
})

test('a telephone at home, an account with the housing fund and vital signs are of the person beside them', () => {
  const person = { 职工姓名: invented.name, 身份证号: invented.idNumber }
  const fixed = (n: number): string => `0591-2${digits(n, 7)}`
  expect(told({ ...person, 电话: fixed, 办公电话: fixed, 个人账号: (n) => `0591${digits(n, 8)}` }).slice(2)).toEqual([
    'landline 3',
    'landline 1',
    'bank_card 4',
  ])
  expect(told({ 受检者: invented.name, 空腹血糖: (n) => `${4 + (n % 9)}.${n % 10}` })[1]).toBe('measure 3')
  expect(told({ 检验员: invented.name, 猪体温: (n) => `3${8 + (n % 2)}.${n % 10}` })[1]).toBe('measure 1')
  expect(told({ 学校名称: (n) => `福州第${n}中学`, 校长: invented.name, 电话: fixed })[2]).toBe('landline 1')
})
