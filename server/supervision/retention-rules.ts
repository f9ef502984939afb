import { type Beginning, type RecordKind, recordKinds, type RecordTable, recordTables, type RecordTableName } from '#law/record-tables.ts'

/** What the law says of one table, worked out: the kind whose term counts, the columns, and the table whose days it goes by. */
export type RecordRule = {
  readonly name: RecordTableName
  readonly table: RecordTable
  readonly kind: RecordKind
  /** In months; null: for good. */
  readonly months: number | null
  readonly isFromYearEnd: boolean
  /** Where the day stands when it is a part of something else: that table, its key, its column, and the column here that names it. */
  readonly within: { readonly table: string; readonly key: string; readonly begins: Beginning; readonly by: string } | null
}

/** The kind of a table whose term is the longest, for good being the longest of all. Pure. */
function longest(kinds: readonly RecordKind[]): RecordKind {
  return kinds.toSorted((a, b) => (recordKinds[b].months ?? Infinity) - (recordKinds[a].months ?? Infinity))[0]!
}

function ruleOf(name: RecordTableName, table: RecordTable): RecordRule {
  const kind = longest(table.kinds)
  const whole: RecordTable | null = table.within ? recordTables[table.within.table as RecordTableName] : null
  return {
    name,
    table,
    kind,
    months: recordKinds[kind].months,
    isFromYearEnd: recordKinds[kind].isFromYearEnd,
    within:
      table.within && whole?.begins
        ? { table: table.within.table, key: whole.key?.[0] ?? 'id', begins: whole.begins, by: table.within.by }
        : null,
  }
}

/** The rules of all tables with records, in the order of their names. */
export const recordRules: readonly RecordRule[] = Object.entries<RecordTable>(recordTables).map(([name, table]) =>
  ruleOf(name as RecordTableName, table),
)

/** A rule whose rows come to the end of a term of their own. */
export type EndingRule = RecordRule & { readonly months: number; readonly begins: Beginning }

/** Those whose rows come to the end of a term of their own; parts go with the whole, and what is kept for good never does. */
export const endingRules: readonly EndingRule[] = recordRules.flatMap((rule) =>
  rule.table.begins && rule.months !== null ? [{ ...rule, months: rule.months, begins: rule.table.begins }] : [],
)

/**
 * What the database's trigger is told of a rule, in its order: kind, its two names, months, column, from the year's end, the whole, its
 * key, its column, the column that names it.
 */
export function triggerArguments({ kind, months, table, isFromYearEnd, within }: RecordRule): string[] {
  const { title } = recordKinds[kind]
  return [
    kind,
    title.zh,
    title.en,
    months === null ? '' : String(months),
    table.begins ?? '',
    isFromYearEnd ? 'year-end' : '',
    within?.table ?? '',
    within?.key ?? '',
    within?.begins ?? '',
    within?.by ?? '',
  ]
}
