import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findSilent } from '#server/settlement/distributions.sql.ts'
import { takeIncome } from '#server/settlement/incomes.sql.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { developer, operator } from './trading-life.ts'

const [holds, operates, develops, treasury] = ['林清查', '尹运营', '康开发', '钱财政']
let city: City
let product: string
beforeAll(async () => {
  city = await openCity()
  product = randomUUID()
  const { pool } = city.database
  await pool.query(
    `insert into products (id, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`,
    [product, city.id(developer), city.id(operator)],
  )
  await pool.query(
    `insert into product_sources (product_id, position, from_product_id, holder_id, holder_kind) values ($1, 0, $1, $2, 'administrative-organ')`,
    [product, city.id(transport)],
  )
  const { id } = await (
    await city.as(operates)
  ).ask(routes.proposeSharing, {
    body: {
      productId: product,
      form: 'fixed',
      feePpm: 0,
      taxPpm: 0,
      costFen: 0,
      effectiveOn: city.clock.today(),
      bounds: [0],
      key: randomUUID(),
      parties: [
        { organisationId: city.id(transport), part: 'producer', parts: [30] },
        { organisationId: city.id(operator), part: 'operator', parts: [45] },
        { organisationId: city.id(developer), part: 'developer', parts: [25] },
      ],
    },
  })
  for (const who of [holds, operates, develops]) await (await city.as(who)).ask(routes.signSharing, { params: { id } })
})
afterAll(() => city.close())

const minutesLater = () => city.clock.setOffset(city.clock.offsetMs() + 60_000)

/** Computes a distribution of one more income of a hundred yuan, and what it needs. */
async function compute(): Promise<{ id: string; number: string }> {
  const order = randomUUID()
  minutesLater()
  await city.database.pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, quantity, amount_fen, state, placed_at) select $1::uuid, $2, $2, id, developer_id, operator_id, '榕行科技', '出行服务', 'per-use', 1, 10000, 'completed', $4 from products where id = $3::uuid`,
    [order, order, product, city.clock.now()],
  )
  await asSystem(city.db, (tx) => takeIncome(tx, { orderId: order, productId: product, amountFen: 10000, at: city.clock.now() }))
  return again()
}

async function again(): Promise<{ id: string; number: string }> {
  minutesLater()
  const id = await city.open(operates, 'distribution', null, {
    title: '收益分配',
    untilOn: city.clock.today(),
    negotiation: '各方协商一致，纪要存档',
  })
  const { number } = await city.act(operates, id, 'submit')
  minutesLater()
  return { id, number }
}

const claim = (who: string, changes: Record<string, unknown> = {}) =>
  city.open(who, 'dispute', null, {
    title: '收益分配的扣除项',
    respondent: city.id(operator),
    kind: 'income',
    facts: '直接成本没有按约定列示，请核对后重新计算。',
    request: '重新计算份额',
    amountFen: 0,
    ...changes,
  })
async function raise(who: string, changes: Record<string, unknown> = {}): Promise<{ id: string; number: string }> {
  const id = await claim(who, changes)
  const { number } = await city.act(who, id, 'submit')
  return { id, number }
}
async function drop(who: string, id: string): Promise<void> {
  await city.act(operates, id, 'submit', { answer: '没有发生直接成本，扣除项为零。', offer: '按原计算分配' })
  await city.act(who, id, 'withdraw')
}
const agree = async (id: string, ...who: string[]) => {
  for (const each of who) await (await city.as(each)).ask(routes.agreeDistribution, { params: { id } })
}
const file = (id: string) => city.act(operates, id, 'file')
const silentIn = async (id: string) => (await asSystem(city.db, (tx) => findSilent(tx, id))).map(({ name, dispute }) => [name, dispute])

describe('收益分配中的争议（§6.4–6.6、§6.9，choice:shares-silence）', () => {
  test('有争议的排在没有作声的前面，人数再多也不会漏看；一方自己的争议只搁置本方没有确认的份额', async () => {
    const { id } = await compute()
    for (const [who, unit, other] of [
      [develops, developer, transport],
      [holds, transport, developer],
    ] as const) {
      const dispute = await raise(who)
      expect(await silentIn(id)).toEqual([
        [unit, dispute.number],
        [other, null],
      ])
      expect((await (await city.as(who)).ask(routes.readDistribution, { params: { id } })).disputes).toMatchObject([
        { caseId: dispute.id, organisationName: unit },
      ])
      await drop(who, dispute.id)
    }
    await agree(id, holds, develops)
    const late = await raise(develops)
    expect(await silentIn(id)).toEqual([])
    await drop(develops, late.id)
    await file(id)
    await city.act('林初审', id, 'accept')
  })

  test('以前各次分配的争议不搁置以后的分配，写明涉及已备案分配的也不搁置；撤回重算不能甩开已经提出的争议', async () => {
    const before = await raise(develops)
    const first = await compute()
    const after = await raise(develops, {
      about: (await (await city.as(operates)).ask(routes.listDistributions, { query: { state: 'filed' } })).items[0]!.number,
    })
    await city.pass(16)
    expect(await silentIn(first.id)).toEqual(
      expect.arrayContaining([
        [developer, null],
        [transport, null],
      ]),
    )
    const own = await raise(develops, { about: first.number })
    await city.act(operates, first.id, 'withdraw')
    const second = await again()
    await city.pass(16)
    expect(await refusal(file(second.id))).toMatchObject({
      status: 409,
      code: 'needs-shares-agreed',
      message: { zh: `尚未确认：${developer}（争议${own.number}没有办结）` },
    })
    await drop(develops, own.id)
    await file(second.id)
    await city.act('林初审', second.id, 'accept')
    for (const { id } of [before, after]) await city.act(develops, id, 'withdraw')
  })

  test('市财政局不是一方，不需要它确认，也不因不作声被算作同意；应缴财政的份额计算后告知它，它可以提出争议，办结以前不报备、不收悉（§6.6）', async () => {
    const { id } = await compute()
    const told = async () =>
      (await (await city.as(treasury)).ask(noteRoutes.listNotes, { query: { unread: 'yes' } })).items.filter(({ href }) =>
        href.endsWith(id),
      )
    await expect
      .poll(told)
      .toMatchObject([
        { kind: 'public-shares', words: { zh: expect.stringContaining('应缴财政 30.00 元') }, basis: 'choice:shares-silence' },
      ])
    await agree(id, holds, develops)
    expect(await silentIn(id)).toEqual([])
    const trade = await claim(treasury, { kind: 'trade' })
    expect(await refusal(city.act(treasury, trade, 'submit'))).toMatchObject({
      status: 422,
      basis: 'choice:shares-silence',
      fields: [{ field: 'kind', message: { zh: expect.stringContaining('市财政局只就收益分配提出争议') } }],
    })
    const other = await claim(treasury, { respondent: city.id(transport) })
    expect(await refusal(city.act(treasury, other, 'submit'))).toMatchObject({
      status: 422,
      basis: 'choice:shares-silence',
      fields: [{ field: 'respondent', message: { zh: expect.stringContaining('请选运营主体') } }],
    })
    const dispute = await raise(treasury)
    const why = `榕城市财政局就应缴财政的份额提出的争议${dispute.number}没有办结`
    expect(await refusal(file(id))).toMatchObject({ status: 409, code: 'needs-shares-agreed', message: { zh: why } })
    expect((await (await city.as(treasury)).ask(routes.readDistribution, { params: { id } })).disputes).toMatchObject([
      { organisationName: '榕城市财政局' },
    ])
    await drop(treasury, dispute.id)
    await file(id)
    const late = await raise(treasury)
    expect(await refusal(city.act('林初审', id, 'accept'))).toMatchObject({
      code: 'needs-shares-agreed',
      message: { zh: why.replace(dispute.number, late.number) },
    })
    await drop(treasury, late.id)
    expect(await city.act('林初审', id, 'accept')).toMatchObject({ ending: 'filed' })
  })

  test('没有应缴财政的份额的，市财政局的争议不搁置分配，也不告知它', async () => {
    await city.database.pool.query(`update organisations set kind = 'municipal-soe' where id = $1`, [city.id(transport)])
    const { id } = await (
      await city.as(operates)
    ).ask(routes.proposeSharing, {
      body: {
        productId: product,
        form: 'fixed',
        feePpm: 0,
        taxPpm: 0,
        costFen: 0,
        effectiveOn: city.clock.today(),
        bounds: [0],
        key: randomUUID(),
        parties: [
          { organisationId: city.id(transport), part: 'producer', parts: [30] },
          { organisationId: city.id(operator), part: 'operator', parts: [45] },
          { organisationId: city.id(developer), part: 'developer', parts: [25] },
        ],
      },
    })
    for (const who of [holds, operates, develops]) await (await city.as(who)).ask(routes.signSharing, { params: { id } })
    await city.pass(2)
    const next = await compute()
    await raise(treasury)
    await agree(next.id, holds, develops)
    await file(next.id)
    expect(await city.act('林初审', next.id, 'accept')).toMatchObject({ ending: 'filed' })
    expect(
      (await (await city.as(treasury)).ask(noteRoutes.listNotes, { query: {} })).items.filter(({ href }) => href.endsWith(next.id)),
    ).toEqual([])
  })
})
