import { decodeXml } from '#scanner/sources/xml-bytes.ts'
import type { XmlBytes } from '#scanner/sources/xml-bytes.ts'

/** Gathers the text of one element, which may arrive in pieces that cut characters apart; what goes beyond the limit is let go. */
export class XmlText {
  /** Whether any text was given, be it empty. */
  given = false
  #text = ''
  #pieces: Buffer[] = []
  #bytes = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  begin(): void {
    this.given = false
    this.#text = ''
    this.#bytes = 0
  }

  add(start: number, end: number, xml: XmlBytes): void {
    this.given = true
    if (this.#bytes > this.#limit) return
    this.#bytes += end - start
    if (end < xml.bytes.length && this.#pieces.length === 0) this.#text += decodeXml(xml.bytes, start, end)
    else {
      this.#pieces.push(Buffer.from(xml.bytes.subarray(start, end)))
      if (end < xml.bytes.length) this.#join()
    }
  }

  /** The text so far. */
  take(): string {
    if (this.#pieces.length > 0) this.#join()
    return this.#text
  }

  #join(): void {
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#text += decodeXml(bytes, 0, bytes.length)
  }
}

/** Resolves the `_x000D_` form in which Office writes characters that XML cannot hold. */
export function decodeOffice(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
