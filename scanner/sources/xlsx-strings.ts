import { Unreadable } from '#scanner/faults.ts'
import { tagCode } from '#scanner/sources/xml-bytes.ts'
import { decodeOffice, XmlText } from '#scanner/sources/xml-text.ts'
import type { XmlBytes, XmlListener } from '#scanner/sources/xml-bytes.ts'
import type { Limits } from '#scanner/limits.ts'

const [SI, T, RPH] = [tagCode('si'), tagCode('t'), tagCode('rPh')]
/** Bytes of text the table of shared strings may hold; with their offsets this stays below a gibibyte. */
const POOL_LIMIT = 400 * 2 ** 20
const KEPT = 1 << 16

/** The shared strings of a workbook, held as bytes outside the heap; runs of rich text are joined, phonetic guides left out. */
export class SharedStrings implements XmlListener {
  count = 0
  #bytes = Buffer.allocUnsafe(1 << 16)
  #ends = new Uint32Array(1 << 10)
  #length = 0
  #phonetic = false
  readonly #text: XmlText
  readonly #kept: (string | undefined)[] = Array.from({ length: KEPT })
  readonly #keptAt = new Int32Array(KEPT).fill(-1)

  constructor(limits: Limits) {
    this.#text = new XmlText(limits.cellCharacters * 4)
  }

  /** The n-th string, or null when the table has none. */
  at(n: number): string | null {
    if (!(n >= 0 && n < this.count)) return null
    const slot = n & (KEPT - 1)
    if (this.#keptAt[slot] === n) return this.#kept[slot]!
    const text = this.#bytes.toString('utf8', n === 0 ? 0 : this.#ends[n - 1], this.#ends[n])
    this.#keptAt[slot] = n
    this.#kept[slot] = text
    return text
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
    const room = this.#length + text.length * 3
    if (room > this.#bytes.length) {
      const length = this.#length + Buffer.byteLength(text)
      if (length > POOL_LIMIT) throw new Unreadable('too-large', { zh: '工作簿中的文字过多，请另存为 CSV 后再扫描', en: 'The workbook holds too much text; save it as CSV and scan that' })
      const grown = Buffer.allocUnsafe(Math.max(room, this.#bytes.length * 2))
      this.#bytes.copy(grown, 0, 0, this.#length)
      this.#bytes = grown
    }
    this.#length += this.#bytes.write(text, this.#length)
    if (this.count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2)
      grown.set(this.#ends)
      this.#ends = grown
    }
    this.#ends[this.count++] = this.#length
  }
}
