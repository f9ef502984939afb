import type { Field } from '#law/form.ts'
import { securityLabels, type SecurityLabel } from '#law/protection.ts'

/** What stands in the place of an answer that is not shown. */
export const COVER = '＊＊＊'

/** Mail addresses, codes, numbers with their signs, runs of Chinese characters and of letters: bounded, so that no text takes long. */
const PIECES = /[\w.+-]{1,64}@[\w.-]{1,190}|[0-9A-Za-z]{15,20}|\d[\d -]{0,40}[\dXx]|\p{Script=Han}{2,100}|[A-Za-z]{2,100}/gu
const WHOLE_NUMBER = 7

/** A contact as it is shown to whoever has no step to take: 138****1234, l***@example.test, 林＊＊; enough to tell two apart. */
export function coverContact(text: string): string {
  const covered = text.replaceAll(PIECES, (piece) => {
    if (piece.includes('@')) return `${piece[0]}***${piece.slice(piece.indexOf('@'))}`
    if (/\d/.test(piece)) return coverNumber(piece)
    return /^[A-Za-z]/.test(piece) ? `${piece[0]}***` : `${[...piece][0]}＊＊`
  })
  return covered === text && text !== '' ? `${[...text][0]}${COVER}` : covered
}

/** The first three and the last four signs of a long number stay, the first of a short one. */
function coverNumber(piece: string): string {
  const [head, tail] = piece.replaceAll(/\D/g, '').length >= WHOLE_NUMBER ? [3, 4] : [1, 0]
  return piece.slice(0, head) + piece.slice(head, piece.length - tail).replaceAll(/[0-9A-Za-z]/g, '*') + piece.slice(piece.length - tail)
}

/** Who reads: whether everything is theirs to see, the part they play, and the grade and weight of the data, null where it is not known. */
export type Reading = {
  readonly isOwn: boolean
  readonly role: string
  readonly grade: number | null
  readonly importance?: string | undefined
}

/** Whether a part of the data is shown to a reader; where the grade is not known it counts as high. */
export function isShown(label: SecurityLabel, { isOwn, role, grade, importance }: Reading): boolean {
  const { from, readers } = securityLabels[label]
  const isLow = grade !== null && grade < from && (importance ?? 'general') === 'general'
  return isOwn || isLow || (readers as readonly string[]).includes(role)
}

/** The labels of the parts that are hidden from a reader. */
export const hiddenLabels = (reading: Reading): SecurityLabel[] =>
  (Object.keys(securityLabels) as SecurityLabel[]).filter((label) => !isShown(label, reading))

/** The answers to a form with contacts covered and the parts hidden that a reader does not see. */
export function coverAnswers<A extends { readonly [field: string]: unknown }>(
  fields: { readonly [id: string]: Field },
  answers: A,
  reading: Reading,
): A {
  if (reading.isOwn) return answers
  const covered = Object.entries(answers).map(([id, answer]): [string, unknown] => {
    const field = fields[id]
    if (field?.security && !isShown(field.security, reading)) return [id, COVER]
    return [id, field?.isPersonal && typeof answer === 'string' ? coverContact(answer) : answer]
  })
  return Object.fromEntries(covered) as A
}

/** The answers that reach or identify a person. */
export const contactsIn = (
  fields: { readonly [id: string]: Field },
  answers: { readonly [field: string]: unknown },
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => fields[id]?.isPersonal && typeof answer === 'string' && answer !== ''),
  )
