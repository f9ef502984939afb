import { runInNewContext } from 'node:vm'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Recalculation } from '#contract/valuations.ts'
import { fillCalculation } from '#contract/valuation/fill.ts'
import type { Variant } from '#law/valuation/variants.ts'
import { variantShapes } from '#law/valuation/variants.ts'
import { valuationWorkbook } from './valuation-excel.ts'

type Filling = Parameters<typeof fillCalculation>[1]
type Book = Map<string, Map<string, { readonly value: unknown; readonly formula: string | undefined }>>

const sourced = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, [value, '台账'] as const]))
const rates = { riskFree: '2.35', marketRisk: '6.1', technicalRisk: '2', legalRisk: '1.05', operationRisk: '1.5', economicLife: '3' }
const costs = {
  source: '台账',
  rows: [
    { group: 'early', name: '=规划', amount: '120000.35' },
    { group: 'direct', name: '建设', amount: '3200000.18' },
  ],
}
const income = (values: Record<string, string>, rows: Record<string, string>[], timing = 'year-end') =>
  ({ values: sourced({ ...rates, ...values }), tables: { forecast: { source: '台账', rows } }, alternatives: { timing } }) as Filling

const filled: { readonly [V in Variant]: readonly Filling[] } = {
  'cost-obsolescence': [{ values: sourced({ functional: '500000.5', economic: '300000' }), tables: { costs } }],
  // The last comes to half a fen, which goes to the even one.
  'cost-rate': [
    { values: sourced({ rate: '17.3333' }), tables: { costs } },
    { values: sourced({ rate: '50' }), tables: { costs: { source: '台账', rows: [{ group: 'direct', name: '建设', amount: '100.01' }] } } },
  ],
  'cost-life': [{ values: sourced({ used: '1.25', remaining: '3.5' }), tables: { costs } }],
  'cost-utility': [
    {
      values: sourced({
        profit: '8',
        quality: '0.923456',
        own: '5',
        industry: '130',
        managing: '3',
        circulating: '4',
        developing: '3',
        securing: '2',
      }),
      tables: {
        costs,
        openness: {
          source: '目录',
          rows: [
            { kind: 'open', weight: '1.5', share: '20' },
            { kind: 'shared', weight: '1.1', share: '50' },
            { kind: 'closed', weight: '0.5', share: '30' },
          ],
        },
      },
    },
  ],
  'income-share': ['year-end', 'mid-year'].map((timing) =>
    income(
      { share: '33.3333' },
      ['1200000', '1500000', '1800000.77'].map((revenue) => ({ revenue })),
      timing,
    ),
  ),
  'income-excess': [
    income(
      {},
      [1, 2, 3].map((n) => ({ cash: `${n}000000`, working: '100000', fixed: '50000.5', others: '33333.33' })),
    ),
  ],
  'income-increment': [
    income(
      {},
      [1, 2, 3].map((n) => ({ revenue: `${n}000000`, saved: '-250.07' })),
    ),
  ],
  'income-royalty': [
    income(
      { royalty: '7.5', tax: '25' },
      [1, 2, 3].map((n) => ({ revenue: `${n}234567.89` })),
    ),
  ],
  'income-direct': [
    income(
      {},
      [1, 2, 3].map((n) => ({ net: `${n}00000.01` })),
    ),
  ],
  'market-cases': [
    {
      values: {},
      tables: {
        cases: {
          source: '交易所',
          rows: [
            ['甲', '1000000', '1'],
            ['乙', '1250000.55', '2.5'],
          ].map(([name, price, weight]) => ({
            name: name!,
            price: price!,
            technique: '1.05',
            density: '0.96',
            indexNow: '102',
            indexThen: '99',
            capacity: '1.1',
            others: '0.98',
            weight: weight!,
          })),
        },
      },
    },
  ],
}

async function bookOf(found: Recalculation): Promise<Book> {
  const { sheets } = await readXlsx(await valuationWorkbook(found))
  return new Map(
    sheets.map(({ name, rows, cells }) => [
      name,
      new Map(
        rows.flatMap((row, r) =>
          row.map((value, c) => [`${String.fromCodePoint(65 + c)}${r + 1}`, { value, formula: cells?.get(`${r},${c}`)?.formula }] as const),
        ),
      ),
    ]),
  )
}

/** Computes a cell as a spreadsheet does: its formula where it has one, whatever was kept as its result. Knows what these workbooks use. */
function evaluate(book: Book, sheet: string, name: string): number {
  const { value, formula } = book.get(sheet)!.get(name.replaceAll('$', ''))!
  if (!formula) return Number(value)
  const range = (_: string, column: string, from: string, __: string, to: string) =>
    `[${Array.from({ length: Number(to) - Number(from) + 1 }, (_each, n) => `at('${sheet}','${column}${Number(from) + n}')`).join(',')}]`
  const code = formula
    .replaceAll(/\b([A-Z])(\d+):([A-Z])(\d+)/g, range)
    .replaceAll(/'(参数|计算)'!\$?([A-Z])\$?(\d+)/g, "at('$1','$2$3')")
    .replaceAll(/(?<!')\$?\b([A-Z])\$?(\d+)\b(?!')/g, `at('${sheet}','$1$2')`)
    .replaceAll('^', '**')
  const known = {
    SUM: (all: number[]) => all.reduce((a, b) => a + b, 0),
    COUNT: (all: number[]) => all.length,
    SUMPRODUCT: (a: number[], b: number[]) => a.reduce((all, each, n) => all + each * b[n]!, 0),
    ABS: Math.abs,
    INT: Math.floor,
    IF: (is: boolean, yes: number, no: number) => (is ? yes : no),
    ROUND: (a: number, places: number) => (Math.sign(a) * Math.round(Math.abs(a) * 10 ** places + 1e-6)) / 10 ** places,
  }
  return runInNewContext(code, { at: (place: string, cell: string) => evaluate(book, place, cell), ...known }) as number
}

const cases = Object.entries(filled).flatMap(([variant, fillings]) =>
  fillings.map((filling, n) => [`${variant} ${n + 1}`, variant as Variant, filling] as const),
)

test.each(cases)('计算表的公式算得与归入的计算结果一致，到分：%s', async (_, variant, filling) => {
  const calculation = fillCalculation(variant, filling)
  const fen = calculation.resultFen!
  const found: Recalculation = {
    caseId: '',
    assetId: '',
    assetName: '线路',
    assetVersion: 1,
    number: '=1+1',
    firmName: '衡信',
    firmLicence: null,
    method: variantShapes[variant].approach,
    amountFen: fen - 1,
    baseDate: '2026-11-01',
    validUntil: '2027-10-31',
    filedAt: '2026-11-02T00:00:00Z',
    calculation,
    edition: calculation.edition,
    byPresent: null,
    parameters: [],
    computedFen: fen,
    adjustmentFen: -1,
    adjustmentReason: '取整',
    isEqual: true,
    statement: { zh: '一致', en: 'equal' },
    computedAt: '2026-11-02T00:00:00Z',
    proposal: null,
  }
  const book = await bookOf(found)
  const rowOf = (sheet: string, label: string) =>
    [...book.get(sheet)!].find(([cell, { value }]) => cell.startsWith('A') && String(value).startsWith(label))![0].slice(1)
  const [result, amount] = ['计算结果', '评估值'].map((label) => `B${rowOf('摘要', label)}`)
  expect([book.get('摘要')!.get(result!)!.value, book.get('摘要')!.get(amount!)!.value]).toEqual([fen / 100, (fen - 1) / 100])
  expect([Math.round(evaluate(book, '摘要', result!) * 100), Math.round(evaluate(book, '摘要', amount!) * 100)]).toEqual([fen, fen - 1])
  // Every amount, factor and figure is computed, none left as it was kept; and follows its parameters.
  const computed = [...book.get('计算')!].filter(([, { formula }]) => formula)
  for (const [cell, { value }] of computed)
    expect([cell, Math.abs(evaluate(book, '计算', cell) - Number(value)) < (Number(value) > 100 ? 0.02 : 0.0001)]).toEqual([cell, true])
  const [input] = [...book.get('参数')!].filter(([cell, { value }]) => cell.startsWith('C') && typeof value === 'number' && value > 100)[0]!
  book.get('参数')!.set(input, { value: 0, formula: undefined })
  expect(Math.round(evaluate(book, '摘要', result!) * 100)).not.toBe(fen)
  expect(book.get('摘要')!.get(`B${rowOf('摘要', '报告编号')}`)!.value).toBe("'=1+1")
})

test('公式版本没有写成表格公式的，只列数值', async () => {
  const { liveOf } = await import('./valuation-live.ts')
  expect([
    liveOf({ variant: 'cost-rate', edition: '1999' }),
    liveOf({ variant: 'toString', edition: fillCalculation('cost-rate', filled['cost-rate'][0]!).edition }),
  ]).toEqual([null, null])
})
