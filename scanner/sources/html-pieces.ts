/** What is told of a web page as it goes by; names in small letters, text with its entities resolved. */
export type HtmlListener = {
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** A tag longer than this is taken as text. */
const TAG = 100_000
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  yen: '¥',
  copy: '©',
  times: '×',
  deg: '°',
  mdash: '—',
  ndash: '–',
  hellip: '…',
}

/** Takes a web page apart into tags and text, given in pieces; as lenient as pages are careless. */
export class HtmlPieces {
  readonly #listener: HtmlListener
  #rest = ''
  /** The tag whose text is no text of the page; null outside. */
  #skipped: string | null = null

  constructor(listener: HtmlListener) {
    this.#listener = listener
  }

  push(piece: string): void {
    const text = this.#rest + piece
    let at = 0
    while (at < text.length) {
      const next = this.#skipped ? this.#skip(text, at) : this.#step(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = at < text.length ? text.slice(at) : ''
    if (this.#rest.length > TAG && !this.#skipped) {
      this.#listener.text(this.#rest)
      this.#rest = ''
    }
  }

  /** Reads one text or tag and answers where the next begins; -1 when it is cut off. */
  #step(text: string, at: number): number {
    const tag = text.indexOf('<', at)
    if (tag !== at) {
      const entity = text.lastIndexOf('&')
      const end = tag >= 0 ? tag : entity > at && text.length - entity < 12 ? entity : text.length
      if (end > at) this.#listener.text(decodeHtml(text.slice(at, end)))
      return tag < 0 && end < text.length ? -1 : end
    }
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      return end < 0 ? -1 : end + 3
    }
    const end = text.indexOf('>', at)
    if (end < 0) return -1
    const found = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(text.slice(at, Math.min(end, at + 60)))
    if (!found) {
      if (!/^<[!?]/.test(text.slice(at, at + 2))) this.#listener.text('<')
      return /^<[!?]/.test(text.slice(at, at + 2)) ? end + 1 : at + 1
    }
    const name = found[2]!.toLowerCase()
    if (found[1] === '/') this.#listener.close(name)
    else this.#listener.open(name, text.slice(at + found[0].length, Math.min(end, at + 2000)))
    if (found[1] !== '/' && (name === 'script' || name === 'style')) this.#skipped = name
    return end + 1
  }

  #skip(text: string, at: number): number {
    const end = text.toLowerCase().indexOf(`</${this.#skipped}`, at)
    if (end < 0) return text.length - at > 20 ? text.length - 20 : -1
    this.#skipped = null
    return end
  }
}

/** Resolves the entities people meet in tables. */
export function decodeHtml(text: string): string {
  return text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, inside: string) => {
        if (inside[0] !== '#') return NAMED[inside.toLowerCase()] ?? whole
        const code = inside[1] === 'x' || inside[1] === 'X' ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text
}
