import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Variant, variantShapes } from '#law/valuation/variants.ts'
import { checkForm } from '../forms.ts'
import { type Calculation, emptyCalculation } from './calculation.ts'
import { cautionsOf } from './cautions.ts'
import { problemsOfCalculation, whyNotNumber } from './check.ts'
import { sensitivityOf } from './compute.ts'
import { carriedTo, fillCalculation } from './fill.ts'
import { reportProblems } from './report-problems.ts'
import { typedNumber } from './typed.ts'

const rate = { riskFree: '2', marketRisk: '5', technicalRisk: '4', legalRisk: '2', operationRisk: '2' }
const sourced = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, [value, '报告'] as const]))
const income = (values: Record<string, string>, years: number) =>
  fillCalculation('income-direct', {
    values: sourced({ ...rate, ...values }),
    alternatives: { timing: 'year-end' },
    tables: { forecast: { source: '预测', rows: Array.from({ length: years }, () => ({ net: '100' })) } },
  })
const said = (calculation: Calculation) => problemsOfCalculation(calculation).map(({ place }) => place)

test('没有填的每一个参数、每一张表都各说一句', () => {
  for (const variant of Object.keys(variantShapes) as Variant[]) {
    const { values, tables = {}, alternatives = {} } = variantShapes[variant]
    const wanted = [
      ...Object.entries(values)
        .filter(([, parameter]) => !parameter.isOptional)
        .map(([id]) => id),
      ...Object.keys(alternatives),
      ...Object.keys(tables),
    ]
    expect(said(emptyCalculation(variant))).toEqual(wanted)
  }
})

test('收益期取三者最短，预测行数须与之相同', () => {
  expect(income({ economicLife: '5', legalLife: '4', contractLife: '3' }, 3).resultFen).not.toBeNull()
  expect(said(income({ economicLife: '5', legalLife: '4' }, 3))).toEqual(['forecast'])
})

test('公式没有的参数、没有来源、超出范围、小数过多、不是数字都不收', () => {
  const good = income({ economicLife: '1' }, 1)
  expect(said({ ...good, values: { ...good.values, constructor: { value: '1', source: '无' } } })).toEqual(['constructor'])
  expect(said({ ...good, values: { ...good.values, riskFree: { value: '2', source: ' ' } } })).toEqual(['riskFree'])
  for (const [bad, words] of [
    ['51', '之间'],
    ['-1', '之间'],
    ['1.23456', '小数'],
    ['1e2', '数字'],
    ['Infinity', '数字'],
    ['99999999999999999999', '之间'],
    ['1.1234567890', '小数'],
  ] as const)
    expect(whyNotNumber(variantShapes['income-direct'].values['riskFree']!, bad)?.zh).toContain(words)
})

test('按中文习惯键入或从表格粘贴的数读得出：全角数字、千位逗号、单位；其余照说不对', () => {
  const { riskFree } = variantShapes['income-direct'].values
  expect([
    typedNumber('３，２００，０００．５', 'yuan'),
    typedNumber(' ¥3,200,000 元', 'yuan'),
    typedNumber('２５％', 'percent'),
    typedNumber('5年', 'whole-years'),
    typedNumber('0.92', 'coefficient'),
  ]).toEqual(['3200000.5', '3200000', '25', '5', '0.92'])
  const { functional } = variantShapes['cost-obsolescence'].values
  expect(['320万', '1,2万', '3.2亿'].map((text) => whyNotNumber(functional!, typedNumber(text, 'yuan'))?.zh)).toEqual(
    Array(3).fill('按元填写，不用万、亿：12万写作120000'),
  )
  for (const [text, unit] of [
    ['1,5', 'percent'],
    ['二', 'percent'],
  ] as const)
    expect(whyNotNumber(riskFree!, typedNumber(text, unit))?.zh).toContain('阿拉伯数字')
})

test('可能把百分数填成小数的、折现率合计为0的，提请留意而不拦', () => {
  const zero = Object.fromEntries(Object.keys(rate).map((id) => [id, '0']))
  const of = (values: Record<string, string>) =>
    cautionsOf(income({ economicLife: '1', ...values }, 1)).map(({ place, message }) => [place, message.zh])
  expect(of({})).toEqual([])
  expect(of({ marketRisk: '0.05' })).toEqual([['marketRisk', '按0.05%计算；如指5%，应填5']])
  expect(of({ marketRisk: '0.9' })).toEqual([])
  expect(of(zero)).toEqual([['riskFree', expect.stringContaining('没有折现')]])
  expect(income({ economicLife: '1', ...zero }, 1).resultFen).toBe(100_00)
  expect(cautionsOf(emptyCalculation('income-direct'))).toEqual([])
  expect(cautionsOf(fillCalculation('cost-rate', { values: { rate: ['0.25', '更新周期'] } }))).toMatchObject([
    { place: 'rate', message: { zh: '按0.25%计算；如指25%，应填25' } },
  ])
})

test('流通占比合计100%且每类一行，计算结果须为正', () => {
  const shares = (rows: { kind: string; weight: string; share: string }[]) =>
    said(
      fillCalculation('cost-utility', {
        values: sourced({
          profit: '0',
          quality: '1',
          own: '1',
          industry: '1',
          managing: '0',
          circulating: '0',
          developing: '0',
          securing: '0',
        }),
        tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '1' }] }, openness: { source: '目录', rows } },
      }),
    )
  expect(shares([{ kind: 'open', weight: '1', share: '99' }])).toEqual(['openness'])
  expect(
    shares([
      { kind: 'open', weight: '1', share: '50' },
      { kind: 'open', weight: '1', share: '50' },
    ]),
  ).toEqual(['openness'])
  expect(
    said(
      fillCalculation('cost-obsolescence', {
        values: sourced({ functional: '60', economic: '40' }),
        tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '100' }] } },
      }),
    ),
  ).toEqual(['result'])
})

test('什么样的输入都有回答，不会抛出', () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('0', '1', '30', '-1', '999999999999999', '0.00000001', '__proto__'))
  const few = fc.dictionary(
    fc.oneof(fc.constantFrom('riskFree', 'share', 'economicLife', '__proto__', 'toString'), fc.string({ maxLength: 8 })),
    fc.record({ value: text, source: text }),
    { maxKeys: 6 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(variantShapes) as Variant[])), few, text, (variant, values, rows) => {
      const calculation: Calculation = {
        ...emptyCalculation(variant),
        values,
        tables: { forecast: { source: rows, rows: [{ revenue: rows }] }, costs: { source: '合同', rows: [{ amount: rows }] } },
      }
      expect(problemsOfCalculation(calculation).length).toBeGreaterThan(0)
    }),
  )
})

const hundredth = (max: number, min = 0) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => (n / 100).toFixed(2))
const risks = ['managing', 'circulating', 'developing', 'securing'] as const

test('限度以内的输入都算得出，敏感性不越出各项的范围和几项合计的限度', () => {
  const inputs = fc.record({
    amount: hundredth(1e7, 100),
    quality: hundredth(1, 0.01),
    own: hundredth(100),
    risk: fc.tuple(...risks.map(() => hundredth(24))),
    share: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(inputs, ({ amount, quality, own, risk, share }) => {
      const calculation = fillCalculation('cost-utility', {
        values: sourced({ profit: '8', quality, own, industry: '100', ...Object.fromEntries(risks.map((id, n) => [id, risk[n]!])) }),
        tables: {
          costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount }] },
          openness: {
            source: '目录',
            rows: [
              { kind: 'open', weight: '1.1', share: String(share) },
              { kind: 'shared', weight: '0.9', share: String(100 - share) },
            ],
          },
        },
      })
      expect(said(calculation)).toEqual([])
      const fens = [calculation.resultFen!, ...sensitivityOf(calculation).flatMap(({ lowFen, highFen }) => [lowFen, highFen])]
      expect(fens.every((fen) => Number.isSafeInteger(fen) && fen >= 0)).toBe(true)
    }),
  )
})

test('四项风险合计、本资产数据量上浮时停在共同的限度上', () => {
  const utility = (own: string, risk: string) =>
    fillCalculation('cost-utility', {
      values: sourced({ profit: '8', quality: '0.9', own, industry: '100', ...Object.fromEntries(risks.map((id) => [id, risk])) }),
      tables: {
        costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '100' }] },
        openness: { source: '目录', rows: [{ kind: 'open', weight: '1', share: '100' }] },
      },
    })
  const of = (calculation: Calculation, symbol: string) => sensitivityOf(calculation).find(({ tested }) => tested.symbol === symbol)
  expect(of(utility('50', '24'), 'r')).toMatchObject({ highFen: 0, isAtEdge: true })
  expect(of(utility('100', '3'), 'l')).toMatchObject({ highFen: utility('100', '3').resultFen, isAtEdge: true })
  expect(of(utility('50', '3'), 'l')).toMatchObject({ highFen: utility('55', '3').resultFen, isAtEdge: false })
  expect(said(utility('100.01', '3'))).toEqual(['own'])
  expect(said(utility('50', '25.01'))).toEqual(['managing'])
})

test('只是还没有填的，与填错的分开说', () => {
  const open = (calculation: Calculation) => problemsOfCalculation(calculation).map(({ isOpen }) => isOpen)
  expect(new Set(open(emptyCalculation('income-direct')))).toEqual(new Set([true]))
  const good = income({ economicLife: '1' }, 1)
  expect(open({ ...good, values: { ...good.values, riskFree: { value: '2', source: '' } } })).toEqual([true])
  expect(open({ ...good, values: { ...good.values, riskFree: { value: '51', source: '' } } })).toEqual([false])
})

test('换公式时，新公式同样要的参数和同样列的表留下，其余不带走，结果重算', () => {
  const good = income({ economicLife: '1' }, 1)
  const carried = carriedTo('income-share', good)
  expect(carried).toMatchObject({
    variant: 'income-share',
    values: good.values,
    alternatives: good.alternatives,
    tables: {},
    resultFen: null,
  })
  const costed = fillCalculation('cost-rate', {
    values: { rate: ['25', '更新周期'] },
    tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '3200000' }] } },
  })
  expect(carriedTo('cost-life', costed)).toMatchObject({ values: {}, tables: costed.tables, resultFen: null })
})

test('报告各项须相互一致：方法、结果、评估值、调整、日期', () => {
  const calculation = fillCalculation('cost-rate', {
    values: { rate: ['25', '更新周期'] },
    tables: { costs: { source: '合同', rows: [{ group: 'direct', name: '建设', amount: '3200000' }] } },
  })
  const report = {
    method: 'cost',
    calculation,
    adjustment: 'none',
    amountFen: 240_000_000,
    baseDate: '2026-11-01',
    validUntil: '2027-10-31',
  }
  const wrong = (changes: object) => reportProblems({ ...report, ...changes }).map(({ field }) => field)
  expect(wrong({})).toEqual([])
  expect(wrong({ method: 'income' })).toEqual(['calculation'])
  expect(wrong({ calculation: { ...calculation, resultFen: 1 } })).toEqual(['calculation'])
  expect(wrong({ amountFen: 240_000_001 })).toEqual(['amountFen'])
  expect(wrong({ adjustment: 'up', adjustmentFen: 1, amountFen: 240_000_001 })).toEqual([])
  expect(wrong({ adjustment: 'down', adjustmentFen: 1, amountFen: 240_000_001 })).toEqual(['amountFen'])
  expect(wrong({ validUntil: '2026-10-31' })).toEqual(['validUntil'])
})

test('计算的形状不对，在估值计算一项说明', () => {
  for (const calculation of [
    'x',
    1,
    [],
    {},
    { variant: 'toString' },
    { variant: 'cost-rate', edition: '1999', values: {}, alternatives: {}, tables: {}, resultFen: null },
  ]) {
    const checked = checkForm('valuation-report', { calculation }, { mode: 'complete', today: '2026-11-26' })
    expect(checked.ok ? [] : checked.fields.map(({ field }) => field)).toContain('calculation')
  }
})
