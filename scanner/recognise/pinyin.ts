import { SYLLABLES } from '#scanner/recognise/data/syllables.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { Heading } from '#scanner/recognise/heading.ts'

const READINGS = new Map<string, string[]>()
for (const group of SYLLABLES.trim().split(/\s+/)) {
  const [syllable, signs] = group.split(':') as [string, string]
  for (const sign of signs) READINGS.set(sign, [...(READINGS.get(sign) ?? []), syllable])
}

/**
 * Finds the Chinese terms a Latin name is written for, in full syllables, initials or a mixture (`lxdianhua`), with how clearly: 1 for the
 * whole name, less for its end.
 */
export function endsInPinyin(latin: string, terms: readonly string[]): [term: string, by: number][] {
  if (latin.length < 4 || latin.length > 40 || !/^[a-z]+$/.test(latin)) return []
  let longest = 0
  let found: [string, number][] = []
  for (const term of terms) {
    if (term.length < longest) continue
    const by = clearness(latin, term)
    if (by === 0) continue
    if (term.length > longest) found = []
    longest = term.length
    found.push([term, by])
  }
  return found
}

/** Reads the term backwards from the end of the name; initials alone need four signs to mean anything. */
function clearness(latin: string, term: string): number {
  let best = 0
  const read = (sign: number, end: number, full: number): void => {
    if (best === 1) return
    if (sign < 0) {
      const enough = full >= 2 || (full === 1 && term.length >= 3) || term.length >= 4
      if (!enough) return
      best = Math.max(best, end === 0 ? (full > 0 ? 1 : 0.9) : 0.8)
      return
    }
    for (const syllable of READINGS.get(term[sign]!) ?? []) {
      if (latin.endsWith(syllable, end)) read(sign - 1, end - syllable.length, full + 1)
      if (end > 0 && latin[end - 1] === syllable[0]) read(sign - 1, end - 1, full)
      if (/^[zcs]h/.test(syllable) && latin.endsWith(syllable.slice(0, 2), end)) read(sign - 1, end - 2, full)
    }
  }
  read(term.length - 1, latin.length, 0)
  return best
}

/** Whether a heading is up to four initials and no comment says that they stand for this kind: 籍贯, 结果, 价格 and 机构 are all jg, 省份 and 是否 both sf. */
export const isInitials = ({ chinese, joined, commented }: Heading, type: SemanticType): boolean =>
  chinese === '' && /^[bcdfghjklmnpqrstwxyz]{2,4}$/.test(joined) && !commented.has(type)
