import { isIP } from 'node:net'
import { sql, type Kysely } from 'kysely'
import type { Scope } from '#law/scopes.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { hasOfficersOn, heldOn } from './held-on.sql.ts'

/** Where a token was shown: from which address, when, and on which day of the registry. */
export type Shown = { readonly address: string; readonly at: Date; readonly today: string }
/** A token that was shown, for whom it acts, and everything that may keep it from counting. */
export type ShownToken = Omit<Visitor, 'token' | 'isProved'> & {
  readonly id: string
  readonly name: string
  readonly scopes: Scope[]
  readonly expiresAt: Date
  readonly isRevoked: boolean
  readonly isHeld: boolean
  readonly isNear: boolean
}

const minute = 60_000
const isHeld = (today: string) => sql<boolean>`(o.is_active and ${hasOfficersOn(today)} and ${heldOn(today)})`

/**
 * The token of a digest in one statement, which also notes once a minute that it is in use where it counts; undefined when there is none
 * such. Takes the pool: it comes before every transaction.
 */
export async function findToken(
  db: Kysely<Database>,
  given: { prefix: string; digest: Buffer },
  { address, at, today }: Shown,
): Promise<ShownToken | undefined> {
  const { rows } = await sql<ShownToken>`
    with found as (select t.id as token_id, t.name as "tokenName", t.scopes, t.expires_at as "expiresAt", t.used_at, t.revoked_at is not null as "isRevoked", ${isHeld(today)} as "isHeld",
        coalesce(${isIP(address) === 0 ? null : address}::inet <<= t.address_range::inet, t.address_range is null) as "isNear",
        o.id as "officerId", o.name as "officerName", p.id as "postId", p.role, g.id as "organisationId",
          g.name as "organisationName", g.kind as "organisationKind", g.sector, g.ended_on::text as "endedOn"
      from api_tokens t
      join officers o on o.id = t.officer_id
      join posts p on p.id = t.post_id
      join organisations g on g.id = p.organisation_id
      where t.prefix = ${given.prefix} and t.digest = ${given.digest}),
      touched as (update api_tokens set used_at = ${at}, used_from = ${address} from found f where id = f.token_id and not f."isRevoked" and f."isHeld" and f."isNear" and f."expiresAt" > ${at}
      and (f.used_at is null or f.used_at < ${new Date(at.getTime() - minute)}))
    select token_id as id, "tokenName" as name, scopes, "expiresAt", "isRevoked", "isHeld", "isNear", "officerId", "officerName",
      "postId", role, "organisationId", "organisationName", "organisationKind", sector, "endedOn"
    from found`.execute(db)
  return rows[0]
}

/** A token as its officer sees it. */
export type TokenRow = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: Scope[]
  readonly addressRange: string | null
  readonly organisationName: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly usedFrom: string | null
  readonly isRevoked: boolean
  readonly isHeld: boolean
}

const tokenOf = (today: string) => sql`
  select t.id, t.name, t.prefix, t.scopes, t.address_range as "addressRange", g.name as "organisationName", t.made_at as "madeAt",
    t.expires_at as "expiresAt", t.used_at as "usedAt", t.used_from as "usedFrom",
    t.revoked_at is not null as "isRevoked", ${isHeld(today)} as "isHeld"
  from api_tokens t join officers o on o.id = t.officer_id join posts p on p.id = t.post_id join organisations g on g.id = p.organisation_id`

/** A page of the tokens of an officer, the latest first; one row more than the limit. */
export async function findTokens(
  tx: Tx,
  officerId: string,
  a: { today: string; limit: number; after: readonly (string | null)[] | null },
): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`${tokenOf(a.today)} where t.officer_id = ${officerId}
    and ${a.after ? sql`(date_trunc('milliseconds', t.made_at), t.id) < (${a.after[0]}::timestamptz, ${a.after[1]}::uuid)` : sql`true`}
    order by date_trunc('milliseconds', t.made_at) desc, t.id desc
    limit ${a.limit + 1}`.execute(tx)
  return rows
}

/** How many tokens of an officer there are, counted to 1,001 at most. */
export async function countTokens(tx: Tx, officerId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from api_tokens where officer_id = ${officerId} limit ${countLimit}) t`.execute(tx)
  return rows[0]!.n
}

/** How many tokens of an officer count at this moment. */
export async function countLiveTokens(tx: Tx, officerId: string, at: Date): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from api_tokens where officer_id = ${officerId} and revoked_at is null and expires_at > ${at}`.execute(tx)
  return rows[0]!.n
}

/** Whether a post is held in somebody’s place (choice:hand-over). */
export async function isStandIn(tx: Tx, postId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select stands_for is not null as is from posts where id = ${postId}`.execute(tx)
  return rows[0]?.is ?? false
}

/** Keeps a new token, of which only the digest of the secret is kept. */
export async function addToken(
  tx: Tx,
  given: {
    officerId: string
    postId: string
    name: string
    prefix: string
    digest: Buffer
    scopes: readonly Scope[]
    addressRange: string | null
    madeAt: Date
    expiresAt: Date
  },
  today: string,
): Promise<TokenRow> {
  const {
    rows: [made],
  } = await sql<{
    id: string
  }>`insert into api_tokens (officer_id, post_id, name, prefix, digest, scopes, address_range, made_at, expires_at)
    values (
      ${given.officerId}, ${given.postId}, ${given.name}, ${given.prefix}, ${given.digest}, ${[...given.scopes]},
      network(${given.addressRange}::inet)::text, ${given.madeAt}, ${given.expiresAt}
    )
    returning id`.execute(tx)
  const { rows } = await sql<TokenRow>`${tokenOf(today)} where t.id = ${made!.id}`.execute(tx)
  return rows[0]!
}

/** Revokes a token of an officer; answers its name, or undefined when there is none that was not revoked before. */
export async function revokeToken(tx: Tx, officerId: string, id: string, at: Date): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string
  }>`update api_tokens set revoked_at = ${at} where id = ${id} and officer_id = ${officerId} and revoked_at is null returning name`.execute(
    tx,
  )
  return rows[0]?.name
}

/** Revokes all tokens of an officer; answers how many. */
export async function revokeTokensOf(tx: Tx, officerId: string, at: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update api_tokens set revoked_at = ${at} where officer_id = ${officerId} and revoked_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
