import { sql } from 'kysely'
import type { Tx } from '#server/db/transaction.ts'

/** How many lines about one thing a pack holds. */
const most = 2_000
/** What the lines are about: a case or an order. */
export type Matter = { readonly kind: 'case' | 'order'; readonly id: string }
const about = ({ kind, id }: Matter) =>
  sql`
    l.object_kind = ${kind}
      and l.object_id = ${id}
      and l.outcome = 'done'
      and (l.action like 'act:%' or l.action in ('open-case', 'place-order', 'move-order'))
  `

/** The order, the agreement or the case of a number, as far as the reader may read it; an agreement leads to the case it came of. */
export async function findMatter(
  tx: Tx,
  number: string,
): Promise<(Matter & { readonly named: 'order' | 'agreement' | 'case'; readonly number: string }) | null> {
  const { rows } = await sql<
    Matter & { named: 'order' | 'agreement' | 'case'; number: string }
  >`select 'order' as kind, id, 'order' as named, number from orders where number = ${number}
    union all select 'case', c.id, 'agreement', a.number from agreements a join cases c on c.id = a.case_id where a.number = ${number}
    union all select 'case', id, 'case', number from cases where number = ${number} limit 1`.execute(tx)
  return rows[0] ?? null
}

/**
 * Who takes part in the order of a number, as far as the reader may read it: buyer, seller, developer and, once it is traded there, the
 * exchange; null when it is not there.
 */
export async function findOrderSides(tx: Tx, number: string): Promise<{ id: string; name: string }[] | null> {
  const { rows } = await sql<{
    sides: { id: string; name: string }[]
  }>`
    select coalesce(
      (
        select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
        from organisations o
        where o.id in (r.buyer_id, r.operator_id, r.developer_id)
          or (r.exchange_number is not null and o.is_active and 'exchange' = any (o.roles))
      ),
      '[]'
    ) as sides
    from orders r
    where r.number = ${number}
  `.execute(tx)
  return rows[0]?.sides ?? null
}

/** The exact texts of the lines about something that the reader may read, by line. */
export async function findLineTexts(tx: Tx, object: Matter): Promise<Map<number, string>> {
  const { rows } = await sql<{
    id: number
    text: string
  }>`select l.id, audit_canonical(l) as text from audit_log l where ${about(object)} order by l.id limit ${most}`.execute(tx)
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/**
 * A line about something with its digest, its place in the chain and in the public log; asked in the platform’s name, since who may read
 * the thing need not read every line.
 */
export type ProvenLine = {
  readonly id: number
  readonly digest: Buffer
  readonly position: number | null
  readonly index: number | null
  readonly entry: Buffer | null
  readonly salt: Buffer | null
}

/** Every line of what was done in a case or an order, in order. */
export async function findProvenLines(tx: Tx, object: Matter): Promise<ProvenLine[]> {
  const { rows } = await sql<ProvenLine>`select l.id, l.digest, c.position, e.position as index, e.entry, s.salt
    from audit_log l
    left join audit_chain c on c.line_id = l.id
    left join log_entries e on e.kind = 'event' and e.ref = c.position::text
    left join log_salts s on s.position = e.position
    where ${about(object)} order by l.id limit ${most}`.execute(tx)
  return rows
}
