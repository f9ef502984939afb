import { Unreadable } from '#scanner/faults.ts'
import { passingSalt, withoutSketches } from '#scanner/relate/containment.ts'
import { findCandidates, LEAST_SHARE, withReferences } from '#scanner/relate/relate.ts'
import { unreadDatabase } from '#scanner/scan-table.ts'
import { scanTables, type TablesOptions } from '#scanner/scan-tables.ts'
import { DatabaseLink } from '#scanner/sources/database-link.ts'
import type { Fault, Finding } from '#contract/findings.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { Candidate } from '#scanner/relate/relate.ts'
import type { Database, TableSeen } from '#scanner/sources/database.ts'

export type ConnectionOptions = TablesOptions & {
  /** Milliseconds waited before each attempt to connect again. */
  pauses?: readonly number[] | undefined
  /** Told when there was no connection, or it was lost for good, so that not every table was read. */
  onCut?: (() => void) | undefined
  /** Tables scanned at once; 2,000 unless given. */
  most?: number
}

/** Most values asked for when a reference is looked at in the database itself. */
const MOST_VALUES = 20_000
const MOST_TABLES = 2000
const MOST_ASKED = 200

/**
 * Scans the tables and views of a database, a finding for each; whatever the server does, it answers, and it never writes there. What was
 * read to its end is not read again when the connection was lost, or when a scan that broke off is begun again with its journal.
 */
export async function scanConnection(connection: Connection, options: ConnectionOptions = {}): Promise<Finding[]> {
  const started = Date.now()
  let link: DatabaseLink | null = null
  try {
    link = await DatabaseLink.open(connection, options)
    const tables = await link.database.tables()
    if (tables.length === 0)
      throw new Unreadable('empty', {
        zh: '没有可读取的表或视图（请检查模式、表名和 SELECT 权限）',
        en: 'There is no table or view to read (look at schemas, table names and the right to SELECT)',
      })
    const { most = MOST_TABLES } = options
    const findings = await scanTables(link, tables.slice(0, most), connection, { ...options, salt: options.salt ?? passingSalt() })
    findings[0]!.faults.push(...link.database.warnings)
    const related = await relateTables(link.database, findings, tables)
    if (link.isCut) options.onCut?.()
    const left = tables.slice(most)
    const found = left[0] ? [...related, unreadDatabase(connection, started, tooMany(left[0], most, left.length))] : related
    return options.salt ? found : withoutSketches(found)
  } catch (error) {
    const fault = whyNot(error)
    if (fault.code === 'connection') options.onCut?.()
    return [unreadDatabase(connection, started, fault)]
  } finally {
    await link?.close()
  }
}

/** Says of a database with more tables than are scanned at once from which one on they were left, and how they are scanned. */
function tooMany({ schema, name }: TableSeen, most: number, count: number): Fault {
  return {
    code: 'connection',
    severity: 'error',
    message: {
      zh: `表太多，只扫描了前 ${most} 个，从 ${schema}.${name} 起的 ${count} 个没有读取；请按模式，或写明表名（一次至多 ${most} 个），分次扫描`,
      en: `Too many tables: the first ${most} were scanned, ${count} from ${schema}.${name} on were not read; scan them schema by schema, or by naming tables (${most} at once at most)`,
    },
    count,
  }
}

function whyNot(error: unknown): Fault {
  if (error instanceof Unreadable) return error.fault
  const code = String((error as { code?: string }).code ?? 'unknown')
  return {
    code: 'connection',
    severity: 'error',
    message: { zh: `未能读取数据库目录（${code}）`, en: `The catalogue of the database could not be read (${code})` },
  }
}

/** References across the tables: candidates by sketches and names, each asked for in the database where that is possible. */
async function relateTables(database: Database, findings: readonly Finding[], tables: readonly TableSeen[]): Promise<Finding[]> {
  const candidates = await findCandidates(findings)
  const asked: Candidate[] = []
  for (const [at, candidate] of candidates?.entries() ?? []) {
    const [of, among] = [tables[candidate.from]!, tables[candidate.to]!]
    const place = (table: TableSeen, column: string) => ({
      schema: table.schema,
      table: table.name,
      column,
      declaredType: table.columns.find(({ name }) => name === column)?.declaredType ?? '',
    })
    const counted =
      at < MOST_ASKED && !of.isView && !among.isView
        ? await database.shareFound(place(of, candidate.column), place(among, candidate.key), MOST_VALUES)
        : null
    const share = counted?.share ?? candidate.share
    if (share !== null && share >= LEAST_SHARE) asked.push({ ...candidate, share })
  }
  return withReferences(findings, candidates && asked)
}
