import type { Client } from 'pg'
import { TEXT_IN_HEX } from '#scanner/sources/database.ts'
import { columnsOf, keysOf, PLAIN_COLUMNS, PLAIN_KEYS, quoted, referencesOf, relations } from '#scanner/sources/postgres-catalogue.sql.ts'
import type { TableSeen } from '#scanner/sources/database.ts'
import type { Server } from '#scanner/sources/postgres-connect.ts'

type Relation = {
  oid: string
  schema: string
  name: string
  kind: string
  estimate: number
  comment: string
  part: boolean
  parent: string | null
  main_bytes: number
  bytes: number
  open: boolean
  filtered: boolean
  writable: boolean
}
type Column = {
  oid: string
  position: number
  name: string
  type: string
  comment: string
  base: string
  base_schema: string
  readable: boolean
}
type Key = { oid: string; columns: string; is_primary: boolean }
type Reference = { oid: string; columns: string; target: string; keys: string }

/** What the catalogue tells, and whether the account could write to any of it. */
export type Catalogue = { tables: TableSeen[]; mayWrite: boolean }

/** Reads the catalogue of PostgreSQL, of a fork of an older one, or at least the information schema. */
export async function readCatalogue(client: Client, server: Server): Promise<Catalogue> {
  for (const recent of server.isRecent ? [true, false] : [false]) {
    try {
      return await readOwn(client, server, recent)
    } catch (error) {
      // 42703 and 42P01: a column or table this server does not have; 42883 and 0A000: a function it lacks.
      if (!['42703', '42P01', '42883', '0A000', '42601'].includes((error as { code?: string }).code ?? '')) throw error
    }
  }
  return readPlain(client)
}

async function readOwn(client: Client, server: Server, recent: boolean): Promise<Catalogue> {
  const { rows: all } = await client.query<Relation>(relations(recent))
  const shown = all.filter(({ kind, part, parent, open }) => open && !(part && parent !== null) && (recent || kind !== 'p'))
  const oids = shown.map(({ oid }) => oid)
  const [columns, keys, references] = [
    await client.query<Column>(columnsOf, [oids]),
    await client.query<Key>(keysOf, [oids]),
    await client.query<Reference>(referencesOf, [oids]),
  ]
  const [columnsBy, keysBy, referencesBy] = [
    Map.groupBy(columns.rows, byOid),
    Map.groupBy(keys.rows, byOid),
    Map.groupBy(references.rows, byOid),
  ]
  const children = Map.groupBy(
    all.filter(({ part, parent }) => part && parent !== null),
    ({ parent }) => parent!,
  )
  const byId = new Map(all.map((one) => [one.oid, one]))
  const tables = shown.map((one): TableSeen => {
    const [seen, parts] = [columnsBy.get(one.oid) ?? [], leavesOf(one, children)]
    const names = new Map(seen.map(({ position, name }) => [String(position), name]))
    const named = (list: string): string[] =>
      list
        .trim()
        .split(/\s+/)
        .map((position) => names.get(position) ?? '')
    const estimates = parts.map(({ estimate }) => estimate)
    return {
      schema: one.schema,
      name: one.name,
      isView: one.kind === 'v' || one.kind === 'f',
      isFiltered: one.filtered,
      isOnly: recent && one.kind === 'r',
      comment: one.comment,
      estimatedRows:
        one.kind === 'v' || estimates.some((estimate) => estimate < 0)
          ? null
          : Math.round(estimates.reduce((sum, estimate) => sum + estimate, 0)),
      bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
      columns: seen
        .filter(({ readable }) => readable)
        .map(({ name, type, comment, base, base_schema: schema }) => ({
          name,
          declaredType: type,
          comment,
          read: readAs(name, base, schema),
        })),
      hidden: seen.filter(({ readable }) => !readable).map(({ name }) => name),
      keys: (keysBy.get(one.oid) ?? [])
        .map((key) => ({ columns: named(key.columns), primary: key.is_primary }))
        .filter((key) => key.columns.every(Boolean)),
      references: (referencesBy.get(one.oid) ?? []).flatMap((reference) => {
        const target = byId.get(reference.target)
        const targetNames = new Map((columnsBy.get(reference.target) ?? []).map(({ position, name }) => [String(position), name]))
        return target
          ? [
              {
                columns: named(reference.columns),
                schema: target.schema,
                table: target.name,
                keys: reference.keys
                  .trim()
                  .split(/\s+/)
                  .map((at) => targetNames.get(at) ?? ''),
              },
            ]
          : []
      }),
      parts:
        one.kind === 'v' || one.kind === 'f'
          ? []
          : parts.map((part) => ({ schema: part.schema, name: part.name, pages: Math.ceil(part.main_bytes / server.block) })),
    }
  })
  return { tables, mayWrite: shown.some(({ writable }) => writable) }
}

const byOid = ({ oid }: { oid: string }): string => oid

/** The partitions rows really lie in, a partition of partitions taken apart; the table itself when it has none. */
function leavesOf(relation: Relation, children: ReadonlyMap<string, Relation[]>): Relation[] {
  const own = children.get(relation.oid)
  return own ? own.flatMap((child) => leavesOf(child, children)) : [relation]
}

/** How a value is asked for: truth in words, geometry as text, and of bytes only a beginning: as text where they are text, which may be personal. */
function readAs(name: string, base: string, schema: string): string {
  const column = quoted(name)
  if (base === 'bool') return `${column}::text`
  if (base === 'bytea')
    return `CASE WHEN current_setting('server_encoding') = 'UTF8' AND encode(substring(${column} from 1 for 120), 'hex') ~* '${TEXT_IN_HEX}' THEN convert_from(substring(${column} from 1 for 120), 'UTF8') ELSE substring(${column} from 1 for 32)::text END`
  if (base === 'blob') return `substring(${column} from 1 for 32)`
  if (base === 'geometry' || base === 'geography') return `${quoted(schema)}.st_astext(${column})`
  return column
}

async function readPlain(client: Client): Promise<Catalogue> {
  const { rows } = await client.query<{ schema: string; name: string; kind: string; column: string; type: string }>(PLAIN_COLUMNS)
  const keys = await client
    .query<{ schema: string; name: string; constraint: string; column: string; kind: string }>(PLAIN_KEYS)
    .catch(() => ({ rows: [] }))
  const nameOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}\u0000${name}`
  const keysBy = Map.groupBy(keys.rows, nameOf)
  const tables = [...Map.groupBy(rows, nameOf)].map(([id, columns]): TableSeen => ({
    schema: columns[0]!.schema,
    name: columns[0]!.name,
    isView: columns[0]!.kind !== 'BASE TABLE',
    comment: '',
    estimatedRows: null,
    bytes: 0,
    columns: columns.map(({ column, type }) => ({ name: column, declaredType: type, comment: '', read: quoted(column) })),
    hidden: [],
    keys: [...Map.groupBy(keysBy.get(id) ?? [], ({ constraint }) => constraint).values()].map((list) => ({
      columns: list.map(({ column }) => column),
      primary: list[0]!.kind === 'PRIMARY KEY',
    })),
    references: [],
    parts: [],
  }))
  return { tables, mayWrite: false }
}
