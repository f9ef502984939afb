import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'

/** How many standard errors a sketched count of values must lie below the rows for some to be certainly the same. */
const SURE = 4

/** Columns that named each row at the last scan, as it counted exactly, and do not any more, by the names they have now. Pure. */
export function lostKeys(before: Finding, after: Finding, renamed: ReadonlyMap<string, string> = new Map()): FindingChange[] {
  return before.keys.flatMap(({ columns: [was, ...more], duplicates, nulls, exact }) => {
    if (was === undefined || more.length > 0 || duplicates > 0 || nulls > 0 || !exact) return []
    const column = after.columns.find(({ name }) => name === (renamed.get(was) ?? was))
    const again = column ? repeatsOf(after, column) : 0
    if (!column || again === 0) return []
    return [
      {
        what: 'key-lost',
        column: column.name,
        before: '0',
        after: String(again),
        measure: again / Math.max(1, after.sampledRows ?? after.rows),
        attention: true,
        words: {
          zh: `字段“${column.name}”上次每行各不相同，这次有 ${again} 行重复`,
          en: `“${column.name}” named each row last time; ${again} rows repeat one now`,
        },
      },
    ]
  })
}

/** Rows whose value in a column was met before: counted, or told by how few values there are; 0 when that is not certain. */
function repeatsOf(finding: Finding, { name, nulls, distinct, distinctError }: ColumnFinding): number {
  const key = finding.keys.find(({ columns }) => columns.length === 1 && columns[0] === name)
  if (key) return key.duplicates
  const filled = (finding.sampledRows ?? finding.rows) - nulls
  return distinct * (1 + SURE * distinctError) < filled ? filled - distinct : 0
}
