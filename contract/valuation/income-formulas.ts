import type { incomeVariants } from '#law/valuation/income.ts'
import { type Exact, minus, one, over, percent, product, sum, zero } from './exact.ts'
import type { Given, Row } from './given.ts'
import { percentText, plain, type Worked, yuanCell } from './worked.ts'

type IncomeVariant = keyof typeof incomeVariants

/** How many years income is forecast for: the shortest of the lives given. */
export function termOf(given: Pick<Given, 'optional'>): number | null {
  const lives = ['economicLife', 'legalLife', 'contractLife'].map((id) => given.optional(id)).filter((life) => life !== null)
  return lives.length > 0 ? Math.min(...lives.map((life) => Number(life.n / life.d))) : null
}

function discounted(given: Given, incomeOf: (row: Row) => Exact): Worked {
  const rate = percent(sum(...['riskFree', 'marketRisk', 'technicalRisk', 'legalRisk', 'operationRisk'].map((id) => given.value(id))))
  const growth = sum(one, rate)
  // From the middle of a year everything is worth the root of one year's growth more.
  const root = given.alternative('timing') === 'mid-year' ? growth : one
  const incomes = given.rows('forecast').map(incomeOf)
  const present = incomes.reduceRight((later, income) => over(sum(income, later), growth), zero)
  let factor = one
  const rows = incomes.map((income, n) => {
    factor = over(factor, growth)
    const year = String(n + 1)
    return [
      { zh: `第${year}年`, en: `Year ${year}` },
      yuanCell(plain(income)),
      { number: root === one ? year : `${n + 0.5}` },
      yuanCell({ of: product(income, factor), root }),
    ]
  })
  return {
    amount: { of: present, root },
    figures: [
      { symbol: 'i', label: { zh: '折现率', en: 'Discount rate' }, text: percentText(rate) },
      { symbol: 'n', label: { zh: '收益期', en: 'Term' }, text: `${incomes.length} 年` },
    ],
    sheet: {
      title: { zh: '逐年折现', en: 'Year by year' },
      heads: [
        { zh: '年', en: 'Year' },
        { zh: '当年收益 Fₜ（元）', en: 'Income Fₜ (yuan)' },
        { zh: '折现期（年）', en: 'Discounted over (years)' },
        { zh: '现值（元）', en: 'Present value (yuan)' },
      ],
      rows,
    },
  }
}

function withFigure(worked: Worked, symbol: string, zh: string, en: string, rate: Exact): Worked {
  return { ...worked, figures: [...worked.figures, { symbol, label: { zh, en }, text: percentText(rate) }] }
}

/** What each variant of the income approach comes to. */
export const incomeFormulas: { readonly [V in IncomeVariant]: (given: Given) => Worked } = {
  'income-share': (given) => discounted(given, (row) => product(row.number('revenue'), percent(given.value('share')))),
  'income-excess': (given) =>
    discounted(given, (row) => minus(row.number('cash'), sum(row.number('working'), row.number('fixed'), row.number('others')))),
  'income-increment': (given) => discounted(given, (row) => sum(row.number('revenue'), row.number('saved'))),
  'income-royalty': (given) => {
    const net = product(percent(given.value('royalty')), minus(one, percent(given.value('tax'))))
    return withFigure(
      discounted(given, (row) => product(row.number('revenue'), net)),
      'ρ × (1 − T)',
      '税后许可费率',
      'Royalty after tax',
      net,
    )
  },
  'income-direct': (given) => discounted(given, (row) => row.number('net')),
}
