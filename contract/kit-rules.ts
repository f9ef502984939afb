import { z } from 'zod'
import { type ColumnRule, columnRule } from './findings.ts'
import { nameStem } from './like-names.ts'
import type { ScanJob } from './scan-files.ts'

/** Rules of one dataset of a unit: which dataset it is, by its database and table or its file and sheet, and what it was called when last scanned. */
export const kitRules = z.object({ identity: z.string(), dataset: z.string(), rules: z.array(columnRule) })
export type KitRules = z.infer<typeof kitRules>

/**
 * The rules a source is scanned under, by dataset name: those of its own tables where it is a database, else of the file called so, of
 * that of another year, and of the files and sheets within it; as the platform picks them for the sources it scans itself.
 */
export function rulesOfSource(all: readonly KitRules[], target: ScanJob['target'], name: string): Record<string, ColumnRule[]> {
  const stem = nameStem(name)
  const database = target.kind === 'connection' ? `db:${target.connection.database.toLowerCase()}.` : null
  const isOwn = (identity: string) =>
    database === null ? identity.split('#')[0] === stem || identity.startsWith(`${stem}/`) : identity.startsWith(database)
  return Object.fromEntries(
    all
      .filter(({ identity }) => isOwn(identity))
      .map(({ identity, dataset, rules }) => [database === null && identity === stem ? name : dataset, rules]),
  )
}
