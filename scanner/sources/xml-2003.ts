import { Unreadable } from '#scanner/faults.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { toldSheets } from '#scanner/sources/sheet-names.ts'
import { SheetTables } from '#scanner/sources/sheet-tables.ts'
import { SpanRows } from '#scanner/sources/span-rows.ts'
import { decode } from '#scanner/sources/survey.ts'
import { tagCode, XmlBytes } from '#scanner/sources/xml-bytes.ts'
import { XmlText } from '#scanner/sources/xml-text.ts'
import { withoutBlankSheets } from '#scanner/sources/xlsx.ts'
import type { XmlListener } from '#scanner/sources/xml-bytes.ts'
import type { Cell } from '#scanner/sources/sink.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const [WORKSHEET, ROW, CELL, DATA, WORKBOOK] = ['Worksheet', 'Row', 'Cell', 'Data', 'Workbook'].map(tagCode) as [
  number,
  number,
  number,
  number,
  number,
]
const [NAME, INDEX, TYPE, FORMULA, ACROSS, DOWN] = ['Name', 'Index', 'Type', 'Formula', 'MergeAcross', 'MergeDown'].map(tagCode) as [
  number,
  number,
  number,
  number,
  number,
  number,
]

/** Reads an XML spreadsheet of Excel 2003, which often bears the name .xls. */
export async function scanXml2003(source: Source): Promise<Dataset[]> {
  const listener = new Workbook2003(source)
  const xml = new XmlBytes(listener)
  let read = 0
  const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
  const { encoding } = source.survey
  const utf8 = encoding === 'utf-8' || encoding === null ? bytes : recode(decode(bytes, encoding))
  try {
    for await (const chunk of utf8) {
      xml.push(chunk)
      await listener.settle()
      source.advance(read, listener.rows)
    }
  } catch (error) {
    if (error instanceof Unreadable && error.fault.code !== 'broken') throw error
    listener.ended = false
  }
  if (!listener.ended)
    source.faults.add('broken', 'error', { zh: '文件损坏，只读到损坏处', en: 'The file is damaged; it was read up to the damage' })
  return listener.finish()
}

async function* recode(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text, 'utf8')
}

class Workbook2003 implements XmlListener {
  ended = false
  readonly #source: Source
  readonly #sheets: { name: string; grid: SheetTables; formulas: number }[] = []
  #spans = new SpanRows()
  #nextRow = 1
  readonly #value: XmlText
  #type = ''
  #filled = false

  constructor(source: Source) {
    this.#source = source
    this.#value = new XmlText(source.limits.cellCharacters * 4)
  }

  get rows(): number {
    return this.#sheets.at(-1)?.grid.rows ?? 0
  }

  async settle(): Promise<void> {
    for (const { grid } of this.#sheets) await grid.settle()
  }

  open(name: number, xml: XmlBytes): void {
    if (name === CELL) this.#openCell(xml)
    else if (name === DATA) {
      this.#type = xml.attribute(TYPE) ?? 'String'
      this.#value.begin()
      this.#filled = true
      xml.wantsText = true
    } else if (name === ROW) {
      const row = Math.min(Number(xml.attribute(INDEX) ?? 0), 1_048_576)
      if (row > this.#nextRow) {
        for (let n = 0; n < Math.min(row - this.#nextRow, 1000); n++) this.#spans.endRow()
        this.#sheets.at(-1)?.grid.skip(row - this.#nextRow)
        this.#nextRow = row
      }
    } else if (name === WORKSHEET && this.#sheets.length < 1000) {
      const spans = new SpanRows()
      this.#spans = spans
      this.#nextRow = 1
      this.#sheets.push({
        name: xml.attribute(NAME) ?? `Sheet${this.#sheets.length + 1}`,
        grid: new SheetTables(this.#source.sink, async () => spans.merges),
        formulas: 0,
      })
    }
  }

  close(name: number, xml: XmlBytes): void {
    if (name === DATA) xml.wantsText = false
    else if (name === CELL) this.#spans.cell(this.#filled ? this.#cellOf(this.#value.take()) : undefined)
    else if (name === ROW) {
      this.#sheets.at(-1)?.grid.take(this.#spans.endRow())
      this.#nextRow++
    } else if (name === WORKBOOK) this.ended = true
  }

  text(start: number, end: number, xml: XmlBytes): void {
    this.#value.add(start, end, xml)
  }

  async finish(): Promise<Dataset[]> {
    const datasets: Dataset[] = []
    const names = toldSheets(
      this.#sheets.map(({ name }) => name),
      this.#source.faults,
    )
    for (const [at, { grid, formulas }] of this.#sheets.entries()) {
      if (formulas > 0)
        grid.faults.warn(
          'formula',
          { zh: '表中含公式，只读取已保存的结果，不会执行', en: 'The sheet holds formulas; only saved results were read, nothing was run' },
          { count: formulas },
        )
      datasets.push(...(await grid.finish(names[at]!)))
    }
    return withoutBlankSheets(datasets)
  }

  #openCell(xml: XmlBytes): void {
    this.#filled = false
    const index = Number(xml.attribute(INDEX) ?? 0)
    if (index > 0) this.#spans.move(index - 1)
    this.#spans.span(Number(xml.attribute(ACROSS) ?? 0) + 1 || 1, Number(xml.attribute(DOWN) ?? 0) + 1 || 1)
    const sheet = this.#sheets.at(-1)
    if (sheet && xml.attribute(FORMULA) !== null) sheet.formulas++
  }

  #cellOf(text: string): Cell {
    if (this.#type === 'DateTime')
      return text
        .replace('T', ' ')
        .replace(/ 00:00:00(\.0+)?$/, '')
        .replace(/\.0+$/, '')
    if (this.#type === 'Boolean') return text === '1'
    return this.#type === 'Error' ? null : text
  }
}
