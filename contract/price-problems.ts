import type { Answers, FieldProblem } from './forms.ts'
import { yuan } from './money.ts'
import { permittedIncome } from './price-ceiling.ts'
import { reportProblems } from './valuation/report-problems.ts'

/** What does not fit together in a pricing paper: price and ceiling, ceiling and permitted income, value and calculation (§6.3, choice:permitted-income). */
export function priceProblems(answers: Answers): FieldProblem[] {
  return answers['charge'] === 'ceiling' ? [...ceilingProblems(answers), ...reportProblems(answers)] : reportProblems(answers)
}

function ceilingProblems(answers: Answers): FieldProblem[] {
  const number = (field: string) => Number(answers[field] ?? 0)
  const [price, ceiling, quantity] = [number('priceFen'), number('ceilingFen'), number('quantity')]
  const permitted = permittedIncome({
    costFen: number('costFen'),
    bondYield: number('bondYield'),
    addOn: number('addOn'),
    taxFen: number('taxFen'),
  })
  const most = BigInt(permitted) / BigInt(Math.max(quantity, 1))
  return [
    ...(price > ceiling
      ? [
          {
            field: 'priceFen',
            message: {
              zh: `价格${yuan(price)}元高于上限收费标准${yuan(ceiling)}元`,
              en: `The price ${yuan(price)} is above the ceiling ${yuan(ceiling)}`,
            },
          },
        ]
      : []),
    ...(BigInt(ceiling) > most
      ? [
          {
            field: 'ceilingFen',
            message: {
              zh: `最高准许收入为${yuan(permitted)}元，按预计数量${quantity}计算，上限收费标准不能高于${yuan(most)}元`,
              en: `The permitted income is ${yuan(permitted)}; at ${quantity} a year the ceiling is at most ${yuan(most)}`,
            },
          },
        ]
      : []),
  ]
}
