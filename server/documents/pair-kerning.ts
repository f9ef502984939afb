/** Pairs of shapes by the first of them, which most shapes never are. */
type Pairs = { readonly lefts: ReadonlyMap<number, number>; readonly kern: (left: number, right: number) => number | undefined }

/** Reads by how much pairs of shapes move together or apart, in units of the font: the feature `kern` of table GPOS, pair adjustments of formats 1 and 2. */
export function readKerning(gpos: Buffer): (left: number, right: number) => number {
  const tables = gpos.length === 0 ? [] : subtablesOf(gpos).flatMap((at) => readPairs(gpos, at) ?? [])
  const lefts = new Set(tables.flatMap((each) => [...each.lefts.keys()]))
  return (left, right) => {
    if (!lefts.has(left)) return 0
    for (const each of tables) {
      const kern = each.kern(left, right)
      if (kern !== undefined) return kern
    }
    return 0
  }
}

/** Where the subtables of the feature stand, in the order they are asked. */
function subtablesOf(gpos: Buffer): number[] {
  const [features, lookups] = [gpos.readUInt16BE(6), gpos.readUInt16BE(8)]
  const kerning = new Set(
    counted(gpos, features)
      .filter((i) => gpos.toString('latin1', features + 2 + i * 6, features + 6 + i * 6) === 'kern')
      .flatMap((i) => {
        const feature = features + gpos.readUInt16BE(features + 6 + i * 6)
        return counted(gpos, feature + 2).map((n) => gpos.readUInt16BE(feature + 4 + n * 2))
      }),
  )
  return [...kerning].flatMap((n) => {
    const lookup = lookups + gpos.readUInt16BE(lookups + 2 + n * 2)
    return counted(gpos, lookup + 4).flatMap((i) => {
      const at = lookup + gpos.readUInt16BE(lookup + 6 + i * 2)
      const type = gpos.readUInt16BE(lookup)
      if (type === 2) return [at]
      return type === 9 && gpos.readUInt16BE(at + 2) === 2 ? [at + gpos.readUInt32BE(at + 4)] : []
    })
  })
}

const counted = (table: Buffer, at: number): number[] => Array.from({ length: table.readUInt16BE(at) }, (_, i) => i)

/** Only pairs whose first shape is moved on by more or less, and whose second is not moved, say something here. */
function readPairs(gpos: Buffer, at: number): Pairs | null {
  if (gpos.readUInt16BE(at + 4) !== 4 || gpos.readUInt16BE(at + 6) !== 0) return null
  const covered = readCovered(gpos, at + gpos.readUInt16BE(at + 2))
  return { lefts: covered, kern: gpos.readUInt16BE(at) === 1 ? readSingle(gpos, at, covered) : readClasses(gpos, at, covered) }
}

function readSingle(gpos: Buffer, at: number, covered: ReadonlyMap<number, number>): Pairs['kern'] {
  const pairs = new Map(
    [...covered].map(([glyph, index]) => {
      const set = at + gpos.readUInt16BE(at + 10 + index * 2)
      return [glyph, new Map(counted(gpos, set).map((i) => [gpos.readUInt16BE(set + 2 + i * 4), gpos.readInt16BE(set + 4 + i * 4)]))]
    }),
  )
  return (left, right) => pairs.get(left)?.get(right)
}

function readClasses(gpos: Buffer, at: number, covered: ReadonlyMap<number, number>): Pairs['kern'] {
  const [lefts, rights] = [readClassMap(gpos, at + gpos.readUInt16BE(at + 8)), readClassMap(gpos, at + gpos.readUInt16BE(at + 10))]
  const rightCount = gpos.readUInt16BE(at + 14)
  return (left, right) =>
    covered.has(left) ? gpos.readInt16BE(at + 16 + ((lefts.get(left) ?? 0) * rightCount + (rights.get(right) ?? 0)) * 2) : undefined
}

function readCovered(gpos: Buffer, at: number): ReadonlyMap<number, number> {
  if (gpos.readUInt16BE(at) === 1) return new Map(counted(gpos, at + 2).map((i) => [gpos.readUInt16BE(at + 4 + i * 2), i]))
  return new Map(ranges(gpos, at).flatMap(({ glyphs, value }) => glyphs.map((glyph, n): [number, number] => [glyph, value + n])))
}

function readClassMap(gpos: Buffer, at: number): ReadonlyMap<number, number> {
  if (gpos.readUInt16BE(at) === 1)
    return new Map(counted(gpos, at + 4).map((i) => [gpos.readUInt16BE(at + 2) + i, gpos.readUInt16BE(at + 6 + i * 2)]))
  return new Map(ranges(gpos, at).flatMap(({ glyphs, value }) => glyphs.map((glyph): [number, number] => [glyph, value])))
}

function ranges(gpos: Buffer, at: number): { readonly glyphs: readonly number[]; readonly value: number }[] {
  return counted(gpos, at + 2).map((i) => {
    const [first, last, value] = [0, 2, 4].map((part) => gpos.readUInt16BE(at + 4 + i * 6 + part)) as [number, number, number]
    return { glyphs: Array.from({ length: last - first + 1 }, (_, n) => first + n), value }
  })
}
