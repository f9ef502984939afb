import type { marketVariants } from '#law/valuation/market.ts'
import { over, product, sum } from './exact.ts'
import type { Given } from './given.ts'
import { numberCell, plain, type Worked, yuanCell } from './worked.ts'

/** What the market approach comes to: the weighted mean of the adjusted prices, none of them rounded before. */
export const marketFormulas: { readonly [V in keyof typeof marketVariants]: (given: Given) => Worked } = {
  'market-cases': (given) => {
    const cases = given.rows('cases').map((row) => {
      const factor = product(
        row.number('technique'),
        row.number('density'),
        over(row.number('indexNow'), row.number('indexThen')),
        row.number('capacity'),
        row.number('others'),
      )
      return {
        name: row.text('name'),
        price: row.number('price'),
        factor,
        weight: row.number('weight'),
        adjusted: product(row.number('price'), factor),
      }
    })
    const weights = sum(...cases.map((each) => each.weight))
    return {
      amount: plain(over(sum(...cases.map((each) => product(each.adjusted, each.weight))), weights)),
      figures: [],
      sheet: {
        title: { zh: '案例修正', en: 'Adjusted cases' },
        heads: [
          { zh: '案例', en: 'Case' },
          { zh: '成交价（元）', en: 'Price (yuan)' },
          { zh: '修正系数', en: 'Factor' },
          { zh: '权重', en: 'Weight' },
          { zh: '修正后价格（元）', en: 'Adjusted price (yuan)' },
        ],
        rows: cases.map(({ name, price, factor, weight, adjusted }) => [
          { zh: name, en: name },
          yuanCell(plain(price)),
          numberCell(factor),
          numberCell(weight),
          yuanCell(plain(adjusted)),
        ]),
      },
    }
  },
}
