import { Crew, threadsOf } from '#scanner/engine/crew.ts'
import { UNITS, csvForm } from '#scanner/engine/measurer.ts'
import { keyCandidates } from '#scanner/engine/keys.ts'
import { CellPacker } from '#scanner/engine/cell-packer.ts'
import { PackedRow } from '#scanner/sources/packed-row.ts'
import { firstRecords } from '#scanner/sources/csv-shape.ts'
import type { EngineOptions } from '#scanner/engine/crew.ts'
import type { ColumnName } from '#scanner/engine/merge-column.ts'
import type { Limits } from '#scanner/limits.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'
import type { Cell, RecordForm, TableSink } from '#scanner/sources/sink.ts'

/** Opens a place for the values of one dataset: rows are packed into chunks, and as soon as there is more than one chunk, threads measure them. */
export function openSink(limits: Limits, options: EngineOptions = {}): TableSink {
  return new EngineSink(limits, options)
}

class EngineSink implements TableSink {
  readonly #limits: Limits
  readonly #options: EngineOptions
  readonly #names: ColumnName[] = []
  readonly #byName = new Map<string, number>()
  #dropped = 0
  readonly #packer = new CellPacker()
  #lists = new Map<number, CellPacker>()
  #listBytes = 0
  #crew: Crew | null = null
  #chunks = 0
  /** Chunks that came as ready records. */
  readonly #ready = new Set<number>()
  #rows = 0

  constructor(limits: Limits, options: EngineOptions) {
    this.#limits = limits
    this.#options = options
  }

  get rows(): number {
    return this.#rows + (this.#crew?.notes.reduce((sum, note) => sum + (this.#ready.has(note.range) ? note.rows : 0), 0) ?? 0)
  }

  column(name: string, about?: { comment?: string; declaredType?: string }): number {
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    return this.append(name, about)
  }

  /** Adds a column even when another has its name; -1 once there are too many. */
  append(name: string, about?: { comment?: string; declaredType?: string }): number {
    if (this.#names.length >= this.#limits.columns) {
      this.#dropped++
      return -1
    }
    const at = this.#names.push({ name, comment: about?.comment ?? '', declaredType: about?.declaredType ?? '', inRows: false }) - 1
    if (!this.#byName.has(name)) this.#byName.set(name, at)
    return at
  }

  row(cells: readonly Cell[] | PackedRow): void | Promise<void> {
    if (cells instanceof PackedRow) cells.trim(this.#names.length)
    const width = Math.min(cells.length, this.#names.length)
    for (let at = 0; at < width; at++)
      if (cells instanceof PackedRow ? cells.has(at) : cells[at] !== undefined) this.#names[at]!.inRows = true
    this.#rows++
    if (cells instanceof PackedRow) this.#packer.packed(cells)
    else this.#packer.row(cells, width)
    if (this.#packer.isFull) return this.#flush()
  }

  async records(bytes: Uint8Array, form: RecordForm, back?: (bytes: Uint8Array) => void): Promise<void> {
    if (this.#packer.rows > 0) await this.#flush()
    for (const name of this.#names) name.inRows = true
    if (bytes.length === 0 || this.#names.length === 0) return
    const crew = (this.#crew ??= this.#begin(firstCells(bytes, form), this.#threads))
    const range = this.#chunks++
    this.#ready.add(range)
    await crew.send({ kind: 'records', range, width: this.#names.length, bytes, form: form === 'csv' ? csvForm(',') : UNITS }, back)
  }

  values(column: number, cells: readonly Cell[]): void | Promise<void> {
    let list = this.#lists.get(column)
    if (!list) this.#lists.set(column, (list = new CellPacker()))
    for (const cell of cells) list.row([cell], 1)
    this.#listBytes += cells.length
    if (list.isFull || this.#listBytes > 100_000) return this.#flush()
  }

  async finish(): Promise<TableFacts> {
    const isLocal = this.#crew === null
    if (isLocal) this.#crew = this.#begin(this.#packer.peek(2000), 0)
    await this.#flush()
    return this.#crew!.finish(this.#names, this.#dropped)
  }

  get #threads(): number {
    return threadsOf(this.#options)
  }

  #begin(rows: string[][], threads: number): Crew {
    return new Crew(
      this.#names.length,
      keyCandidates(
        this.#names.map(({ name }) => name),
        rows,
      ),
      this.#limits,
      this.#options,
      threads,
    )
  }

  /** Sends what was packed. */
  async #flush(): Promise<void> {
    if (this.#packer.rows === 0 && this.#lists.size === 0) return
    const crew = (this.#crew ??= this.#begin(this.#packer.peek(2000), this.#threads))
    const { rows } = this.#packer
    const packed = this.#packer.take()
    const values = [...this.#lists].map(([column, list]) => ({ column, ...list.take() }))
    this.#lists = new Map()
    this.#listBytes = 0
    await crew.send({
      kind: 'cells',
      range: this.#chunks++,
      width: this.#names.length,
      across: packed.width,
      bytes: packed.bytes,
      cells: packed.cells,
      rows,
      values,
    })
  }
}

/** The first cells of ready records, to see which columns may be keys. */
function firstCells(bytes: Uint8Array, form: RecordForm): string[][] {
  const text = new TextDecoder().decode(bytes.subarray(0, 1 << 18))
  return form === 'csv'
    ? firstRecords(text, ',')
    : text
        .split('\x1e')
        .slice(0, 300)
        .map((record) => record.split('\x1f'))
}
