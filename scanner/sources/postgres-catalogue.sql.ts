const SYSTEM = `('information_schema', 'sys', 'sys_catalog', 'sysaudit', 'sysmac', 'src_restrict', 'xlog_record_read', 'dbms_sql', 'perf', 'anon', 'db4ai', 'dbe_perf', 'dbe_pldebugger', 'dbe_pldeveloper', 'dbe_sql_util', 'pkg_service', 'pkg_util', 'snapshot', 'sqladvisor', 'cstore', 'blockchain', 'coverage')`

/** What a session is told first: nothing is written, nothing waits for ever, values come as text that can be compared, moments by the clock of Beijing. */
export const SESSION = (statementSeconds: number): string[] => [
  'SET default_transaction_read_only = on',
  `SET statement_timeout = ${statementSeconds * 1000}`,
  'SET lock_timeout = 10000',
  'SET idle_in_transaction_session_timeout = 600000',
  `SET TIME ZONE INTERVAL '+08:00' HOUR TO MINUTE`,
  `SET datestyle = 'ISO, YMD'`,
  `SET intervalstyle = 'iso_8601'`,
  `SET client_encoding = 'UTF8'`,
]

/** One transaction that sees one state, and that cannot write whatever the account may do. */
export const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
export const EXPORT_SNAPSHOT = 'SELECT pg_catalog.pg_export_snapshot() AS snapshot'

/** Takes over the state another session exported. */
export const useSnapshot = (snapshot: string): string => `SET TRANSACTION SNAPSHOT '${snapshot.replaceAll("'", '')}'`

export const WHO = `SELECT version() AS version, current_setting('server_version_num', true) AS number, current_setting('server_encoding', true) AS encoding, current_setting('block_size', true) AS block`
/** The same for servers that know no second argument. */
export const WHO_OLD = `SELECT version() AS version, current_setting('server_version_num') AS number, current_setting('server_encoding') AS encoding, current_setting('block_size') AS block`

/**
 * Tables, views and partitions that the account sees, without those of the system and of extensions. `recent` is PostgreSQL 10 on;
 * forks of older ones know no `relispartition`.
 */
export const relations = (recent: boolean): string => `
SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind, c.reltuples::float8 AS estimate,
  coalesce(obj_description(c.oid, 'pg_class'), '') AS comment, ${recent ? 'c.relispartition' : 'false'} AS part,
  (SELECT i.inhparent::text FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid LIMIT 1) AS parent,
  CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) ELSE 0 END::float8 AS main_bytes,
  CASE WHEN c.relkind IN ('r', 'm', 'p') THEN pg_table_size(c.oid) ELSE 0 END::float8 AS bytes,
  has_schema_privilege(n.oid, 'USAGE') AS open, ${recent ? 'row_security_active(c.oid)' : 'false'} AS filtered,
  has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS writable
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ${SYSTEM}
  AND NOT EXISTS (
    SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )
ORDER BY 2, 3`

/** Columns of the relations, in order. */
export const columnsOf = `
SELECT a.attrelid::text AS oid, a.attnum::int AS position, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
  coalesce(col_description(a.attrelid, a.attnum), '') AS comment, t.typname::text AS base, tn.nspname::text AS base_schema,
  has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS readable
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum`

/** Primary keys and unique indexes over plain columns and all rows. */
export const keysOf = `
SELECT x.indrelid::text AS oid, x.indkey::text AS columns, x.indisprimary AS is_primary
FROM pg_catalog.pg_index x
WHERE x.indrelid = ANY ($1::oid[]) AND x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL
ORDER BY x.indrelid, x.indisprimary DESC, x.indexrelid`

/** Foreign keys as they were declared. */
export const referencesOf = `
SELECT k.conrelid::text AS oid, array_to_string(k.conkey, ' ') AS columns, k.confrelid::text AS target, array_to_string(k.confkey, ' ') AS keys
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = ANY ($1::oid[]) AND k.contype = 'f'
ORDER BY k.conrelid, k.oid`

/** The same without a catalogue of PostgreSQL: what every server of this protocol should answer. */
export const PLAIN_COLUMNS = `
SELECT t.table_schema AS schema, t.table_name AS name, t.table_type AS kind, c.column_name AS column, c.data_type AS type
FROM information_schema.tables t JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
WHERE t.table_schema NOT LIKE 'pg\\_%' AND t.table_schema NOT IN ${SYSTEM}
ORDER BY t.table_schema, t.table_name, c.ordinal_position`

/** Keys by the information schema. */
export const PLAIN_KEYS = `
SELECT k.table_schema AS schema, k.table_name AS name, k.constraint_name AS constraint, k.column_name AS column, c.constraint_type AS kind
FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k
  ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name AND k.table_schema = c.table_schema AND k.table_name = c.table_name
WHERE c.constraint_type IN ('PRIMARY KEY', 'UNIQUE')
ORDER BY 1, 2, 3, k.ordinal_position`

/** Quotes a name so that it is nothing but a name. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const from = (place: { schema: string; name: string }): string => `${quoted(place.schema)}.${quoted(place.name)}`

/** The rows of a table as CSV where NULL is nothing and an empty text is `""`; `limit` in rows, `share` in percent of the pages, `pages` as a range. */
export function copyRows(
  table: { schema: string; name: string; isOnly?: boolean },
  columns: readonly string[],
  how: { limit?: number; share?: number; pages?: readonly [number, number | null] } = {},
): string {
  const sample = how.share === undefined ? '' : ` TABLESAMPLE SYSTEM (${how.share})`
  const [first, last] = how.pages ?? [0, null]
  const range = how.pages ? ` WHERE ctid >= '(${first},0)'::tid${last === null ? '' : ` AND ctid < '(${last},0)'::tid`}` : ''
  const limit = how.limit === undefined ? '' : ` LIMIT ${how.limit}`
  const source = how.pages || table.isOnly ? `ONLY ${from(table)}` : from(table)
  return `COPY (SELECT ${columns.join(', ')} FROM ${source}${sample}${range}${limit}) TO STDOUT (FORMAT csv)`
}

type Column = { schema: string; table: string; column: string; declaredType: string }

/** Of the different values of one column, at most `most`, how many are found in another; where the types differ, as text. */
export function countFound(of: Column, among: Column, most: number): string {
  const cast = of.declaredType === among.declaredType ? '' : '::text'
  const [ours, theirs] = [quoted(of.column), quoted(among.column)]
  return `
    SELECT count(*)::int AS looked,
      coalesce(
        sum(
          CASE
            WHEN EXISTS (
              SELECT 1 FROM ${from({ schema: among.schema, name: among.table })} k WHERE k.${theirs}${cast} = v.value
            ) THEN 1
            ELSE 0
          END
        ),
        0
      )::int AS found
    FROM (SELECT DISTINCT ${ours}${cast} AS value FROM ${from({ schema: of.schema, name: of.table })} WHERE ${ours} IS NOT NULL LIMIT ${most}) v`
}
