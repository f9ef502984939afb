import { setTimeout as sleep } from 'node:timers/promises'
import { assembleTable } from '#scanner/assemble.ts'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { DEFAULT_LIMITS, SCANNER_VERSION } from '#scanner/limits.ts'
import { openSink } from '#scanner/engine/sink.ts'
import { rulesFor } from '#scanner/propose/quality/officer-rules.ts'
import { passingSalt, withoutSketches } from '#scanner/relate/containment.ts'
import { findCandidates, LEAST_SHARE, withDeclaredKeys, withReferences } from '#scanner/relate/relate.ts'
import { noteProfileFaults } from '#scanner/source-faults.ts'
import { openMysql } from '#scanner/sources/mysql.ts'
import { openPostgres } from '#scanner/sources/postgres.ts'
import type { Fault, Finding, ScanProgress } from '#contract/findings.ts'
import type { Connection, ScanJob } from '#contract/scan-files.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Candidate } from '#scanner/relate/relate.ts'
import type { Database, TableSeen } from '#scanner/sources/database.ts'

export type ConnectionOptions = {
  limits?: Partial<Limits>
  /** Hex; without it the findings carry no sketches, and references are found by a salt that nobody keeps. */
  salt?: string | undefined
  /** Sessions that read one table at the same time. */
  threads?: number | undefined
  /** Rules by dataset; `*` holds for those without their own. */
  rules?: ScanJob['rules']
  /** Bytes a second at most. */
  throttle?: number | undefined
  onProgress?: ((progress: ScanProgress) => void) | undefined
}

/** Most values asked for when a reference is looked at in the database itself. */
const MOST_VALUES = 20_000
const MOST_TABLES = 2000
const MOST_ASKED = 200
/** Bytes of a table below which one thread does everything. */
const SMALL_TABLE = 16 * 2 ** 20

/** Scans the tables and views of a database, a finding for each; whatever the server does, it answers, and it never writes there. */
export async function scanConnection(connection: Connection, options: ConnectionOptions = {}): Promise<Finding[]> {
  const started = Date.now()
  let database: Database | null = null
  try {
    database = connection.kind === 'postgresql' ? await openPostgres(connection, { sessions: options.threads && Math.min(8, options.threads) }) : await openMysql(connection)
    const tables = await database.tables()
    if (tables.length === 0) throw new Unreadable('empty', { zh: '没有可读取的表或视图（请检查模式、表名和 SELECT 权限）', en: 'There is no table or view to read (look at schemas, table names and the right to SELECT)' })
    const findings = await scanTables(database, tables.slice(0, MOST_TABLES), connection, { ...options, salt: options.salt ?? passingSalt() })
    findings[0]!.faults.push(...database.warnings)
    if (tables.length > MOST_TABLES) findings[0]!.faults.push({ code: 'connection', severity: 'warning', message: { zh: `表太多，只扫描前 ${MOST_TABLES} 个；请按模式分次扫描`, en: `Too many tables; only the first ${MOST_TABLES} were scanned; scan schema by schema` }, count: tables.length - MOST_TABLES })
    const related = await relateTables(database, findings, tables)
    return options.salt ? related : withoutSketches(related)
  } catch (error) {
    return [unread(connection, started, error)]
  } finally {
    await database?.close().catch(() => {})
  }
}

async function scanTables(database: Database, tables: readonly TableSeen[], connection: Connection, options: ConnectionOptions): Promise<Finding[]> {
  const ofBytes = Math.round(tables.reduce((sum, table) => sum + table.bytes, 0))
  const findings: Finding[] = []
  let [done, rows] = [0, 0]
  for (const table of tables) {
    let read = 0
    const pace = async (bytes: number): Promise<void> => {
      read += bytes
      options.onProgress?.({ bytes: Math.min(ofBytes, Math.round(done + Math.min(read, table.bytes))), ofBytes, rows })
      if (options.throttle) await sleep((bytes / options.throttle) * 1000)
    }
    const finding = await scanTable(database, table, connection, options, pace)
    done += table.bytes
    rows += finding.sampledRows ?? finding.rows
    findings.push(finding)
    options.onProgress?.({ bytes: Math.min(ofBytes, Math.round(done)), ofBytes, rows })
  }
  return findings
}

async function scanTable(database: Database, given: TableSeen, connection: Connection, options: ConnectionOptions, pace: (bytes: number) => Promise<void>): Promise<Finding> {
  const started = Date.now()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const table = { ...given, columns: given.columns.slice(0, limits.columns) }
  const faults = new Faults()
  // A small table is measured sooner than threads of its own would be awake.
  const sink = openSink(limits, { salt: options.salt, threads: table.bytes < SMALL_TABLE ? 0 : options.threads })
  const taken = await database.take(table, sink, pace)
  const facts = await sink.finish()
  if (taken.fault) faults.list.push(taken.fault)
  if (taken.fault?.severity === 'error') return { ...frame(connection, started, table, database.server), rows: 0, columns: [], faults: faults.list, ...UNREAD }
  if (given.columns.length > table.columns.length) faults.warn('too-many-columns', { zh: '列数过多，超出部分未分析', en: 'Too many columns; those beyond the limit were not looked at' }, { count: given.columns.length - table.columns.length })
  if (table.hidden.length > 0) faults.warn('connection', { zh: `该账号无权读取这些列：${table.hidden.slice(0, 20).join('、')}`, en: `The account may not read these columns: ${table.hidden.slice(0, 20).join(', ')}` }, { count: table.hidden.length })
  noteProfileFaults(facts, faults)
  const dataset = `${table.schema}.${table.name}`
  const isSample = taken.mode === 'sample'
  const rows = isSample ? Math.max(table.estimatedRows ?? 0, facts.rows) : facts.rows
  if (isSample && taken.isFirst) faults.warn('sampled', { zh: `约 ${rows} 行中只读取了前 ${facts.rows} 行，统计只说明这些行`, en: `Only the first ${facts.rows} of about ${rows} rows were read; the figures tell of those` })
  else if (isSample) faults.warn('sampled', { zh: `按样本扫描：约 ${rows} 行中读取了 ${facts.rows} 行，统计由样本推断`, en: `Scanned by a sample: ${facts.rows} of about ${rows} rows were read; the figures are inferred from them` })
  return {
    ...frame(connection, started, table, database.server), rows, ...assembleTable(facts, { dataset, faults: faults.list, rules: rulesFor(options.rules, dataset) }), faults: faults.list,
    mode: taken.mode, sampledRows: isSample ? facts.rows : null, bounds: null, parts: [],
    keys: withDeclaredKeys(facts.keys, table.keys),
    references: table.references.flatMap(({ columns, schema, table: target, keys }) => columns.map((column, at) => ({ column, dataset: `${schema}.${target}`, key: keys[at] ?? '', share: 1, declared: true }))),
  }
}

const UNREAD = { grade: 1, reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' }, from: null, to: null, bounds: null, mode: 'full', sampledRows: null, parts: [], duplicates: null, keys: [], references: [], freshness: null, aggregations: [], ruleVersion: '', quality: null } as const satisfies Partial<Finding>

type Frame = Pick<Finding, 'file' | 'dataset' | 'format' | 'compressed' | 'encoding' | 'bytes' | 'digest' | 'startedAt' | 'tookMs' | 'scannerVersion' | 'origin'>

function frame({ kind, host, port, database }: Connection, started: number, table: TableSeen | null, server: string): Frame {
  const file = `${kind}://${host}:${port}/${database}`
  return {
    file, dataset: table ? `${table.schema}.${table.name}` : file, format: kind, compressed: false, encoding: 'utf-8', bytes: Math.round(table?.bytes ?? 0), digest: { sha256: '' },
    startedAt: new Date(started).toISOString(), tookMs: Date.now() - started, scannerVersion: SCANNER_VERSION,
    origin: table ? { kind, host, database, schema: table.schema, table: table.name, isView: table.isView, comment: table.comment, estimatedRows: table.estimatedRows, server } : null,
  }
}

/** What stands for a database that could not be read at all. */
function unread(connection: Connection, started: number, error: unknown): Finding {
  const code = String((error as { code?: string }).code ?? 'unknown')
  const fault: Fault = error instanceof Unreadable ? error.fault : { code: 'connection', severity: 'error', message: { zh: `未能读取数据库目录（${code}）`, en: `The catalogue of the database could not be read (${code})` } }
  return { ...frame(connection, started, null, ''), rows: 0, columns: [], faults: [fault], ...UNREAD }
}

/** References across the tables: candidates by sketches and names, each asked for in the database where that is possible. */
async function relateTables(database: Database, findings: readonly Finding[], tables: readonly TableSeen[]): Promise<Finding[]> {
  const candidates = await findCandidates(findings)
  const asked: Candidate[] = []
  for (const [at, candidate] of candidates?.entries() ?? []) {
    const [of, among] = [tables[candidate.from]!, tables[candidate.to]!]
    const place = (table: TableSeen, column: string) => ({ schema: table.schema, table: table.name, column, declaredType: table.columns.find(({ name }) => name === column)?.declaredType ?? '' })
    const counted = at < MOST_ASKED && !of.isView && !among.isView ? await database.shareFound(place(of, candidate.column), place(among, candidate.key), MOST_VALUES) : null
    const share = counted?.share ?? candidate.share
    if (share !== null && share >= LEAST_SHARE) asked.push({ ...candidate, share })
  }
  return withReferences(findings, candidates && asked)
}
