import { FORMAT } from '#scanner/sources/xlsx-styles.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import { PlainCell } from '#scanner/sources/xlsx-plain-cell.ts'
import { tagCode } from '#scanner/sources/xml-bytes.ts'
import { decodeOffice, XmlText } from '#scanner/sources/xml-text.ts'
import { rangeOf } from '#scanner/sources/hidden.ts'
import { writeSerial } from '#scanner/sources/excel-day.ts'
import type { Merge } from '#scanner/sources/head-groups.ts'
import type { SheetTables } from '#scanner/sources/sheet-tables.ts'
import type { SharedStrings } from '#scanner/sources/xlsx-strings.ts'
import type { XmlBytes, XmlListener } from '#scanner/sources/xml-bytes.ts'
import type { Limits } from '#scanner/limits.ts'

const [ROW, C, V, T, F, IS, RPH, WORKSHEET] = ['row', 'c', 'v', 't', 'f', 'is', 'rPh', 'worksheet'].map(tagCode) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
const [ATTR_R, ATTR_S, ATTR_T, MERGE_CELL, REF] = ['r', 's', 't', 'mergeCell', 'ref'].map(tagCode) as [
  number,
  number,
  number,
  number,
  number,
]
const [COL, HIDDEN, MIN, MAX, TRUE] = ['col', 'hidden', 'min', 'max', 'true'].map(tagCode) as [number, number, number, number, number]
const WIDEST = 16_384
const LAST_ROW = 1_048_576
/** Kinds of cells by their `t`: the code of its letters; `n` and nothing are numbers. */
const [SHARED, INLINE, FORMULA_TEXT, BOOLEAN, ERROR, DAY] = ['s', 'inlineStr', 'str', 'b', 'e', 'd'].map(tagCode) as [
  number,
  number,
  number,
  number,
  number,
  number,
]

/** What a workbook has in common for all its sheets. */
export type Workbook = { strings: SharedStrings; kinds: readonly number[]; is1904: boolean }

/** Hands the rows of one sheet to the grid: shared and inline strings, numbers, days by style, saved results of formulas. */
export class SheetListener implements XmlListener {
  /** Formulas and cells that hold errors, with the row of the first. */
  readonly formulas = { count: 0, line: 0 }
  readonly errors = { count: 0, line: 0 }
  /** Rows that are hidden and not empty, with the first. */
  readonly hiddenRows = { count: 0, line: 0 }
  /** Stretches of hidden columns, their first and last counted from 0. */
  readonly #hidden: { first: number; last: number }[] = []
  #widest = 0
  /** Whether the end of the sheet was met. */
  ended = false
  readonly #grid: SheetTables
  readonly #workbook: Workbook
  readonly #value: XmlText
  readonly #row = new PackedRow()
  readonly #plain = new PlainCell()
  #nextRow = 1
  #column = -1
  #type = 0
  #style = 0
  /** Which shared string the cell names, when its number came in one piece. */
  #shared = -1
  #phonetic = false
  #inline = false
  #isHidden = false

  constructor(grid: SheetTables, workbook: Workbook, limits: Limits) {
    this.#grid = grid
    this.#workbook = workbook
    this.#value = new XmlText(limits.cellCharacters * 4)
  }

  /** Letters of the hidden columns in which something stands, as A or C–E. */
  get hiddenColumns(): string[] {
    const within = this.#hidden
      .map(({ first, last }) => [first, Math.min(last, this.#widest - 1)] as const)
      .filter(([first, last]) => first <= last)
    return within.map(([first, last]) => rangeOf(first, last))
  }

  open(name: number, xml: XmlBytes): void {
    if (name === C) this.#openCell(xml)
    else if (name === V) xml.wantsText = true
    else if (name === T) xml.wantsText = this.#inline && !this.#phonetic
    else if (name === F) this.#met(this.formulas)
    else if (name === ROW) this.#openRow(xml)
    else if (name === IS) this.#inline = true
    else if (name === RPH) this.#phonetic = true
    else if (name === COL) this.#openColumns(xml)
  }

  close(name: number, xml: XmlBytes): void {
    if (name === V || name === T) xml.wantsText = false
    else if (name === C) this.#closeCell()
    else if (name === ROW) {
      this.#widest = Math.max(this.#widest, this.#row.length)
      if (this.#isHidden && this.#row.filledWidth > 0) this.#met(this.hiddenRows)
      this.#grid.take(this.#row)
      this.#nextRow++
    } else if (name === IS) this.#inline = false
    else if (name === RPH) this.#phonetic = false
    else if (name === WORKSHEET) this.ended = true
  }

  /** Takes the plain cells that follow each other here. */
  swallow(at: number, xml: XmlBytes): number {
    const cell = this.#plain
    let next = at
    while (cell.read(xml.bytes, next)) {
      const column = cell.column >= 0 ? cell.column : this.#column + 1
      if (column >= WIDEST) break
      this.#column = column
      if (cell.to > 0) this.#putPlain(cell, xml.bytes)
      next = cell.end
    }
    return next
  }

  text(start: number, end: number, xml: XmlBytes): void {
    if (this.#type === SHARED && end < xml.bytes.length && !this.#value.given) this.#shared = digits(xml.bytes, start, end)
    else this.#value.add(start, end, xml)
  }

  #met(what: { count: number; line: number }): void {
    if (what.count++ === 0) what.line = this.#nextRow
  }

  #openRow(xml: XmlBytes): void {
    this.#row.begin()
    this.#column = -1
    this.#isHidden = false
    for (let at = 0; at < xml.attributeCount * 3; at += 3) {
      if (xml.attributes[at] === HIDDEN) this.#isHidden = isTrue(xml, at)
      if (xml.attributes[at] !== ATTR_R) continue
      const row = Math.min(numberIn(xml, at), LAST_ROW)
      if (row > this.#nextRow) {
        this.#grid.skip(row - this.#nextRow)
        this.#nextRow = row
      }
    }
  }

  #openColumns(xml: XmlBytes): void {
    let [first, last, isHidden] = [0, 0, false]
    for (let at = 0; at < xml.attributeCount * 3; at += 3) {
      if (xml.attributes[at] === MIN) first = numberIn(xml, at)
      else if (xml.attributes[at] === MAX) last = numberIn(xml, at)
      else if (xml.attributes[at] === HIDDEN) isHidden = isTrue(xml, at)
    }
    if (isHidden && first > 0 && this.#hidden.length < WIDEST) this.#hidden.push({ first: first - 1, last: Math.min(last, WIDEST) - 1 })
  }

  #openCell(xml: XmlBytes): void {
    this.#type = 0
    this.#style = 0
    this.#shared = -1
    this.#value.begin()
    let column = this.#column + 1
    for (let at = 0; at < xml.attributeCount * 3; at += 3) {
      const name = xml.attributes[at]
      if (name === ATTR_R) column = columnIn(xml, at)
      else if (name === ATTR_S) this.#style = numberIn(xml, at)
      else if (name === ATTR_T) this.#type = codeIn(xml, at)
    }
    this.#column = column >= 0 ? column : this.#column + 1
  }

  #closeCell(): void {
    if ((this.#shared < 0 && !this.#value.given) || this.#column >= WIDEST) return
    if (this.#shared >= 0) this.#workbook.strings.put(this.#shared, this.#row, this.#column)
    else this.#row.set(this.#column, this.#cellOf(this.#value.take()))
  }

  #putPlain(cell: PlainCell, bytes: Buffer): void {
    if (cell.isShared) this.#workbook.strings.put(cell.shared, this.#row, this.#column)
    else if ((this.#workbook.kinds[cell.style] ?? FORMAT.number) === FORMAT.number) this.#row.put(this.#column, bytes, cell.from, cell.to)
    else this.#row.set(this.#column, this.#numberOf(bytes.toString('latin1', cell.from, cell.to), cell.style))
  }

  #cellOf(text: string): string | boolean | null {
    const type = this.#type
    if (type === SHARED) return this.#workbook.strings.at(Number(text))
    if (type === INLINE || type === FORMULA_TEXT) return decodeOffice(text)
    if (type === BOOLEAN) return text === '1' || text === 'true'
    if (type === ERROR) {
      this.#met(this.errors)
      return null
    }
    if (type === DAY) return text.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '')
    return this.#numberOf(text, this.#style)
  }

  #numberOf(text: string, style: number): string {
    const kind = this.#workbook.kinds[style] ?? FORMAT.number
    if (kind !== FORMAT.number) {
      const written = writeSerial(Number(text), kind, this.#workbook.is1904)
      if (written !== null) return written
    }
    return text.length <= 15 && !/[eE]/.test(text) ? text : shortest(text)
  }
}

/** Excel writes doubles with up to 17 digits; the shortest form that reads back the same is what the cell shows. */
function shortest(text: string): string {
  const value = Number(text)
  return text !== '' && Number.isFinite(value) ? String(value) : text
}

function numberIn(xml: XmlBytes, at: number): number {
  return digits(xml.bytes, xml.attributes[at + 1]!, xml.attributes[at + 2]!)
}

const isTrue = (xml: XmlBytes, at: number): boolean => codeIn(xml, at) === TRUE || numberIn(xml, at) === 1

function digits(bytes: Buffer, start: number, end: number): number {
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  return value
}

function codeIn(xml: XmlBytes, at: number): number {
  let code = 0
  for (let i = xml.attributes[at + 1]!; i < xml.attributes[at + 2]!; i++) code = (Math.imul(code, 31) + xml.bytes[i]!) | 0
  return code
}

/** The column of a reference such as `AB12`, counted from 0; -1 when it names none. */
function columnIn(xml: XmlBytes, at: number): number {
  let column = 0
  for (let i = xml.attributes[at + 1]!; i < xml.attributes[at + 2]!; i++) {
    const letter = (xml.bytes[i]! & 0xdf) - 64
    if (letter < 1 || letter > 26) break
    column = Math.min(column * 26 + letter, WIDEST + 1)
  }
  return column - 1
}

/** Gathers the merged cells of a sheet. */
export class MergeListener implements XmlListener {
  readonly merges: Merge[] = []

  open(name: number, xml: XmlBytes): void {
    if (name !== MERGE_CELL || this.merges.length >= 20_000) return
    const ref = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(xml.attribute(REF) ?? '')
    if (ref) this.merges.push({ left: columnOf(ref[1]!), top: Number(ref[2]) - 1, right: columnOf(ref[3]!), bottom: Number(ref[4]) - 1 })
  }

  close(): void {}
  text(): void {}
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
