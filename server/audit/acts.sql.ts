import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An act on a case as the sealed log has it: its place in the chain, when, and the digest of its line. */
export type SealedAct = { readonly position: number; readonly at: Date; readonly digest: Buffer }

/** Acts on cases of some procedures in a stretch of the chain after a place, in order; `upTo` is where the stretch ends, the same place when nothing more is sealed. */
export async function findSealedActs(tx: Tx, after: number, size: number, procedures: readonly string[]): Promise<{ acts: SealedAct[]; upTo: number }> {
  const { rows: [end] } = await sql<{ last: number }>`select least(coalesce(max(position), 0), ${after + size}::bigint) as last from audit_chain`.execute(tx)
  const upTo = Math.max(after, end!.last)
  const { rows } = await sql<SealedAct>`select c.position, l.platform_at as at, l.digest from audit_chain c join audit_log l on l.id = c.line_id
    where c.position > ${after} and c.position <= ${upTo} and l.object_kind = 'case' and l.outcome = 'done' and l.action like 'act:%' and l.detail ->> 'procedure' = any(${sql.val(procedures)}::text[]) order by c.position`.execute(tx)
  return { acts: rows, upTo }
}

/** The end of the chain: its place and digest; null while nothing is sealed. */
export async function findChainHead(tx: Tx): Promise<{ position: number; digest: Buffer } | null> {
  const { rows } = await sql<{ position: number; digest: Buffer }>`select position, digest from audit_chain order by position desc limit 1`.execute(tx)
  return rows[0] ?? null
}
