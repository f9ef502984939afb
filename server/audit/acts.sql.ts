import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** An act on a case as the sealed log has it: its place in the chain, when in milliseconds since 1970, and the digest of its line, 32 bytes. */
export type SealedAct = { readonly position: number; readonly at: number; readonly digest: Buffer }

/**
 * Acts on cases of some procedures in a stretch of the chain after a place, in order; `upTo` is where the stretch ends, the same place
 * when nothing more is sealed. They come as one row: of thousands each would take longer to read than to hash.
 */
export async function findSealedActs(
  tx: Tx,
  after: number,
  size: number,
  procedures: readonly string[],
): Promise<{ acts: SealedAct[]; upTo: number }> {
  const {
    rows: [end],
  } = await sql<{ last: number }>`select least(coalesce(max(position), 0), ${after + size}::bigint) as last from audit_chain`.execute(tx)
  const upTo = Math.max(after, end!.last)
  const {
    rows: [all],
  } = await sql<{
    positions: string | null
    moments: string | null
    digests: Buffer | null
  }>`select string_agg(position::text, ',') as positions, string_agg(moment::text, ',') as moments, string_agg(digest, '') as digests from (
    select c.position, floor(extract(epoch from l.platform_at) * 1000)::bigint as moment, l.digest
    from audit_chain c
    join audit_log l on l.id = c.line_id
    where c.position > ${after} and c.position <= ${upTo} and l.object_kind = 'case' and l.outcome = 'done' and l.action like 'act:%' and l.detail ->> 'procedure' = any(${sql.val(procedures)}::text[])
    order by c.position) acts`.execute(tx)
  const { positions, moments, digests } = all!
  if (positions === null || moments === null || digests === null) return { acts: [], upTo }
  const times = moments.split(',')
  return {
    acts: positions
      .split(',')
      .map((position, n) => ({ position: Number(position), at: Number(times[n]), digest: digests.subarray(n * 32, n * 32 + 32) })),
    upTo,
  }
}

/** The end of the chain: its place and digest; null while nothing is sealed. */
export async function findChainHead(tx: Tx): Promise<{ position: number; digest: Buffer } | null> {
  const { rows } = await sql<{
    position: number
    digest: Buffer
  }>`select position, digest from audit_chain order by position desc limit 1`.execute(tx)
  return rows[0] ?? null
}
