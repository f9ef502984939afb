import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'
import { toState } from './cases.sql.ts'
import type { Replayed } from './replay.ts'
import type { CaseState } from './state.ts'

/** The next stretch of cases after an id, each with its entries, for comparing rows with what made them. */
export async function findForReplay(tx: Tx, after: string | null, limit: number): Promise<{ kase: CaseState; entries: Replayed[] }[]> {
  const { rows } = await sql<Record<string, never>>`
    select c.*, '{}'::jsonb as acts,
      jsonb_build_object(
        'open', (select jsonb_agg(s.procedure order by s.opened_at) from cases s where s.parent_id = c.id and s.closed_at is null)
      ) as sides,
      (
        select jsonb_agg(
          jsonb_build_object(
            'seq', e.seq, 'act', e.act, 'officerId', e.officer_id, 'role', e.role, 'at', e.at, 'asked', e.asked, 'answers',
            e.answers
          )
          order by e.seq
        )
        from entries e
        where e.case_id = c.id
      ) as entry_list
    from cases c where ${after ? sql`c.id > ${after}::uuid` : sql`true`} order by c.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    kase: toState(row as never),
    entries: ((row['entry_list'] ?? []) as (Replayed & { at: string })[]).map((e) => ({ ...e, at: new Date(e.at) })),
  }))
}
