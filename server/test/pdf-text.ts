import { inflateSync } from 'node:zlib'

type Part = { readonly dictionary: string; readonly content: string }

/** The text of a PDF as a reader would copy it, through each font's ToUnicode map; enough for what `server/documents/` writes, and needs no tool. */
export function pdfText(pdf: Buffer): string {
  const parts = partsOf(pdf)
  const fonts = new Map<string, Map<string, string>>()
  for (const { dictionary } of parts.values()) {
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(Number(id))?.dictionary ?? '')?.[1]
      if (map) fonts.set(name!, readMap(parts.get(Number(map))!.content))
    }
  }
  const pages = [...parts.values()].flatMap(({ dictionary }) =>
    /\/Type \/Page\b/.test(dictionary) ? (/\/Contents (\d+) 0 R/.exec(dictionary)?.[1] ?? []) : [],
  )
  return pages.map((id) => textOf(parts.get(Number(id))!.content, fonts)).join('\n')
}

function partsOf(pdf: Buffer): Map<number, Part> {
  const parts = new Map<number, Part>()
  for (const [, id, body] of pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const at = body!.indexOf('stream\n')
    const dictionary = at < 0 ? body! : body!.slice(0, at)
    const raw = at < 0 ? Buffer.alloc(0) : Buffer.from(body!.slice(at + 7, body!.lastIndexOf('endstream')), 'latin1')
    parts.set(Number(id), {
      dictionary,
      content: dictionary.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1'),
    })
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
  const decode = (hex: string) => (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '\ufffd').join('')
  for (const [found, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\bBT\b|<([0-9A-Fa-f]+)>/g)) {
    if (name) font = fonts.get(name) ?? font
    else if (hex) text += decode(hex.toUpperCase())
    else if (found === 'BT') text += '\n'
  }
  return text
}
