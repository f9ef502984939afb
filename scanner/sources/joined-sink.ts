import type { TableFacts } from '#scanner/profile/facts.ts'
import type { TableSink } from '#scanner/sources/sink.ts'

/** One sink for the files of a dataset: each file's reader ends its part, the last word is `finish` of the sink itself. */
export class JoinedSink {
  readonly #sink: TableSink
  #before = 0

  constructor(sink: TableSink) {
    this.#sink = sink
  }

  /** What the reader of the next file is given; its facts hold nothing but the number of rows. */
  part(): TableSink {
    const sink = this.#sink
    const before = (this.#before = sink.rows)
    return {
      get rows() {
        return sink.rows - before
      },
      column: (name, about) => sink.column(name, about),
      row: (cells) => sink.row(cells),
      records: (bytes, form, back) => sink.records(bytes, form, back),
      values: (column, cells) => sink.values(column, cells),
      finish: async () => partFacts(sink.rows - before),
    }
  }

  get rows(): number {
    return this.#sink.rows - this.#before
  }

  finish(): Promise<TableFacts> {
    return this.#sink.finish()
  }
}

function partFacts(rows: number): TableFacts {
  return {
    rows,
    blankRows: 0,
    droppedColumns: 0,
    columns: [{ name: '' }] as TableFacts['columns'],
    duplicates: null,
    keys: [],
    sampleRows: [],
  }
}
