import { areOfTwoScripts, type Kind, kindOf, mayPart, sharedHalf } from './line-breaks.ts'
import type { TrueType } from './true-type.ts'

/** How a text is set: font, size in points, what stands between its characters in parts of the size, and colour ('#rrggbb'). */
export type Style = { readonly font: TrueType; readonly size: number; readonly tracking?: number; readonly ink: string }

/** A line as it is drawn: its characters, the space before each beyond the widths (units of the font), and how wide it is in points. */
export type Line = { readonly style: Style; readonly chars: readonly string[]; readonly gaps: readonly number[]; readonly width: number }

/** A character of a font: its shape (0 when there is none), its width in units of the font, and its kind. */
type Known = { readonly char: string; readonly glyph: number; readonly width: number; readonly kind: Kind }
/** The same in its place: the space before it in units of the font, and whether it may begin a line. */
type Placed = { readonly known: Known; readonly gap: number; readonly mayBegin: boolean }

/** A run without a place to part would leave the page, so that it may after so many characters. */
const longestRun = 20
/** How a dash is drawn: full width, so that two of them meet. */
const drawnAs: Readonly<Record<string, string>> = { '—': '―' }

const knownOf = new WeakMap<TrueType, Map<string, Known>>()

function knownChars(font: TrueType): Map<string, Known> {
  const known = knownOf.get(font) ?? new Map<string, Known>()
  if (known.size === 0) knownOf.set(font, known)
  return known
}

/** A character as a font shows it, looked up once. */
export const knownIn = (font: TrueType, char: string): Known => lookedUp(font, knownChars(font), char)

function lookedUp(font: TrueType, known: Map<string, Known>, char: string): Known {
  const found = known.get(char)
  if (found) return found
  const glyph = font.glyphOf((drawnAs[char] ?? char).codePointAt(0)!)
  const fresh = { char, glyph, width: font.widthOf(glyph), kind: kindOf(char) }
  known.set(char, fresh)
  return fresh
}

/** Sets a text in lines no wider than so many points; a line of the text begins a line. What is not to be seen is left out. */
export function setLines(text: string, style: Style, measure = Infinity): Line[] {
  const units = (measure * style.font.unitsPerEm) / style.size
  return text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .split('\n')
    .flatMap((paragraph) => (paragraph === '' ? [lineOf([], style)] : parted(placed(paragraph, style), style, units)))
}

function placed(paragraph: string, { font, tracking = 0 }: Style): Placed[] {
  const em = font.unitsPerEm
  const all = knownChars(font)
  const shapes: Placed[] = []
  let last: Known | null = null
  let run = 0
  for (const char of paragraph) {
    const known = lookedUp(font, all, char)
    const isLong = run > 0 && run % longestRun === 0
    run = known.kind.runs ? run + 1 : 0
    shapes.push(
      last
        ? { known, gap: tracking * em + gapBetween(font, last, known), mayBegin: isLong || mayPart(last.kind, known.kind) }
        : { known, gap: 0, mayBegin: false },
    )
    last = known
  }
  return shapes
}

function gapBetween(font: TrueType, before: Known, after: Known): number {
  const shared = sharedHalf(before.kind, after.kind)
  const spared = shared === 'before' ? before.width / 2 : shared === 'after' ? after.width / 2 : 0
  return font.kernOf(before.glyph, after.glyph) + (areOfTwoScripts(before.kind, after.kind) ? font.unitsPerEm / 4 : 0) - spared
}

const spareBefore = ({ kind, width }: Known): number => (kind.fills === 'right' ? width / 2 : 0)
const spareAfter = ({ kind, width }: Known): number => (kind.fills === 'left' ? width / 2 : 0)

function parted(shapes: readonly Placed[], style: Style, measure: number): Line[] {
  const lines: Line[] = []
  for (let from = 0; from < shapes.length;) {
    const end = endOf(shapes, from, measure)
    lines.push(lineOf(shapes.slice(from, end), style))
    from = end
  }
  return lines
}

/** Where the line that begins at a place ends: at the last place it may that fits, or where it is full when there is none. */
function endOf(shapes: readonly Placed[], from: number, measure: number): number {
  let [width, last] = [0, from]
  for (let at = from; at < shapes.length; at++) {
    const { known, gap, mayBegin } = shapes[at]!
    if (at > from && mayBegin) last = at
    width += known.width + (at === from ? -spareBefore(known) : gap)
    if (at > from && !known.kind.isBlank && width - spareAfter(known) > measure + 0.01) return last > from ? last : at
  }
  return shapes.length
}

function lineOf(shapes: readonly Placed[], style: Style): Line {
  const shown = shapes.slice(0, shapes.findLastIndex(({ known }) => !known.kind.isBlank) + 1)
  const gaps = shown.map(({ known, gap }, i) => (i === 0 ? 0 - spareBefore(known) : gap))
  const last = shown.at(-1)
  const width = shown.reduce((sum, { known }, i) => sum + known.width + gaps[i]!, 0) - (last ? spareAfter(last.known) : 0)
  return { style, chars: shown.map(({ known }) => known.char), gaps, width: (width * style.size) / style.font.unitsPerEm }
}

/** How high a line is: capitals from the line up; what hangs below it stands in the space between two lines. */
export const heightOf = ({ font, size }: Style): number => (font.measures.capHeight * size) / font.unitsPerEm
