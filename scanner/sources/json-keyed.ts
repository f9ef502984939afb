/** The column that holds the keys. */
const KEY = '键'
const LEAST = 3
/** So much of the fields of all records must be filled in each, on average, for them to be of one kind. */
const ALIKE = 0.6
const LOOKED_AT = 200

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * The records of an object that holds one under each of its keys, as in {"350102": {…}, "350103": {…}}, the key as their first field, or
 * of an object that holds columns, lists of plain values as long as each other; null when it is an object of another kind.
 */
export function keyedRecords(value: unknown): Record<string, unknown>[] | null {
  if (!isObject(value)) return null
  const entries = Object.entries(value)
  const columns = entries.map(([, column]) => column)
  if (
    columns.length > 1 &&
    columns.every(
      (column) =>
        Array.isArray(column) &&
        column.length > 1 &&
        column.length === (columns[0] as unknown[]).length &&
        column.every((cell) => cell === null || typeof cell !== 'object'),
    )
  )
    return turned(value as Record<string, unknown[]>)
  if (entries.length < LEAST || !entries.every(([, record]) => isObject(record) && Object.keys(record).length > 0)) return null
  const looked = entries.slice(0, LOOKED_AT).map(([, record]) => Object.keys(record as object))
  const fields = new Set(looked.flat())
  const filled = looked.reduce((sum, keys) => sum + keys.length, 0)
  if (filled < ALIKE * fields.size * looked.length) return null
  if ([...fields].every((field, at) => field === String(at)))
    return turned(Object.fromEntries(entries.map(([name, column]) => [name, Object.values(column as object)])))
  const key = fields.has(KEY) ? `${KEY}_2` : KEY
  return entries.map(([name, record]) => ({ [key]: name, ...(record as object) }))
}

/** The records of columns. */
function turned(columns: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  const names = Object.keys(columns)
  return Array.from({ length: columns[names[0]!]!.length }, (_, at) => Object.fromEntries(names.map((name) => [name, columns[name]![at]])))
}
