/**
 * Reads which characters a TrueType font can show, from its Unicode map (cmap subtable of format 12).
 * A PDF/A may not hold a character without a shape, so rare ones must be known before printing. Source: OpenType, table cmap.
 */
export function readCoverage(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap')
  const ranges: [number, number][] = []
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4)
    if (font.readUInt16BE(subtable) !== 12) continue
    for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
      const at = subtable + 16 + group * 12
      ranges.push([font.readUInt32BE(at), font.readUInt32BE(at + 4)])
    }
    break
  }
  if (ranges.length === 0) throw new Error('the font has no map of format 12')
  return codePoint => within(ranges, codePoint)
}

/** Replaces each character the font cannot show by its code point, such as 〔U+20BB7〕, so that it can still be told what stood there. */
export function showable(text: string, covers: (codePoint: number) => boolean): string {
  const plain = text.normalize('NFC').replaceAll(/\p{Variation_Selector}/gu, '').replaceAll('\t', ' ')
  return [...plain].map(char => {
    const codePoint = char.codePointAt(0)!
    return char === '\n' || covers(codePoint) ? char : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`
  }).join('')
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function within(ranges: readonly (readonly [number, number])[], codePoint: number): boolean {
  let [low, high] = [0, ranges.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]!
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
