import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An exit as those it concerns are told of it. */
export type Leaving = { readonly id: string; readonly number: string; readonly title: string; readonly subjectId: string }

/** Exits that were agreed and go on, of which nobody was told yet: those agreed before the platform told of them. */
export async function findUntoldExits(tx: Tx): Promise<Leaving[]> {
  const { rows } = await sql<Leaving>`select c.id, c.number, c.title, c.subject_id as "subjectId" from cases c
    where c.procedure = 'operator-exit'
      and c.step in ('handover', 'clearance')
      and not exists (select from notes n where n.kind = 'operator-leaves' and n.subject = c.id::text)
    order by c.id`.execute(tx)
  return rows
}
