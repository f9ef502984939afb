import { isUtf8 } from 'node:buffer'
import { Unreadable } from '#scanner/faults.ts'
import { tagCode } from '#scanner/sources/xml-bytes.ts'
import { decodeOffice, XmlText } from '#scanner/sources/xml-text.ts'
import type { PackedRow } from '#scanner/sources/packed-row.ts'
import type { XmlBytes, XmlListener } from '#scanner/sources/xml-bytes.ts'
import type { Limits } from '#scanner/limits.ts'

const HEADS = ['<si><t>', '<si><t xml:space="preserve">'].map((text) => Buffer.from(text))
const TAIL = Buffer.from('</t></si>')
const [SI, T, RPH] = [tagCode('si'), tagCode('t'), tagCode('rPh')]
/** Bytes of text the table of shared strings may hold; with their offsets this stays below a gibibyte. */
const POOL_LIMIT = 400 * 2 ** 20
/** Bytes within which a string ends that is taken in one go, tags included. */
const PLAIN = 1024

/** The shared strings of a workbook, held as bytes outside the heap; runs of rich text are joined, phonetic guides left out. */
export class SharedStrings implements XmlListener {
  count = 0
  #bytes = Buffer.allocUnsafe(1 << 16)
  #ends = new Uint32Array(1 << 10)
  #length = 0
  #phonetic = false
  readonly #text: XmlText
  /** The piece last looked at, and whether it is UTF-8. */
  #piece: Buffer | null = null
  #isUtf8 = false

  constructor(limits: Limits) {
    this.#text = new XmlText(limits.cellCharacters * 4)
  }

  /** The n-th string, or null when the table has none. */
  at(n: number): string | null {
    return Number.isInteger(n) && n >= 0 && n < this.count
      ? this.#bytes.toString('utf8', n === 0 ? 0 : this.#ends[n - 1], this.#ends[n])
      : null
  }

  /** Puts the n-th string into a cell, nothing when the table has none. */
  put(n: number, row: PackedRow, column: number): void {
    if (n < this.count) row.put(column, this.#bytes, n === 0 ? 0 : this.#ends[n - 1]!, this.#ends[n]!)
    else row.set(column, null)
  }

  /** Takes the strings that follow each other here and are nothing but text, as bytes. */
  swallow(at: number, xml: XmlBytes): number {
    let next = at
    for (let end = next; end >= 0; end = this.#plain(xml.bytes, next)) next = end
    return next
  }

  /** Takes `<si><t>…</t></si>` and answers where it ends; -1 when there is anything else, or the text is not its own bytes. */
  #plain(bytes: Buffer, at: number): number {
    if (this.#phonetic || at + PLAIN > bytes.length || bytes[at + 1] !== 115 || bytes[at + 4] !== 60) return -1
    const head = HEADS.find((each) => bytes.compare(each, 0, each.length, at, at + each.length) === 0)
    if (!head) return -1
    const from = at + head.length
    const end = at + PLAIN - TAIL.length
    let to = from
    let seen = 0
    for (; to < end && bytes[to] !== 60; to++) {
      const byte = bytes[to]!
      if (byte === 38 || (byte === 95 && bytes[to + 1] === 120)) return -1
      seen |= byte
    }
    if (bytes.compare(TAIL, 0, TAIL.length, to, to + TAIL.length) !== 0 || (seen > 127 && !this.#isText(bytes))) return -1
    this.#reserve(to - from)
    this.#ended(this.#length + bytes.copy(this.#bytes, this.#length, from, to))
    return to + TAIL.length
  }

  /** Answers whether a piece is UTF-8 between its first and last tag; looked at once a piece. */
  #isText(bytes: Buffer): boolean {
    if (this.#piece !== bytes) {
      this.#piece = bytes
      this.#isUtf8 = isUtf8(bytes.subarray(bytes.indexOf(60), bytes.lastIndexOf(60)))
    }
    return this.#isUtf8
  }

  open(name: number, xml: XmlBytes): void {
    if (name === SI) this.#text.begin()
    else if (name === RPH) this.#phonetic = true
    else if (name === T) xml.wantsText = !this.#phonetic
  }

  close(name: number, xml: XmlBytes): void {
    if (name === T) xml.wantsText = false
    else if (name === RPH) this.#phonetic = false
    else if (name === SI) this.#add(decodeOffice(this.#text.take()))
  }

  text(start: number, end: number, xml: XmlBytes): void {
    this.#text.add(start, end, xml)
  }

  #add(text: string): void {
    if (this.#length + text.length * 3 > this.#bytes.length) this.#reserve(Buffer.byteLength(text))
    this.#ended(this.#length + this.#bytes.write(text, this.#length))
  }

  #reserve(bytes: number): void {
    const length = this.#length + bytes
    if (length > this.#bytes.length) {
      if (length > POOL_LIMIT)
        throw new Unreadable('too-large', {
          zh: '工作簿中的文字过多，请另存为 CSV 后再扫描',
          en: 'The workbook holds too much text; save it as CSV and scan that',
        })
      const grown = Buffer.allocUnsafe(Math.max(length, this.#bytes.length * 2))
      this.#bytes.copy(grown, 0, 0, this.#length)
      this.#bytes = grown
    }
  }

  #ended(length: number): void {
    this.#length = length
    if (this.count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2)
      grown.set(this.#ends)
      this.#ends = grown
    }
    this.#ends[this.count++] = this.#length
  }
}
