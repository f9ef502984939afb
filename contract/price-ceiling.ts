import { type Exact, exactOf, fenOf, fraction, one, over, percent, product, sum } from './valuation/exact.ts'

/** What the maximum permitted income is computed from: cost net of subsidies and tax in whole fen, yield and points in per cent. */
export type PermittedGiven = { readonly costFen: number; readonly bondYield: number; readonly addOn: number; readonly taxFen: number }

/** A number with at most six decimals, exactly. */
const exact = (number: number): Exact => exactOf(String(Number(number.toFixed(6))))!
const yuanOf = (fen: number): Exact => over(fraction(BigInt(fen)), fraction(100n))

/** Maximum permitted income in whole fen: cost + cost × (yield + points) + tax, rounded once, a half to the even fen (choice:permitted-income). */
export function permittedIncome({ costFen, bondYield, addOn, taxFen }: PermittedGiven): number {
  const rate = percent(sum(exact(bondYield), exact(addOn)))
  return Number(fenOf({ of: sum(product(yuanOf(costFen), sum(one, rate)), yuanOf(taxFen)), root: one }))
}
