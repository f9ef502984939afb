import { DuckDBInstance, DuckDBStructType, DuckDBTypeId } from '@duckdb/node-api'
import { TEXT_IN_HEX } from '#scanner/sources/database.ts'
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api'

/** A plain value within a column: its path, its type, and the expression that gives it as text. */
export type Leaf = { path: string; type: string; expression: string }
/** What a query gives: its leaves, and whether lists or maps are among them, which only JSON can hold. */
export type Shape = { leaves: Leaf[]; hasLists: boolean }

/** Opens DuckDB in memory with nothing but these paths within its reach: no network, no extension, no setting to be changed. */
export async function openDuck<T>(paths: readonly string[], threads: number, work: (duck: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const duck = await instance.connect()
  try {
    await duck.run(`set temp_directory = ''`)
    // Instants are told by the clock of the city, so that its first of January is no 31 December.
    await duck.run(`set TimeZone = 'Asia/Shanghai'`)
    await duck.run(`set allowed_paths = [${paths.map(quoted).join(', ')}]`)
    await duck.run('set enable_external_access = false')
    await duck.run('set lock_configuration = true')
    return await work(duck)
  } finally {
    duck.closeSync()
    instance.closeSync()
  }
}

/** A text as SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
const named = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Asks what columns the file has, structures taken apart by path. */
export async function shapeOf(duck: DuckDBConnection, from: string): Promise<Shape> {
  const result = await duck.run(`select * from ${from} limit 0`)
  const shape: Shape = { leaves: [], hasLists: false }
  const names = result.columnNames()
  for (const [at, type] of result.columnTypes().entries()) addLeaves(shape, names[at]!, type, named(names[at]!), 0)
  return shape
}

function addLeaves(shape: Shape, path: string, type: DuckDBType, expression: string, depth: number): void {
  if (type instanceof DuckDBStructType && depth < 12) {
    for (const [at, entry] of type.entryTypes.entries()) {
      const name = type.entryNames[at]!
      addLeaves(shape, `${path}.${name}`, entry, `struct_extract(${expression}, ${quoted(name)})`, depth + 1)
    }
    return
  }
  const { typeId } = type
  if (typeId === DuckDBTypeId.LIST || typeId === DuckDBTypeId.ARRAY || typeId === DuckDBTypeId.MAP || typeId === DuckDBTypeId.UNION)
    shape.hasLists = true
  shape.leaves.push({ path, type: type.toString().slice(0, 100), expression: textOf(type, expression) })
}

/** Bytes that are text, as Hive and Impala write all of it, are text, others shown by their first two hundred in hexadecimal digits, moments by the clock of the city. */
function textOf(type: DuckDBType, expression: string): string {
  if (type.typeId === DuckDBTypeId.BLOB)
    return `case when regexp_full_match(hex(${expression}), '${TEXT_IN_HEX}') then try(decode(${expression})) else left(lower(hex(${expression})), 400) end`
  return type.typeId === DuckDBTypeId.TIMESTAMP_TZ ? `(${expression} at time zone 'Asia/Shanghai')` : expression
}
