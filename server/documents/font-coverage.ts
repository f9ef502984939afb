/**
 * Replaces each character the font cannot show by its code point, such as 〔U+20BB7〕, so that it can still be told what stood there: a
 * PDF/A may not hold a character without a shape.
 */
export function showable(text: string, covers: (codePoint: number) => boolean): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\p{Variation_Selector}/gu, '')
    .replaceAll('\t', ' ')
  let shown = ''
  for (const char of plain) {
    const codePoint = char.codePointAt(0)!
    shown += char === '\n' || covers(codePoint) ? char : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`
  }
  return shown
}
