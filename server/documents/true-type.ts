import { readKerning } from './pair-kerning.ts'

/** A TrueType font as it lies in its file. Lengths are in its own units, `unitsPerEm` of them to the size it is set in. Source: OpenType 1.9. */
export type TrueType = {
  readonly name: string
  readonly unitsPerEm: number
  /**
   * Its measures for whoever embeds it: weight (400 is regular), what stands above and below the line, the height of capitals, and the box
   * around all shapes.
   */
  readonly measures: {
    readonly weight: number
    readonly ascent: number
    readonly descent: number
    readonly capHeight: number
    readonly box: readonly number[]
  }
  /** The shape of a character; 0 when it has none. */
  glyphOf(codePoint: number): number
  widthOf(glyph: number): number
  /** How much farther a shape stands from the one before it than their widths say; mostly less than nothing. */
  kernOf(left: number, right: number): number
  outlineOf(glyph: number): Buffer
  /** A table as it is; nothing when the font has none of this tag. */
  table(tag: string): Buffer
}

/** Reads a font whose outlines are TrueType and whose characters are in a map of format 12; throws when it is anything else. */
export function readTrueType(file: Buffer, name: string): TrueType {
  const tables = tablesOf(file)
  const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0)
  const [head, os2, hhea, hmtx, loca, glyf] = [table('head'), table('OS/2'), table('hhea'), table('hmtx'), table('loca'), table('glyf')]
  if (glyf.length === 0 || head.readInt16BE(50) !== 1) throw new Error('the font has no outlines of TrueType with long places')
  const measured = hhea.readUInt16BE(34)
  return {
    name,
    table,
    kernOf: readKerning(table('GPOS')),
    glyphOf: readMap(table('cmap')),
    unitsPerEm: head.readUInt16BE(18),
    measures: {
      weight: os2.readUInt16BE(4),
      ascent: os2.readInt16BE(68),
      descent: os2.readInt16BE(70),
      capHeight: os2.readInt16BE(88),
      box: [36, 38, 40, 42].map((at) => head.readInt16BE(at)),
    },
    widthOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, measured - 1) * 4),
    outlineOf: (glyph) => {
      const outline = glyf.subarray(loca.readUInt32BE(glyph * 4), loca.readUInt32BE(glyph * 4 + 4))
      if (outline.length > 0 && outline.readInt16BE(0) < 0) throw new Error('a shape made of other shapes')
      return outline
    },
  }
}

function tablesOf(font: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
      const record = 12 + i * 16
      const [at, length] = [font.readUInt32BE(record + 8), font.readUInt32BE(record + 12)]
      return [font.toString('latin1', record, record + 4), font.subarray(at, at + length)]
    }),
  )
}

/** A stretch of characters whose shapes follow each other. */
type Stretch = { readonly first: number; readonly last: number; readonly glyph: number }

function readMap(cmap: Buffer): TrueType['glyphOf'] {
  const places = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8))
  const at = places.find((place) => cmap.readUInt16BE(place) === 12)
  if (at === undefined) throw new Error('the font has no map of format 12')
  const stretches = Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, i): Stretch => {
    const place = at + 16 + i * 12
    return { first: cmap.readUInt32BE(place), last: cmap.readUInt32BE(place + 4), glyph: cmap.readUInt32BE(place + 8) }
  })
  return (codePoint) => {
    const found = within(stretches, codePoint)
    return found ? found.glyph + codePoint - found.first : 0
  }
}

function within(stretches: readonly Stretch[], codePoint: number): Stretch | null {
  let [low, high] = [0, stretches.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const stretch = stretches[middle]!
    if (codePoint < stretch.first) high = middle - 1
    else if (codePoint > stretch.last) low = middle + 1
    else return stretch
  }
  return null
}
