import { provenOutcomes } from '#law/count-outcomes.ts'
import type { Answers, FieldProblem } from './forms.ts'
import { textOf } from './text-of.ts'

const proven: ReadonlySet<string> = new Set(provenOutcomes)

/** What an explanation of a missing asset lacks: a paper, where the outcome is only taken with one (choice:count-differences). */
export function countProblems(answers: Answers): FieldProblem[] {
  if (!proven.has(textOf(answers['outcome'])) || answers['evidence'] !== undefined) return []
  return [
    {
      field: 'evidence',
      message: {
        zh: '人工盘到、迁移、并入、销毁和下落不明的，须附证据材料',
        en: 'What was seen, moved, merged, destroyed or lost needs its evidence',
      },
    },
  ]
}
