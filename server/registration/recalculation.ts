import { yuan } from '#contract/money.ts'
import { type Calculation, readCalculation, whyUnreadable } from '#contract/valuation/calculation.ts'
import { problemsOfCalculation } from '#contract/valuation/check.ts'
import { compute } from '#contract/valuation/compute.ts'
import { type Edition, editions } from '#contract/valuation/editions.ts'
import { adjustmentOf } from '#contract/valuation/report-problems.ts'
import { freeParameters, type Recalculation } from '#contract/valuations.ts'
import type { Words } from '#law/words.ts'

/**
 * A filed report computed again: by which edition, what its parameters come to, its adjustment, whether that is its amount to the fen, and
 * what the present edition makes of it.
 */
export type Recomputed = Readonly<
  Pick<Recalculation, 'calculation' | 'edition' | 'byPresent' | 'parameters' | 'computedFen' | 'adjustmentFen' | 'isEqual' | 'statement'>
>

const inFreeTable: Words = {
  zh: '本报告的参数列在自由表格中，可以阅读，不能由平台复算',
  en: 'The parameters of this report stand in a free table: they can be read, not computed again',
}

const isTakenOver: Words = {
  zh: '原登记的报告，只录编号和金额，没有参数可以复算',
  en: 'A report of an earlier registration: only its number and amount are kept, and no parameters to compute again',
}

/**
 * Computes a report again from its own answers, by the edition of the formulas it names; one of before the formulas, or of an edition
 * that is not known, is only read, and one of an earlier registration has nothing to compute. The last known edition is the present one.
 * Pure.
 */
export function recompute(answers: Record<string, unknown>, amountFen: number, known: readonly Edition[] = editions): Recomputed {
  const filed = readCalculation(answers['calculation'], known)
  const told = { parameters: freeParameters.safeParse(answers['parameters']).data ?? [], adjustmentFen: adjustmentOf(answers) }
  if (!filed)
    return {
      ...told,
      calculation: null,
      edition: null,
      byPresent: null,
      computedFen: null,
      isEqual: null,
      statement:
        answers['calculation'] === undefined
          ? told.parameters.length > 0
            ? inFreeTable
            : isTakenOver
          : whyUnreadable(answers['calculation']),
    }
  const { calculation, edition } = filed
  const read = { ...told, calculation, edition: edition.id }
  const [problem] = problemsOfCalculation(calculation, edition)
  if (problem)
    return {
      ...read,
      byPresent: null,
      computedFen: null,
      isEqual: false,
      statement: {
        zh: `不能复算：${problem.label.zh}${problem.message.zh}`,
        en: `Cannot be computed again: ${problem.label.en}: ${problem.message.en}`,
      },
    }
  const { fen } = compute(calculation, edition)
  return {
    ...read,
    byPresent: presently(calculation, fen, edition, known.at(-1)!),
    computedFen: fen,
    isEqual: amountFen === fen + told.adjustmentFen,
    statement: stated(edition, amountFen, fen, told.adjustmentFen),
  }
}

function stated({ id }: Edition, amountFen: number, fen: number, adjustmentFen: number): Words {
  const off = amountFen - fen - adjustmentFen
  const adjusted =
    adjustmentFen === 0
      ? { zh: '', en: '' }
      : { zh: `，${adjustmentFen > 0 ? '调增' : '调减'}${yuan(Math.abs(adjustmentFen))}元`, en: `, adjusted by ${yuan(adjustmentFen)}` }
  const end =
    off === 0
      ? { zh: '，与评估值一致，相差0分', en: '; equal to the amount, to the fen' }
      : { zh: `，与评估值相差${yuan(off)}元`, en: `; it differs from the amount by ${yuan(off)} yuan` }
  return {
    zh: `按公式版本${id}复算为${yuan(fen)}元${adjusted.zh}${end.zh}`,
    en: `Computed again by edition ${id} of the formulas: ${yuan(fen)} yuan${adjusted.en}${end.en}`,
  }
}

/** What the present edition makes of a report that came to so many fen by its own; null when it is of the present one (choice:formula-editions). */
function presently(calculation: Calculation, fen: number, edition: Edition, present: Edition): Words | null {
  if (edition === present) return null
  const named = { zh: `现行公式版本${present.id}`, en: `The present edition ${present.id}` }
  if (!Object.hasOwn(present.shapes, calculation.variant))
    return {
      zh: `${named.zh}已没有这个公式；本报告仍以其所依版本为准`,
      en: `${named.en} has this formula no more; the report stands by its own edition`,
    }
  const [problem] = problemsOfCalculation(calculation, present)
  if (problem)
    return {
      zh: `按${named.zh}不能计算：${problem.label.zh}${problem.message.zh}；本报告仍以其所依版本为准`,
      en: `${named.en} cannot compute it: ${problem.label.en}: ${problem.message.en}; the report stands by its own edition`,
    }
  const now = compute(calculation, present).fen
  if (now === fen) return { zh: `按${named.zh}计算，结果相同`, en: `${named.en} comes to the same` }
  return {
    zh: `按${named.zh}计算为${yuan(now)}元，相差${yuan(now - fen)}元；本报告仍以其所依版本为准`,
    en: `${named.en} comes to ${yuan(now)} yuan, ${yuan(now - fen)} away; the report stands by its own edition`,
  }
}
