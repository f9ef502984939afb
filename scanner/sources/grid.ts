import { Faults } from '#scanner/faults.ts'
import { noteBelow } from '#scanner/sources/csv-faults.ts'
import { BY_PERSON, SIDEWAYS, isByPerson, isSideways } from '#scanner/sources/csv-shape.ts'
import { footingOf, noteFooting } from '#scanner/sources/footing.ts'
import { GridPages } from '#scanner/sources/grid-pages.ts'
import { filledWidth, findHead, mightBeMerged } from '#scanner/sources/grid-head.ts'
import { isFilled, textOf } from '#scanner/sources/head-groups.ts'
import { MergedCells } from '#scanner/sources/merged-cells.ts'
import { REPEATED_HEADS } from '#scanner/sources/pages.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import { withoutUnnamed } from '#scanner/sources/unnamed.ts'
import type { Words } from '#law/words.ts'
import type { GridHead } from '#scanner/sources/grid-head.ts'
import type { GridRow, Merge } from '#scanner/sources/head-groups.ts'
import type { Cell, TableSink } from '#scanner/sources/sink.ts'
import type { Footing } from '#scanner/sources/footing.ts'
import type { Dataset } from '#scanner/sources/source.ts'

const LOOKED_AT = 60
const BLANKS = 1000
const MOST_HELD = 12

/** A row kept back, with the blank rows above it. */
type Held = GridRow & { blanks: number; footing: Footing }

/** Takes the rows of a spreadsheet: finds the head below any title lines, names the columns, hands the rest to the sink. */
export class GridReader {
  readonly faults = new Faults()
  readonly #sink: TableSink
  readonly #merges: () => Promise<readonly Merge[]>
  #merged = new MergedCells([])
  #pages: GridPages | null = null
  #waiting: GridRow[] | null = []
  /** Names given, with the last number added to each. */
  readonly #names = new Map<string, number>()
  /** Columns met, and how many of them (the first ones) the sink has room for. */
  #width = 0
  #kept = 0
  #repeated = 0
  #blanks = 0
  /** Rows that may stand below the table. */
  readonly #held: Held[] = []
  #at = 0
  /** The sink is behind; whoever gives rows waits for it now and then. */
  #behind: Promise<void> | null = null

  /** What the head calls the columns; empty before it was found. */
  get names(): readonly string[] {
    return this.#head ?? (this.#waiting ? findHead(this.#waiting.slice(0, LOOKED_AT), []).names : [])
  }
  #head: readonly string[] | null = null

  /**
   * `merges` is asked at most once, and only when the first rows leave it open how the head is made; `at` is the row of the sheet the
   * table begins with, counted from 0.
   */
  constructor(sink: TableSink, merges: () => Promise<readonly Merge[]>, at = 0) {
    this.#sink = sink
    this.#merges = merges
    this.#at = at
  }

  get rows(): number {
    return this.#sink.rows
  }

  /** Takes the next row; the cells are only borrowed. */
  take(cells: readonly Cell[] | PackedRow): void {
    if (this.#waiting) this.#wait(cells instanceof PackedRow ? cells.cells() : [...cells])
    else this.#row(cells)
    this.#at++
  }

  #wait(cells: readonly Cell[]): void {
    if (this.#waiting!.length > 0 || cells.some(isFilled)) this.#waiting!.push({ at: this.#at, cells })
  }

  /** Passes over rows that are not there. */
  skip(rows: number): void {
    if (this.#waiting)
      for (let n = 0; n < Math.min(rows, LOOKED_AT) && this.#waiting.length > 0; n++) this.#waiting.push({ at: this.#at + n, cells: [] })
    else this.#blanks += rows
    this.#at += rows
  }

  /** To be awaited between pieces of a sheet: begins when enough rows are known and lets the sink catch up. */
  async settle(): Promise<void> {
    if (this.#waiting && this.#waiting.length >= LOOKED_AT) await this.#begin()
    if (this.#behind) await this.#behind
    this.#behind = null
  }

  async finish(): Promise<Dataset> {
    if (this.#waiting) await this.#begin()
    this.#endPages()
    this.#endTable()
    await this.settle()
    if (this.#merged.count > 0)
      this.faults.warn(
        'merged-cells',
        {
          zh: '正文中有上下合并的单元格，已按合并前的每一行填入同一个值',
          en: 'Cells are merged over several rows of data; each of the rows was given their value',
        },
        { line: this.#merged.first + 1, count: this.#merged.count },
      )
    if (this.#repeated > 0)
      this.faults.warn(
        'duplicate-columns',
        { zh: '列名重复，后面的已加序号', en: 'Columns share a name; the later ones were numbered' },
        { count: this.#repeated },
      )
    return { facts: withoutUnnamed(await this.#sink.finish(), this.faults), faults: this.faults }
  }

  async #begin(): Promise<void> {
    const rows = this.#waiting ?? []
    this.#waiting = null
    const looked = rows.slice(0, LOOKED_AT)
    const merges = mightBeMerged(looked) ? await this.#merges() : []
    const head = findHead(looked, merges)
    const why =
      head.headRows === 0
        ? whyNotByColumns(
            rows.slice(head.start).map(({ cells }) => cells.map(textOf)),
            rows.length < LOOKED_AT,
          )
        : null
    if (why) return this.faults.add('other-form', 'error', why)
    this.#merged = new MergedCells(merges)
    if (head.headRows > 0) this.#pages = new GridPages(looked.slice(0, head.titles + head.headRows))
    this.#head = head.names
    for (const name of head.names) this.#open(name)
    this.#tell(head, looked)
    const at = this.#at
    for (const row of rows.slice(head.start)) {
      this.#at = row.at
      this.#row(row.cells)
    }
    this.#at = at
  }

  #tell(head: GridHead, rows: readonly GridRow[]): void {
    if (head.titles > 0 && rows.slice(0, head.titles).some(({ cells }) => cells.some(isFilled))) {
      this.faults.warn(
        'title-lines',
        {
          zh: `表头上方的标题行（第 ${lines(rows.slice(0, head.titles))} 行）已略过`,
          en: `Title lines above the header (row ${lines(rows.slice(0, head.titles))}) were passed over`,
        },
        { line: rows[0]!.at + 1, count: head.titles },
      )
    }
    noteBelow(head.below, this.faults, (rows[head.titles + head.headRows]?.at ?? 0) + 1)
    if (!head.joined) return
    const used = rows.slice(head.titles, head.titles + head.headRows)
    this.faults.warn(
      'merged-heads',
      {
        zh: `第 ${lines(used)} 行是多层表头，列名按“上_下”合并`,
        en: `Rows ${lines(used)} are one header of several levels; columns are named upper_lower`,
      },
      { line: used[0]!.at + 1, count: used.length },
    )
  }

  /** Blank rows count only when another row follows: sheets are often formatted far below their data. */
  #row(cells: readonly Cell[] | PackedRow): void {
    const width = cells instanceof PackedRow ? cells.filledWidth : filledWidth(cells)
    if (width === 0) {
      this.#blanks++
      return
    }
    if (this.#pages?.takes(this.#at, cells)) {
      this.#blanks = 0
      return
    }
    const own = this.#merged.concerns(this.#at) ? this.#filled(cells) : cells
    if (this.#mayEnd(own, width)) return
    this.#release()
    this.#data(own, own === cells ? width : filledWidth(own as readonly Cell[]))
  }

  #filled(cells: readonly Cell[] | PackedRow): Cell[] {
    const own = cells instanceof PackedRow ? cells.cells() : [...cells]
    this.#merged.fill(this.#at, own)
    return own
  }

  #data(cells: readonly Cell[] | PackedRow, width: number): void {
    for (let n = Math.min(this.#blanks, BLANKS); n > 0; n--) this.#give([])
    this.#blanks = 0
    while (this.#width < width) this.#open(`列${this.#width + 1}`)
    this.#give(cells)
  }

  /** Keeps back a row that is a total or a remark if no data follows. */
  #mayEnd(cells: readonly Cell[] | PackedRow, width: number): boolean {
    if (this.rows === 0 || this.#held.length >= MOST_HELD || (width > this.#width * 0.6 && cells instanceof PackedRow && !cells.mayBeTotal))
      return false
    const own = cells instanceof PackedRow ? cells.cells() : [...cells]
    const footing = footingOf(own.map(textOf), this.#width)
    if (footing === null) return false
    this.#held.push({ at: this.#at, cells: own, blanks: this.#blanks, footing })
    this.#blanks = 0
    return true
  }

  /** Gives the rows that were kept back, up to the one that ends the table: before data all of them. */
  #release(until = this.#held.length): void {
    for (const { cells, blanks } of this.#held.splice(0, until)) {
      const after = this.#blanks
      this.#blanks = blanks
      this.#data(cells, filledWidth(cells))
      this.#blanks = after
    }
  }

  #endPages(): void {
    if (!this.#pages) return
    const { repeated, marks } = this.#pages
    if (repeated.count > 0) this.faults.warn('left-out', REPEATED_HEADS, { ...repeated, count: repeated.count + marks.length })
    else for (const cells of marks) this.#data(cells, filledWidth(cells))
  }

  #endTable(): void {
    const first = this.#held.findIndex(({ footing }) => footing === 'ends')
    this.#release(first < 0 ? this.#held.length : first)
    if (this.#held.length > 0)
      noteFooting(
        this.#held.map(({ cells }) => cells.map(textOf)),
        this.faults,
        this.#held[0]!.at + 1,
      )
  }

  #give(cells: readonly Cell[] | PackedRow): void {
    if (cells instanceof PackedRow) cells.trim(this.#kept)
    // A column of the head that no row fills is empty in every row: the first rows say so.
    const wait = this.#sink.row(
      cells instanceof PackedRow || cells.length === 0 ? cells : Array.from({ length: this.#kept }, (_, at) => cells[at] ?? null),
    )
    if (wait) this.#behind = wait
  }

  /** Opens a column; a filled cell beyond the head opens one of its own, empty so far. */
  #open(name: string): void {
    let own = name
    let n = this.#names.get(name) ?? 1
    while (this.#names.has(own)) own = `${name}_${++n}`
    if (own !== name) this.#repeated++
    this.#names.set(name, n).set(own, 1)
    this.#width++
    if (this.#sink.column(own) >= 0) this.#kept++
  }
}

/** Why the first rows of a table without a head tell that it is not read by columns; null when it is. */
function whyNotByColumns(rows: readonly string[][], isWhole: boolean): Words | null {
  if (isWhole && isSideways(rows)) return SIDEWAYS
  return isByPerson(rows) ? BY_PERSON : null
}

function lines(rows: readonly GridRow[]): string {
  const first = rows[0]!.at + 1
  const last = rows.at(-1)!.at + 1
  return first === last ? String(first) : `${first}–${last}`
}
