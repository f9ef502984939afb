import { sql } from 'kysely'
import type { OutsideRegistration } from '#contract/registration.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Stage } from './paper-terms.sql.ts'

type Row = Omit<OutsideRegistration, 'recordedAt' | 'endedAt'> & { readonly recordedAt: Date; readonly endedAt: Date | null }
const columns = sql`
  o.id, o.register, o.number, o.body, o.issued_on as "issuedOn", o.valid_until as "validUntil", o.recorded_name as "recordedName",
    o.recorded_at as "recordedAt", o.ended_name as "endedName", o.ended_at as "endedAt", o.end_reason as "endReason",
    (select a.fallen from assets a where a.id = o.asset_id) as fallen
`
const toOne = ({ recordedAt, endedAt, ...row }: Row): OutsideRegistration => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})

/** Records of an asset's standing in other registers, latest first, ended ones too. */
export async function listOutside(tx: Tx, assetId: string): Promise<OutsideRegistration[]> {
  const { rows } =
    await sql<Row>`select ${columns} from outside_registrations o where o.asset_id = ${assetId} order by o.recorded_at desc, o.id limit 100`.execute(
      tx,
    )
  return rows.map(toOne)
}

/** One record with its asset and holder, held until the end of the transaction; null when it is not there or hidden. */
export async function lockOutside(tx: Tx, id: string): Promise<{ assetId: string; holderId: string; isEnded: boolean } | null> {
  const { rows } = await sql<{
    assetId: string
    holderId: string
    isEnded: boolean
  }>`
    select asset_id as "assetId", holder_id as "holderId", ended_at is not null as "isEnded"
    from outside_registrations
    where id = ${id} for no key update
  `.execute(tx)
  return rows[0] ?? null
}

export type NewOutside = {
  readonly id: string
  readonly assetId: string
  readonly register: string
  readonly number: string
  readonly body: string
  readonly issuedOn: string
  readonly validUntil: string | null
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

/** Records a standing; false when one of that register, or that number, is recorded already. */
export async function insertOutside(tx: Tx, o: NewOutside): Promise<boolean> {
  const { rows } = await sql`
      insert into outside_registrations (
        id, asset_id, holder_id, holder_kind, holder_sector, register, number, body, issued_on, valid_until, recorded_by,
        recorded_name, recorded_at
      )
      select ${o.id}, a.id, a.holder_id, a.holder_kind, a.holder_sector, ${o.register}, ${o.number}, ${o.body}, ${o.issuedOn},
      ${o.validUntil}, ${o.by}, ${o.byName}, ${o.at}
      from assets a
      where a.id = ${o.assetId}
      on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Ends a record with its reason. */
export async function endOutside(tx: Tx, id: string, end: { name: string; reason: string; at: Date }): Promise<void> {
  await sql`update outside_registrations set ended_name = ${end.name}, end_reason = ${end.reason}, ended_at = ${end.at} where id = ${id}`.execute(
    tx,
  )
}

/** The data property certificate that stands recorded of an asset, with whose data it is; null when there is none. */
export async function findPropertyRecord(
  tx: Tx,
  assetId: string,
): Promise<{ readonly number: string; readonly holderKind: string; readonly isDutyData: boolean } | null> {
  const { rows } = await sql<{
    number: string
    holderKind: string
    isDutyData: boolean
  }>`
    select o.number, a.holder_kind as "holderKind", a.is_duty_data as "isDutyData"
    from outside_registrations o
    join assets a on a.id = o.asset_id
    where o.asset_id = ${assetId} and o.register = 'property' and o.ended_at is null
  `.execute(tx)
  return rows[0] ?? null
}

/** The registers beside ours. */
export type OutsideRegister = 'national' | 'property'
/** The kind of the notes that remind of the end of a record. */
export const outsideEndingKind = 'outside-ending'
/** A record that ends, and the reminder that is due. */
export type EndingOutside = {
  readonly id: string
  readonly register: OutsideRegister
  readonly number: string
  readonly body: string
  readonly validUntil: string
  readonly assetId: string
  readonly assetName: string
  readonly holderId: string
  readonly stage: string
}

/**
 * Records that stand and end, whose reminder is due and was not sent, by the stages of their register, the earliest first, at most 5,000;
 * not those of an asset that was destroyed.
 */
export async function findEndingOutside(
  tx: Tx,
  stages: readonly (Stage & { readonly register: OutsideRegister })[],
): Promise<EndingOutside[]> {
  const { rows } = await sql<EndingOutside>`
      select o.id, o.register, o.number, o.body, o.valid_until as "validUntil", o.asset_id as "assetId", a.name as "assetName",
        a.holder_id as "holderId", s.stage
      from jsonb_to_recordset(${JSON.stringify(stages)}::jsonb) as s(register text, stage text, "from" date, "to" date)
      join outside_registrations o on o.register = s.register and o.ended_at is null and o.valid_until between s."from" and s."to"
      join assets a on a.id = o.asset_id
      where a.state <> 'destroyed'
        and not exists (
        select
        from notes n
        where n.organisation_id = a.holder_id and n.kind = ${outsideEndingKind} and n.subject = o.id || ':' || s.stage
      )
      order by o.valid_until, o.id
      limit 5000`.execute(tx)
  return rows
}

/** What the check page shows of other registers for the asset of the certificate `c` of a statement, as JSON. */
export const publicOutsideOf = sql`(select coalesce(json_agg(json_build_object('register', o.register, 'number', o.number, 'body', o.body, 'issuedOn', o.issued_on, 'validUntil', o.valid_until) order by o.register), '[]')
    from public_outside_registrations o where o.asset_id = c.asset_id)`
