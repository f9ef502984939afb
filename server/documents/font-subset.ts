import { keptPieceOf, type Piece, plainPieceOf, streamOf } from './deflated-pieces.ts'
import { knownIn } from './text-lines.ts'
import type { TrueType } from './true-type.ts'

/** What a document uses of a font: each character gets the number of a shape in the order they come, 0 is the shape of a missing one. */
export type FontSubset = {
  readonly font: TrueType
  /** The characters all documents of its kind have, and the document's own after them. */
  readonly common: readonly string[]
  readonly own: readonly string[]
  numberOf(char: string): number
  file(): FontFile
}
/** A font to be embedded: compressed, how long it is when it is not, and how wide its shapes are. */
export type FontFile = { readonly stream: Buffer; readonly length: number; readonly widths: readonly number[] }

/** Begins a subset of a font with characters that all documents of its kind have. */
export function beginSubset(font: TrueType, always = ''): FontSubset {
  const common = commonOf(font, always)
  const own: string[] = []
  const numbers = new Map<string, number>()
  return {
    font,
    common: common.chars,
    own,
    numberOf: (char) => {
      const known = common.numbers.get(char) ?? numbers.get(char)
      if (known !== undefined) return known
      const fresh = common.chars.length + own.push(char)
      numbers.set(char, fresh)
      return fresh
    },
    file: () => fileOf(font, [common.shapes, ...own.map((char) => shapeOf(font, char))]),
  }
}

/** Shapes in the order of their numbers, their outlines each filled up to four bytes and compressed once for the process. */
type Shapes = {
  readonly piece: Piece
  /** How long each outline is, the sum of their words, where each begins on the left, and how wide each shape is. */
  readonly lengths: readonly number[]
  readonly sum: number
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
}
type Common = { readonly chars: readonly string[]; readonly numbers: ReadonlyMap<string, number>; readonly shapes: Shapes }

const commons = new WeakMap<TrueType, Map<string, Common>>()
const single = new WeakMap<TrueType, Map<string, Shapes>>()

function commonOf(font: TrueType, always: string): Common {
  return found(commons, font, always, () => {
    const chars = [...new Set(always)]
    return {
      chars,
      numbers: new Map(chars.map((char, i) => [char, i + 1])),
      shapes: shapesOf(font, [0, ...chars.map((char) => knownIn(font, char).glyph)]),
    }
  })
}

const shapeOf = (font: TrueType, char: string): Shapes => found(single, font, char, () => shapesOf(font, [knownIn(font, char).glyph]))

function found<T>(all: WeakMap<TrueType, Map<string, T>>, font: TrueType, key: string, make: () => T): T {
  const ofFont = all.get(font) ?? new Map<string, T>()
  if (ofFont.size === 0) all.set(font, ofFont)
  const known = ofFont.get(key) ?? make()
  ofFont.set(key, known)
  return known
}

function shapesOf(font: TrueType, glyphs: readonly number[]): Shapes {
  const outlines = glyphs.map((glyph) => font.outlineOf(glyph))
  const bytes = Buffer.concat(outlines.map(filled))
  return {
    piece: keptPieceOf(bytes),
    lengths: outlines.map(({ length }) => length + (-length & 3)),
    sum: sumOf(bytes),
    lefts: outlines.map((outline) => (outline.length > 0 ? outline.readUInt16BE(2) : 0)),
    widths: glyphs.map((glyph) => font.widthOf(glyph)),
  }
}

/** The tables a PDF asks of a TrueType font (ISO 32000-1, table 126): the outlines first, since they are ready. */
function fileOf(font: TrueType, shapes: readonly Shapes[]): FontFile {
  const widths = shapes.flatMap((each) => each.widths)
  const [hmtx, loca] = [Buffer.alloc(widths.length * 4), Buffer.alloc(widths.length * 4 + 4)]
  let [n, place, sum] = [0, 0, 0]
  for (const each of shapes) {
    sum = (sum + each.sum) >>> 0
    for (let i = 0; i < each.lengths.length; i++, n++) {
      hmtx.writeUInt16BE(each.widths[i]!, n * 4)
      hmtx.writeUInt16BE(each.lefts[i]!, n * 4 + 2)
      loca.writeUInt32BE((place += each.lengths[i]!), n * 4 + 4)
    }
  }
  const glyf = { length: place, sum }
  const tables = (
    [
      [
        'head',
        changed(font.table('head'), (head) => {
          head.writeUInt32BE(0, 8)
          head.writeInt16BE(1, 50)
        }),
      ],
      ['hhea', changed(font.table('hhea'), (hhea) => hhea.writeUInt16BE(n, 34))],
      ['hmtx', hmtx],
      ['loca', loca],
      ['maxp', changed(font.table('maxp'), (maxp) => maxp.writeUInt16BE(n, 4))],
      // What is only there when it has a use.
      ...['prep', 'cvt ', 'fpgm'].map((tag): [string, Buffer] => [tag, font.table(tag)]),
    ] satisfies [string, Buffer][]
  ).filter(([, { length }]) => length > 0)
  const head = tables[0]![1]
  const extents = tables.map(([tag, table]): [string, Extent] => [tag, { length: table.length, sum: sumOf(filled(table)) }])
  const directory = directoryOf([['glyf', glyf], ...extents])
  // The sum of the whole file is a fixed number once it is made up for here.
  head.writeUInt32BE((0xb1b0_afba - extents.reduce((all, [, table]) => all + table.sum, glyf.sum + sumOf(directory))) >>> 0, 8)
  const rest = Buffer.concat(tables.map(([, table]) => filled(table)))
  return {
    stream: streamOf([plainPieceOf(directory), ...shapes.map(({ piece }) => piece), plainPieceOf(rest)]),
    length: directory.length + glyf.length + rest.length,
    widths,
  }
}

type Extent = { readonly length: number; readonly sum: number }

/** The directory of tables that stand one after the other, in the order of their tags. */
function directoryOf(tables: readonly [string, Extent][]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(0x0001_0000)
  ;[tables.length, 2 ** power * 16, power, (tables.length - 2 ** power) * 16].forEach((value, i) =>
    directory.writeUInt16BE(value, 4 + i * 2),
  )
  let at = directory.length
  const placed = tables.map(([tag, { length, sum }]) => {
    const place = at
    at += length + (-length & 3)
    return { tag, numbers: [sum, place, length] }
  })
  placed
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    .forEach(({ tag, numbers }, i) => {
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

const filled = (bytes: Buffer): Buffer => ((bytes.length & 3) === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]))

function changed(table: Buffer, change: (copy: Buffer) => unknown): Buffer {
  const copy = Buffer.from(table)
  change(copy)
  return copy
}
