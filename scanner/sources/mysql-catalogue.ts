import type { Connection as Session } from 'mysql2'
import { TEXT_IN_HEX } from '#scanner/sources/database.ts'
import { columnsOf, GRANTS, keysOf, quoted, referencesOf, tablesOf } from '#scanner/sources/mysql-catalogue.sql.ts'
import { ask } from '#scanner/sources/mysql-connect.ts'
import type { DeclaredReference, TableSeen } from '#scanner/sources/database.ts'

type Named = { schema: string; name: string }
type Table = Named & { kind: string; estimate: string | number | null; bytes: string | number | null; comment: string | null }
type Column = Named & { column: string; base: string; type: string; comment: string | null }
type Key = Named & { key: string; column: string }
type Reference = Key & { target_schema: string; target: string; target_column: string }

/** Reads what the catalogue tells of the tables of some schemas; keys and references only where the server tells them. */
export async function readCatalogue(session: Session, schemas: readonly string[]): Promise<TableSeen[]> {
  const tables = await ask<Table>(session, tablesOf(schemas))
  const columns = Map.groupBy(await ask<Column>(session, columnsOf(schemas)), idOf)
  const keys = Map.groupBy(await ask<Key>(session, keysOf(schemas)).catch((): Key[] => []), idOf)
  const references = Map.groupBy(await ask<Reference>(session, referencesOf(schemas)).catch((): Reference[] => []), idOf)
  return tables
    .filter(({ kind }) => kind !== 'SEQUENCE' && kind !== 'SYSTEM VIEW')
    .map((table): TableSeen => {
      const isView = /VIEW/i.test(table.kind) && !/MATERIALIZED/i.test(table.kind)
      return {
        schema: table.schema,
        name: table.name,
        isView,
        comment: isView && table.comment === 'VIEW' ? '' : (table.comment ?? ''),
        estimatedRows: isView || table.estimate === null ? null : Number(table.estimate),
        bytes: Number(table.bytes ?? 0),
        columns: (columns.get(idOf(table)) ?? []).map(({ column, base, type, comment }) => ({
          name: column,
          declaredType: type || base,
          comment: comment ?? '',
          read: readAs(column, base),
        })),
        hidden: [],
        keys: [...Map.groupBy(keys.get(idOf(table)) ?? [], ({ key }) => key)].map(([key, list]) => ({
          columns: list.map(({ column }) => column),
          primary: key === 'PRIMARY',
        })),
        references: [...Map.groupBy(references.get(idOf(table)) ?? [], ({ key }) => key).values()].map((list): DeclaredReference => ({
          columns: list.map(({ column }) => column),
          schema: list[0]!.target_schema,
          table: list[0]!.target,
          keys: list.map((one) => one.target_column),
        })),
        parts: [],
      }
    })
}

const idOf = ({ schema, name }: Named): string => `${schema}\u0000${name}`

/** How a value is asked for: geometry as text, bits as a number, and of bytes only a beginning: as text where they are text, which may be personal. */
function readAs(name: string, base: string): string {
  const column = quoted(name)
  const type = base.toLowerCase()
  if (type === 'bit') return `CAST(${column} AS UNSIGNED)`
  if (/^(tiny|medium|long)?blob$|binary$/.test(type))
    return `CASE WHEN HEX(SUBSTRING(${column}, 1, 120)) REGEXP '${TEXT_IN_HEX}' THEN CONVERT(SUBSTRING(${column}, 1, 120) USING utf8mb4) ELSE HEX(SUBSTRING(${column}, 1, 32)) END`
  if (/^(geometry|point|linestring|polygon|multi(point|linestring|polygon)|geom(etry)?collection)$/.test(type))
    return `ST_AsText(${column})`
  return column
}

/**
 * Whether the account was granted more than to look at these schemas; unknown servers are taken at their word. What everybody may do in
 * the schema for trials of a new installation is none of it.
 */
export async function couldWrite(session: Session, schemas: readonly string[]): Promise<boolean> {
  const rows = await ask<Record<string, string>>(session, GRANTS).catch(() => [])
  return rows.some((row) => grantsWriting(Object.values(row).join(' '), schemas))
}

/** Whether a line of SHOW GRANTS lets write into one of the schemas; a target that is not understood counts. */
export function grantsWriting(line: string, schemas: readonly string[]): boolean {
  const target = /^GRANT\s.*\b(?:ALL PRIVILEGES|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|SUPER|FILE)\b.*\sON\s+(.*)$/i.exec(line)?.[1]
  if (target === undefined) return false
  const named = /^(?:TABLE\s+|FUNCTION\s+|PROCEDURE\s+)?`((?:[^`]|``)+)`\./i.exec(target)?.[1]
  return named === undefined || schemas.some((schema) => patternOf(named).test(schema))
}

/** A name of a schema as grants write it: % and _ stand for any characters unless a backslash is before them. */
function patternOf(named: string): RegExp {
  const parts = named.replaceAll('``', '`').match(/\\+.|[\s\S]/gu) ?? []
  const written = parts.map((part) =>
    part === '%' ? '.*' : part === '_' ? '.' : (part.length > 1 ? part.at(-1)! : part).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
  )
  return new RegExp(`^${written.join('')}$`, 'isu')
}
