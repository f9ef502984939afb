import { PLACEHOLDERS } from '#scanner/engine/placeholders.ts'

const KNOWN = new Set<string>(PLACEHOLDERS)

/** Answers whether the text only stands for "nothing", such as NA, \N or 无. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 10 && KNOWN.has(text)
}
