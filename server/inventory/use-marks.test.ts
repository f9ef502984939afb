import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lineage, UseMark } from '#contract/cards.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { type InventoryRoom, openInventoryRoom } from '#server/test/inventory-room.ts'

let room: InventoryRoom
let unit: Visitor
let other: Visitor
let operator: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('榕城市交通运输局')
  other = await room.newUnit('榕城市卫生健康委员会')
  operator = await room.newUnit('榕数运营有限公司', 'operator')
})
afterAll(() => room.close())

/** An asset in force, entered by hand. */
async function asset(name: string, holder = unit, state = 'catalogued'): Promise<string> {
  const id = randomUUID()
  await asSystem(room.platform.db, (tx) =>
    sql`with a as (insert into assets (id, holder_id, holder_kind, code, name, grade, origin, state, search, created_at) values (${id}, ${holder.organisationId}, 'administrative-organ', ${id}, ${name}, 2, 'produced', ${state}, ${name}, now()) returning id)
    insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_name, confirmed_at, client_key) select id, 1, '{"name":"x","records":5}', 'x', 'x', '林清查', now(), 'hand' from a`.execute(
      tx,
    ),
  )
  return id
}
const answers = (changes: object = {}) => ({
  answers: {
    operator: operator.organisationId,
    manner: 'operated',
    agreement: '榕运〔2026〕1号',
    startsOn: '2026-11-01',
    endsOn: '2028-10-31',
    ...changes,
  },
})
const set = (who: Visitor, id: string, body: object) => room.ask(who, 'POST', `/api/assets/${id}/use-marks`, body)

/** Everything that says an amount, in every table there is, as one text. */
async function amounts(): Promise<string> {
  const { rows: columns } = await room.database.pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and (c.column_name ~ '_fen$' or c.table_name in ('asset_cards', 'asset_versions', 'assets')) order by 1, 2`,
  )
  const told = []
  for (const { table, column } of columns)
    told.push(
      `${table}.${column}: ${JSON.stringify((await room.database.pool.query(`select "${column}"::text as v from "${table}" order by 1`)).rows)}`,
    )
  return told.join('\n')
}

describe('使用标识（§3.11）', () => {
  test('is set and ended by the holder, shown on the card and in lists, and touches no amount', async () => {
    const id = await asset('公交线路')
    const before = await amounts()
    expect(before).toContain('valuations.amount_fen')
    const mark = (await set(unit, id, answers())).body as UseMark
    expect(mark).toMatchObject({ operatorName: '榕数运营有限公司', state: 'live', setBy: unit.officerName })
    const view = (await room.ask(unit, 'GET', `/api/assets/${id}`)).body as {
      isMarked: boolean
      version: number
      derived: Record<string, string>
    }
    expect(view).toMatchObject({ isMarked: true, version: 1 })
    expect(view.derived['useMark']).toBe('榕数运营有限公司，授权运营，榕运〔2026〕1号，2026-11-01至2028-10-31')
    expect((await room.ask(unit, 'GET', '/api/assets?marked=yes')).body).toMatchObject({ items: [{ id }] })
    expect((await room.ask(unit, 'GET', '/api/use-marks')).body).toMatchObject({
      items: [{ assetId: id, holderName: '榕城市交通运输局' }],
      total: 1,
    })
    expect((await room.ask(unit, 'POST', `/api/use-marks/${mark.id}/end`, { reason: '协议终止' })).body).toMatchObject({
      state: 'ended',
      endReason: '协议终止',
    })
    expect((await room.ask(unit, 'POST', `/api/use-marks/${mark.id}/end`, { reason: '再来一次' })).status).toBe(409)
    expect((await room.ask(unit, 'GET', `/api/assets/${id}`)).body).toMatchObject({ isMarked: false })
    expect(await amounts()).toBe(before)
  })

  test('is refused where it does not hold: no operator, no term, not in force, twice, by others', async () => {
    const id = await asset('站点')
    expect(await set(unit, id, answers({ operator: other.organisationId }))).toMatchObject({
      status: 422,
      body: { code: 'not-an-operator', basis: '§5.2', fields: [{ field: 'operator' }] },
    })
    expect(await set(unit, id, answers({ endsOn: '2026-10-01' }))).toMatchObject({ status: 422, body: { fields: [{ field: 'endsOn' }] } })
    expect(await set(unit, id, answers({ startsOn: '2020-01-01', endsOn: '2021-01-01' }))).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'endsOn' }] },
    })
    expect(await set(unit, id, { answers: {} })).toMatchObject({
      status: 422,
      body: { fields: expect.arrayContaining([expect.objectContaining({ field: 'operator' })]) },
    })
    expect(await set(unit, await asset('未复核', unit, 'carded'), answers())).toMatchObject({
      status: 409,
      body: { code: 'not-catalogued', basis: '§3.11' },
    })
    expect((await set(unit, id, answers())).status).toBe(200)
    expect(await set(unit, id, answers())).toMatchObject({ status: 409, body: { code: 'marked-already', basis: 'choice:use-mark' } })
    expect((await set(other, id, answers())).status).toBe(404)
    const {
      items: [mark],
    } = (await room.ask(unit, 'GET', `/api/assets/${id}/use-marks`)).body as { items: UseMark[] }
    expect((await room.ask(other, 'POST', `/api/use-marks/${mark!.id}/end`, { reason: '不是我的' })).status).toBe(404)
    await expect(room.database.pool.query(`update use_marks set agreement = 'x' where id = $1`, [mark!.id])).rejects.toThrow(
      /only ever ended/,
    )
  })
})

describe('血缘（§3.6）', () => {
  const link = (who: Visitor, id: string, fromId: string) =>
    room.ask(who, 'POST', `/api/assets/${id}/lineage`, { fromId, process: '清洗、汇总' })

  test('is read both ways, over several steps', async () => {
    const [raw, clean, sum] = [await asset('原始刷卡'), await asset('清洗刷卡'), await asset('客流汇总')]
    expect((await link(unit, clean, raw)).status).toBe(200)
    expect((await link(unit, sum, clean)).status).toBe(200)
    const depths = async (id: string) =>
      Object.fromEntries(
        ((await room.ask(unit, 'GET', `/api/assets/${id}/lineage`)).body as Lineage).assets.map((kin) => [kin.name, kin.depth]),
      )
    expect(await depths(clean)).toEqual({ 原始刷卡: -1, 清洗刷卡: 0, 客流汇总: 1 })
    expect(await depths(sum)).toEqual({ 原始刷卡: -2, 清洗刷卡: -1, 客流汇总: 0 })
    expect(await depths(raw)).toEqual({ 原始刷卡: 0, 清洗刷卡: 1, 客流汇总: 2 })
    expect(
      ((await room.ask(unit, 'GET', `/api/assets/${sum}`)).body as { derived: Record<string, string> }).derived['derivedFrom'],
    ).toContain('清洗刷卡')
  })

  test('never closes a circle, whoever tries and however', async () => {
    const [a, b, c] = [await asset('甲'), await asset('乙'), await asset('丙')]
    await link(unit, b, a)
    await link(unit, c, b)
    for (const [made, from] of [
      [a, c],
      [a, b],
      [a, a],
    ] as const)
      expect(await link(unit, made, from)).toMatchObject({ status: 409, body: { code: 'circle', basis: '§3.6' } })
    await expect(
      room.database.pool.query(
        `insert into asset_links (id, asset_id, from_id, holder_id, holder_kind, process, added_name, added_at) values (gen_random_uuid(), $1, $2, $3, '', 'x', 'x', now())`,
        [a, c, unit.organisationId],
      ),
    ).rejects.toThrow(/not made from itself/)
    const both = await Promise.all([link(unit, await asset('丁'), a), link(unit, a, await asset('戊'))])
    expect(both.map((each) => each.status)).toEqual([200, 200])
  })

  test('two that would close a circle only together: one of them is refused', async () => {
    const [a, b] = [await asset('子'), await asset('丑')]
    expect((await Promise.all([link(unit, a, b), link(unit, b, a)])).map((each) => each.status).sort((a, b) => a - b)).toEqual([200, 409])
  })

  test('is entered and ended by the holder alone, about assets it may see', async () => {
    const [a, b, theirs] = [await asset('寅'), await asset('卯'), await asset('别家', other)]
    expect((await link(other, a, b)).status).toBe(404)
    expect(await link(unit, a, theirs)).toMatchObject({ status: 422, body: { fields: [{ field: 'fromId' }] } })
    await link(unit, a, b)
    expect((await link(unit, a, b)).status).toBe(409)
    const {
      links: [one],
    } = (await room.ask(unit, 'GET', `/api/assets/${a}/lineage`)).body as Lineage
    expect((await room.ask(other, 'POST', `/api/asset-links/${one!.id}/end`, {})).status).toBe(404)
    expect((await room.ask(unit, 'POST', `/api/asset-links/${one!.id}/end`, {})).body).toMatchObject({ links: [] })
    expect((await link(unit, b, a)).status).toBe(200)
  })
})
