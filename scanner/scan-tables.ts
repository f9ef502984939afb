import { setTimeout as sleep } from 'node:timers/promises'
import { hideClear } from '#contract/clear-values.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { ScanJournal } from '#scanner/scan-journal.ts'
import { scanTable, unreadTable, type TableOptions, type TableScanned } from '#scanner/scan-table.ts'
import type { Finding, ScanProgress } from '#contract/findings.ts'
import type { Connection } from '#contract/scan-files.ts'
import type { DatabaseLink } from '#scanner/sources/database-link.ts'
import type { Pace, TableSeen } from '#scanner/sources/database.ts'

export type TablesOptions = TableOptions & {
  /** Where tables read to their end are kept until the scan has ended. */
  journal?: string | undefined
  /** Bytes a second at most. */
  throttle?: number | undefined
  onProgress?: ((progress: ScanProgress) => void) | undefined
}

/** Times the reading of one table is begun: what breaks the connection each time is passed over. */
const MOST_TIMES = 3

/** Scans tables one after the other, each kept in the journal when it was read to its end; those kept there by an earlier run are not read again. */
export async function scanTables(
  link: DatabaseLink,
  tables: readonly TableSeen[],
  connection: Connection,
  options: TablesOptions,
): Promise<Finding[]> {
  const journal = options.journal === undefined ? null : await openJournal(options.journal, connection, options)
  try {
    const found = tables.map((table) => journal && knownOf(journal, table))
    const ofBytes = Math.round(tables.reduce((sum, { bytes }, at) => sum + (found[at] ? 0 : bytes), 0))
    let done = 0
    let rows = found.reduce((sum, known) => sum + (known ? rowsOf(known) : 0), 0)
    for (const [at, table] of tables.entries()) {
      if (found[at]) continue
      const paced = (): Pace => {
        let read = 0
        return async (bytes) => {
          read += bytes
          options.onProgress?.({ bytes: Math.min(ofBytes, Math.round(done + Math.min(read, table.bytes))), ofBytes, rows })
          if (options.throttle) await sleep((bytes / options.throttle) * 1000)
        }
      }
      const { finding, taken } = await scanSafely(link, table, connection, options, paced)
      if (!taken.fault) await journal?.keep(nameOf(table), [{ finding: hideClear(finding), draft: draftCard(finding) }])
      found[at] = finding
      done += table.bytes
      rows += rowsOf(finding)
      options.onProgress?.({ bytes: Math.min(ofBytes, Math.round(done)), ofBytes, rows })
    }
    return found.filter((finding) => finding !== null)
  } finally {
    await journal?.close()
  }
}

/** Scans one table, from its beginning again when the connection was lost meanwhile; once it is lost for good, the table only says so. */
async function scanSafely(
  link: DatabaseLink,
  table: TableSeen,
  connection: Connection,
  options: TablesOptions,
  paced: () => Pace,
): Promise<TableScanned> {
  const name = nameOf(table)
  if (link.isCut) {
    const fault = {
      code: 'connection',
      severity: 'error',
      message: {
        zh: `与数据库的连接中断，未能恢复，${name} 没有读取`,
        en: `The connection to the database was lost and could not be made again; ${name} was not read`,
      },
    } as const
    return { finding: unreadTable(connection, Date.now(), table, link.database.server, [fault]), taken: { mode: 'full', fault } }
  }
  for (let time = 1; ; time++) {
    const scanned = await scanTable(link.database, table, connection, options, paced())
    if (!scanned.taken.isLost || !(await link.again()) || time === MOST_TIMES) return scanned
  }
}

/** The journal of a database: findings depend on these beside the tables. */
function openJournal(
  place: string,
  { kind, host, port, database, user, mode }: Connection,
  { salt, rules, limits }: TablesOptions,
): Promise<ScanJournal> {
  return ScanJournal.open(place, { version: SCANNER_VERSION, kind, host, port, database, user, mode, salt, rules, limits })
}

/** What an earlier run found of a table, if its columns are still the same. */
function knownOf(journal: ScanJournal, table: TableSeen): Finding | null {
  const finding = journal.take(nameOf(table))?.[0]?.finding
  const isSame = finding?.columns.every(
    ({ name, declaredType }, at) => name === table.columns[at]?.name && declaredType === table.columns[at].declaredType,
  )
  return finding &&
    isSame &&
    (finding.columns.length === table.columns.length || finding.faults.some(({ code }) => code === 'too-many-columns'))
    ? finding
    : null
}

const nameOf = ({ schema, name }: TableSeen): string => `${schema}.${name}`
const rowsOf = ({ sampledRows, rows }: Finding): number => sampledRows ?? rows
