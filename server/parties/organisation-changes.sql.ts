import { sql } from 'kysely'
import type { OrganisationChange, WholeOrganisation } from '#contract/parties.ts'
import type { MandateKind } from '#law/operators.ts'
import type { UseManner } from '#law/use-terms.ts'
import type { Tx } from '#server/db/transaction.ts'
import { initialsOf } from './organisations.sql.ts'

/** What may be changed of an organisation. */
export type Changeable = Pick<WholeOrganisation, 'name' | 'kind' | 'roles' | 'sector' | 'licenceNo' | 'particulars'>
type NewChange = {
  readonly id: string
  readonly organisationId: string
  readonly before: Partial<Changeable>
  readonly after: Partial<Changeable>
  readonly reason: string
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

/** The changes of an organisation, newest first. */
export async function listChanges(tx: Tx, organisationId: string): Promise<OrganisationChange[]> {
  const { rows } = await sql<Omit<OrganisationChange, 'changedAt'> & { changedAt: Date }>`
    select id, before, after, reason, changed_name as "changedName", changed_at as "changedAt"
    from organisation_changes
    where organisation_id = ${organisationId}
    order by changed_at desc, id
    limit 100
  `.execute(tx)
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }))
}

/** Whether another organisation that goes on has this name. */
export async function isNameTaken(tx: Tx, name: string, besides: string): Promise<boolean> {
  const { rows } = await sql`select from organisations where name = ${name} and id <> ${besides} and ended_on is null`.execute(tx)
  return rows.length > 0
}

/** The numbers of data property certificates recorded for what an organisation collected or produced: an organ's duty data has none. */
export async function propertyRecordsOf(tx: Tx, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ numbers: string[] }>`select property_records_of(${organisationId}) as numbers`.execute(tx)
  return rows[0]!.numbers
}

/**
 * The numbers of mandates, agreements and open requests over what an organisation holds that would have no ground under another kind:
 * mandates of these kinds with what rests on them, and uses in these manners.
 */
export async function usesRestingOn(
  tx: Tx,
  organisationId: string,
  { mandates, manners }: { readonly mandates: readonly MandateKind[]; readonly manners: readonly UseManner[] },
): Promise<string[]> {
  const { rows } = await sql<{
    numbers: string[]
  }>`select uses_resting_on(${organisationId}, ${sql.val([...mandates])}::text[], ${sql.val([...manners])}::text[]) as numbers`.execute(tx)
  return rows[0]!.numbers
}

/** How many posts stand in a part of an organisation. */
export async function countPostsIn(tx: Tx, organisationId: string, role: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from posts where organisation_id = ${organisationId} and role = ${role} and ended_at is null`.execute(tx)
  return rows[0]!.n
}

/** Writes an organisation as it is from now on and keeps what became different; what it holds follows its kind and sector. */
export async function writeChange(tx: Tx, next: Changeable, c: NewChange): Promise<void> {
  await sql`
    update organisations
    set name = ${next.name}, initials = ${initialsOf(next.name)}, kind = ${next.kind},
      roles = ${sql.val([...next.roles])}::text[], sector = ${next.sector}, licence_no = ${next.licenceNo},
      particulars = ${JSON.stringify(next.particulars)}::jsonb
    where id = ${c.organisationId}
  `.execute(tx)
  await sql`insert into organisation_changes (id, organisation_id, before, after, reason, changed_by, changed_name, changed_at)
    values (
      ${c.id}, ${c.organisationId}, ${JSON.stringify(c.before)}::jsonb, ${JSON.stringify(c.after)}::jsonb, ${c.reason}, ${c.by},
      ${c.byName}, ${c.at}
    )`.execute(tx)
  if (c.after.kind !== undefined || c.after.sector !== undefined) await sql`select carry_holder(${c.organisationId})`.execute(tx)
}
