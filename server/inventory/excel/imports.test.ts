import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardImport, ImportFault } from '#contract/cards.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { reviewGradings } from '#server/inventory/classification/tasks.ts'
import { cardTable, goodLine } from '#server/test/card-table.ts'
import { standDestroyed } from '#server/test/destroyed.ts'
import { type InventoryRoom, lent, multipartOf, openInventoryRoom } from '#server/test/inventory-room.ts'
import { importCards } from './import-job.ts'

let room: InventoryRoom
let unit: Visitor
let other: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('榕城市交通运输局')
  other = await room.newUnit('榕城市卫生健康委员会')
})
afterAll(() => room.close())

const send = async (visitor: Visitor, roundId: string, content: Buffer, way = 'new') => {
  const { payload, contentType } = multipartOf([{ name: '台账.xlsx', content }])
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${roundId}/card-imports?way=${way}`,
    payload,
    headers: { 'content-type': contentType, 'x-officer': visitor.officerId ?? '', 'x-csrf-token': 'test' },
  })
  return { status: reply.statusCode, body: reply.json() }
}
/** Sends a table and waits until it was taken or refused. */
async function imported(visitor: Visitor, roundId: string, content: Buffer, way = 'new'): Promise<CardImport> {
  const { body } = await send(visitor, roundId, content, way)
  await importCards(room.platform, lent, body.id)
  return (await room.ask(visitor, 'GET', `/api/card-imports/${body.id}`)).body as CardImport
}
const faultsOf = async (id: string) =>
  ((await room.ask(unit, 'GET', `/api/card-imports/${id}/faults?limit=100`)).body as { items: ImportFault[] }).items
const count = async (table: string) =>
  Number((await room.database.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)

describe('整表导入信息卡（§3.8，暂行做法：表格导入）', () => {
  test('a table that is right throughout becomes cards with codes, in the round, found by name and number', async () => {
    const { roundId } = await room.newRound(unit)
    const done = await imported(
      unit,
      roundId,
      await cardTable([
        goodLine(1),
        goodLine(2, {
          来源方式: '生产加工',
          来源证明: '由公交刷卡数据汇总而成',
          原始数据: '公交刷卡记录',
          加工过程: '清洗、汇总、关联线路',
        }),
        goodLine(3),
      ]),
    )
    expect(done).toMatchObject({ state: 'taken', lines: 3, done: 3, faults: 0, addedBy: unit.officerName, way: 'new' })
    const { items } = (await room.ask(unit, 'GET', '/api/assets?q=线路2运行')).body as {
      items: { id: string; code: string; state: string; origin: string; grade: number; rows: number }[]
    }
    expect(items).toMatchObject([{ state: 'carded', origin: 'produced', grade: 2, rows: 1002 }])
    const asset = (await room.ask(unit, 'GET', `/api/assets/${items[0]!.id}`)).body as {
      card: Record<string, unknown>
      derived: Record<string, unknown>
      code: string
      confirmedName: string
    }
    expect(asset.card).toMatchObject({
      assetCode: asset.code,
      holder: '榕城市交通运输局',
      yearlyIncomeFen: 1_234_567,
      rights: ['hold', 'use'],
      formedOn: '2025-12-31',
    })
    expect(asset.derived).toMatchObject({ cardNumber: `${asset.code}-V1`, cardState: '信息卡·待复核', round: expect.any(String) })
    expect(new Set((await room.database.pool.query<{ code: string }>('select code from assets')).rows.map((row) => row.code)).size).toBe(3)
    const { rows } = await room.database.pool.query<{ sha256: string }>('select sha256 from asset_versions')
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.sha256))).toBe(true)
  })

  test('what becomes of a table that a machine sent is written down with its token, also when it ends later (choice:api-token)', async () => {
    const token = { id: randomUUID(), name: '采集系统', scopes: ['read' as const, 'inventory' as const] }
    const machine = await room.newColleague({ ...unit, token }, '路采集')
    const { roundId } = await room.newRound(unit)
    const [taken, refused] = [
      await imported(machine, roundId, await cardTable([goodLine(161)])),
      await imported(machine, roundId, await cardTable([goodLine(161), goodLine(162)])),
    ]
    expect([taken, refused]).toMatchObject([{ state: 'taken', addedBy: '路采集' }, { state: 'refused' }])
    const { rows } = await room.database.pool.query(
      `select action, detail ->> 'token' as token, detail ->> 'tokenName' as name from audit_log where object_id = any($1) and action in ('import-cards', 'refuse-import') order by id`,
      [[taken.id, refused.id]],
    )
    expect(rows).toEqual(['import-cards', 'refuse-import'].map((action) => ({ action, token: token.id, name: token.name })))
  })

  test('the same table is not taken twice, and a name the unit has already is an error at its cell, unless that asset was destroyed', async () => {
    const { roundId } = await room.newRound(unit)
    const table = await cardTable([goodLine(11)])
    expect((await imported(unit, roundId, table)).state).toBe('taken')
    expect(await send(unit, roundId, table)).toMatchObject({ status: 409, body: { code: 'imported-before', basis: 'choice:known-asset' } })
    const again = await imported(unit, roundId, await cardTable([goodLine(11), goodLine(12)]))
    expect(again).toMatchObject({ state: 'refused', faults: 1 })
    expect(await faultsOf(again.id)).toMatchObject([
      { row: 2, column: 'A', field: 'name', words: { zh: expect.stringContaining('本单位已有同名资产') } },
    ])
    const both = await imported(unit, roundId, await cardTable([goodLine(12, { 级别: '五级' }), goodLine(11, { 记录数: -1 })]))
    expect(both).toMatchObject({ state: 'refused', faults: 3 })
    expect((await faultsOf(both.id)).map((f) => `${f.row} ${f.field}`)).toEqual(['2 grade', '3 records', '3 name'])
    const { items } = (await room.ask(unit, 'GET', `/api/assets?q=${encodeURIComponent(String(goodLine(11)['名称']))}`)).body
    await standDestroyed(room.database, items[0].id, room.platform.clock.now())
    expect(await imported(unit, roundId, await cardTable([goodLine(11), goodLine(12)]))).toMatchObject({ state: 'taken', lines: 2 })
  })

  test('with one error nothing is taken, and every error is told at its cell in both languages', async () => {
    const { roundId } = await room.newRound(unit)
    const before = [await count('assets'), await count('asset_versions'), await count('coding_counters')]
    const refused = await imported(
      unit,
      roundId,
      await cardTable([
        goodLine(21),
        goodLine(22, { 级别: '五级', 形成日期: '2099-01-01' }),
        goodLine(23, { 概述: '太短', 记录数: -1 }),
        goodLine(21),
        goodLine(24, { 含个人信息: '否', 含敏感个人信息: '是' }),
        goodLine(25, { 名称: null }),
        goodLine(26, { 数据重要程度: '核心数据' }),
      ]),
    )
    expect(refused).toMatchObject({ state: 'refused', lines: 7, done: 0 })
    const faults = await faultsOf(refused.id)
    expect(refused.faults).toBe(faults.length)
    expect(faults.map((f) => `${f.row} ${f.field}`).sort()).toEqual(
      ['3 formedOn', '3 grade', '4 records', '4 summary', '5 name', '6 containsSensitive', '7 name', '8 importance'].sort(),
    )
    for (const fault of faults)
      expect(fault).toMatchObject({
        sheet: '信息卡',
        column: expect.stringMatching(/^[A-Z]+$/),
        words: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]{3}/) },
      })
    expect(faults.find((f) => f.field === 'grade')?.given).toBe('五级')
    expect([await count('assets'), await count('asset_versions'), await count('coding_counters')]).toEqual(before)
  })

  test('the marked copy has every error in a note at its cell and everything else as it was', async () => {
    const { roundId } = await room.newRound(unit)
    const refused = await imported(
      unit,
      roundId,
      await cardTable([goodLine(31), goodLine(32, { 级别: '五级' }), goodLine(33, { 概述: null })]),
    )
    const faults = await faultsOf(refused.id)
    const copy = (await room.ask(unit, 'GET', `/api/card-imports/${refused.id}/marked.xlsx`)).body as Buffer
    const [sheet] = (await openXlsx(copy, { readStyles: true })).sheets
    expect(sheet!.rows).toHaveLength(4)
    expect(sheet!.rows[1]![0]).toBe(goodLine(31)['名称'])
    const notes = [...sheet!.cells!].filter(([, cell]) => cell.comment)
    expect(notes.map(([place]) => place).sort()).toEqual(
      faults.map((f) => `${f.row - 1},${[...f.column].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1}`).sort(),
    )
    expect(notes.map(([, cell]) => cell.comment!.text).join()).toContain('不在选项中')
    const list = (await room.ask(unit, 'GET', `/api/card-imports/${refused.id}/faults.xlsx`)).body as Buffer
    expect((await openXlsx(list)).sheets[0]!.rows).toHaveLength(faults.length + 1)
  })

  test('what is no table of cards is refused as a whole, with its reason', async () => {
    const { roundId } = await room.newRound(unit)
    expect(await send(unit, roundId, Buffer.from('not a workbook'))).toMatchObject({ status: 422, body: { code: 'not-a-workbook' } })
    expect(await imported(unit, roundId, Buffer.from('PK\u0003\u0004 and nothing else'))).toMatchObject({
      state: 'failed',
      failure: { zh: expect.stringContaining('.xlsx') },
    })
    expect(await imported(unit, roundId, await cardTable([]))).toMatchObject({
      state: 'failed',
      failure: { zh: expect.stringContaining('没有信息卡') },
    })
    expect(await imported(unit, roundId, Buffer.concat([await cardTable([goodLine(1)])]).subarray(0, 900))).toMatchObject({
      state: 'failed',
    })
    const wrongHead = await imported(unit, roundId, await cardTable([goodLine(41)], 'existing'))
    expect(wrongHead.state).toBe('refused')
    expect((await faultsOf(wrongHead.id)).map((f) => [f.row, f.given])).toEqual([
      [1, '原编号*'],
      [1, '原台账名称'],
      [1, '原登记日期'],
    ])
  })

  test('a round that is not being counted takes nothing, and nobody sends or reads for another unit', async () => {
    const { roundId, caseId } = await room.newRound(unit)
    expect((await send(other, roundId, await cardTable([goodLine(51)]))).status).toBe(404)
    const { body } = await send(unit, roundId, await cardTable([goodLine(51)]))
    expect((await room.ask(other, 'GET', `/api/card-imports/${body.id}`)).status).toBe(404)
    expect((await room.ask(other, 'GET', `/api/card-imports/${body.id}/faults`)).status).toBe(404)
    // The plan is taken back while the table waits.
    await asSystem(room.platform.db, (tx) => sql`update cases set step = 'checking' where id = ${caseId}`.execute(tx))
    await importCards(room.platform, lent, body.id)
    expect((await room.ask(unit, 'GET', `/api/card-imports/${body.id}`)).body).toMatchObject({
      state: 'failed',
      failure: { zh: '本次盘点正在复核，不能再改' },
    })
    expect(await send(unit, roundId, await cardTable([goodLine(52)]))).toMatchObject({ status: 409, body: { code: 'round-being-checked' } })
  })

  test('run again after it ended, an import changes nothing', async () => {
    const { roundId } = await room.newRound(unit)
    const done = await imported(unit, roundId, await cardTable([goodLine(61)]))
    const before = await count('assets')
    await importCards(room.platform, lent, done.id)
    expect(await count('assets')).toBe(before)
  })
})

describe('存量台账带原编号进来（§3.7）', () => {
  test('old numbers are kept beside the new codes, and one stands for one asset', async () => {
    const { roundId } = await room.newRound(unit)
    const done = await imported(unit, roundId, await cardTable([goodLine(71), goodLine(72)], 'existing'), 'existing')
    expect(done).toMatchObject({ state: 'taken', way: 'existing', lines: 2 })
    const { items } = (await room.ask(unit, 'GET', '/api/assets?q=tz-0072')).body as { items: { oldCode: string; code: string }[] }
    expect(items).toMatchObject([{ oldCode: 'TZ-0072', code: expect.stringMatching(/^[0-9A-Z]{26}$/) }])
    const again = await imported(
      unit,
      roundId,
      await cardTable(
        [
          goodLine(73, { 原编号: 'TZ-0071' }),
          goodLine(74, { 原编号: 'X-1' }),
          goodLine(75, { 原编号: 'X-1' }),
          goodLine(76, { 原编号: null }),
        ],
        'existing',
      ),
      'existing',
    )
    expect(again.state).toBe('refused')
    expect((await faultsOf(again.id)).map((f) => `${f.row} ${f.column} ${f.field}`)).toEqual(['2 A oldCode', '4 A oldCode', '5 A oldCode'])
    const known = await imported(unit, roundId, await cardTable([goodLine(73, { 原编号: 'TZ-0071' })], 'existing'), 'existing')
    expect(await faultsOf(known.id)).toMatchObject([
      { row: 2, column: 'A', field: 'oldCode', words: { zh: expect.stringContaining('已对应资产') } },
    ])
  })

  test('an old number that the unit’s coding rule could give stays the old one of its asset and is given to no other', async () => {
    const owner = await room.newUnit('沿用编码的单位')
    const { roundId } = await room.newRound(owner)
    await room.ask(owner, 'POST', '/api/coding-rules', {
      segments: [
        { kind: 'text', text: 'TZ' },
        { kind: 'unit', short: 'YY' },
        { kind: 'serial', places: 4 },
      ],
      holdsFrom: room.platform.clock.today(),
      reason: '沿用原台账的编码',
      seen: 0,
      key: 'own-rule',
    })
    const old = ['TZYY0001', 'TZYY0003', 'TZYY0002']
    expect(
      await imported(
        owner,
        roundId,
        await cardTable(
          old.map((code, n) => goodLine(81 + n, { 原编号: code })),
          'existing',
        ),
        'existing',
      ),
    ).toMatchObject({ state: 'taken', lines: 3 })
    expect(await imported(owner, roundId, await cardTable([goodLine(84)]))).toMatchObject({ state: 'taken' })
    const { items } = (await room.ask(owner, 'GET', '/api/assets?q=线路8')).body as { items: { code: string; oldCode: string | null }[] }
    expect(items.map((item) => item.code).sort()).toEqual(['TZYY0004', 'TZYY0005', 'TZYY0006', 'TZYY0007'])
    expect(items.flatMap((item) => item.oldCode ?? []).sort()).toEqual(old.toSorted())
  })

  test('what it was before stands on the card: its number, the list, and since when', async () => {
    const { items } = (await room.ask(unit, 'GET', '/api/assets?q=tz-0071')).body as { items: { id: string }[] }
    expect((await room.ask(unit, 'GET', `/api/assets/${items[0]!.id}`)).body.derived).toMatchObject({
      oldCode: 'TZ-0071',
      oldList: '信息资源台账',
      oldSince: '2021-03-05',
    })
  })
})

describe('来源及其证明（§3.6）', () => {
  test('a table without the columns of the origin is refused line by line, whatever the origin', async () => {
    const { roundId } = await room.newRound(unit)
    const proof = new Set(['来源证明', '采集依据', '采集系统', '原始数据', '加工过程'])
    const refused = await imported(
      unit,
      roundId,
      await cardTable([goodLine(91), goodLine(92, { 来源方式: '生产加工' })], 'new', undefined, (label) => !proof.has(label)),
    )
    expect(refused).toMatchObject({ state: 'refused', lines: 2 })
    const faults = await faultsOf(refused.id)
    expect(
      faults
        .filter((f) => f.row === 2)
        .map((f) => f.field)
        .sort(),
    ).toEqual(['collectionBasis', 'originSystem'])
    expect(
      faults
        .filter((f) => f.row === 3)
        .map((f) => f.field)
        .sort(),
    ).toEqual(['processing', 'sourceData'])
  })

  test('sources that are no assets the unit may read are an error at their cell', async () => {
    const { roundId } = await room.newRound(unit)
    const produced = {
      来源方式: '生产加工',
      来源证明: '由公交刷卡数据汇总而成',
      原始数据: '公交刷卡记录',
      加工过程: '清洗、汇总、关联线路',
    }
    const theirs = await room.newRound(other)
    await imported(other, theirs.roundId, await cardTable([goodLine(93)]))
    const code = async (of: Visitor, q: string) =>
      ((await room.ask(of, 'GET', `/api/assets?q=${q}`)).body as { items: { code: string }[] }).items[0]!.code
    const [known, hidden] = [await code(unit, '线路1运行'), await code(other, '线路93')]
    const refused = await imported(
      unit,
      roundId,
      await cardTable([
        goodLine(94, { ...produced, 原始数据的资产编码: known }),
        goodLine(95, { ...produced, 原始数据的资产编码: `${known}、${hidden}` }),
      ]),
    )
    expect(await faultsOf(refused.id)).toMatchObject([
      { row: 3, field: 'sourceAssets', given: `${known}、${hidden}`, words: { zh: expect.stringContaining(hidden) } },
    ])
  })
})

describe('表格导入的资产也要分类分级（§3.2）', () => {
  test('once in the catalogue each gets one task, which its decision ends; a revision does not change the grade', async () => {
    const owner = await room.newUnit('表格建卡的单位')
    const checker = await room.newColleague(owner, '陈复核')
    const { roundId, caseId } = await room.newRound(owner)
    await imported(owner, roundId, await cardTable([goodLine(96), goodLine(97)]))
    const tasks = async () =>
      ((await room.ask(owner, 'GET', '/api/regradings?state=open')).body as { items: { trigger: string; assetId: string }[] }).items
    await reviewGradings(room.platform)
    expect(await tasks()).toEqual([])
    await room.act(owner, caseId, 'submit')
    await room.act(checker, caseId, 'publish')
    await reviewGradings(room.platform)
    expect(await reviewGradings(room.platform)).toBe(0)
    expect((await tasks()).map((task) => task.trigger)).toEqual(['ungraded', 'ungraded'])
    const { assetId } = (await tasks())[0]!
    const { version, card } = (await room.ask(owner, 'GET', `/api/assets/${assetId}`)).body as {
      version: number
      card: Record<string, unknown>
    }
    const { assetCode: _, holder: __, qualityScore: ___, digest: ____, ...writable } = card
    expect(
      await room.ask(owner, 'PUT', `/api/assets/${assetId}/card`, { version, card: { ...writable, grade: '1' }, key: 'revise-around' }),
    ).toMatchObject({ status: 422 })
    const decision = {
      category: 'departmental',
      industry: 'G',
      attribute: '公交线路',
      harmObject: 'organisation',
      harmDegree: 'serious',
      importance: 'general',
      grade: '3',
      classReason: '含内部调度信息',
    }
    const decided = await room.open(owner, 'classification', assetId, decision)
    await room.act(owner, decided, 'submit')
    await room.act(checker, decided, 'confirm')
    expect((await tasks()).map((task) => task.assetId)).not.toContain(assetId)
    expect(await tasks()).toHaveLength(1)
    expect(await reviewGradings(room.platform)).toBe(0)
  })
})
