import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingView } from '#contract/inventory.ts'
import { rulesOfSource } from '#contract/kit-rules.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding, madeSketched as sketched, valuesOf } from '#server/test/made-findings.ts'
import { rulesForKit, rulesForScan } from './column-rules.ts'
import { keepFindings } from './keep-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let other: Visitor
let bureau: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市民政局')
  other = await room.newUnit('市医保局')
  bureau = await room.newUnit('市数据局', 'data-bureau')
})
afterAll(() => room.close())

const card = {
  name: '低保家庭',
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

/** A source of a round, or a new one, in which a scan found this. */
async function scanned(of: Visitor, roundId: string, found: readonly Finding[], again?: string): Promise<string> {
  const at = room.platform.clock.now()
  return asSystem(room.platform.db, async (tx) => {
    const path = `sources/${randomUUID()}`
    const id =
      again ??
      (
        await insertSources(
          tx,
          (await findRound(tx, roundId))!,
          [{ id: randomUUID(), name: found[0]!.file, arrivedBy: 'upload', path, bytes: 1 }],
          of.officerId,
          at,
        )
      )[0]!
    const source = await claimSource(tx, id)
    await keepFindings(
      tx,
      room.platform,
      source!,
      found.map((f) => ({ finding: f, draft: null })),
      1,
      at,
    )
    return id
  })
}

async function listed(of: Visitor, roundId: string, query = ''): Promise<FindingView[]> {
  const { items } = (await room.ask(of, 'GET', `/api/rounds/${roundId}/findings?limit=100${query}`)).body
  return Promise.all(items.map(async (line: { id: string }) => (await room.ask(of, 'GET', `/api/findings/${line.id}`)).body))
}

/** Fills the card of a finding and confirms it. */
async function confirm(view: FindingView, extra: object = {}) {
  const saved = (
    await room.ask(producer, 'PUT', `/api/findings/${view.id}/card`, {
      version: view.version,
      card: { ...card, grade: String(view.finding.grade), containsPersonal: view.finding.columns.some((c) => c.personal) },
    })
  ).body
  return room.ask(producer, 'POST', `/api/findings/${view.id}/confirm`, { version: saved.version, key: randomUUID(), ...extra })
}

const families = (...more: ColumnFinding[]) => [
  column('家庭编号', { semanticType: 'record_id' }),
  column('户主', { top: [{ text: '甲某', count: 2 }] }),
  ...more,
]

describe('corrections are kept and used again (choice:correction-memory)', () => {
  test('at the next scan of the unit, for whoever decides, and never for another unit', async () => {
    const first = await room.newRound(producer)
    await scanned(producer, first.roundId, [finding('低保家庭2025.csv', families())])
    const [view] = await listed(producer, first.roundId)
    const corrected = await room.ask(producer, 'PUT', `/api/findings/${view!.id}/columns`, {
      version: view!.version,
      column: '户主',
      semanticType: 'person_name',
    })
    expect(corrected.body.finding.columns[1]).toMatchObject({ semanticType: 'person_name', top: [], samples: [] })
    const second = await room.newRound(producer)
    await scanned(producer, second.roundId, [finding('残疾补贴.csv', [column('户 主', { top: [{ text: '乙某', count: 2 }] })])])
    const [next] = await listed(producer, second.roundId)
    expect(next!.finding.columns[0]).toMatchObject({
      semanticType: 'person_name',
      grade: 3,
      personal: true,
      top: [],
      evidence: { zh: expect.stringMatching(/^按 \d{4}-\d\d-\d\d 市民政局经办人 的更正$/) },
    })
    expect(next).toMatchObject({ grade: 3, card: { containsPersonal: true, grade: '3' } })
    const elsewhere = await room.newRound(other)
    await scanned(other, elsewhere.roundId, [finding('残疾补贴.csv', [column('户主')])])
    expect((await listed(other, elsewhere.roundId))[0]!.finding.columns[0]).toMatchObject({ semanticType: 'object_name', personal: false })
  })

  test('the latest decision wins, is counted, and a lower grade is only offered', async () => {
    const { roundId } = await room.newRound(producer)
    await scanned(producer, roundId, [finding('残疾补贴2.csv', [column('户主')])])
    const [view] = await listed(producer, roundId)
    await room.ask(producer, 'PUT', `/api/findings/${view!.id}/columns`, {
      version: view!.version,
      column: '户主',
      semanticType: 'object_name',
      grade: 1,
    })
    const { rows } = await asSystem(room.platform.db, (tx) =>
      sql`select semantic_type, grade, times from column_corrections where holder_id = ${producer.organisationId} and heading = '户主'`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ semantic_type: 'object_name', grade: 1, times: 2 }])
    await scanned(producer, roundId, [
      finding('残疾补贴3.csv', [column('户主', { semanticType: 'person_name', grade: 3, personal: true })]),
    ])
    const third = (await listed(producer, roundId)).find((f) => f.dataset === '残疾补贴3.csv')!
    expect(third.finding.columns[0]).toMatchObject({ grade: 3, personal: true, suggestion: { semanticType: 'object_name', grade: 1 } })
  })
})

test('of databases of one name on several machines each table is compared with the one at its own address (§3.9)', async () => {
  const at = (host: string, columns: readonly ColumnFinding[]) =>
    finding(`postgresql://${host}:5432/his`, columns, {
      dataset: 'public.visits',
      origin: {
        kind: 'postgresql',
        host,
        database: 'his',
        schema: 'public',
        table: 'visits',
        isView: false,
        comment: '',
        estimatedRows: null,
        server: '',
      },
    })
  const hosts = ['10.0.0.1', '10.0.0.2'] as const
  const years = [await room.newRound(producer), await room.newRound(producer)]
  for (const { roundId } of years) for (const host of hosts) await scanned(producer, roundId, [at(host, [column('就诊号'), column(host)])])
  const [before, after] = await Promise.all(years.map(({ roundId }) => listed(producer, roundId)))
  const earlierAt = (host: string) => before!.find((f) => f.finding.origin?.host === host)!.id
  expect(hosts.map((host) => after!.find((f) => f.finding.origin?.host === host)!.previous?.findingId)).toEqual(hosts.map(earlierAt))
})

describe('a source is scanned again (§3.5)', () => {
  test('undecided findings are replaced with what people did to them, decided ones stay, and only one stands', async () => {
    const { roundId } = await room.newRound(producer)
    const sheets = [
      finding('台账.xlsx#名册', families(), { dataset: '名册' }),
      finding('台账.xlsx#汇总', [column('合计')], { dataset: '汇总' }),
    ]
    const sourceId = await scanned(producer, roundId, sheets)
    const [roster, totals] = (await listed(producer, roundId)).sort((a, b) => b.columns - a.columns)
    await room.ask(producer, 'PUT', `/api/findings/${roster!.id}/card`, { version: 1, card: { name: '人写的名称' } })
    await room.ask(producer, 'POST', `/api/findings/${totals!.id}/set-aside`, { version: 1, reason: '只是合计' })
    writeFileSync(await pathOf(sourceId), 'x')
    const before = room.enqueued.length
    const reply = await room.ask(producer, 'POST', `/api/sources/${sourceId}/rescan`)
    expect([reply.status, reply.body.state, room.enqueued.slice(before)]).toEqual([200, 'waiting', [sourceId]])
    expect((await room.ask(producer, 'POST', `/api/sources/${sourceId}/rescan`)).body).toMatchObject({ code: 'being-scanned' })
    await scanned(
      producer,
      roundId,
      [
        finding('台账.xlsx#名册', families(column('电话', { semanticType: 'mobile', grade: 3, personal: true })), { dataset: '名册' }),
        sheets[1]!,
      ],
      sourceId,
    )
    const after = await listed(producer, roundId)
    expect(new Map(after.map((f) => [f.dataset, f.state]))).toEqual(
      new Map([
        ['名册', 'proposed'],
        ['汇总', 'set-aside'],
      ]),
    )
    expect(after).toHaveLength(2)
    const fresh = after.find((f) => f.dataset === '名册')!
    expect(fresh).toMatchObject({
      card: { name: '人写的名称' },
      previous: { findingId: roster!.id },
      attention: 1,
      changes: [{ what: 'personal-appeared', column: '电话', attention: true }],
    })
    const gone = await room.ask(producer, 'POST', `/api/findings/${roster!.id}/set-aside`, { version: 3, reason: '不要' })
    expect([gone.status, gone.body.message.zh]).toEqual([409, expect.stringContaining('重新扫描')])
    expect((await listed(producer, roundId, '&state=replaced')).map((f) => f.id)).toEqual([roster!.id])
    expect((await room.ask(producer, 'GET', `/api/rounds/${roundId}`)).body).toMatchObject({ findings: 2, sourceList: [{ findings: 2 }] })
  })

  test('a scan that could read nothing replaces nothing', async () => {
    const { roundId } = await room.newRound(producer)
    const sourceId = await scanned(producer, roundId, [finding('好的.csv', families())])
    await asSystem(room.platform.db, (tx) => sql`update sources set state = 'waiting' where id = ${sourceId}`.execute(tx))
    await scanned(
      producer,
      roundId,
      [finding('好的.csv', [], { rows: 0, faults: [{ code: 'broken', severity: 'error', message: { zh: '坏了', en: 'broken' } }] })],
      sourceId,
    )
    expect((await listed(producer, roundId)).map((f) => f.state)).toEqual(['proposed'])
  })

  test('is refused with the reason when the file is gone, when all is decided, and to others', async () => {
    const { roundId } = await room.newRound(producer)
    const sourceId = await scanned(producer, roundId, [finding('没了.csv', families())])
    expect((await room.ask(producer, 'POST', `/api/sources/${sourceId}/rescan`)).body).toMatchObject({
      code: 'source-gone',
      remedy: { zh: expect.stringContaining('重新上传') },
    })
    writeFileSync(await pathOf(sourceId), 'x')
    const [view] = await listed(producer, roundId)
    await room.ask(producer, 'POST', `/api/findings/${view!.id}/set-aside`, { version: 1, reason: '不要' })
    expect((await room.ask(producer, 'POST', `/api/sources/${sourceId}/rescan`)).body.code).toBe('all-decided')
    for (const stranger of [other, bureau]) expect((await room.ask(stranger, 'POST', `/api/sources/${sourceId}/rescan`)).status).toBe(404)
  })
})

async function pathOf(sourceId: string): Promise<string> {
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ path: string }>`select path from sources where id = ${sourceId}`.execute(tx),
  )
  mkdirSync(`${room.platform.config.dataDir}/sources`, { recursive: true })
  return `${room.platform.config.dataDir}/${rows[0]!.path}`
}

describe('again next year (§3.9)', () => {
  const lines = (over: Partial<Finding> = {}) => [finding('线路2025.csv', [column('线路编号'), column('线路名称')], over)]

  test('a dataset is compared with its last scan; only what changed asks for a look; an asset is not made twice by accident', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    await scanned(producer, last.roundId, lines())
    const asset = (await confirm((await listed(producer, last.roundId))[0]!)).body
    await scanned(producer, now.roundId, [
      { ...lines({ rows: 2000 })[0]!, file: '线路_2026.csv', dataset: '线路_2026.csv' },
      finding('别的.csv', [column('线路编号')]),
    ])
    const [view] = await listed(producer, now.roundId, '&attention=yes')
    expect(view).toMatchObject({
      dataset: '线路_2026.csv',
      attention: 1,
      changes: [{ what: 'volume-changed' }],
      previous: { findingId: asset.id, roundTitle: '2026年度盘点' },
      knownAs: { assetId: asset.assetId, assetCode: asset.assetCode, version: 1, whyNot: null },
    })
    expect((await listed(producer, now.roundId)).find((f) => f.dataset === '别的.csv')).toMatchObject({
      previous: null,
      knownAs: null,
      changes: [],
      attention: 0,
    })
    const refused = await confirm(view!)
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'asset-exists', basis: 'choice:known-asset', message: { zh: expect.stringContaining(asset.assetCode) } },
    ])
    const renewed = await confirm({ ...view!, version: view!.version + 1 }, { assetId: asset.assetId })
    expect([renewed.status, renewed.body]).toMatchObject([200, { state: 'carded', assetId: asset.assetId, assetCode: asset.assetCode }])
    const whole = (await room.ask(producer, 'GET', `/api/assets/${asset.assetId}`)).body
    expect(whole).toMatchObject({
      version: 2,
      code: asset.assetCode,
      card: { assetCode: asset.assetCode },
      versions: [{ version: 2 }, { version: 1 }],
      finding: { file: '线路_2026.csv' },
    })
  })

  test('it may be another asset, if the officer says so; a frozen one refuses with the reason', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    await scanned(producer, last.roundId, [finding('站点2025.csv', [column('站点')])])
    const asset = (await confirm((await listed(producer, last.roundId))[0]!)).body
    await scanned(producer, now.roundId, [finding('站点2026.csv', [column('站点')]), finding('首次出现.csv', [column('站名')])])
    const unchanged = async () => (await room.ask(producer, 'GET', `/api/rounds/${now.roundId}/findings?attention=no`)).body
    expect(await unchanged()).toMatchObject({
      total: 1,
      items: [
        {
          dataset: '站点2026.csv',
          attention: 0,
          knownAs: { assetId: asset.assetId, assetCode: asset.assetCode, version: 1, whyNot: null },
        },
      ],
    })
    await asSystem(room.platform.db, (tx) => sql`update assets set state = 'registered' where id = ${asset.assetId}`.execute(tx))
    const view = (await listed(producer, now.roundId)).find((f) => f.knownAs)
    expect((await unchanged()).items[0].knownAs.whyNot).toEqual(view!.knownAs!.whyNot)
    expect(view!.knownAs?.whyNot?.zh).toContain('已登记')
    const frozen = await confirm(view!, { assetId: asset.assetId })
    expect([frozen.status, frozen.body.code]).toEqual([409, 'registered'])
    const foreign = await confirm({ ...view!, version: view!.version + 1 }, { assetId: randomUUID() })
    expect([foreign.status, foreign.body.fields?.[0]?.field]).toEqual([422, 'assetId'])
    const another = await confirm({ ...view!, version: view!.version + 2 }, { assetId: null })
    expect(another.status).toBe(200)
    expect(another.body.assetId).not.toBe(asset.assetId)
  })

  test('a registered asset that is found again stays as it is and counts as found; what changed needs a reason (choice:known-asset)', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    await scanned(producer, last.roundId, [finding('闸口2025.csv', [column('闸口')])])
    const asset = (await confirm((await listed(producer, last.roundId))[0]!)).body
    await scanned(producer, now.roundId, [finding('闸口2026.csv', [column('闸口')]), finding('从未见过.csv', [column('泊位')])])
    await asSystem(room.platform.db, (tx) => sql`update assets set state = 'registered' where id = ${asset.assetId}`.execute(tx))
    const [view, fresh] = [
      (await listed(producer, now.roundId)).find((f) => f.knownAs)!,
      (await listed(producer, now.roundId)).find((f) => !f.knownAs)!,
    ]
    const keep = (f: { id: string; version: number }, note?: string) =>
      room.ask(producer, 'POST', `/api/findings/${f.id}/keep`, { version: f.version, ...(note === undefined ? {} : { note }) })
    expect(await keep(fresh)).toMatchObject({ status: 409, body: { code: 'not-known' } })
    await asSystem(room.platform.db, (tx) => sql`update findings set attention = 2 where id = ${view.id}`.execute(tx))
    expect(await keep(view, '短')).toMatchObject({ status: 422, body: { fields: [{ field: 'note' }] } })
    expect(await keep(view, '变化待变动登记')).toMatchObject({
      status: 200,
      body: { state: 'kept', assetId: asset.assetId, setAsideReason: '变化待变动登记', mayEdit: false },
    })
    expect((await room.ask(producer, 'GET', `/api/rounds/${now.roundId}`)).body).toMatchObject({ carded: 0, kept: 1 })
    expect(await keep({ ...view, version: view.version + 1 })).toMatchObject({ status: 409, body: { code: 'already-decided' } })
    expect((await room.ask(producer, 'GET', `/api/assets/${asset.assetId}`)).body).toMatchObject({
      state: 'registered',
      versions: [{ version: 1 }],
    })
  })

  test('files of several years that are kept beside each other are each known as themselves', async () => {
    const years = ['临时救助1978-2004.csv', '临时救助1997.csv', '临时救助2001.csv'].map((name) => finding(name, families()))
    const before = await room.newRound(producer)
    for (const each of years) await scanned(producer, before.roundId, [each])
    for (const view of await listed(producer, before.roundId)) expect((await confirm(view)).status).toBe(200)
    const made = new Map((await listed(producer, before.roundId)).map((view) => [view.dataset, view.assetId]))
    const again = await room.newRound(producer)
    for (const each of years) await scanned(producer, again.roundId, [each])
    expect(new Map((await listed(producer, again.roundId)).map((view) => [view.dataset, view.knownAs?.assetId]))).toEqual(made)
    expect(new Set(made.values()).size).toBe(3)
  })

  test('of a dataset that was found to be core data no value is kept again; its siblings of other years keep theirs (choice:core-data)', async () => {
    const years = ['福利机构1978-2004.csv', '福利机构1997.csv', '福利机构2001.csv'].map((name) =>
      finding(name, [...families(), column('机构', { samples: ['某某院'] })]),
    )
    const before = await room.newRound(producer)
    for (const each of years) await scanned(producer, before.roundId, [each])
    for (const view of await listed(producer, before.roundId)) expect((await confirm(view)).status).toBe(200)
    const core = (await listed(producer, before.roundId)).find((view) => view.dataset === '福利机构1997.csv')!.assetId
    await asSystem(room.platform.db, (tx) => sql`update assets set importance = 'core' where id = ${core}`.execute(tx))
    const again = await room.newRound(producer)
    for (const each of years) await scanned(producer, again.roundId, [each])
    const kept = (await listed(producer, again.roundId)).map((view) => [
      view.dataset,
      view.finding.columns.some((each) => each.samples.length > 0),
    ])
    expect(Object.fromEntries(kept)).toEqual({ '福利机构1978-2004.csv': true, '福利机构1997.csv': false, '福利机构2001.csv': true })
  })

  test('a file under quite another name is known by its values', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    await scanned(producer, last.roundId, [finding('导出.csv', [sketched('社区代码', valuesOf('Q', 0, 1000)), column('名称')])])
    await scanned(producer, now.roundId, [finding('quhua_v3.csv', [sketched('社区代码', valuesOf('Q', 10, 1010)), column('名称')])])
    const [before] = await listed(producer, last.roundId)
    expect((await listed(producer, now.roundId))[0]).toMatchObject({
      previous: { findingId: before!.id },
      changes: [{ what: 'unchanged' }],
      attention: 0,
    })
    expect(JSON.stringify(before)).not.toContain('hashes')
  })

  test('a copy beside the table it was taken from is not taken for it, since that was found in its own place', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    const made = (name: string) => finding(name, [sketched('户号', valuesOf('K', 0, 1000)), column('名称')])
    await scanned(producer, last.roundId, [made('户籍.csv')])
    await scanned(producer, now.roundId, [made('户籍.csv'), made('备查副件.csv')])
    await scanned(producer, now.roundId, [made('又一副件.csv')])
    const [before] = await listed(producer, last.roundId)
    expect(
      Object.fromEntries((await listed(producer, now.roundId)).map((view) => [view.dataset, view.previous?.findingId ?? null])),
    ).toEqual({
      '户籍.csv': before!.id,
      '备查副件.csv': null,
      '又一副件.csv': null,
    })
  })

  test('a scan of any number of columns is entered in the same handful of statements', async () => {
    const counted: number[] = []
    for (const columns of [3, 300]) {
      const { roundId } = await room.newRound(producer)
      const seen = watchStatements()
      await scanned(producer, roundId, [
        finding(
          `宽表${columns}.csv`,
          Array.from({ length: columns }, (_, i) => sketched(`列${i}`, valuesOf(`${columns}-${i}-`, 0, 60))),
        ),
      ])
      counted.push(seen())
    }
    expect(counted[1]).toBe(counted[0])
    expect(counted[0]).toBeLessThanOrEqual(16)
  })
})

/** Counts what the driver sends, from now until it is asked. */
function watchStatements(): () => number {
  const original = pg.Client.prototype.query
  let n = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    n++
    return (original as (...given: unknown[]) => unknown).apply(this, args) as never
  } as never
  return () => {
    pg.Client.prototype.query = original
    return n
  }
}

describe('rules for columns (§3.5)', () => {
  test('are kept for the dataset with who set each, come again next year, and go along to the scan', async () => {
    const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
    const [colleague] = [await room.newColleague(producer, '陈核')]
    await scanned(producer, last.roundId, [finding('名册2025.csv', families())])
    const [view] = await listed(producer, last.roundId)
    const required = { kind: 'required', column: '户主' }
    const set = (await room.ask(producer, 'PUT', `/api/findings/${view!.id}/rules`, { version: 1, rules: [required] })).body
    expect(set).toMatchObject({ version: 2, rules: [{ ...required, setBy: '市民政局经办人' }] })
    const more = (
      await room.ask(colleague, 'PUT', `/api/findings/${view!.id}/rules`, {
        version: 2,
        rules: [required, { kind: 'pattern', column: '家庭编号', pattern: '^J[0-9]{4}$' }],
      })
    ).body
    expect(more.rules.map((r: { setBy: string }) => r.setBy)).toEqual(['市民政局经办人', '陈核'])
    expect((await room.ask(producer, 'PUT', `/api/findings/${view!.id}/rules`, { version: 2, rules: [] })).status).toBe(409)
    await scanned(producer, now.roundId, [finding('名册2026.csv', families())])
    expect((await listed(producer, now.roundId))[0]!.rules).toHaveLength(2)
    const forScan = await asSystem(room.platform.db, (tx) => rulesForScan(tx, producer.organisationId!, '名册（2027）.csv'))
    expect(forScan).toEqual({ '名册（2027）.csv': [required, { kind: 'pattern', column: '家庭编号', pattern: '^J[0-9]{4}$' }] })
    // The command at the producer's picks the same ones from the kit.
    const kit = await asSystem(room.platform.db, (tx) => rulesForKit(tx, producer.organisationId!))
    expect(kit).toMatchObject([{ identity: '名册', dataset: '名册2025.csv' }])
    expect(rulesOfSource(kit, { kind: 'file', path: '/any' }, '名册（2027）.csv')).toEqual(forScan)
    expect(await asSystem(room.platform.db, (tx) => rulesForKit(tx, other.organisationId!))).toEqual([])
  })

  test('what cannot be run is refused at its field and nothing is kept', async () => {
    const { roundId } = await room.newRound(producer)
    await scanned(producer, roundId, [finding('规则.csv', families())])
    const [view] = await listed(producer, roundId)
    const reply = await room.ask(producer, 'PUT', `/api/findings/${view!.id}/rules`, {
      version: 1,
      rules: [
        { kind: 'required', column: '没有' },
        { kind: 'pattern', column: '户主', pattern: '(' },
        { kind: 'range', column: '户主' },
        { kind: 'range', column: '户主', from: '5', to: '3' },
        { kind: 'range', column: '户主', from: 'x' },
        { kind: 'range', column: '户主', from: '2026-02-01', to: '9' },
        { kind: 'compare', column: '户主', with: '户主', operator: '<' },
        { kind: 'compare', column: '户主', with: '没有', operator: '<' },
        { kind: 'required', column: '户主' },
        { kind: 'required', column: '户主' },
      ],
    })
    expect([reply.status, reply.body.fields.map((f: { field: string }) => f.field)]).toEqual([
      422,
      [
        'rules.0.column',
        'rules.1.pattern',
        'rules.2.from',
        'rules.3.to',
        'rules.4.from',
        'rules.5.to',
        'rules.6.with',
        'rules.7.with',
        'rules.9.kind',
      ],
    ])
    expect((await room.ask(producer, 'GET', `/api/findings/${view!.id}`)).body).toMatchObject({ version: 1, rules: [] })
    const odd = await room.ask(producer, 'PUT', `/api/findings/${view!.id}/rules`, {
      version: 1,
      rules: [{ kind: 'list', column: '户主', values: ['甲\u0000', '\ud800'] }],
    })
    expect([odd.status, odd.body.rules?.[0]?.values]).toEqual([200, ['甲', '\ufffd']])
  })
})
