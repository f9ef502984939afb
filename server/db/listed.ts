import { type RawBuilder, sql } from 'kysely'

/**
 * Rows that a statement is given, to be read from as a table of the columns named with their types and of the place `n` of each: one
 * parameter, however many there are. Columns are ours, never what was asked.
 */
export function listed<C extends string>(
  columns: { readonly [N in C]: string },
  rows: readonly { readonly [N in NoInfer<C>]: unknown }[],
): RawBuilder<unknown> {
  const names = Object.keys(columns) as C[]
  const quoted = names.map((name) => `"${name}"`).join(', ')
  // Nothing else goes to the database that the rows may have.
  const given = JSON.stringify(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]]))))
  return sql`
    (
      select ${sql.raw(quoted)}, n
      from rows
      from (
        jsonb_to_recordset(${given}::jsonb) as (${sql.raw(names.map((name) => `"${name}" ${columns[name]}`).join(', '))})
      ) with ordinality as listed (${sql.raw(quoted)}, n)
    )
  `
}
