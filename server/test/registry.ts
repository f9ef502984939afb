import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { sql } from 'kysely'
import { effects, type Effect } from '#law/effects.ts'
import type { Actor } from '#server/cases/state.ts'
import { inTransaction, type Tx, type Who } from '#server/db/transaction.ts'
import { writeFile } from '#server/files/files.sql.ts'
import { openFileStore } from '#server/files/store.ts'
import { openVault } from '#server/vault/vault.ts'
import { digestsOf } from '#server/inventory/canonical.ts'
import { beginChange } from '#server/registration/change-difference.ts'
import { makeRegistrationEffects } from '#server/registration/effects.ts'
import { registrationFacts } from '#server/registration/facts.ts'
import type { TestDatabase } from './database.ts'
import { noSubjects, passingFolder, testPlatform } from './platform.ts'
import { inventedUscc } from './uscc.ts'

const nothing = async () => {}

/** A registry with its room's real facts and effects on a test's own database: a producer, the centre with two reviewers, a law firm, a valuer. */
export async function smallRegistry(database: TestDatabase) {
  const dataDir = passingFolder()
  const vault = openVault({ db: database.db, keysDir: path.join(dataDir, 'keys'), method: 'aes-256-gcm' })
  const files = await openFileStore(path.join(dataDir, 'files'), vault)
  const others = Object.fromEntries(Object.keys(effects).map((name) => [name, nothing])) as Record<Effect, typeof nothing>
  const lent = {
    facts: [registrationFacts],
    effects: { ...others, ...makeRegistrationEffects({ files, config: { publicUrl: 'https://data.example.test' } }) },
    beginning: beginChange,
    subjects: { ...noSubjects, asset: findSubject },
  }
  const platform = await testPlatform(database, { files, vault, lent, config: { dataDir } })
  const people = {
    producer: await makeOfficer(database, {
      organisation: '福州市交通运输局',
      serial: 11,
      role: 'producer',
      kind: 'administrative-organ',
      name: '林一帆',
    }),
    reviewer: await makeOfficer(database, {
      organisation: '福州市大数据服务中心',
      serial: 12,
      role: 'registrar',
      kind: 'public-institution',
      name: '陈初审',
    }),
    second: await makeOfficer(database, {
      organisation: '福州市大数据服务中心',
      serial: 12,
      role: 'registrar',
      kind: 'public-institution',
      name: '王复审',
    }),
    lawyer: await makeOfficer(database, { organisation: '榕城律师事务所', serial: 13, role: 'law-firm', kind: 'law-firm', name: '郑律' }),
    valuer: await makeOfficer(database, { organisation: '闽江资产评估有限公司', serial: 14, role: 'valuer', kind: 'valuer', name: '黄评' }),
  }
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database.db, whoIs(actor), work)
  const context = () => ({ at: platform.clock.now(), today: platform.clock.today(), requestId: '', address: '' })
  return {
    platform,
    people,
    as,
    db: database.db,
    makeAsset: (card: Record<string, unknown> = {}) => makeAsset(database, people.producer, card, platform.clock.now()),
    revise: (assetId: string, version: number) => revise(database, assetId, version),
    open: (actor: Actor, procedure: string, subjectId: string, answers: Record<string, unknown>) =>
      as(actor, (tx) => platform.desk.open(tx, { procedure, subjectId, answers, actor, key: randomUUID(), ...context() })),
    act: (actor: Actor, caseId: string, act: string, asked: Record<string, unknown> = {}) =>
      as(actor, (tx) => platform.desk.act(tx, { caseId, act, version: null, reason: '', asked, actor, key: randomUUID(), ...context() })),
    bringPaper: (actor: Actor, content = `%PDF-1.7 ${randomUUID()}`) =>
      as(actor, async (tx) => {
        const kept = await files.keep(Buffer.from(content))
        await writeFile(tx, {
          ...kept,
          mediaType: 'application/pdf',
          name: 'paper.pdf',
          organisationId: actor.organisationId,
          officerId: actor.officerId,
          caseId: null,
          at: platform.clock.now(),
        })
        return { sha256: kept.sha256, name: 'paper.pdf' }
      }),
  }
}

/** What `smallRegistry` gives. */
export type Registry = Awaited<ReturnType<typeof smallRegistry>>

function whoIs(actor: Actor): Who {
  return {
    officerId: actor.officerId,
    postId: actor.postId,
    organisationId: actor.organisationId,
    role: actor.role,
    organisationKind: null,
    sector: null,
  }
}

async function findSubject(tx: Tx, { subjectId }: { subjectId: string | null }) {
  const { rows } = await sql<{
    id: string
    version: number
    title: string
    holderId: string
    holderKind: string
    holderSector: string
  }>`select id, version, name as title, holder_id as "holderId", holder_kind as "holderKind", holder_sector as "holderSector" from assets where id = ${subjectId}`.execute(
    tx,
  )
  return rows[0] ?? null
}

async function makeOfficer(
  { db }: TestDatabase,
  o: { organisation: string; serial: number; role: string; kind: string; name: string },
): Promise<Actor> {
  const { rows } = await sql<{
    organisation: string
    officer: string
    post: string
  }>`with o as (insert into organisations (uscc, name, kind, roles, licence_no) values (${inventedUscc(o.serial)}, ${o.organisation}, ${o.kind}, array[${o.role}], ${`试执${o.serial}`}) on conflict (uscc) where ended_on is null do update set is_active = true returning id),
      f as (insert into officers (login, name, password_hash, state) values (${randomUUID()}, ${o.name}, 'none', 'active') returning id)
    insert into posts (officer_id, organisation_id, role) select f.id, o.id, ${o.role} from o, f returning organisation_id as organisation, officer_id as officer, id as post`.execute(
    db,
  )
  return {
    officerId: rows[0]!.officer,
    officerName: o.name,
    postId: rows[0]!.post,
    organisationId: rows[0]!.organisation,
    organisationName: o.organisation,
    role: o.role,
    isProved: true,
  }
}

const wholeCard = {
  name: '2026年福州市公交线路站点数据',
  summary: '全市公交线路和站点的位置与时刻，用于出行服务。',
  category: 'departmental',
  industry: 'G',
  records: 4612,
  bytes: 1_536_000,
  grade: '2',
  importance: 'general',
  origin: 'produced',
  accountTitle: '无形资产—专利及信息数据等',
}

async function makeAsset({ db }: TestDatabase, producer: Actor, card: Record<string, unknown>, at: Date): Promise<string> {
  const id = randomUUID()
  const whole = { ...wholeCard, ...card }
  const digests = digestsOf(whole)
  await sql`with a as (insert into assets (id, holder_id, holder_kind, code, name, grade, origin, state, catalogued_at, created_at) values (${id}, ${producer.organisationId}, 'administrative-organ', ${`350100-${id.slice(0, 8)}`}, ${whole.name}, 2, 'produced', 'catalogued', ${at}, ${at}))
    insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key) values (${id}, 1, ${JSON.stringify(whole)}::jsonb, ${digests.sha256}, ${digests.sm3}, '林一帆', ${at}, ${randomUUID()})`.execute(
    db,
  )
  return id
}

async function revise({ db }: TestDatabase, assetId: string, version: number): Promise<void> {
  await sql`with v as (insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key)
      select asset_id, ${version}, card, sha256, sm3, confirmed_name, confirmed_at, ${randomUUID()} from asset_versions where asset_id = ${assetId} and version = ${version - 1})
    update assets set version = ${version} where id = ${assetId}`.execute(db)
}
