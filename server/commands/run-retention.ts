import { isCivilDate } from '#contract/answers.ts'
import type { DueRecord, RetentionLine } from '#contract/retention.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { readRetention, tableTitle } from '#server/supervision/retention.ts'
import { listDueRecords } from '#server/supervision/retention.view.sql.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

/** How many records over their term are printed; the page and its workbook show all. */
const mostPrinted = 100
const numberOf = ({ total, isCapped }: { readonly total: number; readonly isCapped: boolean }) => `${total}${isCapped ? '+' : ''}`
const termOf = (months: number | null) =>
  months === null ? '永久 for good' : months % 12 === 0 ? `${months / 12} 年 years` : `${months} 个月 months`

/** The matrix and what is over its term, as lines for a terminal; the judgement last. Pure. */
export function pageOfRetention(asOf: string, kinds: readonly RetentionLine[], due: readonly DueRecord[]): string {
  const lines = kinds.flatMap((kind) => [
    `${kind.title.zh} · ${kind.title.en}  ${termOf(kind.months)}  ${kind.basis}`,
    ...kind.tables.map(
      (t) =>
        `  ${t.name}  ${t.title.zh} ${numberOf(t)}${t.oldest ? `，最早 oldest ${t.oldest}` : ''}${t.due.total > 0 ? `，到期 due ${numberOf(t.due)}` : ''}  ${t.begins.zh}`,
    ),
    ...(kind.shared.length > 0
      ? [`  另见 also ${kind.shared.map((title) => title.zh).join('、')}（按更长的一类保存 kept by a longer term）`]
      : []),
    ...(kind.tables.length + kind.shared.length === 0
      ? ['  平台没有单独存放这类记录的表；随办件提交的按材料保存 no table of its own; what comes with a case is kept as a paper']
      : []),
  ])
  const more = due.length > mostPrinted
  const over = due.slice(0, mostPrinted).map((r) => `  ${r.until}  ${tableTitle(r.table)}  ${r.label || r.key}`)
  return `${[`截至 as of ${asOf}`, ...lines, ...(over.length > 0 ? ['', '到期待处置 · due for disposal', ...over] : []), over.length === 0 ? '✓ 没有超过保存期的记录 · nothing is over its term' : `○ ${more ? `${mostPrinted}+` : over.length} 条记录超过保存期，等待处置，不会自动删除 · over the term and due for disposal; nothing goes by itself`].join('\n')}\n`
}

/** Prints the matrix of retention with counts, the oldest record and what is over its term on a day, today when none is named; answers 0. */
export async function runRetention(
  config: Config,
  { json, at }: { readonly json?: boolean; readonly at?: string },
  signal: AbortSignal,
): Promise<number> {
  if (at !== undefined && !isCivilDate(at))
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: '--at 应为存在的日期，如 2026-11-30', en: '--at is a date that exists, such as 2026-11-30' },
    })
  const reached = await reachDatabase(config)
  const connection = connect(reached.url, { max: 1, statementSeconds: 3600 })
  try {
    const asOf = at ?? civilDate(new Date(Date.now() + (await asSystem(connection.db, findClockOffset))))
    const kinds = await untilStopped(signal, readRetention(connection.db, asOf))
    const due = await untilStopped(
      signal,
      asSystem(connection.db, (tx) => listDueRecords(tx, asOf, { limit: mostPrinted, after: null })),
    )
    process.stdout.write(json ? `${JSON.stringify({ asOf, kinds, due }, null, 2)}\n` : pageOfRetention(asOf, kinds, due))
    return 0
  } finally {
    if (signal.aborted) void connection.close()
    else await connection.close()
    await reached.close()
  }
}
