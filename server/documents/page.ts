import { beginSubset, type FontSubset } from './font-subset.ts'
import { heightOf, type Line } from './text-lines.ts'
import type { TrueType } from './true-type.ts'

/** A4 in points. */
export const paper = { width: 595.2756, height: 841.8898 }
/** Points in a millimetre. */
export const mm = 72 / 25.4

/** A sheet that is being drawn; places are points from its upper left corner. */
export type Page = {
  readonly content: readonly string[]
  /** A line of text whose upper left corner is at a place; gives its height. */
  text(line: Line, x: number, y: number): number
  rule(from: readonly [number, number], to: readonly [number, number], width: number, ink: string): void
  frame(x: number, y: number, width: number, height: number, stroke: number, ink: string): void
  /** Squares of a grid, black on white, told to those who do not see them by words. */
  squares(
    grid: { readonly size: number; readonly isDark: (row: number, column: number) => boolean },
    x: number,
    y: number,
    width: number,
    words: string,
  ): void
}

/** The fonts of a document, by what its pages have used of them. */
export type Fonts = {
  of(font: TrueType): { readonly name: string; readonly subset: FontSubset }
  all(): readonly { readonly name: string; readonly subset: FontSubset }[]
}

/** Begins the fonts of a document, with the characters of each that all documents of its kind have. */
export function beginFonts(always: ReadonlyMap<TrueType, string> = new Map()): Fonts {
  const used = new Map<TrueType, { readonly name: string; readonly subset: FontSubset }>()
  return {
    all: () => [...used.values()],
    of: (font) => {
      const known = used.get(font) ?? { name: `F${used.size}`, subset: beginSubset(font, always.get(font)) }
      used.set(font, known)
      return known
    },
  }
}

/** Begins a sheet. */
export function beginPage(fonts: Fonts): Page {
  const content: string[] = []
  const up = (y: number) => numeral(paper.height - y)
  return {
    content,
    text: (line, x, y) => {
      const height = heightOf(line.style)
      const { name, subset } = fonts.of(line.style.font)
      if (line.chars.length > 0)
        content.push(
          `${inkOf(line.style.ink)} rg\nBT\n/${name} ${numeral(line.style.size)} Tf\n${numeral(x)} ${up(y + height)} Td\n[${shown(line, subset)}] TJ\nET`,
        )
      return height
    },
    rule: ([x, y], [toX, toY], width, ink) => {
      content.push(`${inkOf(ink)} RG ${numeral(width)} w ${numeral(x)} ${up(y)} m ${numeral(toX)} ${up(toY)} l S`)
    },
    frame: (x, y, width, height, stroke, ink) => {
      content.push(`${inkOf(ink)} RG ${numeral(stroke)} w ${numeral(x)} ${up(y + height)} ${numeral(width)} ${numeral(height)} re S`)
    },
    squares: ({ size, isDark }, x, y, width, words) => {
      const cells = Array.from({ length: size }, (_, row) =>
        stretches(size, (column) => isDark(row, column)).map(([from, length]) => `${from} ${size - 1 - row} ${length} 1 re`),
      ).flat()
      const scale = numeral(width / size, 1e6)
      content.push(
        `/Span << /Alt ${textString(words)} >> BDC\nq ${scale} 0 0 ${scale} ${numeral(x)} ${up(y + width)} cm\n1 1 1 rg 0 0 ${size} ${size} re f\n0 0 0 rg\n${cells.join('\n')}\nf\nQ\nEMC`,
      )
    },
  }
}

/** Characters by their numbers, and between them what they stand nearer than their widths say. */
function shown({ chars, gaps, style }: Line, subset: FontSubset): string {
  let [array, run] = ['', '']
  for (let i = 0; i < chars.length; i++) {
    const nearer = Math.round((-gaps[i]! * 1000) / style.font.unitsPerEm)
    if (nearer !== 0) {
      array += run === '' ? `${nearer}` : `<${run}>${nearer}`
      run = ''
    }
    run += codeOf(subset.numberOf(chars[i]!))
  }
  return `${array}<${run}>`
}

/** Where things of one kind stand side by side: from where and how many. */
function stretches(size: number, is: (at: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < size; at++) {
    if (!is(at)) continue
    const last = found.at(-1)
    if (last && last[0] + last[1] === at) last[1]++
    else found.push([at, 1])
  }
  return found
}

const inks = new Map<string, string>()

/** A colour as its parts of red, green and blue. */
function inkOf(ink: string): string {
  const known = inks.get(ink) ?? [1, 3, 5].map((at) => numeral(Number.parseInt(ink.slice(at, at + 2), 16) / 255, 10_000)).join(' ')
  inks.set(ink, known)
  return known
}

/** A number to a thousandth, or to another part of one. */
const numeral = (value: number, parts = 1000): string => String(Math.round(value * parts) / parts)

const codes: string[] = []
/** The number of a shape as four hexadecimal digits. */
const codeOf = (number: number): string => (codes[number] ??= number.toString(16).toUpperCase().padStart(4, '0'))

/** A text as PDF writes it outside of its pages. */
export const textString = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
