import { sql } from 'kysely'
import type { CertificateCheck } from '#contract/registration.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A certificate that is valid no more: how, and since which day. */
export type Fallen = {
  readonly number: string
  readonly serial: number
  readonly status: Exclude<CertificateCheck['status'], 'valid'>
  readonly on: string
}

/** Every certificate with a serial in a stretch (the second bound excluded) that is valid no more on a day, in their order: what status lists say. */
export async function findFallen(tx: Tx, [from, to]: readonly [number, number], today: string): Promise<Fallen[]> {
  const { rows } = await sql<Fallen>`
      select number, serial, status, status_on as "on"
      from certificates
      where status <> 'valid' and serial >= ${from} and serial < ${to}
      union all
      select number, serial, 'expired', valid_until + 1
      from certificates
      where status = 'valid' and valid_until < ${today}::date and serial >= ${from} and serial < ${to}
      order by serial`.execute(tx)
  return rows
}

/** One change of the state of a certificate, its issue included: which state, since which day. */
export type Change = { readonly seq: number; readonly number: string; readonly status: CertificateCheck['status']; readonly on: string }

/** Takes the first changes that were not told yet, in their order: who takes them tells them in the same transaction, so that each is told once. */
export async function takeChanges(tx: Tx, limit: number): Promise<Change[]> {
  const { rows } = await sql<Change>`
      with taken as (
        delete
        from certificate_changes_untold
        where seq in (select seq from certificate_changes_untold order by seq limit ${limit})
        returning seq
      )
      select h.seq, h.number, h.status, h.since as "on" from taken join certificate_changes h on h.seq = taken.seq order by h.seq`.execute(
    tx,
  )
  return rows
}

/** What a certificate says, for whoever makes another proof of it. */
export type Issued = {
  readonly number: string
  readonly serial: number
  readonly facts: Record<string, string>
  readonly pdfSha256: string
  readonly pdfSm3: string
  readonly issuedAt: Date
  readonly issuedOn: string
  readonly validUntil: string
}

/** Certificates by their numbers, in the order of issue. */
export async function findIssued(tx: Tx, numbers: readonly string[]): Promise<Issued[]> {
  const { rows } = await sql<Issued>`
      ${byKey}select number, serial, facts, pdf_sha256 as "pdfSha256", pdf_sm3 as "pdfSm3", issued_at as "issuedAt",
        issued_on as "issuedOn", valid_until as "validUntil"
      from certificates
      where number = any(${sql.val(numbers)}::text[])
      order by serial
    `.execute(tx)
  return rows
}

/** The highest serial that was given to a certificate; 0 before the first. */
export async function findLastSerial(tx: Tx): Promise<number> {
  const { rows } = await sql<{ serial: number }>`select coalesce(max(serial), 0) as serial from certificates`.execute(tx)
  return rows[0]!.serial
}
