import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Trace, traceRoutes } from '#contract/trace.ts'
import { ofTransport } from './lives.ts'
import { registeredCity } from './registered-city.ts'

let room: Awaited<ReturnType<typeof registeredCity<'客流' | '班次'>>>
let order: string
let past: { readonly mandate: string; readonly agreement: string }
beforeAll(async () => {
  room = await registeredCity(['客流', '班次'])
  order = await sold()
})
afterAll(() => room.city.close())

const owner = async <T extends object>(text: string, values: unknown[] = []) => (await room.city.database.pool.query<T>(text, values)).rows
const read = async (who: string, kind: Trace['nodes'][number]['kind'], id: string) =>
  (await room.city.as(who)).ask(traceRoutes.readTrace, { params: { kind, id } })
const kindsOf = (trace: Trace) => [...new Set(trace.nodes.map((node) => node.kind))].sort()

/** A mandate, an agreement, a product and an order about the registered asset, put there as the records they are. */
async function sold(): Promise<string> {
  const [mandate, agreement, product, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  past = { mandate: randomUUID(), agreement: randomUUID() }
  const asset = room.asset('客流')
  const [operator, developer] = [room.city.id('榕数运营有限公司'), room.city.id('榕创开发有限公司')]
  const [held] = await owner<{ case_id: string; number: string; holder_id: string }>(
    'select case_id, number, holder_id from certificates where asset_id = $1',
    [asset],
  )
  await owner(
    `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at) values ($1, 'YY-1', $2, '榕数运营有限公司', 'selected', $3, '2026-01-01', '2030-12-31', now()), ($4, 'YY-0', $2, '榕数运营有限公司', 'selected', $3, '2024-01-01', '2025-12-31', now())`,
    [mandate, operator, held!.case_id, past.mandate],
  )
  await owner(
    `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, added_at) values ($1, $2, $3, $4, 'administrative-organ', now())`,
    [mandate, asset, operator, held!.holder_id],
  )
  await owner(
    `insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, made_at) values ($1, 'XY-1', $2, $3, $4, $5, 1, $6, 'administrative-organ', 'industry', '客流分析', 'report', '2026-01-01', '2027-12-31', '{}', '', now())`,
    [agreement, mandate, operator, developer, asset, held!.holder_id],
  )
  await owner(
    `insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, signed_operator_at, signed_developer_at, made_at) select $2, 'XY-0', $3, operator_id, developer_id, asset_id, 1, holder_id, holder_kind, purpose_class, purpose, manner, '2024-01-01', '2025-12-31', policy, policy_sha256, now(), now(), now() from agreements where id = $1`,
    [agreement, past.agreement, past.mandate],
  )
  await owner(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, state, made_at) values ($1, '客流指数', 'index', 'industry', $2, $3, 'listed', now())`,
    [product, developer, operator],
  )
  await owner(
    `insert into product_sources (product_id, position, asset_id, agreement_id, certificate_number, holder_id) values ($1, 1, $2, $3, $4, $5)`,
    [product, asset, agreement, held!.number, held!.holder_id],
  )
  await owner(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, amount_fen, state, placed_at) values ($1, 'DD-1', 'k', $2, $3, $4, '某商业公司', '选址', 'once', 100, 'settled', now())`,
    [id, product, developer, operator],
  )
  return id
}

describe('追溯：从任何结果回到合同、申请、经办人、资产、凭证和来源，也可以向后（§7.1）', () => {
  test('从订单一直追到数据源，途中的办件写明谁在何时依据什么办了什么', async () => {
    const trace = await read('郑局长', 'order', order)
    expect(kindsOf(trace)).toEqual(['agreement', 'asset', 'case', 'certificate', 'mandate', 'order', 'product', 'source'])
    const registration = trace.nodes.find((node) => node.kind === 'case')!
    expect(registration.hands.map((hand) => [hand.name, hand.act.zh])).toEqual(
      expect.arrayContaining([
        [ofTransport[0], '提交'],
        ['林初审', '通过'],
        ['陈复审', '通过'],
      ]),
    )
    expect(registration.procedure).toBe('first-registration')
    expect(registration.hands.filter((hand) => hand.basis.length === 0)).toEqual([])
    expect(registration.hands.find((hand) => hand.name === '林初审')?.basis).toContain('§4.7')
    expect(trace.isCut).toBe(false)
  })

  test('授权和协议按当天的状态写明，与各自的登记簿一致：期限届满的不再是有效', async () => {
    const nodes = [...(await read('郑局长', 'asset', room.asset('客流'))).nodes, ...(await read('郑局长', 'mandate', past.mandate)).nodes]
    const stateOf = (number: string) => nodes.find((node) => node.number === number)?.state?.zh
    expect(['YY-1', 'YY-0', 'XY-1', 'XY-0'].map(stateOf)).toEqual(['有效', '期满', '待签订', '已到期'])
  })

  test('从凭证、从数据源向后追到订单；另一项资产不在其中', async () => {
    const number = await room.numberOf('客流')
    const fromCertificate = await read('郑局长', 'certificate', number)
    expect(fromCertificate.nodes.find((node) => node.kind === 'order')?.id).toBe(order)
    const [source] = await owner<{ source_id: string }>('select source_id from findings where asset_id = $1', [room.asset('客流')])
    expect(kindsOf(await read('郑局长', 'source', source!.source_id))).toContain('order')
    expect(fromCertificate.nodes.some((node) => node.id === room.asset('班次'))).toBe(false)
  })

  test('各人只看到自己有权看的：持有单位看得到资产一侧，开发主体看不到登记办件和资产；无关单位和没有的东西都答复没有', async () => {
    expect(kindsOf(await read(ofTransport[0], 'asset', room.asset('客流')))).toEqual(
      expect.arrayContaining(['agreement', 'asset', 'case', 'certificate', 'mandate', 'product', 'source']),
    )
    const developers = await read(
      '康开发',
      'product',
      (await read('康开发', 'order', order)).nodes.find((node) => node.kind === 'product')!.id,
    )
    expect(kindsOf(developers)).not.toContain('case')
    expect(kindsOf(developers)).toEqual(expect.arrayContaining(['agreement', 'certificate', 'order', 'product']))
    await expect(read('何律师', 'order', order)).rejects.toMatchObject({ status: 404 })
    await expect(read('郑局长', 'order', randomUUID())).rejects.toMatchObject({ status: 404 })
    await expect(read('郑局长', 'order', 'not-an-id')).rejects.toMatchObject({ status: 404 })
  })

  test('追溯到他人资产的，记入审计日志，持有单位看得到是谁、从哪里追溯；追溯自己的不记', async () => {
    const lines = () =>
      owner<{ from: string }>(
        `select detail ->> 'from' as "from" from audit_log where action = 'read-trace' and object_id = $1 and holder_id = (select holder_id from assets where id = $2)`,
        [room.asset('客流'), room.asset('客流')],
      )
    const before = await lines()
    expect(before.map((line) => line.from)).toContain(`order:${order}`)
    await read(ofTransport[0], 'asset', room.asset('客流'))
    expect(await lines()).toEqual(before)
  })
})
