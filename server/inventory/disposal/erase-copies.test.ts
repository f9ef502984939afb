import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { standDestroyed } from '#server/test/destroyed.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn, madeFinding } from '#server/test/made-findings.ts'
import { withoutTraces } from '../classification/erasing.ts'
import { findHoldings } from '../holdings.sql.ts'
import { keepFindings } from '../keep-findings.ts'
import { openFinding, type ReadFinding } from '../kept-findings.ts'
import { findRound } from '../rounds.sql.ts'
import { placeOf } from '../source-area.ts'
import { claimSource, insertSources, startAgain } from '../sources.sql.ts'
import { eraseDestroyed } from './disposal.sql.ts'
import { findStillHeld } from './disposal.sql.ts'
import { eraseCopies } from './erase-copies.ts'

type Held = { readonly finding: string; readonly place: string }
let room: InventoryRoom
let before: Visitor
let holder: Visitor
let assetId: string
let older: Held
let earlier: Held
let now: Held
let beside: Held
let again: Held
const destroyedAt = new Date('2026-11-20T10:00:00Z')
const days = (n: number) => new Date(destroyedAt.getTime() + n * 86_400_000)

/** A file the unit uploaded on a day, that waits to be scanned. */
async function added(of: Visitor, name: string, at: Date): Promise<{ id: string; place: string }> {
  const { roundId } = await room.newRound(of)
  const relative = path.join('sources', of.organisationId!, randomUUID())
  const place = placeOf(room.platform.config.dataDir, relative)
  await mkdir(path.dirname(place), { recursive: true })
  await writeFile(place, '线路\n1路')
  const [id] = await asSystem(room.platform.db, async (tx) =>
    insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name, arrivedBy: 'upload', path: relative, bytes: 10 }],
      of.officerId,
      at,
    ),
  )
  return { id: id!, place }
}

/** Keeps what a scan of a source brought; answers with the finding and the assets whose copies are to be erased now. */
async function scanned(id: string, name: string, at: Date): Promise<{ finding: string; erase: string[] }> {
  const erase: string[] = []
  const jobs: Pick<Jobs, 'enqueue'> = { enqueue: async (_, queue, data) => void erase.push(`${queue} ${data['assetId']}`) }
  await asSystem(room.platform.db, async (tx) =>
    keepFindings(
      tx,
      { jobs, vault: room.platform.vault },
      (await claimSource(tx, id))!,
      [{ finding: madeFinding(name, [madeColumn('线路', { samples: ['1路'] })]), draft: null }],
      1,
      at,
    ),
  )
  return {
    erase,
    finding: (await owner<{ id: string }>(`select id from findings where source_id = $1 and state <> 'replaced'`, [id]))[0]!.id,
  }
}

/** A file the unit uploaded on a day, and the finding that a scan of it brought. */
async function uploaded(of: Visitor, name: string, at: Date): Promise<Held> {
  const { id, place } = await added(of, name, at)
  return { place, finding: (await scanned(id, name, at)).finding }
}

const owner = async <T extends object>(text: string, values: unknown[] = []) => (await room.database.pool.query<T>(text, values)).rows
const seen = async ({ finding }: Held) =>
  (await owner<{ finding: Finding; erased_at: Date | null }>('select finding, erased_at from findings where id = $1', [finding]))[0]!
/** How many assets are the content of a unit's account set. */
const holdings = async (unit: Visitor) => asSystem(room.platform.db, async (tx) => (await findHoldings(tx, unit.organisationId!)).assets)
/** Samples as the platform can still show them: what is not kept sealed cannot be opened. */
async function samplesOf(held: Held): Promise<string[]> {
  const [row] = await owner<ReadFinding>('select id, finding as bare, sealed from findings where id = $1', [held.finding])
  return (await openFinding(room.platform.vault, row!)).finding.columns.flatMap((each) => each.samples)
}

/** The record of the destruction, without the procedure it rests on. */
async function record(): Promise<void> {
  const { caseId } = await room.newRound(holder)
  const hands = ['proposed', 'recognised', 'approved', 'executed', 'witnessed']
  await owner(`set local session_replication_role = replica;
    insert into destructions (asset_id, asset_version, holder_id, holder_kind, case_id, proposal, recognition, approval, record, witness, destroyed_on, place, methods, recorded_at, ${hands.map((hand) => `${hand}_by, ${hand}_name`).join(', ')})
    values ('${assetId}', 1, '${holder.organisationId}', 'administrative-organ', '${caseId}', '{}', '{}', '{}', '{}', '{}', '2026-11-20', '机房', '{deletion}', now(), ${hands.map(() => `'${randomUUID()}', '某人'`).join(', ')})`)
}

/** What the unit that held the asset last is told of the copies. */
async function told(): Promise<{ uploads: number; erased: number; findings: number; cleared: number }> {
  const { uploads, erased, findings, cleared } = (await room.ask(holder, 'GET', `/api/assets/${assetId}/destruction`)).body.destruction
  return { uploads, erased, findings, cleared }
}

beforeAll(async () => {
  room = await openInventoryRoom()
  ;[before, holder] = [await room.newUnit('市交通局'), await room.newUnit('市城管局')]
  older = await uploaded(before, '线路.csv', days(-15))
  earlier = await uploaded(before, '线路.csv', days(-9))
  const params = `/api/findings/${earlier.finding}`
  const { version } = (await room.ask(before, 'GET', params)).body
  const card = {
    name: '公交线路',
    dataForm: 'structured',
    records: 10,
    bytes: 100,
    grade: '1',
    importance: 'general',
    containsPersonal: false,
    containsSensitive: false,
    timeFrom: '2026-01-01',
    timeTo: '2026-12-31',
    ...completion,
  }
  const saved = (await room.ask(before, 'PUT', `${params}/card`, { version, card })).body
  assetId = (await room.ask(before, 'POST', `${params}/confirm`, { version: saved.version, key: randomUUID() })).body.assetId
  beside = await uploaded(before, '站点.csv', days(-8))
  await asSystem(room.platform.db, (tx) => sql`select transfer_asset(${assetId}, ${holder.organisationId}, now())`.execute(tx))
  now = await uploaded(holder, '线路.csv', days(-1))
  await owner(`update findings set state = 'kept', asset_id = $2 where id = $1`, [now.finding, assetId])
  again = await uploaded(holder, '线路.csv', days(1))
})
afterAll(() => room.close())

test('of an asset that was not destroyed nothing is erased, whoever asks', async () => {
  const emptied = [{ id: now.finding, finding: withoutTraces((await seen(now)).finding) }]
  expect(await inTransaction(room.platform.db, holder, (tx) => eraseDestroyed(tx, assetId, emptied, destroyedAt))).toEqual([])
  await eraseCopies(room.platform, assetId)
  expect([await samplesOf(now), existsSync(now.place)]).toEqual([['1路'], true])
  expect([await holdings(before), await holdings(holder)]).toEqual([0, 1])
})

test('values and files go with whoever held the asset, each noted once in the log of that unit; what came later or belongs to others stays (choice:destruction-copies)', async () => {
  expect((await owner<{ known: string }>('select known_as as known from findings where id = $1', [again.finding]))[0]!.known).toBe(assetId)
  await standDestroyed(room.database, assetId, destroyedAt)
  await record()
  expect(await told()).toEqual({ uploads: 3, erased: 0, findings: 3, cleared: 0 })
  for (let times = 0; times < 2; times++) await eraseCopies(room.platform, assetId)
  expect(await told()).toEqual({ uploads: 3, erased: 3, findings: 3, cleared: 3 })
  for (const held of [older, earlier, now])
    expect([await samplesOf(held), (await seen(held)).erased_at !== null, existsSync(held.place)]).toEqual([[], true, false])
  for (const held of [beside, again])
    expect([await samplesOf(held), (await seen(held)).erased_at, existsSync(held.place)]).toEqual([['1路'], null, true])
  const lines = await owner<{ action: string; holder_id: string; role: string; detail: object }>(
    `select action, holder_id, role, detail from audit_log where object_id = $1 and action like 'erase-%' order by action, holder_id`,
    [assetId],
  )
  const mine = (
    [
      [before.organisationId!, 2],
      [holder.organisationId!, 1],
    ] as const
  ).toSorted(([a], [b]) => (a < b ? -1 : 1))
  expect(lines).toEqual([
    ...mine.map(([unit, findings]) => ({ action: 'erase-findings', holder_id: unit, role: 'system', detail: { findings } })),
    ...mine.map(([unit, files]) => ({ action: 'erase-sources', holder_id: unit, role: 'system', detail: { files } })),
  ])
})

test('a destroyed asset is content of the account set no more (§3.10)', async () => {
  expect([await holdings(before), await holdings(holder)]).toEqual([0, 0])
})

test('a destroyed asset found again says why it can neither take a new version nor stay as it is (§4.8)', async () => {
  const { version, knownAs } = (await room.ask(holder, 'GET', `/api/findings/${again.finding}`)).body
  expect(knownAs).toMatchObject({
    assetId,
    whyNot: { zh: expect.stringContaining('已销毁') },
    whyNotKeep: { zh: expect.stringContaining('已销毁') },
  })
  expect(await room.ask(holder, 'POST', `/api/findings/${again.finding}/keep`, { version })).toMatchObject({
    status: 409,
    body: { code: 'destroyed', basis: '§4.8', message: knownAs.whyNotKeep },
  })
})

test('an upload of before that is scanned only after the destruction goes as well, and so does what a second scan brings again; what came later stays (choice:destruction-copies)', async () => {
  const waited = await added(holder, '线路.csv', days(-1))
  const late = await scanned(waited.id, '线路.csv', days(2))
  expect([late.erase, await told()]).toEqual([[`erase-copies ${assetId}`], { uploads: 4, erased: 3, findings: 4, cleared: 3 }])
  const [source] = await owner<{ id: string }>('select source_id as id from findings where id = $1', [older.finding])
  await asSystem(room.platform.db, (tx) => startAgain(tx, source!.id))
  const twice = await scanned(source!.id, '线路.csv', days(2))
  expect(twice.erase).toEqual([`erase-copies ${assetId}`])
  expect((await scanned((await added(holder, '线路.csv', days(1))).id, '线路.csv', days(2))).erase).toEqual([])
  // What a restore left waiting is found by the next start.
  const byAsset = async () =>
    (
      await owner<{ id: string }>(
        `select a.id from assets a where exists (select from copies_of(a.id) c join findings f on f.id = c.finding_id join sources s on s.id = c.source_id where f.erased_at is null or (s.arrived_by = 'upload' and s.erased_at is null)) order by a.id`,
      )
    ).map(({ id }) => id)
  expect([await asSystem(room.platform.db, findStillHeld), await byAsset()]).toEqual([[assetId], [assetId]])
  // By each way a finding may hang on the asset.
  for (const link of [
    `asset_id = '${assetId}', known_as = null`,
    `asset_id = null, known_as = '${assetId}'`,
    'asset_id = null, known_as = null',
  ]) {
    await owner(`update findings set ${link} where id = any($1)`, [[late.finding, twice.finding]])
    expect([link, await asSystem(room.platform.db, findStillHeld), await byAsset()]).toEqual([link, [assetId], [assetId]])
  }
  await eraseCopies(room.platform, assetId)
  expect(await asSystem(room.platform.db, findStillHeld)).toEqual([])
  for (const { finding } of [late, twice]) expect(await samplesOf({ finding, place: '' })).toEqual([])
  expect([existsSync(waited.place), await told()]).toEqual([false, { uploads: 4, erased: 4, findings: 5, cleared: 5 }])
})
