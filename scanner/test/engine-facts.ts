import { CellPacker } from '#scanner/engine/cell-packer.ts'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { Measurer } from '#scanner/engine/measurer.ts'
import { mergeFacts } from '#scanner/engine/merge.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** Facts of a small table given by its columns, all of the same length, straight from the engine. */
export function factsOfColumns(columns: Readonly<Record<string, readonly string[]>>): TableFacts {
  const names = Object.keys(columns)
  const rows = Math.max(0, ...Object.values(columns).map((column) => column.length))
  const packer = new CellPacker()
  for (let row = 0; row < rows; row++)
    packer.row(
      names.map((name) => columns[name]![row]),
      names.length,
    )
  const values = 2048
  const measurer = new Measurer(engineModule(), {
    seed: 1n,
    cellLimit: 1_000_000,
    values,
    sampleRows: 4096,
    width: names.length,
    keys: [],
    hashes: 1_000_000,
  })
  const { bytes, cells, width } = packer.take()
  const note = measurer.cells(bytes, cells, rows, width, 0)
  const told = names.map((name) => ({ name, comment: '', declaredType: '', inRows: true }))
  return mergeFacts({
    names: told,
    droppedColumns: 0,
    notes: [note],
    parts: [measurer.part()],
    repeats: [],
    keys: [],
    sampleSize: 4096,
    values,
    salted: false,
  })
}
