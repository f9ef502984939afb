import { assembleTable } from '#scanner/assemble.ts'
import { Faults } from '#scanner/faults.ts'
import { DEFAULT_LIMITS, SCANNER_VERSION } from '#scanner/limits.ts'
import { threadsOf } from '#scanner/engine/crew.ts'
import { openSink } from '#scanner/engine/sink.ts'
import type { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import { rulesFor } from '#scanner/propose/quality/officer-rules.ts'
import { withDeclaredKeys } from '#scanner/relate/relate.ts'
import { noteProfileFaults } from '#scanner/source-faults.ts'
import type { Fault, Finding } from '#contract/findings.ts'
import type { Connection, ScanJob } from '#contract/scan-files.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Database, Pace, TableSeen, Taken } from '#scanner/sources/database.ts'

export type TableOptions = {
  limits?: Partial<Limits>
  /** Hex; without it the findings carry no sketches, and references are found by a salt that nobody keeps. */
  salt?: string | undefined
  /** Sessions that read one table at the same time. */
  threads?: number | undefined
  /** Rules by dataset; `*` holds for those without their own. */
  rules?: ScanJob['rules']
  /** What the rules of all tables may cost together. */
  ruleWork?: RuleWork | undefined
}

/** Bytes of a table below which one thread does everything. */
const SMALL_TABLE = 16 * 2 ** 20

/** What was found of one table, and how it was read. */
export type TableScanned = { finding: Finding; taken: Taken }

/** Reads one table and judges it. */
export async function scanTable(
  database: Database,
  given: TableSeen,
  connection: Connection,
  options: TableOptions,
  pace: Pace,
): Promise<TableScanned> {
  const started = Date.now()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const table = { ...given, columns: given.columns.slice(0, limits.columns) }
  const faults = new Faults()
  // A small table is measured sooner than threads of its own would be awake; of a large one this thread reads what the others measure.
  const sink = openSink(limits, { salt: options.salt, threads: table.bytes < SMALL_TABLE ? 0 : Math.max(1, threadsOf(options) - 1) })
  const taken = await database.take(table, sink, pace)
  const facts = await sink.finish()
  if (taken.fault) faults.list.push(taken.fault)
  if (taken.fault?.severity === 'error') return { finding: unreadTable(connection, started, table, database.server, faults.list), taken }
  if (given.columns.length > table.columns.length)
    faults.warn(
      'too-many-columns',
      { zh: '列数过多，超出部分未分析', en: 'Too many columns; those beyond the limit were not looked at' },
      { count: given.columns.length - table.columns.length },
    )
  if (table.isFiltered === true)
    faults.warn('connection', {
      zh: '该表设有行级安全策略（row level security），本次只读到该账号看得到的行，行数和统计不代表全表；请换用不受策略限制的只读账号（BYPASSRLS）后重新扫描',
      en: 'The table has row level security: only rows this account may see were read, and counts do not stand for all; scan again with a read-only account that bypasses it (BYPASSRLS)',
    })
  if (table.hidden.length > 0)
    faults.warn(
      'connection',
      {
        zh: `该账号无权读取这些列：${table.hidden.slice(0, 20).join('、')}`,
        en: `The account may not read these columns: ${table.hidden.slice(0, 20).join(', ')}`,
      },
      { count: table.hidden.length },
    )
  noteProfileFaults(facts, faults)
  const dataset = `${table.schema}.${table.name}`
  const isSample = taken.mode === 'sample'
  const rows = isSample ? Math.max(table.estimatedRows ?? 0, facts.rows) : facts.rows
  // A view, or a table the server knows too little of, may go on for any number of rows.
  if (isSample && taken.isFirst && rows === facts.rows)
    faults.warn('sampled', {
      zh: `只读取了前 ${facts.rows} 行，之后还有多少行不知道，统计只说明这些行`,
      en: `Only the first ${facts.rows} rows were read, and how many follow is not known; the figures tell of those`,
    })
  else if (isSample && taken.isFirst)
    faults.warn('sampled', {
      zh: `约 ${rows} 行中只读取了前 ${facts.rows} 行，统计只说明这些行`,
      en: `Only the first ${facts.rows} of about ${rows} rows were read; the figures tell of those`,
    })
  else if (isSample)
    faults.warn('sampled', {
      zh: `按样本扫描：约 ${rows} 行中读取了 ${facts.rows} 行，统计由样本推断`,
      en: `Scanned by a sample: ${facts.rows} of about ${rows} rows were read; the figures are inferred from them`,
    })
  const finding: Finding = {
    ...frame(connection, started, table, database.server),
    rows,
    ...assembleTable(facts, { dataset, faults: faults.list, rules: rulesFor(options.rules, dataset), ruleWork: options.ruleWork }),
    faults: faults.list,
    mode: taken.mode,
    sampledRows: isSample ? facts.rows : null,
    bounds: null,
    parts: [],
    keys: withDeclaredKeys(facts.keys, table.keys),
    references: table.references.flatMap(({ columns, schema, table: target, keys }) =>
      columns.map((column, at) => ({ column, dataset: `${schema}.${target}`, key: keys[at] ?? '', share: 1, declared: true })),
    ),
  }
  return { finding, taken }
}

/** The finding of a table that was not read. */
export function unreadTable(connection: Connection, started: number, table: TableSeen, server: string, faults: Fault[]): Finding {
  return { ...frame(connection, started, table, server), rows: 0, columns: [], faults, ...UNREAD }
}

/** What stands for a database that could not be read at all. */
export function unreadDatabase(connection: Connection, started: number, fault: Fault): Finding {
  return { ...frame(connection, started, null, ''), rows: 0, columns: [], faults: [fault], ...UNREAD }
}

const UNREAD = {
  grade: 1,
  reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' },
  from: null,
  to: null,
  bounds: null,
  mode: 'full',
  sampledRows: null,
  parts: [],
  duplicates: null,
  keys: [],
  references: [],
  freshness: null,
  aggregations: [],
  ruleVersion: '',
  quality: null,
} as const satisfies Partial<Finding>

type Frame = Pick<
  Finding,
  'file' | 'dataset' | 'format' | 'compressed' | 'encoding' | 'bytes' | 'digest' | 'startedAt' | 'tookMs' | 'scannerVersion' | 'origin'
>

function frame({ kind, host, port, database }: Connection, started: number, table: TableSeen | null, server: string): Frame {
  const file = `${kind}://${host}:${port}/${database}`
  return {
    file,
    dataset: table ? `${table.schema}.${table.name}` : file,
    format: kind,
    compressed: false,
    encoding: 'utf-8',
    bytes: Math.round(table?.bytes ?? 0),
    digest: { sha256: '' },
    startedAt: new Date(started).toISOString(),
    tookMs: Date.now() - started,
    scannerVersion: SCANNER_VERSION,
    origin: table
      ? {
          kind,
          host,
          database,
          schema: table.schema,
          table: table.name,
          isView: table.isView,
          comment: table.comment,
          estimatedRows: table.estimatedRows,
          server,
        }
      : null,
  }
}
