import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ColumnFinding, Grade, SemanticType } from '#contract/findings.ts'
import type { Tx } from '#server/db/transaction.ts'
import { headingKey, type Remembered } from './remembered.ts'

type Holder = { readonly holder_id: string; readonly holder_kind: string; readonly holder_sector: string }

/**
 * Keeps what a person decided about a column, for the next scan of any dataset of the holder; the latest decision wins, what it leaves
 * open stays as it was.
 */
export async function rememberCorrection(
  tx: Tx,
  holder: Holder,
  column: ColumnFinding,
  decided: { semanticType?: SemanticType | undefined; grade?: Grade | undefined },
  by: { id: string | null; name: string },
  at: Date,
): Promise<void> {
  await sql`
    insert into column_corrections (
      id, holder_id, holder_kind, holder_sector, heading, comment, physical_type, proposed_type, proposed_grade, semantic_type,
      grade, decided_by, decided_name, decided_at
    )
    values (${randomUUID()}, ${holder.holder_id}, ${holder.holder_kind}, ${holder.holder_sector}, ${headingKey(column.name)}, ${headingKey(column.comment)}, ${column.physicalType}, ${column.semanticType}, ${column.grade},
      ${decided.semanticType ?? null}, ${decided.grade ?? null}, ${by.id}, ${by.name}, ${at})
    on conflict (holder_id, heading, comment, physical_type) do update
    set semantic_type = coalesce(excluded.semantic_type, column_corrections.semantic_type),
      grade = case when excluded.semantic_type is null or excluded.grade is not null then coalesce(excluded.grade, column_corrections.grade) end,
      proposed_type = excluded.proposed_type, proposed_grade = excluded.proposed_grade, times = column_corrections.times + 1,
        decided_by = excluded.decided_by, decided_name = excluded.decided_name, decided_at = excluded.decided_at`.execute(tx)
}

/** What the holder's people decided about columns of these headings (as `headingKey` spells them), the latest first. */
export async function findCorrections(tx: Tx, holderId: string, headings: readonly string[]): Promise<Remembered[]> {
  const { rows } = await sql<Remembered>`
      select heading, comment, physical_type as "physicalType", semantic_type as "semanticType", grade, decided_name as "byName",
        to_char(decided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at
      from column_corrections
      where holder_id = ${holderId} and heading = any(${sql.val([...new Set(headings)])}::text[])
      order by decided_at desc`.execute(tx)
  return rows
}

/**
 * Keeps what was decided about columns under the names they have now too (renamed: now → then), unless something was decided about these;
 * the decision stays whose it was.
 */
export async function rememberRenamed(tx: Tx, holderId: string, renamed: ReadonlyMap<ColumnFinding, ColumnFinding>): Promise<void> {
  const names = JSON.stringify([...renamed].map(([now, then]) => ({ before: headingKey(then.name), called: headingKey(now.name) })))
  await sql`
    insert into column_corrections (
      id, holder_id, holder_kind, holder_sector, heading, comment, physical_type, proposed_type, proposed_grade, semantic_type,
      grade, decided_by, decided_name, decided_at
    )
    select gen_random_uuid(), d.holder_id, d.holder_kind, d.holder_sector, n.called, d.comment, d.physical_type, d.proposed_type,
      d.proposed_grade, d.semantic_type, d.grade, d.decided_by, d.decided_name, d.decided_at
    from jsonb_to_recordset(${names}::jsonb) n(before text, called text)
    join column_corrections d on d.holder_id = ${holderId} and d.heading = n.before
    where n.called <> '' and not exists (select from column_corrections c where c.holder_id = ${holderId} and c.heading = n.called)
    on conflict do nothing`.execute(tx)
}
