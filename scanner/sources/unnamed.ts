import { filledOf } from '#scanner/profile/facts.ts'
import type { Faults } from '#scanner/faults.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** Leaves out columns without a name in which nothing stands, as the margin of a sheet or a cell far out makes them, and says so. */
export function withoutUnnamed(table: TableFacts, faults: Faults): TableFacts {
  const isNamed = table.columns.map(({ name, position }) => name !== `列${position + 1}`)
  if (table.rows === 0 || !isNamed.includes(true)) return table
  const stays = table.columns.map((column, at) => isNamed[at] === true || filledOf(column) > 0)
  const count = stays.filter((stay) => !stay).length
  if (count === 0) return table
  faults.warn(
    'left-out',
    { zh: '没有列名、也没有内容的列已略去', en: 'Columns without a name and without content were left out' },
    { count },
  )
  return {
    ...table,
    columns: table.columns.filter((_, at) => stays[at]),
    sampleRows: table.sampleRows.map((row) => row.filter((_, at) => stays[at])),
  }
}
