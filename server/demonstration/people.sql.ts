import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** Somebody of the cast at the post they hold. */
export type Placed = {
  readonly login: string
  readonly name: string
  readonly organisationId: string
  readonly role: string
  readonly title: string
}

/** Brings in the whole cast in one statement; throws when somebody would play a part their organisation does not have. */
export async function addPlaced(tx: Tx, people: readonly Placed[], passwordHash: string): Promise<void> {
  const of = (key: keyof Placed) => sql.val(people.map((each) => each[key]))
  const { rows } = await sql`
    with given as (
      select *
      from unnest(${of('login')}::text[], ${of('name')}::text[], ${of('organisationId')}::uuid[], ${of('role')}::text[], ${of('title')}::text[]) with ordinality p (login, name, organisation_id, role, title, n)
    ),
      came as (
      insert into officers (login, name, password_hash, state)
      select login, name, ${passwordHash}, 'active'
      from given
      order by n
      returning id, login
    )
    insert into posts (officer_id, organisation_id, role, title, created_at)
      select c.id, p.organisation_id, p.role, p.title, clock_timestamp()
      from given p
      join came c using (login)
      join organisations o on o.id = p.organisation_id
      where is_administrator(p.role) or p.role = any (o.roles) order by p.n returning id`.execute(tx)
  if (rows.length !== people.length)
    throw new Error(`${people.length - rows.length} of the cast would play a part their organisation does not have`)
}
