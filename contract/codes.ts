import { codeDigits } from '#law/coding.ts'
import { industries } from '#law/industries.ts'
import type { CodedUnit, Segment } from './coding-rule.ts'
import type { Answers } from './forms.ts'
import { mod3736CheckCharacter } from './identifiers.ts'
import { textOf } from './text-of.ts'

const DIGITS = '0123456789'
const ALL = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** How many places a segment takes. */
export function placesOf(segment: Segment): number {
  switch (segment.kind) {
    case 'district':
      return 6
    case 'unit':
      return segment.short?.length ?? 9
    case 'business':
      return segment.codes[0]?.code.length ?? 0
    case 'year':
      return 4
    case 'serial':
      return segment.places
    case 'text':
      return segment.text.length
    case 'class':
    case 'industry':
    case 'origin':
    case 'grade':
    case 'check':
      return 1
  }
}

/** How many serials a rule has for codes that agree in every other segment. */
export function capacityOf(rule: readonly Segment[]): number {
  const serial = rule.find((each) => each.kind === 'serial')
  return serial ? 10 ** serial.places - 1 : 0
}

const items: { readonly [K in Segment['kind']]?: string } = {
  class: 'category',
  industry: 'industry',
  business: 'businessCategory',
  origin: 'origin',
  grade: 'grade',
}

/** The item of the card a segment reads its value from; null when it reads none. */
export const itemOf = (segment: Segment): string | null => items[segment.kind] ?? null

/** The value of a segment for a card, or null when the card does not give it; serial and check are made elsewhere. */
export function valueOf(segment: Segment, unit: CodedUnit, card: Answers, year: number): string | null {
  switch (segment.kind) {
    case 'district':
      return unit.district
    case 'unit':
      return segment.short ?? unit.uscc.slice(8, 17)
    case 'class':
      return codeDigits.class[card['category'] as keyof typeof codeDigits.class] ?? null
    case 'origin':
      return codeDigits.origin[card['origin'] as keyof typeof codeDigits.origin] ?? null
    case 'industry':
      return typeof card['industry'] === 'string' && card['industry'] in industries ? card['industry'] : null
    case 'business':
      return segment.codes.find(({ code }) => code === card['businessCategory'])?.code ?? null
    case 'grade':
      return /^[1-4]$/.test(textOf(card['grade'])) ? textOf(card['grade']) : null
    case 'year':
      return String(year)
    case 'text':
      return segment.text
    case 'serial':
    case 'check':
      return ''
  }
}

/** The parts of a code on both sides of its serial, by which serials are counted; null when the card lacks something. */
export function stemOf(rule: readonly Segment[], unit: CodedUnit, card: Answers, year: number): { before: string; after: string } | null {
  const values = rule.map((each) => valueOf(each, unit, card, year))
  if (values.includes(null)) return null
  const at = rule.findIndex((each) => each.kind === 'serial')
  return { before: values.slice(0, at).join(''), after: values.slice(at + 1).join('') }
}

/** The code of a serial; null when the serials are used up. The check character is counted over letters and digits alone. */
export function codeOf(rule: readonly Segment[], stem: { before: string; after: string }, serial: number): string | null {
  const places = rule.find((each) => each.kind === 'serial')?.places ?? 0
  const digits = String(serial).padStart(places, '0')
  if (digits.length > places) return null
  const body = stem.before + digits + stem.after
  return rule.at(-1)?.kind === 'check' ? body + (mod3736CheckCharacter(body.replaceAll('-', '')) ?? '') : body
}

/** The characters each place of a code of this rule may hold: two rules can give the same code only where every place shares one. */
export function shapeOf(rule: readonly Segment[], unit: CodedUnit): string[] {
  return rule.flatMap((each) => {
    const values = alternativesOf(each, unit)
    if (values === null) return Array<string>(placesOf(each)).fill(each.kind === 'serial' ? DIGITS : ALL)
    return Array.from({ length: values[0]?.length ?? 0 }, (_, at) => [...new Set(values.map((value) => value[at] ?? ''))].sort().join(''))
  })
}

/** The expression that exactly the codes of this rule match, check character apart. */
export function patternOf(rule: readonly Segment[], unit: CodedUnit): string {
  const part = (each: Segment): string => {
    if (each.kind === 'serial') return `[0-9]{${each.places}}`
    if (each.kind === 'year') return '20[0-9]{2}'
    const values = alternativesOf(each, unit)
    if (values === null) return '[0-9A-Z]'
    return values.length === 1
      ? values[0]!
      : values.every((value) => value.length === 1)
        ? `[${values.join('')}]`
        : `(?:${values.join('|')})`
  }
  return `^${rule.map(part).join('')}$`
}

/** Answers whether a text is a code of this rule: its form, and its check character when the rule has one. */
export function isCodeOf(rule: readonly Segment[], unit: CodedUnit, text: string): boolean {
  if (!new RegExp(patternOf(rule, unit)).test(text)) return false
  return rule.at(-1)?.kind !== 'check' || mod3736CheckCharacter(text.slice(0, -1).replaceAll('-', '')) === text.at(-1)
}

/** The characters with which every code of a rule begins. */
export function prefixOf(shape: readonly string[]): string {
  const open = shape.findIndex((each) => each.length !== 1)
  return shape.slice(0, open === -1 ? shape.length : open).join('')
}

/** The values a segment may take, or null for a serial and a check character. */
function alternativesOf(segment: Segment, unit: CodedUnit): string[] | null {
  switch (segment.kind) {
    case 'serial':
    case 'check':
      return null
    case 'class':
      return Object.values(codeDigits.class)
    case 'origin':
      return Object.values(codeDigits.origin)
    case 'industry':
      return Object.keys(industries)
    case 'business':
      return segment.codes.map(({ code }) => code)
    case 'grade':
      return ['1', '2', '3', '4']
    case 'year':
      return Array.from({ length: 100 }, (_, n) => String(2000 + n))
    case 'district':
    case 'unit':
    case 'text':
      return [valueOf(segment, unit, {}, 0)!]
  }
}
