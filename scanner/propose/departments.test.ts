import { expect, test } from 'vitest'
import { finding } from '#contract/findings.ts'
import { assembleTable } from '#scanner/assemble.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { invented } from '#scanner/test/files.ts'
import { tableOf } from '#scanner/test/table-facts.ts'

const NOW = Date.UTC(2026, 10, 25)
const many = (make: (n: number) => string, rows = 60): string[] => Array.from({ length: rows }, (_, n) => make(n))
const oneOf = (...words: string[]): string[] => many((n) => words[(n * 7) % words.length]!)
const assembled = (columns: Record<string, string[]>) => assembleTable(tableOf(columns), { now: NOW })
const graded = (columns: Record<string, string[]>) =>
  Object.fromEntries(
    assembled(columns).columns.map(({ name, grade, sensitive }) => [name, sensitive ? `${grade} sensitive` : String(grade)]),
  )
const indicator = (columns: Record<string, string[]>, code: string) =>
  assembled(columns)
    .quality!.dimensions.flatMap((one) => one.indicators)
    .find((one) => one.code === code)!
const [names, ids, mobiles] = [many(invented.name), many(invented.idNumber), many(invented.mobile)]
const figures = many((n) => String(1000 + ((n * 7919) % 8999)))
const times = many((n) => `2024-03-${String(1 + (n % 28)).padStart(2, '0')} 08:1${n % 10}:00`)
const plates = many((n) => `闽A${String(10_000 + n * 37)}`)

test('what persons are paid, and what is withheld of it, is sensitive beside any word of who is paid; offers and totals are not', () => {
  const slip = { 岗位工资: figures, 绩效奖金: figures, 扣公积金: figures, 工龄: oneOf('3', '12') }
  const paid = { 岗位工资: '3 sensitive', 绩效奖金: '3 sensitive', 扣公积金: '3 sensitive', 工龄: '1' }
  expect(graded({ 姓名: names, ...slip })).toMatchObject(paid)
  expect(graded({ 工号: many((n) => `1${20_000 + n}`), ...slip })).toMatchObject(paid)
  expect(graded({ 岗位: oneOf('保安', '厨师'), 月工资: figures, 联系人: names, 联系电话: mobiles })).toMatchObject({ 月工资: '1' })
  expect(graded({ 姓名: names, 工资总额: figures })).toMatchObject({ 工资总额: '1' })
  expect(graded({ 项目经理: names, 绩效目标值: figures })).toMatchObject({ 绩效目标值: '1' })
  expect(graded({ 单位编码: many((n) => `U${n}`), 津贴补贴: figures, 填表人: names })).toMatchObject({ 津贴补贴: '1' })
})

test('offences, belief by code, vital signs and pregnancy of persons are sensitive; counts of offences are not', () => {
  const told = {
    ZM: oneOf('盗窃罪', '诈骗罪', '危险驾驶罪'),
    XYZJM: oneOf('00', '10', '60'),
    收缩压: figures,
    血压: oneOf('120/80', '131/85'),
    孕次: oneOf('1', '2'),
    身高: figures,
  }
  expect(graded({ 姓名: names, 身份证号: ids, ...told })).toMatchObject({
    ZM: '3 sensitive',
    XYZJM: '3 sensitive',
    收缩压: '3 sensitive',
    血压: '3 sensitive',
    孕次: '3 sensitive',
    身高: '2',
  })
  expect(graded({ 罪名: told.ZM, 收案数: figures })).toMatchObject({ 罪名: '1' })
  expect(graded({ 设备: many((n) => `D${n}`), 血压: told.血压 })).toMatchObject({ 血压: '1' })
})

test('goods, ships and meetings beside a plate and a time are no whereabouts; gates are', () => {
  const told = graded({
    货名: many((n) => `石材制品${n}`),
    会议名称: many((n) => `数据工作例会${n}`),
    道闸: many((n) => `东门道闸${n}`),
    车牌: plates,
    进场时间: times,
  })
  expect(told).toMatchObject({ 货名: '1', 会议名称: '1', 道闸: '3 sensitive', 进场时间: '3 sensitive' })
  expect(graded({ 车牌: plates, 装货时间: times })).toMatchObject({ 装货时间: '3 sensitive' })
})

test('staff of a hospital in the page of a stay are staff by their initials', () => {
  const stay = {
    XM: names,
    SFZH: ids,
    MZZD: oneOf('高血压', '糖尿病', '肺炎', '冠心病', '脑梗死', '胃炎'),
    KZR: names,
    ZRHS: names,
    ZZYS: names,
  }
  expect(graded(stay)).toMatchObject({ XM: '4 sensitive', KZR: '2', ZRHS: '2', ZZYS: '2' })
})

test('no figure of a column of telephones leaves, though a register of enterprises has them at grade 2', () => {
  const firms = many((n) => `福州榕新${n}贸易有限公司`)
  const { columns } = assembled({ 企业名称: firms, 统一社会信用代码: many(invented.uscc), 联系电话: mobiles })
  expect(columns[2]).toMatchObject({ semanticType: 'mobile', grade: 2, numbers: null })
  for (const mobile of mobiles) expect(JSON.stringify(columns)).not.toContain(mobile)
})

test('quality: months are days and months that exist, whatever way they are written', () => {
  const months = many((n) => `${1960 + (n % 40)}.${1 + (n % 12)}`)
  expect(indicator({ 出生年月: months }, '0302')).toMatchObject({ a: 60, b: 60 })
  expect(indicator({ 出生年月: many((n) => `${1960 + (n % 40)}年${1 + (n % 12)}月`) }, '0302')).toMatchObject({ a: 60, b: 60 })
  expect(indicator({ 月份: many((n) => `20240${1 + (n % 9)}`), 温度: many((n) => `${n}.5`) }, '0301')?.a ?? null).toBeNull()
  expect(indicator({ 月份: many((n) => String(1 + (n % 12))) }, '0301')).toMatchObject({ a: 60, b: 60 })
  const oneMonth = many((n) => (n % 9 === 4 ? '202403' : `2024-03-${String(1 + (n % 28)).padStart(2, '0')}`))
  expect(indicator({ 办结日期: oneMonth }, '0302')!.a).toBeLessThan(indicator({ 办结日期: oneMonth }, '0302')!.b)
})

test('quality: documents and telephones of another standard are no bad ones where the heading leaves it open', () => {
  const mixed = many((n) => (n % 2 ? invented.idNumber(n) : invented.uscc(n)))
  expect(indicator({ 申请人证件号: mixed }, '0101')).toMatchObject({ a: 60, b: 60 })
  expect(indicator({ 身份证号: mixed }, '0101')).toMatchObject({ a: 30, b: 60 })
  const telephones = many((n) => (n % 4 ? invented.mobile(n) : `0591-8${String(1_000_000 + n)}`))
  expect(indicator({ 联系电话: telephones }, '0101')).toMatchObject({ a: 60, b: 60 })
})

test('quality: the birth date beside a mother’s number is the child’s; each of a couple has their own', () => {
  const born = ids.map((id) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`)
  const child = many((n) => `2020-0${1 + (n % 9)}-11`)
  expect(indicator({ 母亲身份证号: ids, 出生日期: child }, '0401')?.a ?? null).toBeNull()
  expect(indicator({ 身份证号: ids, 出生日期: born }, '0401')).toMatchObject({ a: 60, b: 60 })
  const others = many((n) => invented.idNumber(n + 7))
  expect(indicator({ 男方身份证号: ids, 男方出生日期: born, 女方身份证号: others, 女方出生日期: born }, '0401')).toMatchObject({ b: 120 })
})

test('quality: 无 is an answer to what somebody suffers from, and none to who they are', () => {
  const history = oneOf('高血压', '无', '糖尿病', '冠心病')
  expect(indicator({ 既往史: history }, '0201')).toMatchObject({ a: 60, b: 60 })
  expect(indicator({ 姓名: names.map((name, n) => (n % 4 ? name : '无')) }, '0201')).toMatchObject({ a: 45, b: 60 })
  const roads = many((n) => (n % 4 ? `${'和平建设解放胜利'.slice(n % 7, (n % 7) + 2)}路${n}段` : '无'))
  expect(indicator({ 路段名称: roads }, '0201')).toMatchObject({ a: 45, b: 60 })
})

test('cards: fields of a standard, systems of departments and ends of validity are known', () => {
  const card = (dataset: string, columns: Record<string, string[]>) =>
    draftCard(
      finding.parse({
        file: `${dataset}.csv`,
        dataset,
        format: 'csv',
        compressed: false,
        encoding: 'utf-8',
        bytes: 9_000,
        rows: 60,
        faults: [],
        digest: { sha256: '0'.repeat(64) },
        tookMs: 1,
        bounds: null,
        scannerVersion: 'test',
        ...assembled(columns),
      }),
    )
  expect(card('AC01', { AAC001: figures, AAC003: names, AAE036: times })).toMatchObject({ subject: '社会保险', industry: 'S' })
  expect(card('殡葬火化', { 逝者姓名: names, 火化时间: times })).toMatchObject({ subject: '殡葬服务' })
  expect(card('水务抄表', { 户名: names, 抄表日期: times }).name).toContain('水务抄表')
  expect(card('会议签到', { 姓名: names }).name).toContain('会议签到')
  const until = many((n) => `20${60 + (n % 30)}-01-01`)
  expect(card('许可', { 成立日期: times, 营业期限: until, XKYXQZ: until })).toMatchObject({ timeTo: expect.stringMatching(/^2024/) })
})
