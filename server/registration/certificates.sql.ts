import { type RawBuilder, sql } from 'kysely'
import type { CertificateCheck, CertificateStatus, RegisterLine, StatusNote } from '#contract/registration.ts'
import type { Page } from '#contract/route.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { saysOpenly, wordsOf } from '#server/db/words.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { historyOf, termOver } from './certificate-status.sql.ts'
import { heldDays } from './held-days.sql.ts'
import { publicOutsideOf } from './outside.sql.ts'
import { type RenewalDays, renewalNow, renewalWindow } from './renewing.ts'
import { statementOf } from './certificate-words.ts'
import { findGoingOn } from './taking-over.sql.ts'

type CheckRow = Omit<CertificateCheck, 'statement'>

/** Whether a term is over that nobody noted yet. */
const isOver = (today: string) => sql`c.status = 'valid' and c.valid_until < ${today}::date`
/** A certificate whose term is over has expired, whoever has noted it or not (choice:certificate-validity). */
const statusAt = (today: string) => sql`case when ${isOver(today)} then 'expired' else c.status end`
/** The same as plain conditions, which an index can answer. */
function hasStatus(status: CertificateStatus, today: string): RawBuilder<unknown> {
  if (status === 'valid') return sql`c.status = 'valid' and c.valid_until >= ${today}::date`
  if (status === 'expired') return sql`(c.status = 'expired' or (${isOver(today)}))`
  return sql`c.status = ${sql.lit(status)}`
}
/** The end of the organisation that a certificate was issued to; null while it goes on (choice:organisation-end). */
const holderEnd = sql`
  (
    select jsonb_build_object('on', o.ended_on, 'successorName', (select s.name from organisations s where s.id = o.successor_id))
    from organisations o
    where o.id = c.holder_id and o.ended_on is not null
  ) as "holderEnd"
`
const checkColumns = (today: string) => sql`
  c.number, ${statusAt(today)} as status, c.marks || c.marked_later as marks, c.marked_later as "markedLater", c.facts,
    c.pdf_sha256 as "pdfSha256", c.pdf_sm3 as "pdfSm3", c.issued_on as "issuedOn", c.valid_until as "validUntil",
    case when ${isOver(today)} then ${termOver.reason} else c.status_reason end as "statusReason", c.replaces,
    (select s.number from certificates s where s.replaces = c.number) as successor,
    case when ${isOver(today)} then c.valid_until + 1 else c.status_on end as "statusOn", ${historyOf(today)} as history,
    ${publicOutsideOf} as outside, ${holderEnd}`

/** A certificate with its status on that day, in plain words; null when there is none of that number. */
export async function findCertificate(tx: Tx, number: string, today: string): Promise<CertificateCheck | null> {
  const { rows } = await sql<CheckRow>`${byKey}select ${checkColumns(today)} from certificates c where c.number = ${number}`.execute(tx)
  return rows[0] ? toCheck(rows[0]) : null
}

/** The certificate that a file of this SHA-256 is, byte for byte, with its status on that day; null when the file is none. */
export async function checkPdf(tx: Tx, sha256: string, today: string): Promise<CertificateCheck | null> {
  const { rows } =
    await sql<CheckRow>`${byKey}select ${checkColumns(today)} from certificates c where c.pdf_sha256 = ${sha256} order by c.serial limit 1`.execute(
      tx,
    )
  return rows[0] ? toCheck(rows[0]) : null
}

const toCheck = (row: CheckRow): CertificateCheck => ({ ...row, statement: statementOf(row) })

/** What an asset shows of its certificate, with the rights and limits it was registered with. */
type AssetCertificate = {
  readonly number: string
  readonly status: CertificateStatus
  readonly issuedOn: string
  readonly validUntil: string
  readonly rights: string
  readonly limits: string
  /** The days of its renewal, when the day is one of them and the rights do not end with it. */
  readonly renewal: RenewalDays | null
}

/** The certificate of an asset in force on that day, or its last one; null when it never had one. */
export async function certificateOf(tx: Tx, assetId: string, today: string): Promise<AssetCertificate | null> {
  const { rows } = await sql<Omit<AssetCertificate, 'renewal'> & { held: number | null }>`
    select c.number, ${statusAt(today)} as status, c.issued_on as "issuedOn", c.valid_until as "validUntil",
      coalesce(c.facts ->> 'rights', '') as rights, coalesce(c.facts ->> 'limits', '') as limits,
      case when c.status in ('valid', 'expired') and ${today}::date between c.valid_until - ${renewalWindow}::int and c.valid_until + ${renewalWindow}::int + 1 and (
        c.valid_until >= ${today}::date or c.asset_version = (select a.version from assets a where a.id = c.asset_id)
      ) and not exists (
        select from asset_versions v
        where v.asset_id = c.asset_id and v.version = c.asset_version and nullif(v.card ->> 'rightsUntil', '')::date <= c.valid_until
      ) then ${heldDays(sql`c.asset_id`, sql`c.valid_until`, today)} end as held
    from certificates c where c.asset_id = ${assetId} order by c.status = 'valid' desc, c.serial desc limit 1`.execute(tx)
  if (!rows[0]) return null
  const { held, ...certificate } = rows[0]
  return { ...certificate, renewal: held === null ? null : renewalNow(certificate, held, today) }
}

/** What the register is asked for: words, holder, type, mark, state, and the first and last day of issue. */
export type RegisterWish = { readonly [K in 'q' | 'holder' | 'type' | 'mark' | 'from' | 'until' | 'cursor']?: string | undefined } & {
  readonly status?: CertificateStatus | '' | undefined
  readonly limit: number
  readonly today: string
}

function fits({ q, status, holder, type, mark, from, until, today }: RegisterWish, goingOn: readonly string[]): RawBuilder<unknown> {
  const all = [
    ...(goingOn.length > 0
      ? [sql`c.number = any (${sql.val([...goingOn])}::text[])`]
      : wordsOf(q ?? '').map((word) => saysOpenly('c', word))),
    holder?.trim() && sql`${saysOpenly('c', holder)} and c.facts ->> 'registrant' ilike ${likeWord(holder)}`,
    type && sql`c.facts ->> 'registrationType' = ${type}`,
    mark && sql`(c.marks || c.marked_later) @> array[${mark}]::text[]`,
    from && sql`c.issued_on >= ${from}::date`,
    until && sql`c.issued_on <= ${until}::date`,
    status && hasStatus(status, today),
  ].filter((each) => typeof each === 'object')
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

/**
 * The register, latest first; each word of `q` is looked for in number, name, holder and asset code, unless it is the number of an earlier
 * certificate, which leads to those by which that goes on; `status` is the one on that day.
 */
export async function listRegister(tx: Tx, wish: RegisterWish): Promise<Page<RegisterLine>> {
  const { cursor, limit, today } = wish
  const after = fromCursor(cursor, ['number'])
  const wanted = fits(wish, wish.q?.trim() ? await findGoingOn(tx, wish.q) : [])
  const { rows } = await sql<RegisterLine & { serial: number }>`
    select c.serial, c.number, c.facts ->> 'assetName' as "assetName", c.facts ->> 'registrant' as "holderName",
      c.facts ->> 'registrationType' as "registrationType", c.marks || c.marked_later as marks,
      c.issued_on as "issuedOn", c.valid_until as "validUntil", ${statusAt(today)} as status, ${holderEnd}
    from certificates c
    where ${wanted} and ${after ? sql`c.serial < ${after[0]}::bigint` : sql`true`}
    order by c.serial desc
    limit ${limit + 1}`.execute(tx)
  const counted = await countOf(
    rows,
    wish,
    async () =>
      (await sql<{ n: number }>`select count(*) as n from (select from certificates c where ${wanted} limit ${countLimit}) c`.execute(tx))
        .rows[0]!.n,
  )
  return toPage(
    rows,
    limit,
    counted,
    (row) => [row.serial],
    ({ number, assetName, holderName, holderEnd: ended, registrationType, marks, issuedOn, validUntil, status: now }) => ({
      number,
      assetName,
      holderName,
      holderEnd: ended,
      registrationType,
      marks,
      issuedOn,
      validUntil,
      status: now,
    }),
  )
}

/** The place of a note in its list: what is over and not noted (1) before what is noted (0), each the latest first, by day or by note. */
type Placed = StatusNote & { readonly part: number; readonly place: number; readonly tie: number }

const noteColumns = (number: RawBuilder<unknown>) =>
  sql`${number} as number, c.facts ->> 'assetName' as "assetName", c.facts ->> 'registrant' as "holderName"`

/**
 * Registrations that ended, latest first: deregistered, revoked or expired; what expired by that day and was not noted yet stands before
 * all others. One that was renewed after it expired has not ended.
 */
export async function listStatusNotes(
  tx: Tx,
  wish: { status?: string | undefined; cursor?: string | undefined; limit: number; today: string },
): Promise<Page<StatusNote>> {
  const { status, cursor, limit, today } = wish
  const after = fromCursor(cursor, ['number', 'number', 'number'])
  const beyond = (keys: RawBuilder<unknown>) =>
    after ? sql`(${keys}) < (${sql.join(after.map((key) => sql`${key}::bigint`))})` : sql`true`
  const hasUnnoted = !status || status === 'expired'
  const noted = sql`
    h.status in ('deregistered', 'revoked', 'expired')
      and ${status ? sql`h.status = ${status}` : sql`true`}
      and not (h.status = 'expired' and exists (select from certificates s where s.replaces = h.number))
  `
  const day = sql`c.valid_until - date '1970-01-01'`
  const parts = [
    ...(hasUnnoted && after?.[0] !== '0'
      ? [
          sql`(select 1 as part, ${day} as place, c.serial as tie, 'expired' as status, c.valid_until + 1 as since, ${termOver.ground}::text as ground, ${termOver.reason}::text as reason, ${noteColumns(sql`c.number`)}
      from certificates c
      where ${isOver(today)} and ${beyond(sql`1, ${day}, c.serial`)}
      order by c.valid_until desc, c.serial desc
      limit ${limit + 1})`,
        ]
      : []),
    sql`(select 0 as part, h.seq as place, 0 as tie, h.status, h.since, h.ground, h.reason, ${noteColumns(sql`h.number`)}
      from certificate_changes h
      join certificates c on c.number = h.number
      where ${noted} and ${beyond(sql`0, h.seq, 0`)}
      order by h.seq desc
      limit ${limit + 1})`,
  ]
  const { rows } =
    await sql<Placed>`select * from (${sql.join(parts, sql` union all `)}) notes order by part desc, place desc, tie desc limit ${limit + 1}`.execute(
      tx,
    )
  const counted = await countOf(
    rows,
    wish,
    async () =>
      (
        await sql<{ n: number }>`select count(*) as n from (
    (select from certificate_changes h where ${noted} limit ${countLimit})
    union all (select from certificates c where ${hasUnnoted ? isOver(today) : sql`false`} limit ${countLimit})) n`.execute(tx)
      ).rows[0]!.n,
  )
  return toPage(
    rows,
    limit,
    counted,
    (row) => [row.part, row.place, row.tie],
    ({ number, status: is, since, ground, reason, assetName, holderName }): StatusNote => ({
      number,
      status: is,
      since,
      ground,
      reason,
      assetName,
      holderName,
    }),
  )
}

/** A registration that passed to another holder, as both certificates say it. */
export type Transferred = {
  readonly number: string
  readonly replaces: string
  readonly assetName: string
  readonly formerName: string
  readonly holderName: string
  readonly since: string
}

/** The latest transfers, so many: what the successor of a certificate and the one before it say openly (§4.7). */
export async function listTransferred(tx: Tx, limit: number): Promise<Transferred[]> {
  const { rows } = await sql<Transferred>`
      select c.number, c.replaces, c.facts ->> 'assetName' as "assetName", p.facts ->> 'registrant' as "formerName",
        c.facts ->> 'registrant' as "holderName", h.since
      from certificate_changes h
      join certificates c on c.number = h.number
      join certificates p on p.number = c.replaces
      where h.ground = 'transferred' and h.status = 'valid'
      order by h.seq desc
      limit ${limit}`.execute(tx)
  return rows
}

/** Which stored file a certificate is; null when there is none of that number. */
export async function findCertificateFile(tx: Tx, number: string): Promise<{ sha256: string } | null> {
  const { rows } = await sql<{ sha256: string }>`select pdf_sha256 as sha256 from certificates where number = ${number}`.execute(tx)
  return rows[0] ?? null
}
