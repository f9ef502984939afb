import type { Kysely } from 'kysely'
import { type RetentionLine, retentionRoutes as routes } from '#contract/retention.ts'
import { mostCounted } from '#contract/route.ts'
import { beginnings, type RecordKind, recordKinds, type RecordTable, recordTables, workingTables } from '#law/record-tables.ts'
import type { Database } from '#server/db/database.generated.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { keepFigures } from '#server/http/kept-figures.ts'
import { countDueRecords, findRetentionFigures, listDueRecords, type TableFigures } from './retention.view.sql.ts'
import { type RecordRule, recordRules } from './retention-rules.ts'

const told = (counted: number) => ({ total: Math.min(counted, mostCounted), isCapped: counted > mostCounted })

/** From when the term of a table runs, in words. Pure. */
export function beginsOf({ table, within, months }: RecordRule) {
  if (months === null) return { zh: '永久保存，没有届满之日', en: 'Kept for good: there is no last day' }
  if (within)
    return {
      zh: `随“${recordTables[within.table as keyof typeof recordTables].title.zh}”，自${beginnings[within.begins].zh}`,
      en: `With ${recordTables[within.table as keyof typeof recordTables].title.en}: from ${beginnings[within.begins].en}`,
    }
  if (table.begins && table.usedBy) {
    const { title } = recordTables[table.usedBy.table as keyof typeof recordTables]
    return {
      zh: `自${beginnings[table.begins].zh}，不早于用到它的“${title.zh}”`,
      en: `From ${beginnings[table.begins].en}, and no earlier than the ${title.en.toLowerCase()} that use it`,
    }
  }
  return table.begins
    ? { zh: `自${beginnings[table.begins].zh}`, en: `From ${beginnings[table.begins].en}` }
    : { zh: '整体在用期间一直保存，不起算', en: 'Kept whole while it is in use: no term begins' }
}

function lineOf(kind: RecordKind, figures: Map<string, TableFigures>): RetentionLine {
  const { title, months, choice } = recordKinds[kind]
  return {
    kind,
    title,
    months,
    basis: `choice:${choice}`,
    tables: recordRules
      .filter((rule) => rule.kind === kind)
      .map((rule) => {
        const { total, oldest, due } = figures.get(rule.name)!
        return {
          name: rule.name,
          title: rule.table.title,
          begins: beginsOf(rule),
          earlier: rule.table.earlier ?? null,
          ...told(total),
          oldest,
          due: told(due),
        }
      }),
    shared: recordRules.filter((rule) => rule.kind !== kind && rule.table.kinds.includes(kind)).map((rule) => rule.table.title),
  }
}

/** The matrix with what the tables hold on a day, kind by kind; read in the platform's name, since it tells of numbers alone. */
export async function readRetention(db: Kysely<Database>, today: string): Promise<RetentionLine[]> {
  const figures = await asSystem(db, (tx) => findRetentionFigures(tx, today))
  return (Object.keys(recordKinds) as RecordKind[]).map((kind) => lineOf(kind, figures))
}

/** Tables with more rows than are counted make figures worth keeping for a while. */
const manyRows = 20_000

/** What must be kept, how long, and what is over its term: the supervisors look, and nothing goes by itself (choice:retention-matrix). */
export function retentionHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  const read = keepFigures(
    async ({ today, now }: Ask) => ({
      asOf: now.toISOString(),
      kinds: await readRetention(db, today),
      working: Object.entries(workingTables).map(([name, why]) => ({ name, why })),
    }),
    ({ kinds }) => (kinds.some(({ tables }) => tables.some(({ isCapped }) => isCapped)) ? manyRows : 0),
  )
  return [
    handle(routes.readRetention, (ask) => read(ask)),
    handle(routes.listDueRecords, async (ask, { query }) => {
      const { rows, n } = await asSystem(db, async (tx) => ({
        rows: await listDueRecords(tx, ask.today, { ...query, after: fromCursor(query.cursor, ['date', 'text', 'text']) }),
        n: query.cursor ? 0 : await countDueRecords(tx, ask.today, query.kind),
      }))
      return toPage(rows, query.limit, n, (row) => [row.until, row.table, row.key])
    }),
  ]
}

/** What a table of records is called, for lists that name it. */
export const tableTitle = (name: string): string => (recordTables as Record<string, RecordTable>)[name]?.title.zh ?? name
