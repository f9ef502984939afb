import { expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { invented } from '#scanner/test/files.ts'
import { tableOf } from '#scanner/test/table-facts.ts'

const column = (make: (n: number) => string, rows = 60): string[] => Array.from({ length: rows }, (_, n) => make(n))
const kinds = (columns: Record<string, string[]>): string[] => assembleTable(tableOf(columns)).columns.map((one) => one.semanticType)
const org = (n: number): string => `福州榕新${'海联东源'[n % 4]}${n}商贸有限公司`

test('a plain name is the bearer of the number beside it, or the holder of the code', () => {
  expect(kinds({ 名称: column(invented.name), 身份证号: column(invented.idNumber) })).toEqual(['person_name', 'id_number'])
  expect(kinds({ 名称: column(org), 统一社会信用代码: column(invented.uscc) })).toEqual(['org_name', 'uscc'])
})

test('names in Latin letters are persons under their heading or beside a passport, and masked', () => {
  const foreign = column((n) => `${['James', 'Maria', 'Ivan'][n % 3]!} ${['Jones', 'Lopez', 'Petrov', 'Silva'][n % 4]!}`)
  const passport = column((n) => `E${String(10_000_000 + n * 7919)}`)
  const found = assembleTable(
    tableOf({
      姓名: foreign,
      NAME: column((n) => `${'LI ZHAO SUN'.split(' ')[n % 3]!} ${'JIANGUO MEI'.split(' ')[n % 2]!}`),
      passport_no: passport,
      品牌: foreign,
      customer_name: column((n) => `${['Acme', 'Oxford'][n % 2]!} ${'ABCD'[n % 4]!}lpha Trading`),
    }),
  ).columns
  expect(found.map(({ semanticType }) => semanticType)).toEqual([
    'person_name',
    'person_name',
    'passport',
    'category',
    expect.not.stringMatching('person'),
  ])
  expect(JSON.stringify(found.slice(0, 2))).not.toMatch(/Jones|Lopez|JIANGUO/)
})

test('codes take the meaning of the names that share their stem', () => {
  const places = ['鼓楼区', '台江区', '仓山区', '晋安区']
  expect(kinds({ jddm: column((n) => String(100 + (n % 4))), jdmc: column((n) => places[n % 4]!) })).toEqual(['region_code', 'region_name'])
})

test('accounts beside a bank are of an organisation or of a person', () => {
  const account = (n: number): string => `1402${String(n * 7919 + 100_000).padStart(11, '0')}`
  expect(kinds({ 单位名称: column(org), 开户银行: column(() => '某某银行福州支行'), 账号: column(account) })[2]).toBe('bank_account')
  expect(kinds({ 姓名: column(invented.name), 开户银行: column(() => '某某银行福州支行'), 账号: column(account) })[2]).toBe('bank_card')
  const { columns } = assembleTable(
    tableOf({ 项目: column((n) => `第${n}号工程`), 账号: column(account), 登录账号: column((n) => String(13_000_000_000 + n * 7919)) }),
  )
  expect(columns.map(({ semanticType }) => semanticType)).toEqual(['object_name', 'bank_account', expect.not.stringMatching('bank')])
  expect(JSON.stringify(columns[1])).not.toMatch(/1402\d{9}/)
  expect(columns[1]!.numbers).toBeNull()
})

test('marks are of persons only where persons are named', () => {
  const mark = (n: number): string => String(60 + ((n * 7) % 40))
  expect(kinds({ 姓名: column(invented.name), 笔试成绩: column(mark) })[1]).toBe('score')
  expect(kinds({ 项目: column((n) => `第${n}号工程`), 得分: column(mark) })[1]).not.toBe('score')
})

test('a lent meaning names the column it came from among its grounds', () => {
  const account = (n: number): string => `1402${String(n * 7919 + 100_000).padStart(11, '0')}`
  const number = assembleTable(tableOf({ 姓名: column(invented.name), 开户银行: column(() => '某某银行福州支行'), 账号: column(account) }))
    .columns[2]
  expect(number!.grounds[0]!.by).toBe('neighbour')
  expect(number!.grounds[0]!.words.zh).toContain('开户银行')
})
