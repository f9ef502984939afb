import { forms } from '#law/forms.ts'
import type { Answers, FieldProblem } from './forms.ts'

const subjects = Object.entries(forms['legal-opinion'].sections[1].fields)

/** An opinion that finds a subject not compliant and is unqualified all the same (§4.4). */
export function opinionProblems(answers: Answers): FieldProblem[] {
  const faulty = subjects.filter(([id]) => answers[id] === 'not-compliant').map(([, { label }]) => label)
  if (answers['conclusion'] !== 'unqualified' || faulty.length === 0) return []
  return [{ field: 'conclusion', message: { zh: `${faulty.map(({ zh }) => zh).join('、')}的审查结果是不合规，不能出具无保留意见：请改意见类型，已整改的改审查结果（§4.4）`, en: `Not compliant: ${faulty.map(({ en }) => en.toLowerCase()).join(', ')}; the opinion cannot be unqualified. Choose another conclusion, or correct what was put right since (§4.4)` } }]
}
