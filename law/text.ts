/** The two languages of the house. */
export type Language = 'zh' | 'en'

/** Makes a text safe inside HTML and SVG, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Estimates how wide a text is drawn, in units of the font size: Chinese characters are square, others a bit over half. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character.codePointAt(0)! >= 0x2e80 ? 1 : character === ' ' ? 0.3 : 0.56
  return width * size
}

/** Breaks a text into lines no wider than `most`: at spaces, or between Chinese characters. */
export function linesOf(text: string, size: number, most: number): string[] {
  const parts = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && widthOf(line + part.trimEnd(), size) > most) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}
