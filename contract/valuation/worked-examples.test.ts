import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Variant } from '#law/valuation/variants.ts'
import { variantShapes } from '#law/valuation/variants.ts'
import { type Calculation, emptyCalculation } from './calculation.ts'
import { problemsOfCalculation } from './check.ts'
import { compute, sensitivityOf } from './compute.ts'
import { type Edition, editions } from './editions.ts'

type Values = { readonly [id: string]: string }
type Rows = readonly { readonly [column: string]: string }[]

/** A calculation as a valuer fills it, each number with a source. */
function filled(variant: Variant, values: Values, tables: { readonly [table: string]: Rows }, alternatives: Values = {}): Calculation {
  return {
    ...emptyCalculation(variant),
    alternatives: { ...alternatives },
    values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, source: '台账' }])),
    tables: Object.fromEntries(Object.entries(tables).map(([id, rows]) => [id, { source: '台账', rows: rows.map((row) => ({ ...row })) }])),
  }
}

const costs = (amount: string): Rows => [{ group: 'direct', name: '建设', amount }]
const rate = (i: string, years: number): Values => ({
  riskFree: i,
  marketRisk: '0',
  technicalRisk: '0',
  legalRisk: '0',
  operationRisk: '0',
  economicLife: String(years),
})
const yearly = (column: string, amounts: readonly string[]): Rows => amounts.map((amount) => ({ [column]: amount }))
const revenues = ['1200000', '1500000', '1800000', '1900000', '1900000']
const share = (timing: string) =>
  filled('income-share', { share: '30', ...rate('15', 5) }, { forecast: yearly('revenue', revenues) }, { timing })
const market = filled(
  'market-cases',
  {},
  {
    cases: [
      {
        name: '甲',
        price: '1000000',
        technique: '1.05',
        density: '0.96',
        indexNow: '102',
        indexThen: '100',
        capacity: '1.10',
        others: '1',
        weight: '1',
      },
      {
        name: '乙',
        price: '1250000',
        technique: '0.98',
        density: '0.95',
        indexNow: '101',
        indexThen: '100',
        capacity: '0.95',
        others: '1',
        weight: '1',
      },
      {
        name: '丙',
        price: '900000',
        technique: '1.02',
        density: '1.08',
        indexNow: '100',
        indexThen: '100',
        capacity: '1.12',
        others: '0.98',
        weight: '1',
      },
    ],
  },
)
const utility = filled(
  'cost-utility',
  { profit: '8', quality: '0.92', own: '5', industry: '100', managing: '3', circulating: '3', developing: '3', securing: '3' },
  {
    costs: costs('3200000'),
    openness: [
      { kind: 'open', weight: '1.5', share: '40' },
      { kind: 'shared', weight: '0.833333', share: '0' },
      { kind: 'closed', weight: '0.833333', share: '60' },
    ],
  },
)

/** Examples worked by hand and by an independent program, in fen. */
const examples: readonly (readonly [string, Calculation, number])[] = [
  ['C1 RC − Df − De', filled('cost-obsolescence', { functional: '500000', economic: '300000' }, { costs: costs('3200000') }), 240_000_000],
  ['C1 RC × (1 − δ)', filled('cost-rate', { rate: '25' }, { costs: costs('3200000') }), 240_000_000],
  ['C2', filled('cost-life', { used: '1', remaining: '4' }, { costs: costs('3200000') }), 256_000_000],
  [
    'C3',
    { ...utility, tables: { ...utility.tables, openness: { source: '台账', rows: [{ kind: 'open', weight: '1.10', share: '100' }] } } },
    323_166_413,
  ],
  ['I1 年末', share('year-end'), 161_765_698],
  ['I1 年中', share('mid-year'), 173_474_385],
  [
    'I2',
    filled(
      'income-excess',
      rate('16', 3),
      {
        forecast: [
          { cash: '900000', working: '100000', fixed: '150000', others: '100000' },
          { cash: '1000000', working: '360000', fixed: '0', others: '0' },
          { cash: '1050000', working: '0', fixed: '0', others: '370000' },
        ],
      },
      { timing: 'year-end' },
    ),
    138_540_941,
  ],
  [
    'I3',
    filled(
      'income-increment',
      rate('15', 3),
      { forecast: ['400000', '420000', '420000'].map((revenue) => ({ revenue, saved: '150000' })) },
      { timing: 'year-end' },
    ),
    128_404_701,
  ],
  [
    'I4 许可费率 40 %、税率 25 %，即 30 %',
    filled(
      'income-royalty',
      { royalty: '40', tax: '25', ...rate('15', 5) },
      { forecast: yearly('revenue', revenues) },
      { timing: 'year-end' },
    ),
    161_765_698,
  ],
  [
    'I5 净现金流即 I1 的分成',
    filled(
      'income-direct',
      rate('15', 5),
      { forecast: yearly('net', ['360000', '450000', '540000', '570000', '570000']) },
      { timing: 'year-end' },
    ),
    161_765_698,
  ],
  ['M1 三案例平均', market, 111_193_289],
]

describe('估值公式的算例，精确到分（§4.5，§6.3）', () => {
  test.each(examples)('%s', (_, calculation, fen) => {
    expect(problemsOfCalculation(calculation)).toEqual([])
    expect(compute(calculation).fen).toBe(fen)
  })

  test('每一种公式都有算例', () => {
    expect([...new Set(examples.map(([, { variant }]) => variant))].sort()).toEqual(Object.keys(variantShapes).sort())
  })

  test('各年和各案例的数额各自取整供阅读', () => {
    const fens = (calculation: Calculation) => compute(calculation).sheet.rows.map((row) => (row.at(-1) as { fen: number }).fen)
    expect(fens(share('year-end'))).toEqual([31_304_348, 34_026_465, 35_505_877, 32_589_935, 28_339_074])
    expect(fens(market)).toEqual([113_097_600, 111_661_812, 108_820_454])
    expect(compute(examples[3]![1]).figures.find((figure) => figure.symbol === 'U')?.text).toBe('0.935088')
  })

  test('主要参数上下浮动10%：分成率成比例，折现率反向，超出范围的停在边上', () => {
    const of = (calculation: Calculation, symbol: string) => sensitivityOf(calculation).find(({ tested }) => tested.symbol === symbol)!
    const base = share('year-end')
    expect([of(base, 'K').lowFen, of(base, 'K').highFen]).toEqual([145_589_128, 177_942_268])
    expect(of(base, 'i').lowFen).toBe(
      compute(
        filled('income-share', { share: '30', ...rate('13.5', 5) }, { forecast: yearly('revenue', revenues) }, { timing: 'year-end' }),
      ).fen,
    )
    expect(of(base, 'i').highFen).toBeLessThan(161_765_698)
    expect(of(utility, 'α').isAtEdge).toBe(true)
    expect(of(utility, 'α').highFen).toBe(
      compute({ ...utility, values: { ...utility.values, quality: { value: '1', source: '台账' } } }).fen,
    )
    for (const [, calculation] of examples) expect(sensitivityOf(calculation).length).toBeGreaterThanOrEqual(2)
  })
})

/** What each edition asks for, but for its words, and what it makes of every example: no edition ever changes in it (choice:formula-editions). */
const frozen: { readonly [edition: string]: string } = { '2026-11': '1171dc2609961be306195ae4ba3aab30a2f6a56c6aa404621c518eb7cc18a24a' }

const wordsApart = (key: string, value: unknown) =>
  ['label', 'title', 'help', 'message', 'heads', 'zh', 'en'].includes(key) ? undefined : value

function digestOf(edition: Edition): string {
  const worked = examples
    .map(([, calculation]) => calculation)
    .filter(({ variant }) => Object.hasOwn(edition.shapes, variant))
    .map((each) => {
      const { amount: _, ...found } = compute(each, edition)
      return [found, problemsOfCalculation(each, edition).map(({ place }) => place)]
    })
  return createHash('sha256')
    .update(JSON.stringify([edition.shapes, worked], wordsApart))
    .digest('hex')
}

test('已有的公式版本一个也不改、不少：修改公式另立新版本', () => {
  expect(Object.fromEntries(editions.map((edition) => [edition.id, digestOf(edition)]))).toEqual(frozen)
})
