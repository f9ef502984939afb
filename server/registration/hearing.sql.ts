import { sql } from 'kysely'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

/** How the holder answered when it was told that its registration may end, null while it did not; and whether the decision says how it was heard in person. */
export type Hearing = { readonly manner: string | null; readonly hasAnswered: boolean; readonly isHeard: boolean }

/** The hearing of a case as it stands. */
export async function findHearing(tx: Tx, caseId: string): Promise<Hearing> {
  const { rows } = await sql<Hearing>`
      ${byKey}select (array_agg(e.asked ->> 'manner' order by e.seq desc) filter (where e.act = 'file'))[1] as manner,
        coalesce(bool_or(e.act = 'file'), false) as "hasAnswered",
        coalesce(
        (array_agg(coalesce(e.asked ->> 'heard', '') <> '' order by e.seq desc) filter (where e.act = 'pass'))[1], false
      ) as "isHeard"
      from entries e
      where e.case_id = ${caseId} and e.act in ('file', 'pass')`.execute(tx)
  return rows[0]!
}
