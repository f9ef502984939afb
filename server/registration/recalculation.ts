import { yuan } from '#contract/money.ts'
import { calculation, whyUnreadable } from '#contract/valuation/calculation.ts'
import { problemsOfCalculation } from '#contract/valuation/check.ts'
import { compute } from '#contract/valuation/compute.ts'
import { adjustmentOf } from '#contract/valuation/report-problems.ts'
import { freeParameters, type Recalculation } from '#contract/valuations.ts'
import type { Words } from '#law/words.ts'

/** A filed report computed again: what its parameters come to, its adjustment, and whether that is its amount to the fen. */
export type Recomputed = Readonly<Pick<Recalculation, 'calculation' | 'parameters' | 'computedFen' | 'adjustmentFen' | 'isEqual' | 'statement'>>

const inFreeTable: Words = { zh: '本报告的参数列在自由表格中，可以阅读，不能由平台复算', en: 'The parameters of this report stand in a free table: they can be read, not computed again' }

const isTakenOver: Words = { zh: '原登记的报告，只录编号和金额，没有参数可以复算', en: 'A report of an earlier registration: only its number and amount are kept, and no parameters to compute again' }

/** Computes a report again from its own answers; one of before the formulas, or of another edition of them, is only read, and one of an earlier registration has nothing to compute. Pure. */
export function recompute(answers: Record<string, unknown>, amountFen: number): Recomputed {
  const filed = calculation.safeParse(answers['calculation'])
  const told = { parameters: freeParameters.safeParse(answers['parameters']).data ?? [], adjustmentFen: adjustmentOf(answers) }
  const { adjustmentFen } = told
  if (!filed.success) return { ...told, calculation: null, computedFen: null, isEqual: null, statement: answers['calculation'] === undefined ? (told.parameters.length > 0 ? inFreeTable : isTakenOver) : whyUnreadable(answers['calculation']) }
  const [problem] = problemsOfCalculation(filed.data)
  if (problem) return { ...told, calculation: filed.data, computedFen: null, isEqual: false, statement: { zh: `不能复算：${problem.label.zh}${problem.message.zh}`, en: `Cannot be computed again: ${problem.label.en}: ${problem.message.en}` } }
  const { fen } = compute(filed.data)
  const off = amountFen - fen - adjustmentFen
  const isEqual = off === 0
  const sum = adjustmentFen === 0 ? { zh: `复算为${yuan(fen)}元`, en: `Computed again: ${yuan(fen)} yuan` } : { zh: `复算为${yuan(fen)}元，${adjustmentFen > 0 ? '调增' : '调减'}${yuan(Math.abs(adjustmentFen))}元`, en: `Computed again: ${yuan(fen)} yuan, adjusted by ${yuan(adjustmentFen)}` }
  const end = isEqual ? { zh: '，与评估值一致，相差0分', en: '; equal to the amount, to the fen' } : { zh: `，与评估值相差${yuan(off)}元`, en: `; it differs from the amount by ${yuan(off)} yuan` }
  return { ...told, calculation: filed.data, computedFen: fen, isEqual, statement: { zh: sum.zh + end.zh, en: sum.en + end.en } }
}
