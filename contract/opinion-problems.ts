import { forms } from '#law/forms.ts'
import type { Answers, FieldProblem } from './forms.ts'
import { signatoryProblems } from './signatories.ts'

const subjects = Object.entries(forms['legal-opinion'].sections[1].fields)

/** What does not fit together in an opinion: fewer than two lawyers, and a subject not compliant under an unqualified conclusion (§4.4). */
export function opinionProblems(answers: Answers): FieldProblem[] {
  return [...signatoryProblems('lawyers', answers['lawyers']), ...conclusionProblems(answers)]
}

function conclusionProblems(answers: Answers): FieldProblem[] {
  const faulty = subjects.filter(([id]) => answers[id] === 'not-compliant').map(([, { label }]) => label)
  if (answers['conclusion'] !== 'unqualified' || faulty.length === 0) return []
  return [
    {
      field: 'conclusion',
      message: {
        zh: `${faulty.map(({ zh }) => zh).join('、')}的审查结果是不合规，不能出具无保留意见：请改意见类型，已整改的改审查结果（§4.4）`,
        en: `Not compliant: ${faulty.map(({ en }) => en.toLowerCase()).join(', ')}; the opinion cannot be unqualified. Choose another conclusion, or correct what was put right since (§4.4)`,
      },
    },
  ]
}
