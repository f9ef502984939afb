import { Unreadable } from '#scanner/faults.ts'
import { factsOf } from '#scanner/profile/old-facts.ts'
import { TableProfile } from '#scanner/profile/table.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'
import { columnNames, firstRecords, hasHeader, sniffDelimiter } from '#scanner/sources/csv-shape.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { ColumnProfile } from '#scanner/profile/column.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const HEAD = 1 << 18

/** Reads delimited text in one pass and constant memory: delimiter and header are judged from the beginning. */
export async function scanCsv(source: Source): Promise<Dataset[]> {
  const { limits } = source
  let read = 0
  const bytes = readBytes(source.path, source.compressed, limits, (count) => (read = count))
  let head = ''
  let reader: CsvReader | null = null
  for await (const text of decode(bytes, source.survey.encoding ?? 'utf-8')) {
    const clean = source.survey.nulBytes > 0 ? text.replaceAll('\0', '') : text
    if (reader) reader.push(clean)
    else {
      head += clean
      if (head.length < HEAD) continue
      reader = new CsvReader(head, source)
      reader.push(head)
      head = ''
    }
    source.advance(read, reader.table.rows)
  }
  if (!reader) {
    reader = new CsvReader(head, source)
    reader.push(head)
  }
  return [reader.finish()]
}

/** Turns records into cells of the table, and uneven records into faults. */
class CsvReader {
  readonly table: TableProfile
  readonly #delimiter: string
  readonly #splitter: CsvSplitter
  readonly #columns: (ColumnProfile | null)[]
  readonly #source: Source
  #skipFirst: boolean
  #short = { count: 0, line: 0 }
  #long = { count: 0, line: 0 }

  constructor(head: string, source: Source) {
    this.#source = source
    this.#delimiter = sniffDelimiter(head)
    const records = firstRecords(head, this.#delimiter)
    if (head.trim() === '') throw new Unreadable('empty', { zh: '文件没有内容', en: 'The file holds nothing' })
    if (!source.named && usualWidth(records) < 2) throw new Unreadable('unsupported', { zh: '这是普通文本而非数据表', en: 'This is plain text, not a table' })
    const header = hasHeader(records) ? records[0]! : null
    this.#skipFirst = header !== null
    this.table = new TableProfile(source.limits)
    this.#columns = columnNames(header, header?.length ?? usualWidth(records)).map((name) => this.table.append(name))
    this.#splitter = new CsvSplitter(this.#delimiter, source.limits.cellCharacters + 1, (cells, line) => this.#record(cells, line))
  }

  push(text: string): void {
    this.#splitter.push(text)
  }

  finish(): Dataset {
    this.#splitter.end()
    const { faults } = this.#source
    if (this.#splitter.open) faults.warn('ragged-rows', { zh: '文件结束时引号未闭合，最后一行可能不完整', en: 'A quote is still open at the end; the last record may be incomplete' })
    if (this.#short.count > 0) faults.warn('ragged-rows', { zh: '部分行的列数少于表头，缺少的按空值计', en: 'Some rows have fewer cells than columns; missing cells count as null' }, this.#short)
    if (this.#long.count > 0) faults.warn('ragged-rows', { zh: '部分行的列数多于表头，多出的未读取', en: 'Some rows have more cells than columns; the extra cells were left out' }, this.#long)
    return { facts: factsOf(this.table), delimiter: this.#delimiter }
  }

  #record(cells: string[], line: number): void {
    if (this.#skipFirst) {
      this.#skipFirst = false
      return
    }
    const columns = this.#columns
    const width = columns.length
    if (cells.length !== width) this.#uneven(cells, line)
    let blank = true
    for (let at = 0; at < width; at++) {
      const cell = cells[at]
      if (cell === undefined || cell === '') columns[at]?.addNull()
      else {
        blank = false
        columns[at]?.addText(cell)
      }
    }
    this.table.rows++
    if (blank) this.table.blankRows++
  }

  #uneven(cells: readonly string[], line: number): void {
    const which = cells.length < this.#columns.length ? this.#short : this.#long
    if (which === this.#long && cells.slice(this.#columns.length).every((cell) => cell.trim() === '')) return
    if (which.count++ === 0) which.line = line
  }
}

function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1
}
