import { tagCode } from '#scanner/sources/xml-bytes.ts'
import type { XmlBytes, XmlListener } from '#scanner/sources/xml-bytes.ts'

/** What a number format makes of a number: nothing but a number, a day (with time), or a time of day. */
export const FORMAT = { number: 0, day: 1, time: 2 } as const

const [NUM_FMT, CELL_XFS, XF] = [tagCode('numFmt'), tagCode('cellXfs'), tagCode('xf')]
const [NUM_FMT_ID, FORMAT_CODE] = [tagCode('numFmtId'), tagCode('formatCode')]

/** Reads from the styles of a workbook which cell styles show numbers as days or times. */
export class Styles implements XmlListener {
  /** `FORMAT` by index of cell style. */
  readonly kinds: number[] = []
  readonly #custom = new Map<number, number>()
  #inCells = false

  open(name: number, xml: XmlBytes): void {
    if (name === NUM_FMT) this.#custom.set(Number(xml.attribute(NUM_FMT_ID)), formatKind(xml.attribute(FORMAT_CODE) ?? ''))
    else if (name === CELL_XFS) this.#inCells = true
    else if (name === XF && this.#inCells && this.kinds.length < 65_536)
      this.kinds.push(this.#kindOf(Number(xml.attribute(NUM_FMT_ID) ?? 0)))
  }

  close(name: number): void {
    if (name === CELL_XFS) this.#inCells = false
  }

  text(): void {}

  #kindOf(id: number): number {
    return this.#custom.get(id) ?? builtIn(id)
  }
}

/** Formats that have a number of their own in ECMA-376, part 1, 18.8.30, those of Chinese and Japanese versions included. */
export function builtIn(id: number): number {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || id === 32 || id === 33) return FORMAT.time
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? FORMAT.day : FORMAT.number
}

/** Reads a format such as `yyyy"年"m"月"d"日"`: whether it shows a day, a time or a mere number. */
export function formatKind(code: string): number {
  const first = code
    .split(';')[0]!
    .replace(/"[^"]*"?|\\.|_.|\*./g, '')
    .toLowerCase()
  const elapsed = /\[(h+|m+|s+)\]/.test(first)
  const plain = first.replace(/\[[^\]]*\]/g, '').replace(/general|standard|am\/pm|a\/p|上午\/下午/g, '')
  if (/[yd]|aaaa?|ggg|e(?![+-])/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain) && !elapsed)) return FORMAT.day
  return elapsed || /[hs]/.test(plain) ? FORMAT.time : FORMAT.number
}
