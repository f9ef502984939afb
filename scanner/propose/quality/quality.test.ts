import { describe, expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { rate } from '#scanner/propose/quality/score.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import { invented } from '#scanner/test/files.ts'
import { finding } from '#contract/findings.ts'
import { countReferences } from '#scanner/propose/quality/references.ts'
import type { ColumnRule } from '#contract/findings.ts'
import type { Around } from '#scanner/assemble.ts'

const NOW = Date.UTC(2026, 10, 25)
const two = (number: number): string => String(number).padStart(2, '0')
const each = (rows: number, make: (at: number) => string): string[] => Array.from({ length: rows }, (_, at) => make(at))
const dayOf = (at: number): string => new Date(Date.UTC(2026, 9, 1) + at * 86_400_000).toISOString().slice(0, 10)

function measure(columns: Record<string, string[]>, around: Around = {}, about = {}) {
  const quality = assembleTable(tableOf(columns, about), { now: NOW, ...around }).quality!
  const all = quality.dimensions.flatMap((one) => one.indicators)
  return { quality, at: (code: string) => all.find((one) => one.code === code) }
}

describe('the score', () => {
  test('is the worked example of the standard’s weights', () => {
    const scores = [0.99, 0.97, 0.95, 0.94, 0.9, 1]
    const weights = [0.15, 0.2, 0.25, 0.15, 0.15, 0.1]
    expect(rate(weights.map((weight, at) => ({ weight, score: scores[at]! })))).toEqual({ score: 0.956, level: 'excellent' })
  })

  test('shares the weight of what cannot be measured among the rest', () => {
    expect(
      rate([
        { weight: 0.5, score: 0.8 },
        { weight: 0.25, score: null },
        { weight: 0.25, score: 0.5 },
      ]),
    ).toEqual({ score: 0.7, level: 'fair' })
    const { quality } = measure({ 名称: each(20, (at) => `测试对象${at}`) })
    const timely = quality.dimensions.find((one) => one.dimension === 'timely')!
    expect([timely.score, timely.indicators, timely.note?.zh.includes('不计分')]).toEqual([null, [], true])
  })

  test('is not given to a table without rows', () => {
    expect(assembleTable(tableOf({ 名称: [] })).quality).toBeNull()
  })
})

describe('indicators', () => {
  test('standards are counted over every cell by their check digit', () => {
    const { at } = measure({ 统一社会信用代码: [...each(18, invented.uscc), '91350100000000019A', '无效代码'] })
    expect(at('0101')).toMatchObject({ a: 18, b: 20, x: 0.9 })
    expect(at('0101')!.evidence[0]!.zh).toBe('列“统一社会信用代码”：2 个值不符合统一社会信用代码（GB 32100），共 20 个')
  })

  test('empty cells of columns that should be filled count, remarks do not', () => {
    const { at } = measure({ 名称: each(20, (n) => (n < 5 ? '' : `测试对象${n}`)), 备注: each(20, () => '') })
    expect(at('0201')).toMatchObject({ a: 15, b: 20 })
    expect(at('0602')).toMatchObject({ a: 1, b: 2 })
  })

  test('gaps in a series of days are records that are missing', () => {
    const { at } = measure({ 日期: each(50, dayOf).filter((_, n) => n % 10 !== 3), 数值: each(45, String) })
    expect(at('0202')).toMatchObject({ a: 45, b: 50 })
  })

  test('weekends are not missing where none is ever there', () => {
    const weekdays = each(70, dayOf).filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    expect(measure({ 日期: weekdays, 数值: weekdays.map((_, n) => String(n)) }).at('0202')!.x).toBeGreaterThan(0.97)
  })

  test('placeholders and repeated rows lower accuracy', () => {
    const { at } = measure({ 名称: [...each(18, (n) => `测试对象${n}`), '--', '--'] })
    expect(at('0305')).toMatchObject({ a: 18, b: 20 })
    expect(at('0303')).toMatchObject({ a: 19, b: 20 })
  })

  test('numbers that lost their last digits in a spreadsheet program are no accurate ones, with what helps', () => {
    const { at } = measure({ 姓名: each(20, invented.name), 身份证号: each(20, (n) => (n < 15 ? invented.idNumber(n) : '3.50102E+17')) })
    expect(at('0302')).toMatchObject({ a: 15, b: 20, evidence: [{ zh: expect.stringContaining('以文本重新导出') }] })
  })

  test('ages and birth dates that cannot be are told, without the value', () => {
    const { at } = measure({
      姓名: each(20, invented.name),
      出生日期: [...each(19, (n) => `19${70 + n}-0${1 + (n % 9)}-11`), '2031-01-01'],
    })
    expect(at('0301')).toMatchObject({ a: 19, b: 20 })
    expect(at('0301')!.evidence[0]!.zh).not.toContain('2031')
  })

  test('lowest above highest, and parts that do not add up, are relations that fail', () => {
    const { at } = measure({
      最低价: each(20, (n) => String(n === 3 ? 90 : 10 + n)),
      最高价: each(20, (n) => String(40 + n)),
      合计数量: each(20, (n) => String(n === 5 ? 1 : 3 * n + 7)),
      甲数量: each(20, (n) => String(n + 3)),
      乙数量: each(20, (n) => String(2 * n + 4)),
    })
    expect(at('0402')).toMatchObject({ a: 38, b: 40 })
    expect(at('0402')!.evidence.map((one) => one.zh)).toEqual([
      '“最低价”应不大于“最高价”：抽查 20 行，1 行不符',
      '“合计数量”应等于甲数量、乙数量之和：抽查 20 行，1 行不符',
    ])
  })

  test('birth date and gender agree with the identity number beside them', () => {
    const ids = each(20, invented.idNumber)
    const births = ids.map((id, n) => (n === 0 ? '1999-09-09' : `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`))
    const { at } = measure({
      身份证号: ids,
      出生日期: births,
      性别: ids.map((id, n) => (Number(id[16]) % 2 === (n === 1 ? 0 : 1) ? '男' : '女')),
    })
    expect(at('0401')).toMatchObject({ a: 38, b: 40 })
  })

  test('the same code has the same name', () => {
    const { at } = measure({
      类别代码: each(40, (n) => `A0${n % 4}`),
      类别名称: each(40, (n) => (n === 7 ? '写错的' : ['甲类', '乙类', '丙类', '丁类'][n % 4]!)),
    })
    expect(at('0401')).toMatchObject({ a: 39, b: 40 })
  })

  test('data older than their cycle are late; times out of order are told', () => {
    const fresh = measure({ 日期: each(50, (n) => dayOf(n + 5)), 数值: each(50, String) }).at('0502')!
    const old = measure({ 日期: each(50, (n) => dayOf(n - 400)), 数值: each(50, String) }).at('0502')!
    expect([fresh.x, old.x < 0.1, old.evidence.length]).toEqual([1, true, 1])
    const { at } = measure({
      开始时间: each(20, (n) => `2026-01-${two(1 + n)}`),
      结束时间: each(20, (n) => (n === 0 ? '2025-01-01' : `2026-02-${two(1 + n)}`)),
    })
    expect(at('0503')).toMatchObject({ a: 19, b: 20 })
  })

  test('rows that could not be read lower accessibility', () => {
    const { at } = measure(
      { 名称: each(20, (n) => `测试对象${n}`) },
      { faults: [{ code: 'ragged-rows', severity: 'warning', message: { zh: '列数不一致', en: 'Ragged' }, count: 5, line: 8 }] },
    )
    expect(at('0601')).toMatchObject({ a: 15, b: 20 })
    expect(at('0601')!.evidence[0]!.zh).toContain('首见第 8 行')
  })
})

test('references to other datasets count for consistency', () => {
  const columns = { 编号: each(20, (n) => `FZ${1000 + n}`), 类别: each(20, (n) => `L${n % 3}`) }
  const assembled = assembleTable(tableOf(columns), { now: NOW })
  const before = finding.parse({
    file: 'a.csv',
    dataset: 'a.csv',
    format: 'csv',
    compressed: false,
    encoding: null,
    bytes: 1,
    rows: 20,
    faults: [],
    digest: { sha256: '' },
    tookMs: 1,
    bounds: null,
    scannerVersion: 'test',
    ...assembled,
  })
  const after = countReferences({
    ...before,
    references: [{ column: '类别', dataset: 'b.csv', key: '代码', share: 0.75, declared: false }],
  })
  const consistent = after.quality!.dimensions.find((one) => one.dimension === 'consistent')!
  expect(consistent).toMatchObject({ score: 0.75, note: null, indicators: [{ code: '0402', a: 15, b: 20 }] })
  expect(after.quality!.score).toBeLessThan(before.quality!.score)
  expect(countReferences(before)).toBe(before)
})

describe('rules officers set', () => {
  const rows = 40
  const columns = {
    编号: each(rows, (n) => (n < 2 ? '' : `FZ${1000 + n}`)),
    数量: each(rows, (n) => String(n)),
    上限: each(rows, (n) => String(n < 38 ? n + 1 : 0)),
    状态: each(rows, (n) => (n === 0 ? '不明' : '正常')),
    手机号: each(rows, invented.mobile),
    身份证号: each(rows, invented.idNumber),
  }
  const run = (...rules: ColumnRule[]) => measure(columns, { rules }).quality.rules

  test('count presence and lists over every cell, and say so', () => {
    expect(run({ kind: 'required', column: '编号' }, { kind: 'list', column: '状态', values: ['正常', '停用'] })).toMatchObject([
      { rule: 'required:编号', tested: 40, failed: 2, exact: true, title: { zh: '“编号”必填' } },
      { tested: 40, failed: 1, exact: true, examples: ['不明'] },
    ])
  })

  test('hold patterns and ranges against the values', () => {
    expect(
      run(
        { kind: 'pattern', column: '编号', pattern: 'FZ\\d{4}' },
        { kind: 'range', column: '数量', from: '0', to: '39' },
        { kind: 'range', column: '数量', to: '29' },
      ),
    ).toMatchObject([
      { tested: 38, failed: 0 },
      { tested: 40, failed: 0, exact: true },
      { tested: 40, failed: 10 },
    ])
  })

  test('take numbers as people write them', () => {
    const written = {
      金额: each(rows, (n) => `￥${(1000 + n).toLocaleString('en')}.50`),
      完成率: each(rows, (n) => `${n}.5%`),
      预算: each(rows, () => '２，０００'),
    }
    const found = measure(written, {
      rules: [
        { kind: 'range', column: '金额', from: '0', to: '1035' },
        { kind: 'range', column: '完成率', from: '0', to: '100' },
        { kind: 'compare', column: '金额', operator: '<', with: '预算' },
      ],
    }).quality.rules
    expect(found).toMatchObject([
      { tested: 40, failed: 5 },
      { tested: 40, failed: 0 },
      { tested: 40, failed: 0 },
    ])
  })

  test('a day lasts to its end: in a range, and before a time of the same day', () => {
    const days = Array.from({ length: 28 }, (_, n) => `2023-09-${String(n + 1).padStart(2, '0')}`)
    const found = measure(
      { 受理时间: days.map((day) => `${day} 15:30:00`), 办结时间: days },
      {
        rules: [
          { kind: 'range', column: '受理时间', from: '2023-09-01', to: '2023-09-28' },
          { kind: 'compare', column: '受理时间', operator: '<=', with: '办结时间' },
          { kind: 'range', column: '受理时间', from: '2023-09-01', to: '2023-09-27' },
        ],
      },
    ).quality.rules
    expect(found.map(({ failed }) => failed)).toEqual([0, 0, 1])
    const compact = measure(
      { 受理时间: days.map((day) => `${day} 15:30:00`), 办结时间: days.map((day) => day.replaceAll('-', '')) },
      {
        rules: [
          { kind: 'range', column: '受理时间', from: '20230901', to: '20230928' },
          { kind: 'compare', column: '受理时间', operator: '<=', with: '办结时间' },
        ],
      },
    ).quality.rules
    expect(compact.map(({ failed }) => failed)).toEqual([0, 0])
  })

  test('compare columns of the same row', () => {
    expect(run({ kind: 'compare', column: '数量', operator: '<', with: '上限' })).toMatchObject([
      { tested: 40, failed: 2, exact: true, with: '上限', title: { zh: '“数量”小于“上限”' } },
    ])
  })

  test('mask examples of persons, and give none of identity numbers', () => {
    const [mobile, id] = run(
      { kind: 'pattern', column: '手机号', pattern: '2\\d+' },
      { kind: 'pattern', column: '身份证号', pattern: '9\\d+' },
    )
    expect(mobile!.failed).toBe(40)
    for (const example of mobile!.examples) expect(example).toMatch(/^1\d\d\*{4}\d{4}$/)
    expect([id!.failed, id!.examples]).toEqual([40, []])
  })

  test('a column that is gone tests nothing and says so; kept rules count for conformity', () => {
    const [gone] = run({ kind: 'required', column: '没有的列' })
    expect(gone).toMatchObject({ tested: 0, failed: 0, title: { zh: '“没有的列”必填（本次扫描没有此列）' } })
    expect(run({ kind: 'compare', column: '数量', operator: '<', with: '没有的列' })).toMatchObject([
      { tested: 0, title: { zh: '“数量”小于“没有的列”（本次扫描没有“没有的列”列）' } },
    ])
    expect(measure(columns, { rules: [{ kind: 'required', column: '编号' }] }).at('0104')).toMatchObject({ a: 38, b: 40 })
  })
})
