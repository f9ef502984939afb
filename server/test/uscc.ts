import { orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'

/** An invented unified social credit code with right check characters; each number gives another one. */
export function inventedUscc(number: number): string {
  const body = `MA${String(number).padStart(6, '0')}`
  const first = `91350100${body}${orgCodeCheckCharacter(body)}`
  return first + usccCheckCharacter(first)
}
