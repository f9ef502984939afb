import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import { orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'
import { effects, type Effect } from '#law/effects.ts'
import type { Lent } from '#server/cases/lent.ts'
import { casesOf, roundCases } from '#server/cases/subject.sql.ts'
import { asSystem, inTransaction, type Tx } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { buildServer } from '#server/http/serve.ts'
import { makeClassificationEffects } from '#server/inventory/classification/effects.ts'
import { classificationFacts } from '#server/inventory/classification/facts.ts'
import { inventoryEffects } from '#server/inventory/effects.ts'
import { inventoryFacts } from '#server/inventory/facts.ts'
import { inventoryRoutes } from '#server/inventory/inventory.routes.ts'
import type { InventoryLent } from '#server/inventory/lent.ts'
import { listSubject } from '#server/inventory/lists/list-subject.ts'
import { assetSubject, roundSubject } from '#server/inventory/subjects.ts'
import { matterSubject, organisationSubject } from '#server/parties/subjects.ts'
import type { Config } from '#server/config.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { testPlatform } from './platform.ts'

const noEffects = Object.fromEntries(Object.keys(effects).map((name) => [name, async () => {}])) as unknown as Lent['effects'] &
  Record<Effect, never>
/** What other rooms lend here: nothing. */
export const lent: InventoryLent = {
  papersOf: async () => [],
  certificateOf: async () => null,
  memoOf: async () => null,
  outsideOf: async () => [],
  bookOf: async () => null,
  whyNotOrigin: async () => null,
  whyNotOperate: async () => null,
  casesOf,
  roundCases,
}
const plan = {
  title: '2026年度盘点',
  year: 2026,
  scope: '全部业务系统',
  procedure: '逐库清查',
  startsOn: '2026-11-01',
  endsOn: '2026-12-01',
  counter: '林清',
  checker: '陈核',
  answerable: '王责',
}

/** A unified social credit code that passes both checks, from a number. */
export function testUscc(serial: number): string {
  const unit = String(serial).padStart(8, '0')
  const body = `11350100${unit}${orgCodeCheckCharacter(unit)!}`
  return body + usccCheckCharacter(body)!
}

/** The inventory room on a real database with its desk and front door, and a few people of a small city. */
export type InventoryRoom = {
  readonly database: TestDatabase
  readonly platform: Platform
  readonly app: FastifyInstance
  /** Scan jobs that were enqueued by transactions that committed. */
  readonly enqueued: string[]
  newUnit(name: string, role?: string): Promise<Visitor>
  newColleague(of: Visitor, name: string): Promise<Visitor>
  /** Opens a round for the visitor's unit and starts it, so that it is being counted. */
  newRound(visitor: Visitor): Promise<{ roundId: string; caseId: string }>
  /** Opens a case about a subject; answers with its id. */
  open(visitor: Visitor, procedure: string, subjectId: string | null, answers: Answers): Promise<string>
  act(visitor: Visitor, caseId: string, act: string, asked?: Record<string, unknown>): Promise<void>
  readonly ask: ReturnType<typeof makeAsk>
  close(): Promise<void>
}

/** Builds the room; `config` replaces single settings. */
export async function openInventoryRoom(config: Partial<Config> = {}): Promise<InventoryRoom> {
  const database = await freshDatabase({ max: 12 })
  const enqueued: string[] = []
  const jobs = notingScans(enqueued)
  const platform = await testPlatform(database, { config, jobs, lent: lentToRoom(jobs) })
  const people = new Map<string, Visitor>()
  const app = await buildServer(
    platform,
    async (request) => ({ visitor: people.get(String(request.headers['x-officer'])) ?? nobody, csrf: 'test' }),
    inventoryRoutes(platform, lent),
  )
  let units = 0
  const room: InventoryRoom = {
    database,
    platform,
    app,
    enqueued,
    newUnit: async (name, role = 'producer') =>
      enter(platform, people, await addUnit(platform, testUscc(20260000 + ++units), name, role), `${name}经办人`),
    newColleague: (of, name) => enter(platform, people, of, name),
    newRound: async (visitor) => {
      const caseId = await room.open(visitor, 'inventory-round', null, plan)
      await room.act(visitor, caseId, 'submit')
      const { rows } = await asSystem(platform.db, (tx: Tx) =>
        sql<{ id: string }>`select id from rounds where case_id = ${caseId}`.execute(tx),
      )
      return { roundId: rows[0]!.id, caseId }
    },
    open: async (visitor, procedure, subjectId, answers) => {
      const given = { procedure, subjectId, answers, ...byHand(platform, visitor) }
      const { id } = await inTransaction(platform.db, visitor, (tx) => platform.desk.open(tx, given))
      return id
    },
    act: async (visitor, caseId, act, asked = {}) => {
      const { rows } = await asSystem(platform.db, (tx) =>
        sql<{ version: number }>`select version from cases where id = ${caseId}`.execute(tx),
      )
      const given = { caseId, act, version: rows[0]!.version, reason: '', asked, ...byHand(platform, visitor) }
      await inTransaction(platform.db, visitor, (tx) => platform.desk.act(tx, given))
    },
    ask: makeAsk(app),
    close: async () => {
      await app.close()
      await database.close()
      rmSync(platform.config.dataDir, { recursive: true, force: true })
    },
  }
  return room
}

/** Jobs at rest that note which scans were asked for. */
function notingScans(enqueued: string[]): Jobs {
  const nothing = async () => {}
  return {
    enqueue: async (_, queue, data) => {
      if (queue === 'scan-source') enqueued.push(data['sourceId']!)
    },
    work: nothing,
    again: nothing,
    kick: nothing,
    stop: nothing,
  }
}

/** What the desk is lent where the inventory is the only room about a subject. */
function lentToRoom(jobs: Jobs): Partial<Lent> {
  return {
    facts: [inventoryFacts, classificationFacts],
    effects: { ...noEffects, ...inventoryEffects, ...makeClassificationEffects(jobs) },
    subjects: {
      asset: assetSubject,
      round: roundSubject,
      list: listSubject,
      organisation: organisationSubject,
      product: async () => null,
      matter: matterSubject,
    },
  }
}

/** Asks the front door as somebody; the body is JSON where the answer is, bytes otherwise. */
function makeAsk(app: FastifyInstance) {
  return async (visitor: Visitor, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
    const reply = await app.inject({
      method,
      url,
      headers: { 'x-officer': visitor.officerId ?? '', 'x-csrf-token': 'test' },
      ...(body === undefined ? {} : { payload: body }),
    })
    return { status: reply.statusCode, body: String(reply.headers['content-type']).includes('json') ? reply.json() : reply.rawPayload }
  }
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

function byHand(platform: Platform, visitor: Visitor) {
  return { key: randomUUID(), actor: visitor, at: platform.clock.now(), today: platform.clock.today(), requestId: '', address: '' }
}

/** Enters a unit; answers whoever acts for it, without a person yet. */
async function addUnit({ db }: Platform, uscc: string, name: string, role: string): Promise<Visitor> {
  const organisationId = randomUUID()
  const organisationKind = 'administrative-organ'
  await asSystem(db, (tx) =>
    sql`insert into organisations (id, uscc, name, kind, roles) values (${organisationId}, ${uscc}, ${name}, ${organisationKind}, array[${role}])`.execute(
      tx,
    ),
  )
  return { ...nobody, organisationId, organisationName: name, role, organisationKind }
}

async function enter(platform: Platform, people: Map<string, Visitor>, as: Visitor, name: string): Promise<Visitor> {
  const officerId = randomUUID()
  await asSystem(platform.db, (tx) =>
    sql`insert into officers (id, login, name, password_hash, state) values (${officerId}, ${officerId}, ${name}, '', 'active')`.execute(
      tx,
    ),
  )
  const visitor = { ...as, officerId, officerName: name, isProved: true }
  people.set(officerId, visitor)
  return visitor
}

/** A multipart body of files by name, for `app.inject` and for sending by hand. */
export function multipartOf(files: readonly { name: string; content: Buffer }[]): { payload: Buffer; contentType: string } {
  const boundary = `----${randomUUID()}`
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from('\r\n'),
  ])
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

/** What an officer adds to a drafted card so that it can be confirmed. */
export const completion = {
  category: 'departmental',
  industry: 'G',
  origin: 'collected',
  originEvidence: '公交调度系统自动采集',
  originSystem: '公交调度系统',
  collectionBasis: '三定规定第二条',
  rightsBasis: '三定规定第二条',
  lawfulDuty: '公共交通管理',
  expectedBenefit: 'service',
  benefitReason: '供公众查询线路与时刻',
  responsible: '王责',
  department: '数据科',
  summary: '公交线路与站点的基础信息，供出行查询使用。',
}
