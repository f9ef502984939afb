import { sql } from 'kysely'
import type { Regime } from '#law/accounts/account.ts'
import type { OrganisationKind } from '#law/parties.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { OwnCode } from './codes.ts'

/** A unit's books: by which rules, since when, and until which month they are closed. */
export type BookSetRow = {
  readonly holderId: string
  readonly kind: OrganisationKind
  readonly regime: Regime
  readonly openedOn: string
  readonly closedThrough: string | null
}

const columns = sql`
  s.holder_id as "holderId", s.holder_kind as kind, s.regime, s.opened_on as "openedOn",
    (select max(period) from book_periods p where p.holder_id = s.holder_id) as "closedThrough"
`

/** Opens the books of a unit; false when they are open already. */
export async function openSet(
  tx: Tx,
  s: {
    holderId: string
    regimes: Readonly<Record<OrganisationKind, Regime>>
    openedOn: string
    by: string | null
    byName: string
    at: Date
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into book_sets (holder_id, holder_kind, holder_sector, regime, opened_on, opened_by, opened_name, opened_at)
    select id, kind, sector, ${JSON.stringify(s.regimes)}::jsonb ->> kind, ${s.openedOn}, ${s.by}, ${s.byName}, ${s.at}
    from organisations
    where id = ${s.holderId}
      on conflict do nothing
    returning holder_id`.execute(tx)
  return rows.length > 0
}

/** The books of a unit; null when there are none or they are hidden. */
export async function findSet(tx: Tx, holderId: string): Promise<BookSetRow | null> {
  const { rows } = await sql<BookSetRow>`select ${columns} from book_sets s where s.holder_id = ${holderId}`.execute(tx)
  return rows[0] ?? null
}

/** Holds the books of a unit until the end of the transaction, then reads them: whoever posts, runs or closes does it one after the other. */
export async function lockSet(tx: Tx, holderId: string): Promise<BookSetRow | null> {
  const { rows } = await sql`select from book_sets where holder_id = ${holderId} for update`.execute(tx)
  return rows.length > 0 ? findSet(tx, holderId) : null
}

/** The codes a unit set for itself. */
export async function findOwnCodes(tx: Tx, holderId: string): Promise<OwnCode[]> {
  const { rows } =
    await sql<OwnCode>`select account, code, title, set_name as "setName", set_at as "setAt" from book_codes where holder_id = ${holderId}`.execute(
      tx,
    )
  return rows
}

/** Sets the unit's own code of an account. */
export async function keepCode(
  tx: Tx,
  c: { holderId: string; account: string; code: string; title: string; by: string | null; byName: string; at: Date },
): Promise<void> {
  await sql`
    insert into book_codes (holder_id, account, code, title, set_by, set_name, set_at)
    values (${c.holderId}, ${c.account}, ${c.code}, ${c.title}, ${c.by}, ${c.byName}, ${c.at})
    on conflict (holder_id, account) do update
    set code = excluded.code, title = excluded.title, set_by = excluded.set_by, set_name = excluded.set_name,
      set_at = excluded.set_at`.execute(tx)
}

/** Whether the reader may read what this organisation holds; a firm that was asked about one of its assets may not. */
export async function readsBooksOf(tx: Tx, holderId: string): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean
  }>`select reads_holder(id, kind, nullif(sector, '')) as may from organisations where id = ${holderId}`.execute(tx)
  return rows[0]?.may === true
}
