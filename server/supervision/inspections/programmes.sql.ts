import { sql } from 'kysely'
import type { DrawLine, Programme } from '#contract/supervision-inspections.ts'
import { countLimit } from '#server/db/counted.ts'
import type { Tx } from '#server/db/transaction.ts'

type Place = { readonly limit: number; readonly after: readonly (string | null)[] | null }
type ProgrammeRow = Omit<Programme, 'madeAt' | 'drawnAt'> & { readonly madeAt: Date; readonly drawnAt: Date | null }
export type NewProgramme = Pick<Programme, 'title' | 'party' | 'focus' | 'beginsOn' | 'endsOn' | 'sample'> & {
  readonly id: string
  readonly key: string
  readonly officeId: string
  readonly madeBy: string
  readonly at: Date
}

const columns = sql`
  p.id, p.number, p.title, p.party, p.focus, p.begins_on as "beginsOn", p.ends_on as "endsOn", p.sample,
    p.office_id as "officeId", o.name as "officeName", p.made_name as "madeBy", p.made_at as "madeAt",
    p.seed, p.list_sha256 as "listSha256", p.listed, p.drawn_name as "drawnBy", p.drawn_at as "drawnAt",
    (select count(*)::int from inspections i where i.programme_id = p.id) as inspected`
const joined = sql`inspection_programmes p join organisations o on o.id = p.office_id`
const shown = (row: ProgrammeRow): Programme => ({ ...row, madeAt: row.madeAt.toISOString(), drawnAt: row.drawnAt?.toISOString() ?? null })

/** Makes a programme under the next number of its year; a repeated key makes no second one. */
export async function insertProgramme(tx: Tx, p: NewProgramme): Promise<void> {
  await sql`
    insert into inspection_programmes (
      id, number, title, party, focus, begins_on, ends_on, sample, office_id, made_name, made_at, client_key
    )
    values (
      ${p.id},
      'JC' || extract(
        year from ${p.at}::timestamptz at time zone 'Asia/Shanghai'
      ) || '-' || lpad(nextval('inspection_programme_numbers')::text, 4, '0'),
      ${p.title}, ${p.party}, ${sql.val([...p.focus])}::text[], ${p.beginsOn}::date, ${p.endsOn}::date, ${p.sample},
      ${p.officeId}, ${p.madeBy}, ${p.at}, ${p.key}
    )
    on conflict (office_id, client_key) do nothing`.execute(tx)
}

/** The programme of an id, or of the key an office made it with; null when there is none. */
export async function findProgramme(
  tx: Tx,
  by: { readonly id: string } | { readonly key: string; readonly officeId: string },
): Promise<Programme | null> {
  const { rows } = await sql<ProgrammeRow>`
      select ${columns}
      from ${joined}
      where ${'id' in by ? sql`p.id = ${by.id}` : sql`p.client_key = ${by.key} and p.office_id = ${by.officeId}`}
    `.execute(tx)
  return rows[0] ? shown(rows[0]) : null
}

/** Programmes, latest first, at most `limit`. */
export async function listProgrammes(tx: Tx, { limit, after }: Place): Promise<Programme[]> {
  const { rows } = await sql<ProgrammeRow>`
      select ${columns}
      from ${joined}
      where ${after ? sql`(p.made_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by p.made_at desc, p.id desc
      limit ${limit}
    `.execute(tx)
  return rows.map(shown)
}

/** How many programmes there are, counted to 1,001 at most. */
export async function countProgrammes(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from inspection_programmes limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * Draws with a seed: freezes the list of everybody active in that part besides the office itself, and takes the lowest digests. Answers
 * how many were listed; null when it was drawn before or is another office’s.
 */
export async function drawProgramme(
  tx: Tx,
  id: string,
  { seed, by, at }: { readonly seed: string; readonly by: string; readonly at: Date },
): Promise<number | null> {
  const {
    rows: [held],
  } = await sql<{
    party: string
    sample: number
    officeId: string
  }>`select party, sample, office_id as "officeId" from inspection_programmes where id = ${id} and seed is null for update`.execute(tx)
  if (!held) return null
  const { rows } = await sql<{
    listed: number
  }>`
    with listed as (
      select o.id, encode(sha256(convert_to(${seed} || ':' || o.id, 'UTF8')), 'hex') as digest
      from organisations o
      where o.is_active and o.roles @> array[${held.party}]::text[] and o.id <> ${held.officeId}
    ),
      drawn as (
        update inspection_programmes
        set seed = ${seed}, drawn_name = ${by}, drawn_at = ${at}, listed = (select count(*) from listed),
          list_sha256 = (
            select encode(sha256(convert_to(coalesce(string_agg(id::text, chr(10) order by id::text), ''), 'UTF8')), 'hex')
            from listed
          )
        where id = ${id}
        returning listed
      ),
      lines as (insert into inspection_draws (programme_id, place, organisation_id, digest, is_drawn)
        select ${id}, n, id, digest, n <= ${held.sample}
        from (select id, digest, row_number() over (order by digest) as n from listed) l
        returning 1)
    select listed from drawn`.execute(tx)
  return rows[0]?.listed ?? null
}

type DrawsAsked = { readonly drawn?: 'yes' | undefined }
const drawnFits = (id: string, { drawn }: DrawsAsked) => sql`d.programme_id = ${id} and ${drawn ? sql`d.is_drawn` : sql`true`}`

/** The list of a draw in the order of its digests, with the inspection of whoever was drawn as far as the reader may see it. */
export async function listDraws(tx: Tx, id: string, asked: DrawsAsked, { limit, after }: Place): Promise<DrawLine[]> {
  const { rows } = await sql<DrawLine>`
      select d.place, d.organisation_id as "organisationId", o.name, d.digest, d.is_drawn as "isDrawn", c.id as "caseId",
        c.number as "caseNumber"
      from inspection_draws d
      join organisations o on o.id = d.organisation_id
      left join inspections i on i.programme_id = d.programme_id and i.inspected_id = d.organisation_id
      left join cases c on c.id = i.case_id
      where ${drawnFits(id, asked)} and ${after ? sql`d.place > ${after[0]}::int` : sql`true`} order by d.place limit ${limit}`.execute(tx)
  return rows
}

/** The organisations of a frozen list by id, the ids after one given. */
export async function listedIds(
  tx: Tx,
  id: string,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select organisation_id as id
    from inspection_draws
    where programme_id = ${id} and ${after ? sql`organisation_id > ${after}::uuid` : sql`true`}
    order by organisation_id
    limit ${limit}
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** How many lines of a draw fit, counted to 1,001 at most. */
export async function countDraws(tx: Tx, id: string, asked: DrawsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from inspection_draws d where ${drawnFits(id, asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}
