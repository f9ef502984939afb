import { type Calculation, calculation } from '#contract/valuation/calculation.ts'
import { problemsOfCalculation } from '#contract/valuation/check.ts'
import { compute } from '#contract/valuation/compute.ts'
import { adjustmentOf } from '#contract/valuation/report-problems.ts'
import type { Words } from '#law/words.ts'

/** A filed report computed again: what its parameters come to, its adjustment, and whether that is its amount to the fen. */
export type Recomputed = { readonly calculation: Calculation | null; readonly computedFen: number | null; readonly adjustmentFen: number; readonly isEqual: boolean | null; readonly statement: Words }

const yuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Computes a report again from its own answers; one of before the formulas is only read. Pure. */
export function recompute(answers: Record<string, unknown>, amountFen: number): Recomputed {
  const filed = calculation.safeParse(answers['calculation'])
  const adjustmentFen = adjustmentOf(answers)
  if (!filed.success) return { calculation: null, computedFen: null, adjustmentFen, isEqual: null, statement: { zh: '本报告的参数没有按平台的公式填写，可以阅读，不能由平台复算', en: 'The parameters of this report were not entered by our formulas: it can be read, not computed again' } }
  const [problem] = problemsOfCalculation(filed.data)
  if (problem) return { calculation: filed.data, computedFen: null, adjustmentFen, isEqual: false, statement: { zh: `不能复算：${problem.label.zh}${problem.message.zh}`, en: `Cannot be computed again: ${problem.label.en}: ${problem.message.en}` } }
  const { fen } = compute(filed.data)
  const off = amountFen - fen - adjustmentFen
  const isEqual = off === 0
  const sum = adjustmentFen === 0 ? { zh: `复算为${yuan(fen)}元`, en: `Computed again: ${yuan(fen)} yuan` } : { zh: `复算为${yuan(fen)}元，${adjustmentFen > 0 ? '调增' : '调减'}${yuan(Math.abs(adjustmentFen))}元`, en: `Computed again: ${yuan(fen)} yuan, adjusted by ${yuan(adjustmentFen)}` }
  const end = isEqual ? { zh: '，与评估值一致，相差0分', en: '; equal to the amount, to the fen' } : { zh: `，与评估值相差${yuan(off)}元`, en: `; it differs from the amount by ${yuan(off)} yuan` }
  return { calculation: filed.data, computedFen: fen, adjustmentFen, isEqual, statement: { zh: sum.zh + end.zh, en: sum.en + end.en } }
}
