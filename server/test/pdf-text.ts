import { inflateSync } from 'node:zlib'

type Part = { readonly dictionary: string; readonly content: string }

/** The text of a PDF as a reader would copy it, through each font's ToUnicode map; enough for what Typst writes, and needs no tool. */
export function pdfText(pdf: Buffer): string {
  const parts = partsOf(pdf)
  const fonts = new Map<string, Map<string, string>>()
  for (const { dictionary } of parts.values()) {
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(Number(id))?.dictionary ?? '')?.[1]
      if (map) fonts.set(name!, readMap(parts.get(Number(map))!.content))
    }
  }
  const pages = [...parts.values()].flatMap(({ dictionary }) => /\/Type \/Page\b/.test(dictionary) ? /\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? [] : [])
  return pages.map(id => textOf(parts.get(Number(id))!.content, fonts)).join('\n')
}

function partsOf(pdf: Buffer): Map<number, Part> {
  const parts = new Map<number, Part>()
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const at = body!.indexOf('stream\n')
    const dictionary = at < 0 ? body! : body!.slice(0, at)
    const raw = at < 0 ? Buffer.alloc(0) : Buffer.from(body!.slice(at + 7, body!.lastIndexOf('endstream')), 'latin1')
    parts.set(Number(id), { dictionary, content: dictionary.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1') })
  }
  return parts
}

function readMap(cmap: string): Map<string, string> {
  const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  return new Map([...cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(([, glyph, text]) => [glyph!, utf16(text!)]))
}

function textOf(content: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>()
  let text = ''
  const decode = (hex: string) => (hex.match(/.{4}/g) ?? []).map(glyph => font.get(glyph) ?? '\ufffd').join('')
  const pattern = /\/(F\d+) [\d.]+ Tf|\bBT\b|\(|<([0-9A-Fa-f]+)>/g
  for (let match = pattern.exec(content); match; match = pattern.exec(content)) {
    if (match[1]) font = fonts.get(match[1]) ?? font
    else if (match[0] === 'BT') text += '\n'
    // Strings with bytes beyond ASCII are written in hexadecimal.
    else if (match[2]) text += decode(match[2].toUpperCase())
    else {
      const { bytes, end } = literalAt(content, match.index + 1)
      pattern.lastIndex = end
      text += decode(Buffer.from(bytes).toString('hex').toUpperCase())
    }
  }
  return text
}

const escaped: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** A literal string of PDF: escapes, and parentheses that stand plainly as long as they are balanced. */
function literalAt(content: string, start: number): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let depth = 1
  const token = /\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g
  token.lastIndex = start
  for (let match = token.exec(content); match; match = token.exec(content)) {
    const [, octal, char, plain] = match
    if (plain === '(') depth++
    if (plain === ')' && --depth === 0) break
    bytes.push(octal ? Number.parseInt(octal, 8) : char ? escaped[char] ?? char.charCodeAt(0) : plain!.charCodeAt(0))
  }
  return { bytes, end: token.lastIndex }
}
