const SYSTEM = `('information_schema', 'mysql', 'performance_schema', 'sys', 'metrics_schema', 'oceanbase', '__internal_schema', '_statistics_', 'LBACSYS', 'ORAAUDITOR')`

/** Asks that nothing can be written in this session; TiDB knows the words and refuses them. */
export const READ_ONLY = 'SET SESSION TRANSACTION READ ONLY'

/**
 * What a session is told first; each server takes what it knows; moments come by the clock of Beijing. OceanBase ends a transaction after
 * a time, whatever its statements may take.
 */
export const SESSION = [
  'SET NAMES utf8mb4',
  `SET SESSION time_zone = '+08:00'`,
  'SET SESSION lock_wait_timeout = 10',
  'SET SESSION innodb_lock_wait_timeout = 10',
  'SET SESSION net_write_timeout = 600',
  'SET SESSION ob_trx_timeout = 86400000000',
]

/**
 * The longest time of a statement: MySQL and TiDB take it in milliseconds, MariaDB, Doris and StarRocks in seconds. OceanBase takes
 * the first of these too, and goes by its own, in microseconds, which is ten seconds unless it is set.
 */
export const LIMITS = (seconds: number): string[] => [
  `SET SESSION max_execution_time = ${seconds * 1000}`,
  `SET SESSION max_statement_time = ${seconds}`,
  `SET SESSION query_timeout = ${seconds}`,
  `SET SESSION ob_query_timeout = ${seconds * 1_000_000}`,
]

/**
 * Transactions that see one state and cannot write, the strictest first, and one that at least sees one state; servers that know none are
 * only asked to select.
 */
export const BEGIN = [
  'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
  'START TRANSACTION READ ONLY',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT',
]

export const WHO = ['SELECT VERSION() AS version, @@version_comment AS comment', 'SELECT VERSION() AS version']
export const GRANTS = 'SHOW GRANTS'

/** Tables and views, of these schemas or of all that are not the system's. */
export const tablesOf = (schemas: readonly string[]): string => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, TABLE_TYPE AS kind, TABLE_ROWS AS estimate, DATA_LENGTH + INDEX_LENGTH AS bytes, TABLE_COMMENT AS comment
FROM information_schema.TABLES WHERE ${inSchemas(schemas)} ORDER BY TABLE_SCHEMA, TABLE_NAME`

/** Columns in order; a column the account may not read is not among them. */
export const columnsOf = (schemas: readonly string[]): string => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, COLUMN_NAME AS \`column\`, DATA_TYPE AS base, COLUMN_TYPE AS type, COLUMN_COMMENT AS comment
FROM information_schema.COLUMNS WHERE ${inSchemas(schemas)} ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION`

/** Primary keys and unique indexes, column by column. */
export const keysOf = (schemas: readonly string[]): string => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, INDEX_NAME AS \`key\`, COLUMN_NAME AS \`column\`
FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND SUB_PART IS NULL AND COLUMN_NAME IS NOT NULL AND ${inSchemas(schemas)}
ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`

/** Foreign keys as they were declared, column by column. */
export const referencesOf = (schemas: readonly string[]): string => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, CONSTRAINT_NAME AS \`key\`, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_SCHEMA AS target_schema, REFERENCED_TABLE_NAME AS target, REFERENCED_COLUMN_NAME AS target_column
FROM information_schema.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_NAME IS NOT NULL AND ${inSchemas(schemas)}
ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`

function inSchemas(schemas: readonly string[]): string {
  return schemas.length > 0 ? `TABLE_SCHEMA IN (${schemas.map(text).join(', ')})` : `TABLE_SCHEMA NOT IN ${SYSTEM}`
}

/** A text as hexadecimal, so that no escape of any server mode can end it. */
function text(value: string): string {
  return value === '' ? `''` : `CONVERT(0x${Buffer.from(value).toString('hex')} USING utf8mb4)`
}

/** Quotes a name so that it is nothing but a name. */
export const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``

const from = (place: { schema: string; name: string }): string => `${quoted(place.schema)}.${quoted(place.name)}`

/** The rows of a table, all, the first `limit`, or those of a range of its key. */
export function selectRows(
  table: { schema: string; name: string },
  columns: readonly string[],
  how: { key?: string; first?: bigint; before?: bigint | null; limit?: number } = {},
): string {
  const key = how.key === undefined ? '' : quoted(how.key)
  const bounds = key
    ? [
        how.first === undefined ? '' : `${key} >= ${how.first}`,
        how.before === undefined || how.before === null ? '' : `${key} < ${how.before}`,
      ].filter(Boolean)
    : []
  const where = bounds.length > 0 ? ` WHERE ${bounds.join(' AND ')}` : ''
  return `SELECT ${columns.join(', ')} FROM ${from(table)}${where}${key && how.limit !== undefined ? ` ORDER BY ${key}` : ''}${how.limit === undefined ? '' : ` LIMIT ${how.limit}`}`
}

/** The lowest and highest value of a key, as text. */
export const endsOf = (table: { schema: string; name: string }, key: string): string =>
  `SELECT CAST(MIN(${quoted(key)}) AS CHAR) AS low, CAST(MAX(${quoted(key)}) AS CHAR) AS high FROM ${from(table)}`

/** Of the different values of one column, at most `most`, how many are found in another that has an index. */
export function countFound(of: { schema: string; table: string; column: string }, among: typeof of, most: number): string {
  return `SELECT COUNT(*) AS looked, COALESCE(SUM(EXISTS (SELECT 1 FROM ${from({ schema: among.schema, name: among.table })} k WHERE k.${quoted(among.column)} = v.value)), 0) AS found
FROM (SELECT DISTINCT ${quoted(of.column)} AS value FROM ${from({ schema: of.schema, name: of.table })} WHERE ${quoted(of.column)} IS NOT NULL LIMIT ${most}) v`
}
