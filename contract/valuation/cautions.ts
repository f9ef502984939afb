import { units } from '#law/valuation/parameter.ts'
import type { Words } from '#law/words.ts'
import type { Calculation } from './calculation.ts'
import { shapeOf } from './editions.ts'
import { decimal, type Exact, exactOf, fraction, isLess, limitOf, one, product, sum, zero } from './exact.ts'

/** What may be meant otherwise at one value of a calculation, although the formula takes it. */
export type Caution = { readonly place: string; readonly label: Words; readonly message: Words }

const hundred = fraction(100n)

/**
 * What a reader would ask about: a share given as a fraction where a percentage is read, and income that is not discounted at all. Nothing
 * of it hinders (choice:discount-rate).
 */
export function cautionsOf(calculation: Calculation): Caution[] {
  const { values } = shapeOf(calculation)
  const given = (id: string) => exactOf(calculation.values[id]?.value ?? '')
  const rates = Object.entries(values)
    .filter(([, { basis, unit }]) => basis === 'choice:discount-rate' && unit === 'percent')
    .map(([id]) => given(id))
  const isUndiscounted = rates.length > 0 && rates.every((rate): rate is Exact => rate !== null) && sum(...(rates as Exact[])).n === 0n
  const first = Object.keys(values).find((id) => values[id]!.basis === 'choice:discount-rate')
  return Object.entries(values).flatMap(([place, { label, unit, max }]) => {
    if (isUndiscounted && place === first)
      return [
        {
          place,
          label,
          message: {
            zh: '五项合计为0：以后各年的收益没有折现，请核对',
            en: 'The five make 0: the income of later years is not discounted; please check',
          },
        },
      ]
    const number = unit === 'percent' ? given(place) : null
    if (!number || !isLess(zero, number) || !isLess(number, one) || isLess(limitOf(max), product(number, hundred))) return []
    const [read, meant] = [decimal(number, units[unit].decimals), decimal(product(number, hundred), units[unit].decimals)]
    return [
      {
        place,
        label,
        message: { zh: `按${read}%计算；如指${meant}%，应填${meant}`, en: `Read as ${read} %; if ${meant} % is meant, enter ${meant}` },
      },
    ]
  })
}
