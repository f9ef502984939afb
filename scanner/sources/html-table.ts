import { Unreadable } from '#scanner/faults.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { GridReader } from '#scanner/sources/grid.ts'
import { HtmlPieces } from '#scanner/sources/html-pieces.ts'
import { SpanRows } from '#scanner/sources/span-rows.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { HtmlListener } from '#scanner/sources/html-pieces.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const TABLES = 100

/** Reads the tables of a web page, which offices often save under the name .xls; each table of more than one row is a dataset. */
export async function scanHtml(source: Source): Promise<Dataset[]> {
  const tables = new HtmlTables(source)
  const pieces = new HtmlPieces(tables)
  let read = 0
  for await (const text of decode(
    readBytes(source.path, source.compressed, source.limits, (count) => (read = count)),
    source.survey.encoding ?? 'utf-8',
  )) {
    pieces.push(text)
    await tables.settle()
    source.advance(read, tables.rows)
  }
  return tables.finish()
}

/** Follows tables, rows and cells as the tags go by; tables within a cell count as its text. */
class HtmlTables implements HtmlListener {
  readonly #source: Source
  #grid: GridReader | null = null
  #spans: SpanRows | null = null
  #depth = 0
  #inRow = false
  #inCell = false
  #text = ''
  readonly #done: GridReader[] = []

  constructor(source: Source) {
    this.#source = source
  }

  get rows(): number {
    return this.#grid?.rows ?? 0
  }

  async settle(): Promise<void> {
    for (const grid of this.#done) await grid.settle()
    await this.#grid?.settle()
  }

  open(name: string, attributes: string): void {
    if (name === 'table') {
      if (++this.#depth === 1 && this.#done.length < TABLES) this.#begin()
      return
    }
    if (this.#depth !== 1 || !this.#spans) return this.#space(name)
    if (name === 'tr') {
      this.#endRow()
      this.#inRow = true
    } else if (name === 'td' || name === 'th') {
      this.#endCell()
      this.#inRow = true
      this.#inCell = true
      this.#spans.span(spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan'))
    } else this.#space(name)
  }

  close(name: string): void {
    if (name === 'table') {
      if (this.#depth === 1) this.#end()
      this.#depth = Math.max(0, this.#depth - 1)
    } else if (this.#depth === 1 && (name === 'td' || name === 'th')) this.#endCell()
    else if (this.#depth === 1 && name === 'tr') this.#endRow()
  }

  text(text: string): void {
    if (this.#inCell && this.#text.length <= this.#source.limits.cellCharacters) this.#text += text
  }

  async finish(): Promise<Dataset[]> {
    if (this.#depth > 0) this.#end()
    const datasets: Dataset[] = []
    for (const [at, grid] of this.#done.entries()) {
      const dataset = await grid.finish()
      if (dataset.facts.columns.length > 0) datasets.push({ ...dataset, sheet: `表${at + 1}` })
    }
    if (datasets.length === 0) throw new Unreadable('unsupported', { zh: '网页中没有数据表', en: 'The web page holds no table of data' })
    const kept = this.#withoutTitles(datasets)
    if (kept.length === 1) delete kept[0]!.sheet
    return kept
  }

  /** Pages that systems hand out often have their title, and when and by whom they were made, in a table of one column above the data. */
  #withoutTitles(datasets: readonly Dataset[]): Dataset[] {
    const isTitle = ({ facts }: Dataset): boolean => facts.columns.length === 1 && facts.rows <= 2
    const titles = datasets.some(({ facts }) => facts.columns.length > 1) ? datasets.filter(isTitle).length : 0
    if (titles > 0)
      this.#source.faults.warn(
        'left-out',
        {
          zh: '网页中只有一列、至多三行的表是标题，不是数据，未计入',
          en: 'Tables of one column and three rows at most are titles of the page, no data, and were left out',
        },
        { count: titles },
      )
    return titles > 0 ? datasets.filter((one) => !isTitle(one)) : [...datasets]
  }

  #begin(): void {
    const spans = new SpanRows()
    this.#spans = spans
    this.#grid = new GridReader(this.#source.sink(), async () => spans.merges)
  }

  #end(): void {
    this.#endRow()
    if (this.#grid) this.#done.push(this.#grid)
    this.#grid = null
    this.#spans = null
  }

  #endCell(): void {
    if (this.#inCell) this.#spans?.cell(this.#text.replace(/[\s\u00a0]+/g, ' ').trim())
    this.#inCell = false
    this.#text = ''
  }

  #endRow(): void {
    this.#endCell()
    if (this.#inRow && this.#spans) this.#grid?.take(this.#spans.endRow())
    this.#inRow = false
  }

  #space(name: string): void {
    if (this.#inCell && (name === 'br' || name === 'p' || name === 'div' || name === 'tr' || name === 'td')) this.#text += ' '
  }
}

function spanOf(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)
  return Math.max(1, Number(found?.[1] ?? 1))
}
