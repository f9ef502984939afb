import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SharingAgreement, SharingProposal } from '#contract/settlement.ts'
import type { SharingState } from '#law/settlement-words.ts'
import { organisationKinds } from '#law/parties.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What the list of agreements is narrowed by. */
export type SharingAsked = {
  readonly q?: string | undefined
  readonly state?: SharingState | undefined
  readonly productId?: string | undefined
}
type Row = Omit<SharingAgreement, 'madeAt' | 'inForceAt'> & { readonly madeAt: Date; readonly inForceAt: Date | null }

const stateOf = sql<SharingState>`
  case
    when a.superseded_by is not null then 'superseded'
    when a.lapsed_on is not null then 'lapsed'
    when a.in_force_at is null then 'signing'
    else 'in-force'
    end
`
const columns = sql`
  a.id, a.number, a.product_id as "productId", p.name as "productName", a.operator_id as "operatorId", o.name as "operatorName",
    a.version, a.form, a.fee_ppm as "feePpm", a.tax_ppm as "taxPpm", a.cost_fen as "costFen", a.whole, a.bounds,
    a.first_position as "firstPosition", a.first_fen as "firstFen", a.first_per_call as "isFirstPerCall",
    a.effective_on as "effectiveOn", a.made_name as "madeName", a.made_at as "madeAt", a.in_force_at as "inForceAt",
    a.lapsed_on as "lapsedOn", a.superseded_by as "supersededBy", ${stateOf} as state,
    (select jsonb_agg(jsonb_build_object('position', s.position, 'organisationId', s.organisation_id, 'organisationName', so.name, 'part', s.part, 'isPublic', s.is_public, 'signedName', s.signed_name, 'signedAt', to_char(s.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'parts', (select jsonb_agg(a.parts[n * a.parties + s.position + 1] order by n) from generate_series(0, cardinality(a.bounds) - 1) n)) order by s.position) from sharing_parties s join organisations so on so.id = s.organisation_id where s.agreement_id = a.id) as parties`
const joined = sql`sharing_agreements a join products p on p.id = a.product_id join organisations o on o.id = a.operator_id`
const whole = ({ madeAt, inForceAt, ...row }: Row): SharingAgreement => ({
  ...row,
  madeAt: madeAt.toISOString(),
  inForceAt: inForceAt?.toISOString() ?? null,
})

function fitting({ q, state, productId }: SharingAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${like ? sql`(p.name ilike ${like} or a.number ilike ${like} or o.name ilike ${like})` : sql`true`} and ${state ? sql`${stateOf} = ${state}` : sql`true`} and ${productId ? sql`a.product_id = ${productId}` : sql`true`}`
}

/** The sharing agreements the reader may see, latest first, at most `limit`. */
export async function listSharing(
  tx: Tx,
  asked: SharingAsked,
  place: { limit: number; after: readonly (string | null)[] | null },
): Promise<SharingAgreement[]> {
  const after = place.after ? sql`(a.made_at, a.id) < (${place.after[0]}::timestamptz, ${place.after[1]}::uuid)` : sql`true`
  const { rows } = await sql<Row>`
      select ${columns}
      from ${joined}
      where ${fitting(asked)} and ${after}
      order by a.made_at desc, a.id desc
      limit ${place.limit}
    `.execute(tx)
  return rows.map(whole)
}

/** How many agreements fit, counted to 1,001 at most. */
export async function countSharing(tx: Tx, asked: SharingAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One agreement with its parties; null when it is not there or hidden. */
export async function findSharing(tx: Tx, id: string): Promise<SharingAgreement | null> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} where a.id = ${id}`.execute(tx)
  return rows[0] ? whole(rows[0]) : null
}

/**
 * Whose product it is and who must share in it: its operator, its developer and the holders of its sources, which may change while it is a
 * draft; null when it is not there.
 */
export async function findSharers(
  tx: Tx,
  productId: string,
): Promise<{ operatorId: string | null; developerId: string; holderIds: string[]; isDraft: boolean } | null> {
  const { rows } = await sql<{
    operatorId: string | null
    developerId: string
    holderIds: string[]
    isDraft: boolean
  }>`select p.operator_id as "operatorId", p.developer_id as "developerId", p.state = 'draft' as "isDraft",
    coalesce(
      (select array_agg(distinct s.holder_id) from product_sources s where s.product_id = p.id and s.holder_id is not null), '{}'
    ) as "holderIds"
    from products p
    where p.id = ${productId} for share of p`.execute(tx)
  return rows[0] ?? null
}

/** The organisations of these ids: what they are called, of which kind, and what parts they play. */
export async function findSharersBy(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; kind: string; roles: string[] }[]> {
  const { rows } = await sql<{
    id: string
    name: string
    kind: string
    roles: string[]
  }>`select id, name, kind, roles from organisations where id = any (${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows
}

/** The agreement a key of this operator already made; null when none did. */
export async function findProposed(tx: Tx, operatorId: string, key: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`select id from sharing_agreements where operator_id = ${operatorId} and client_key = ${key}`.execute(tx)
  return rows[0]?.id ?? null
}

/** Enters a proposal as the next version for its product; answers its id. */
export async function insertSharing(
  tx: Tx,
  operatorId: string,
  given: SharingProposal,
  kinds: ReadonlyMap<string, string>,
  by: { readonly name: string; readonly at: Date },
): Promise<string> {
  const id = randomUUID()
  const parts = given.bounds.flatMap((_, slice) => given.parties.map((party) => party.parts[slice]!))
  const total = given.parties.reduce((sum, party) => sum + party.parts[0]!, 0)
  const { first } = given
  await sql`
    insert into sharing_agreements (
      id, number, product_id, operator_id, version, form, fee_ppm, tax_ppm, cost_fen, parties, bounds, parts, whole,
      first_position, first_fen, first_per_call, effective_on, client_key, made_name, made_at
    )
    select ${id}, 'SY' || to_char(${by.at}::timestamptz, 'YYYYMMDD') || '-' || upper(left(replace(${id}, '-', ''), 8)),
      ${given.productId}, ${operatorId}, coalesce(max(version), 0) + 1, ${given.form}, ${given.feePpm}, ${given.taxPpm},
      ${given.costFen}, ${given.parties.length}, ${sql.val([...given.bounds])}::bigint[], ${sql.val(parts)}::bigint[], ${total},
      ${first?.position ?? null}, ${first?.fen ?? null}, ${given.form === 'per-call'}, ${given.effectiveOn}::date, ${given.key},
        ${by.name}, ${by.at}
      from sharing_agreements
      where product_id = ${given.productId}`.execute(tx)
  const rows = given.parties.map(
    (party, position) =>
      sql`(${id}, ${position}, ${party.organisationId}, ${party.part}, ${isPublic(kinds.get(party.organisationId), party.part)})`,
  )
  await sql`insert into sharing_parties (agreement_id, position, organisation_id, part, is_public) values ${sql.join(rows)}`.execute(tx)
  return id
}

/** What falls to an administrative unit as a producer is non-tax revenue (§6.6); the regulation fund is the treasury’s own. */
const isPublic = (kind: string | undefined, part: string) =>
  part === 'producer' && Boolean(organisationKinds[kind as keyof typeof organisationKinds]?.isPublic)

/** Holds an agreement until the transaction ends, so that of two who sign last one sees the other, and one who signs what is superseded meanwhile sees that. */
export async function holdSharing(tx: Tx, id: string): Promise<void> {
  await sql`select from sharing_agreements where id = ${id} for no key update`.execute(tx)
}

/** Signs an agreement that is held for one organisation, once; answers whether there was anything to sign. */
export async function signSharing(
  tx: Tx,
  id: string,
  by: { readonly organisationId: string; readonly officerId: string; readonly officerName: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update sharing_parties
      set signed_by = ${by.officerId}, signed_name = ${by.officerName}, signed_at = ${by.at}
      where agreement_id = ${id} and organisation_id = ${by.organisationId} and signed_at is null
    `.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/**
 * Brings an agreement into force when every party has signed, and answers whether; nothing happens before. Earlier versions that wait are
 * superseded with it.
 */
export async function bringIntoForce(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
      update sharing_agreements a
      set in_force_at = ${at}
      where a.id = ${id}
        and a.in_force_at is null
        and a.lapsed_on is null
        and a.superseded_by is null
        and not exists (select from sharing_parties p where p.agreement_id = a.id and p.signed_at is null)
    `.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}
