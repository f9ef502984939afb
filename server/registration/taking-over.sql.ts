import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/**
 * Whether an earlier number was taken over, by which certificate, or is asked for in another open case, and whether one is that differs in
 * separators alone; who holds the asset; and how many of the papers were brought into the case.
 */
export type EarlierUse = {
  readonly certificate: string | null
  readonly isAsked: boolean
  readonly alike: string | null
  readonly isAlikeAsked: boolean
  readonly holderName: string
  readonly filed: number
}

/** How an earlier certificate was used before. Numbers that differ in width, case or in the kind of their brackets, dashes and blanks are the same. */
export async function findEarlierUse(
  tx: Tx,
  given: { caseId: string; holderId: string | null; number: string; papers: readonly string[] },
): Promise<EarlierUse> {
  const { rows } = await sql<EarlierUse>`
      select e.certificate, e.is_asked as "isAsked", e.alike, e.is_alike_asked as "isAlikeAsked",
        coalesce((select name from organisations where id = ${given.holderId}::uuid), '') as "holderName",
        (select count(distinct u.sha256)::int from file_uses u where u.case_id = ${given.caseId} and u.sha256 = any (${sql.val([...given.papers])}::text[])) as filed
      from earlier_number_use(${given.number}, ${given.caseId}) e`.execute(tx)
  return rows[0]!
}

/** The certificate by which an earlier one goes on here, by the number of that earlier one as anybody may type it; null when it was not taken over. */
export async function findTakenOver(tx: Tx, earlier: string): Promise<string | null> {
  const { rows } = await sql<{
    number: string
  }>`select c.number from legacy_registrations l join certificates c on c.case_id = l.case_id where l.number_key = earlier_key(${earlier})`.execute(
    tx,
  )
  return rows[0]?.number ?? null
}

/** The certificates by which an earlier one goes on here, its successors included, by its number as anybody may type it; none when it was not taken over. */
export async function findGoingOn(tx: Tx, earlier: string): Promise<string[]> {
  const { rows } = await sql<{
    number: string
  }>`
    select c.number
    from legacy_registrations l
    join certificates c on c.asset_id = l.asset_id and c.marks @> array['legacy']
    where l.number_key = earlier_key(${earlier})
  `.execute(tx)
  return rows.map(({ number }) => number)
}

/** Keeps which earlier registration a case takes over; false when its number or its asset was taken over before. */
export async function insertEarlier(
  tx: Tx,
  e: {
    caseId: string
    assetId: string
    number: string
    body: string
    issuedOn: string
    validUntil: string
    noticedWhere: string | null
    noticedFrom: string | null
    noticedUntil: string | null
    at: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
      insert into legacy_registrations (
        case_id, asset_id, earlier_number, body, issued_on, valid_until, noticed_where, noticed_from, noticed_until, recorded_at
      )
      values (
        ${e.caseId}, ${e.assetId}, ${e.number}, ${e.body}, ${e.issuedOn}, ${e.validUntil}, ${e.noticedWhere},
        ${e.noticedFrom}::date, ${e.noticedUntil}::date, ${e.at}
      )
      on conflict do nothing
      returning case_id`.execute(tx)
  return rows.length === 1
}
