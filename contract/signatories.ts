import type { FieldProblem } from './forms.ts'

const least = 2

/** The people a paper says it is signed by, each once, however their names are set apart or spaced. */
export function signatoriesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize('NFKC')
        .split(/[、,;/|\n]/)
        .map((name) =>
          name
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
            .trim(),
        )
        .filter((name) => name !== ''),
    ),
  ]
}

/** What is wrong with who signed a paper: fewer than two people (choice:two-signatories). */
export function signatoryProblems(field: string, answer: unknown): FieldProblem[] {
  const names = signatoriesOf(typeof answer === 'string' ? answer : '')
  if (names.length >= least) return []
  const only = names[0] ?? ''
  return [
    {
      field,
      message: {
        zh: `须有两名不同的签署人，现在只有${only === '' ? '0人' : `“${only}”一人`}：请写明各人姓名，用顿号分隔`,
        en: `Two different people sign; there is ${only === '' ? 'nobody' : `only “${only}”`}. Give each by name, with commas between`,
      },
    },
  ]
}
