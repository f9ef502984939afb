import { textOf } from '#contract/text-of.ts'
import { type CreditAct, creditActs } from '#law/operators.ts'
import type { EarlierLender } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findDeduction, insertDeduction } from './credit.sql.ts'

/** Deducts credit from an operator for an act, with its reason and evidence, by the case that found it (choice:credit-points). */
export async function deductCredit(
  tx: Tx,
  given: { operatorId: string; act: CreditAct; reason: string; evidence: unknown; caseId: string; by: string; at: Date; today: string },
): Promise<void> {
  const { today, ...deduction } = given
  await insertDeduction(tx, { ...deduction, points: creditActs[given.act].points, year: today.slice(0, 4) })
}

/** The case of the deduction that an appeal or a repair is about (choice:credit-repair); null when its number is none of this operator. */
export const deductionOf: EarlierLender = (tx, { subjectId, answers, draft }) =>
  findDeduction(tx, subjectId, textOf({ ...answers, ...draft }['creditNumber'] ?? ''))
