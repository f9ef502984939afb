import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import type { Entry } from '#contract/books.ts'
import type { FallenHow } from '#law/fallen.ts'
import type { OrganisationKind } from '#law/parties.ts'
import { bookHandlings } from '#server/books/books.routes.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { buildServer } from '#server/http/serve.ts'
import { standingClock, type Clock } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { testPlatform } from './platform.ts'
import { inventedUscc } from './uscc.ts'

/** What came back as JSON, looked into without its type. */
export type Loose = ReturnType<typeof JSON.parse>
type Answer = { readonly status: number; readonly body: Loose; readonly raw: Buffer }

/** The books room on a real database behind its front door, with units that hold assets ready to be booked. */
export type BooksRoom = {
  readonly database: TestDatabase
  readonly platform: Platform
  readonly clock: Clock
  /** An officer of a new unit. */
  unit(kind: OrganisationKind, sector?: string): Promise<Visitor>
  colleague(of: Visitor): Promise<Visitor>
  /** An officer of an office, such as the Finance Bureau. */
  office(role: string, sector?: string): Promise<Visitor>
  /** An asset of the unit; with an asset card unless told otherwise. Entered by hand, since the books do not ask how it came there. */
  asset(
    of: Visitor,
    options?: {
      card?: Record<string, unknown>
      hasCard?: boolean
      /** How its registration ended. */
      fallen?: FallenHow
      valuationFen?: number
      reportNumber?: string
    },
  ): Promise<string>
  ask(who: Visitor, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Answer>
  /** Opens the books of a unit and gives their address. */
  open(who: Visitor, openedOn: string): Promise<string>
  post(who: Visitor, entry: Entry & { key?: string }): Promise<Answer>
  close(): Promise<void>
}

const nobody: Visitor = {
  officerId: null,
  postId: null,
  organisationId: null,
  role: 'public',
  organisationKind: null,
  sector: null,
  officerName: '',
  organisationName: '',
}
/** What the gate looks for on a card. */
export const recognisable = {
  rightsBasis: '三定规定第二条',
  disputed: false,
  expectedBenefit: 'both',
  benefitReason: '供公众查询，供企业开发',
}

/** Opens the room on Wednesday 2026-11-04. */
export async function openBooksRoom(): Promise<BooksRoom> {
  const database = await freshDatabase({ max: 12 })
  const clock = standingClock('2026-11-04T09:00:00+08:00')
  const platform = await testPlatform(database, { clock })
  const people = new Map<string, Visitor>()
  const app = await buildServer(
    platform,
    async (request) => ({ visitor: people.get(String(request.headers['x-officer'])) ?? nobody, csrf: 'test' }),
    bookHandlings(),
  )
  let serial = 300
  const enter = async (as: Visitor, name: string): Promise<Visitor> => {
    const officerId = randomUUID()
    await asSystem(platform.db, (tx) =>
      sql`insert into officers (id, login, name, password_hash, state) values (${officerId}, ${officerId}, ${name}, '', 'active')`.execute(
        tx,
      ),
    )
    const visitor = { ...as, officerId, officerName: name }
    people.set(officerId, visitor)
    return visitor
  }
  const organisation = async (kind: OrganisationKind, role: string, sector: string): Promise<Visitor> => {
    const organisationId = randomUUID()
    const name = `榕城${++serial}单位`
    await asSystem(platform.db, (tx) =>
      sql`insert into organisations (id, uscc, name, initials, kind, roles, sector) values (${organisationId}, ${inventedUscc(serial)}, ${name}, ${`rcdw${serial}`}, ${kind}, array[${role}], ${sector})`.execute(
        tx,
      ),
    )
    return { ...nobody, organisationId, organisationName: name, role, organisationKind: kind, sector }
  }
  const ask: BooksRoom['ask'] = async (who, method, url, body) => {
    const reply = await app.inject({
      method,
      url,
      headers: { 'x-officer': who.officerId ?? '', 'x-csrf-token': 'test' },
      ...(body === undefined ? {} : { payload: body }),
    })
    return {
      status: reply.statusCode,
      body: String(reply.headers['content-type']).includes('json') ? reply.json() : null,
      raw: reply.rawPayload,
    }
  }
  return {
    database,
    platform,
    clock,
    ask,
    unit: async (kind, sector = '交通运输') => enter(await organisation(kind, 'producer', sector), '记账人'),
    colleague: (of) => enter(of, '结账人'),
    office: async (role, sector = '') => enter(await organisation('administrative-organ', role, sector), role),
    asset: (of, options = {}) => makeAsset(database, of, options),
    open: async (who, openedOn) => {
      const { status, body } = await ask(who, 'POST', '/api/books', { openedOn })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return `/api/books/${who.organisationId}`
    },
    post: (who, entry) => ask(who, 'POST', `/api/books/${who.organisationId}/vouchers`, { key: randomUUID(), ...entry }),
    close: async () => {
      await app.close()
      await database.close()
      rmSync(platform.config.dataDir, { recursive: true, force: true })
    },
  }
}

async function makeAsset(
  { pool }: TestDatabase,
  of: Visitor,
  {
    card = {},
    hasCard = true,
    fallen,
    valuationFen = 88_000_00,
    reportNumber = `评报${randomUUID().slice(0, 8)}`,
  }: Parameters<BooksRoom['asset']>[1] & object,
): Promise<string> {
  const id = randomUUID()
  const client = await pool.connect()
  const sha = '0'.repeat(64)
  try {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `insert into assets (id, holder_id, holder_kind, holder_sector, code, name, grade, origin, state, catalogued_at, registered_at, created_at, fallen, fallen_on) values ($1, $2, $3, $4, $5, $6, 2, 'purchased', 'registered', now(), case when $7 then now() end, now(), $8::text, case when $8::text is not null then current_date end)`,
      [id, of.organisationId, of.organisationKind, of.sector, `350100-${id}`, `数据集${id.slice(0, 6)}`, hasCard, fallen ?? null],
    )
    await client.query(
      `insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key) values ($1, 1, $2, $3, $3, '林', now(), $4)`,
      [id, { ...recognisable, ...card }, sha, id],
    )
    if (hasCard) {
      const valuation = randomUUID()
      await client.query(
        `insert into files (sha256, sm3, bytes, media_type) values ($1, $1, 1, 'application/pdf') on conflict do nothing`,
        [sha],
      )
      await client.query(
        `insert into valuations (id, asset_id, asset_version, holder_id, holder_kind, case_id, firm_id, firm_name, number, method, amount_fen, base_date, valid_until, answers, paper_sha256, filed_at) values ($1, $2, 1, $3, $4, $5, $5, '衡信评估', $6, 'cost', $7, '2026-01-01', '2027-01-01', '{}', $8, now())`,
        [valuation, id, of.organisationId, of.organisationKind, randomUUID(), reportNumber, valuationFen, sha],
      )
      await client.query(
        `insert into asset_cards (asset_id, holder_id, holder_kind, holder_sector, asset_version, certificate_number, opinion_id, valuation_id, valued_fen, card, created_at) values ($1, $2, $3, $4, 1, 'FZDA', $5, $6, (select amount_fen from valuations where id = $6), '{}', now())`,
        [id, of.organisationId, of.organisationKind, of.sector, randomUUID(), valuation],
      )
    }
    return id
  } finally {
    await client.query(`set session_replication_role = origin`)
    client.release()
  }
}

/** The room with a public unit and an enterprise whose books are open since the new year, and what is read of an answer. */
export async function openTwoBooks() {
  const room = await openBooksRoom()
  const [bureau, soe] = [await room.unit('administrative-organ'), await room.unit('municipal-soe')]
  for (const unit of [bureau, soe]) await room.open(unit, '2026-01-01')
  return { room, bureau, soe }
}
/** The lines of a voucher: ledger, account, debit and credit. */
export const linesOf = (body: Loose) => body.postings.map((p: Loose) => [p.ledger, p.code, p.debitFen, p.creditFen])
/** How an answer refuses. */
export const codeOf = ({ status, body }: { status: number; body: Loose }) => [status, body.code]

/** An invoice of that amount with a number of its own. */
export const invoice = (amountFen: number, number: string = randomUUID()) => [
  { kind: 'invoice' as const, number, party: '数源公司', issuedOn: '2026-01-05', amountFen },
]
/** A purchase for a government unit, amortised over ten years. */
export const purchase = (assetId: string, onDate: string, fen: number, months = 120): Entry => ({
  template: 'purchase',
  way: 'appropriation',
  onDate,
  assetId,
  amounts: { price: fen },
  documents: invoice(fen),
  life: { ground: 'contract', months, expense: 'activity-expense' },
})
/** A purchase for an enterprise, amortised over five years. */
export const enterprisePurchase = (assetId: string, onDate: string, fen: number, months = 60): Entry => ({
  ...purchase(assetId, onDate, fen, months),
  way: 'bank',
  life: { ground: 'contract', months, expense: 'administration-expense' },
})
