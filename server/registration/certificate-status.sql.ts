import { type RawBuilder, sql } from 'kysely'
import type { CertificateCheck } from '#contract/registration.ts'
import type { Tx } from '#server/db/transaction.ts'

/** One change of the state of a certificate: since which civil day, on which ground, by which case (null: by the clock). */
export type CertificateChange = {
  readonly number: string
  readonly status: CertificateCheck['status']
  readonly since: string
  readonly ground: string
  readonly reason: string
  readonly caseId: string | null
}

/**
 * The one place where the state of a certificate changes, its issue included (choice:certificate-states). Each change is a line that stays;
 * the database refuses what cannot follow. Nothing else writes `certificate_changes`, and nobody can write `certificates.status`.
 */
export async function changeCertificates(tx: Tx, changes: readonly CertificateChange[], at: Date): Promise<void> {
  if (changes.length > 0) await changing(changes, at).execute(tx)
}

/** The same as a part of another statement, such as the one that writes a certificate with its first state. */
export function changing(changes: readonly CertificateChange[], at: Date): RawBuilder<unknown> {
  return sql`insert into certificate_changes (number, status, since, ground, reason, case_id, at)
    select c.number, c.status, c.since, c.ground, c.reason, c."caseId", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(
      number text, status text, since date, ground text, reason text, "caseId" uuid
    )`
}

/** What is written of a certificate whose term is over. */
export const termOver = { ground: 'expired', reason: '有效期届满' } as const

/**
 * Everything that happened to the certificates of the asset that the certificate `c` of a statement is about, oldest first, as JSON: a
 * part of its columns, so that a check is one question. A term that is over by that day has ended, whether it was noted or not.
 */
export const historyOf = (
  today: string,
) => sql`(select coalesce(json_agg(json_build_object('number', l.number, 'status', l.status, 'since', l.since, 'ground', l.ground, 'reason', l.reason) order by l.seq nulls last), '[]')
    from (select h.seq, h.number, h.status, h.since, h.ground, h.reason from certificates o join certificate_changes h on h.number = o.number where o.asset_id = c.asset_id
      union all
      select null, o.number, 'expired', o.valid_until + 1, ${termOver.ground}, ${termOver.reason}
      from certificates o
      where o.asset_id = c.asset_id and o.status = 'valid' and o.valid_until < ${today}::date
      order by seq nulls last limit 200) l)`
