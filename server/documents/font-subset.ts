import { type Piece, pieceOf, plainPieceOf, streamOf } from './deflated-pieces.ts'
import { knownIn } from './text-lines.ts'
import type { TrueType } from './true-type.ts'

/** What a document uses of a font: each character gets the number of a shape in the order they come, 0 is the shape of a missing one. */
export type FontSubset = { readonly font: TrueType; readonly chars: readonly string[]; /** How many of them all documents of its kind have. */ readonly common: number; numberOf(char: string): number; widths(): number[]; file(): FontFile }
/** A font to be embedded: compressed, and how long it is when it is not. */
export type FontFile = { readonly stream: Buffer; readonly length: number }

/** Begins a subset of a font with characters that all documents of its kind have. */
export function beginSubset(font: TrueType, always = ''): FontSubset {
  const chars = [...new Set(always)]
  const common = chars.length
  const numbers = new Map(chars.map((char, i) => [char, i + 1]))
  return {
    font, chars, common,
    numberOf: (char) => numbers.get(char) ?? numbers.set(char, chars.push(char)).get(char)!,
    widths: () => [font.widthOf(0), ...chars.map((char) => knownIn(font, char).width)],
    file: () => fileOf(font, common, chars),
  }
}

/** Outlines in the order of their numbers, each filled up to four bytes; they are compressed once for the process. */
type Outlines = { readonly piece: Piece; /** How long each is, the sum of their words, and where each begins on the left. */ readonly lengths: readonly number[]; readonly sum: number; readonly lefts: readonly number[] }

const outlined = new WeakMap<TrueType, Map<string, Outlines>>()

function outlinesOf(font: TrueType, chars: readonly string[], isFirst: boolean): Outlines {
  const known = outlined.get(font) ?? new Map<string, Outlines>()
  if (known.size === 0) outlined.set(font, known)
  const key = `${isFirst ? '^' : ''}${chars.join('')}`
  const found = known.get(key)
  if (found) return found
  const glyphs = [...(isFirst ? [0] : []), ...chars.map((char) => knownIn(font, char).glyph)]
  const outlines = glyphs.map((glyph) => font.outlineOf(glyph))
  const bytes = Buffer.concat(outlines.map(filled))
  const fresh = { piece: pieceOf(bytes, true), lengths: outlines.map(({ length }) => length + (-length & 3)), sum: sumOf(bytes), lefts: outlines.map((outline) => outline.length > 0 ? outline.readUInt16BE(2) : 0) }
  known.set(key, fresh)
  return fresh
}

/** The tables a PDF asks of a TrueType font (ISO 32000-1, table 126): the outlines first, since they are ready. */
function fileOf(font: TrueType, common: number, chars: readonly string[]): FontFile {
  const outlines = [outlinesOf(font, chars.slice(0, common), true), ...chars.slice(common).map((char) => outlinesOf(font, [char], false))]
  const [lengths, lefts] = [outlines.flatMap((each) => each.lengths), outlines.flatMap((each) => each.lefts)]
  const glyf = { length: lengths.reduce((sum, each) => sum + each, 0), sum: outlines.reduce((sum, each) => (sum + each.sum) >>> 0, 0) }
  const widths = [font.widthOf(0), ...chars.map((char) => knownIn(font, char).width)]
  let place = 0
  const tables = ([
    ['head', changed(font.table('head'), (head) => { head.writeUInt32BE(0, 8); head.writeInt16BE(1, 50) })],
    ['hhea', changed(font.table('hhea'), (hhea) => hhea.writeUInt16BE(lengths.length, 34))],
    ['hmtx', packed(2, widths.flatMap((width, i) => [width, lefts[i]!]))],
    ['loca', packed(4, [0, ...lengths.map((length) => (place += length))])],
    ['maxp', changed(font.table('maxp'), (maxp) => maxp.writeUInt16BE(lengths.length, 4))],
    // What is only there when it has a use.
    ...['prep', 'cvt ', 'fpgm'].map((tag): [string, Buffer] => [tag, font.table(tag)]),
  ] satisfies [string, Buffer][]).filter(([, { length }]) => length > 0)
  const head = tables[0]![1]
  const directory = directoryOf([['glyf', glyf], ...tables.map(([tag, table]): [string, Extent] => [tag, { length: table.length, sum: sumOf(filled(table)) }])])
  // The sum of the whole file is a fixed number once it is made up for here.
  head.writeUInt32BE((0xb1b0_afba - tables.reduce((sum, [, table]) => sum + sumOf(filled(table)), glyf.sum + sumOf(directory))) >>> 0, 8)
  const rest = Buffer.concat(tables.map(([, table]) => filled(table)))
  return { stream: streamOf([plainPieceOf(directory), ...outlines.map(({ piece }) => piece), pieceOf(rest, false)]), length: directory.length + glyf.length + rest.length }
}

type Extent = { readonly length: number; readonly sum: number }

/** The directory of tables that stand one after the other, in the order of their tags. */
function directoryOf(tables: readonly [string, Extent][]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(0x0001_0000)
  ;[tables.length, 2 ** power * 16, power, (tables.length - 2 ** power) * 16].forEach((value, i) => directory.writeUInt16BE(value, 4 + i * 2))
  let at = directory.length
  const placed = tables.map(([tag, { length, sum }]) => {
    const place = at
    at += length + (-length & 3)
    return { tag, numbers: [sum, place, length] }
  })
  placed.sort((a, b) => (a.tag < b.tag ? -1 : 1)).forEach(({ tag, numbers }, i) => {
    directory.write(tag, 12 + i * 16, 'latin1')
    numbers.forEach((value, n) => directory.writeUInt32BE(value, 16 + i * 16 + n * 4))
  })
  return directory
}

function sumOf(words: Buffer): number {
  let sum = 0
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0
  return sum
}

const filled = (bytes: Buffer): Buffer => (bytes.length & 3) === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])

function changed(table: Buffer, change: (copy: Buffer) => unknown): Buffer {
  const copy = Buffer.from(table)
  change(copy)
  return copy
}

function packed(size: 2 | 4, values: readonly number[]): Buffer {
  const table = Buffer.alloc(values.length * size)
  values.forEach((value, i) => table.writeUIntBE(value, i * size, size))
  return table
}
