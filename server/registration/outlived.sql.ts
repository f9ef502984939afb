import { sql } from 'kysely'
import type { FallenHow } from '#law/fallen.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldDays } from './held-days.sql.ts'

/** An open case that has no ground any more: how it lost it, the last certificate of its asset (null when it never had one), and who holds the asset now. */
export type Outlived = {
  readonly caseId: string
  readonly caseNumber: string
  readonly procedure: string
  readonly title: string
  readonly isDraft: boolean
  readonly holderId: string | null
  readonly sides: readonly string[]
  readonly how: FallenHow | 'registered' | 'transferred' | 'barred'
  readonly number: string | null
  readonly holderName: string
}

/** Procedures about what stands in the register. */
const ofTheRegistered = sql`('change-registration', 'transfer-registration', 'third-party-correction', 'deregistration', 'registrar-deregistration')`
const found = sql`
  select k.id as "caseId", k.number as "caseNumber", k.procedure, k.title, k.submitted_at is null as "isDraft",
    k.holder_id as "holderId",
    array_remove(array[k.applicant_id, case when k.submitted_at is not null then k.addressee_id end], null) as sides
`
const fell = sql`c.status in ('expired', 'deregistered', 'revoked')`
/** A draft that may still become a renewal, since days of others' cases are given back to it (choice:renewal-held). */
const mayRenew = (today: string) =>
  sql`
    (
      k.procedure = 'change-registration'
        and c.status = 'expired'
        and coalesce(k.draft ->> 'kind', 'renew') = 'renew'
        and c.asset_version = a.version
        and c.valid_until + ${heldDays(sql`c.asset_id`, sql`c.valid_until`, today)} >= ${today}::date
    )
  `

/**
 * Open cases about assets that have no ground any more, of the procedures that can end so. Submitted ones: what changes or ends a
 * registration which has expired; a renewal is decided all the same (choice:renewal-window). Drafts, which an ending of another case
 * leaves to the platform since only their unit reads them: about a registration that has fallen, about a first one of what is registered,
 * or about what another unit holds by now (choice:one-open-registration). And whatever is open by `barrable` procedures about what was
 * found to be core data (choice:core-data).
 */
export async function findOutlived(tx: Tx, procedures: readonly string[], barrable: readonly string[], today: string): Promise<Outlived[]> {
  const { rows } = await sql<Outlived>`
      ${byKey}${found},
        case when k.holder_id <> a.holder_id then 'transferred' when ${fell} then c.status else 'registered' end as how, c.number,
        o.name as "holderName"
      from cases k join assets a on a.id = k.subject_id join organisations o on o.id = a.holder_id
      left join lateral (
        select c.number, c.status, c.asset_id, c.asset_version, c.valid_until
        from certificates c
        where c.asset_id = a.id
        order by c.serial desc
        limit 1
      ) c
        on true
      where k.closed_at is null
        and a.importance <> 'core'
        and k.procedure = any (${sql.val([...procedures])}::text[])
        and (k.submitted_at is null or k.procedure in ${ofTheRegistered})
        and case
        when k.submitted_at is not null then k.procedure in ${ofTheRegistered}
        and c.status = 'expired'
        and k.answers ->> 'kind' is distinct from 'renew'
        when k.holder_id <> a.holder_id then true
        when k.procedure in ${ofTheRegistered} then ${fell} and not ${mayRenew(today)}
        when k.procedure = 'revocation' then c.status in ('deregistered', 'revoked')
        when k.procedure = 'first-registration' then c.status = 'valid'
        when k.procedure = 'legacy-registration' then c.number is not null
        else false end
      order by k.opened_at, k.id limit 500`.execute(tx)
  const barred = await sql<Outlived>`${byKey}${found}, 'barred' as how, null as number, o.name as "holderName"
    from assets a join cases k on k.subject_id = a.id join organisations o on o.id = a.holder_id
    where a.importance = 'core' and k.closed_at is null and k.procedure = any (${sql.val([...barrable])}::text[])
    order by k.opened_at, k.id
    limit 500`.execute(tx)
  return [...rows, ...barred.rows]
}
