import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { noteRoutes } from '#contract/notes.ts'
import { operatorRoutes } from '#contract/operators.ts'
import type { CaseState } from '#server/cases/state.ts'
import { asSystem } from '#server/db/transaction.ts'
import { operatorFacts } from '#server/operation/operators/facts.ts'
import { tradingFacts } from '#server/trading/facts.ts'
import { endUnmandated } from '#server/operation/use/unmandated.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { tellEarlierLeaving } from '#server/trading/leaving.ts'
import { ofTransport } from './lives.ts'
import { callOf, fileCompliance, letInOperators, second } from './operators-city.ts'
import { expectGenuineHistory } from './proof.ts'
import { agreedAsset, operator, traders } from './trading-life.ts'
import { filed, requestOf } from './use-life.ts'

const bureau = '郑局长'
let city: City
const assets: string[] = []
beforeAll(async () => {
  city = await openCity()
  await letInOperators(city)
  assets.push(await agreedAsset(city))
})
afterAll(() => city.close())

test('选取公告过了报名截止日，列表、公告页都写明报名已截止，不等市数据局办下一步（§5.1）', async () => {
  const kase = await city.open(bureau, 'operator-selection', null, await callOf(city))
  await city.act(bureau, kase, 'submit')
  const read = async () => (await city.stranger().ask(operatorRoutes.listOperatorCalls)).items
  const pages = () =>
    Promise.all(
      ['/operator-calls', `/operator-calls/${kase}`].map(async (path) =>
        (await (await fetch(city.base + path)).text()).includes('报名已截止'),
      ),
    )
  expect(await read()).toMatchObject([{ id: kase, state: 'applications', isOver: false }])
  expect(await pages()).toEqual([false, false])
  await city.pass(1)
  expect(await read()).toMatchObject([{ id: kase, state: 'applications', isOver: true }])
  expect(await pages()).toEqual([true, true])
})

/** An exit does not go on while a buyer who paid waits, or income is not shared; each is told, and nothing else holds it (choice:exit-settled). */
const owesNothing = async (goOn: () => Promise<unknown>) => {
  const { pool } = city.database
  const [product, order] = [randomUUID(), randomUUID()]
  await pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, made_at) values ($1, $3, '出行指数', 'api', 'industry', $2, $2, 'filed', now())`,
    [product, city.id(operator), `CP-${product}`],
  )
  await pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, amount_fen, state, placed_at) values ($1, $4, $4, $2, $3, $3, '某公司', '研究', 'once', 9900, 'disputed', now())`,
    [order, product, city.id(operator), `DD-${order}`],
  )
  expect(await refusal(goOn())).toMatchObject({
    status: 409,
    code: 'needs-paid-orders-ended',
    basis: 'choice:exit-settled',
    message: { zh: expect.stringContaining(`DD-${order}`) },
  })
  await pool.query(`update orders set state = 'completed' where id = $1`, [order])
  await pool.query(
    `insert into incomes (order_id, product_id, operator_id, gross_fen, quantity, earned_on, agreed_on, taken_at) values ($1, $2, $3, 9900, 1, current_date, current_date, now())`,
    [order, product, city.id(operator)],
  )
  expect(await refusal(goOn())).toMatchObject({
    status: 409,
    code: 'needs-income-settled',
    basis: 'choice:exit-settled',
    message: { zh: expect.stringContaining('1笔收入没有分配') },
  })
  await pool.query(`alter table incomes disable trigger user; delete from incomes; alter table incomes enable trigger user`)
  await pool.query(`update orders set state = 'payment' where id = $1`, [order])
}

const told = async (who: string, kind: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items.filter((note) => note.kind === kind)
/** A request for use that waits for its two reviewers. */
const requested = async (assetId: string) => {
  await fileCompliance(city, traders.operates)
  await filed(city)
  const id = await city.open(traders.operates, 'use-request', assetId, requestOf(city))
  await city.act(traders.operates, id, 'submit')
  return id
}

/** From the moment its exit is agreed: everybody concerned knows, and nothing new begins (choice:exit-settled). */
const takesNothingNew = async (waiting: string) => {
  for (const who of [ofTransport[0], traders.develops])
    expect([who, await told(who, 'operator-leaves')]).toMatchObject([
      who,
      [{ basis: 'choice:exit-settled', words: { zh: expect.stringContaining('退出运营已获同意') } }],
    ])
  expect([await told(traders.operates, 'operator-leaves'), await told(traders.buys, 'operator-leaves')]).toEqual([[], []])
  expect(await (await city.as(traders.buys)).ask(operatorRoutes.readOperator, { params: { id: city.id(operator) } })).toMatchObject({
    leaving: expect.stringMatching(/^FZ-/),
  })
  expect(await refusal(city.act(bureau, waiting, 'pass'))).toMatchObject({
    status: 409,
    code: 'needs-mandated',
    basis: 'choice:exit-settled',
    message: { zh: expect.stringContaining('不再提出、签订新的使用需求') },
  })
  const call = await city.open(bureau, 'operator-selection', null, await callOf(city))
  await city.act(bureau, call, 'submit')
  const leaving = { code: 'operator-leaves', basis: 'choice:exit-settled' }
  expect(
    await refusal((await city.as(traders.operates)).ask(operatorRoutes.applyToCall, { params: { id: call }, body: { answers: {} } })),
  ).toMatchObject({ status: 409, ...leaving, remedy: { zh: expect.stringContaining('退出办结以后') } })
  expect(await (await city.as(traders.operates)).ask(operatorRoutes.readOperatorCall, { params: { id: call } })).toMatchObject({
    mayApply: false,
  })
  const product = randomUUID()
  await city.database.pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, made_at) values ($1, $3, '出行指数', 'api', 'industry', $2, $2, 'filed', now())`,
    [product, city.id(operator), `CP-${product}`],
  )
  const [entrusted, listed] = await asSystem(city.db, async (tx) => [
    await operatorFacts(
      tx,
      { draft: {}, answers: {}, addresseeId: city.id(operator) } as unknown as CaseState,
      ['operator-stands'],
      city.clock.today(),
    ),
    await tradingFacts(
      tx,
      { draft: {}, answers: {}, subjectKind: 'product', subjectId: product } as unknown as CaseState,
      ['sources-operated'],
      city.clock.today(),
    ),
  ])
  const why = { holds: false, why: { basis: 'choice:exit-settled', remedy: { zh: expect.any(String) } } }
  expect([entrusted, listed]).toMatchObject([{ 'operator-stands': why }, { 'sources-operated': why }])
}

test('退出以前结清：需方付了款的订单没有办结、收入没有分配的，不能提交交接，也不能核对通过（§5.9）', async () => {
  const id = await city.open(traders.operates, 'operator-exit', null, {
    exitReason: '公司业务调整',
    exitOn: city.clock.today(),
    users: '已通知全部用户',
    handoverPlan: '按清单移交市数据局',
  })
  await city.act(traders.operates, id, 'submit')
  const waiting = await requested(assets[0]!)
  expect(await (await city.as(traders.buys)).ask(operatorRoutes.readOperator, { params: { id: city.id(operator) } })).toMatchObject({
    leaving: null,
  })
  expect((await city.see(bureau, id)).checklist).toMatchObject([
    { condition: 'has-mandate', holds: true, why: { zh: '运营权限1项，含资产1项；在期使用合同1份' } },
  ])
  await city.act(bureau, id, 'pass')
  await takesNothingNew(waiting)
  // Agreed before the platform told of it: all are told once, some time after the upgrade.
  expect(await tellEarlierLeaving(city)).toBe(0)
  await city.database.pool.query(
    `alter table notes disable trigger user; delete from notes where kind = 'operator-leaves'; alter table notes enable trigger user`,
  )
  expect([await tellEarlierLeaving(city), await tellEarlierLeaving(city)]).toEqual([2, 0])
  await takesNothingNew(waiting)
  const list = {
    handedOver: [{ name: '接口文档', value: '12份', source: '市数据局' }],
    dataCleared: '全部副本已清除',
    accountsClosed: true,
    settled: '费用已结清',
    clearancePaper: await city.paper(traders.operates, id),
  }
  const check = { listChecked: true, clearanceChecked: true, checkNote: '清单与实物一致' }
  await owesNothing(() => city.act(traders.operates, id, 'file', list))
  await city.act(traders.operates, id, 'file', list)
  await owesNothing(() => city.act(second, id, 'confirm', check))
  const mandateAs = async (who: string) =>
    (await (await city.as(who)).ask(operatorRoutes.listMandates, { query: { operatorId: city.id(operator) } })).items
  expect([await mandateAs(bureau), await mandateAs('国资委')], '授予它的办件，看得到的给出编号').toMatchObject([
    [{ state: 'live', endedAt: null, caseNumber: expect.stringMatching(/^FZ-/) }],
    [{ state: 'live', caseNumber: null }],
  ])
  expect(await city.act(second, id, 'confirm', check)).toMatchObject({ ending: 'exited' })
  expect(await mandateAs(bureau)).toMatchObject([{ state: 'ended', endedAt: expect.any(String), why: '运营主体退出' }])
  // What nobody can grant any more does not wait on the desks of others; it ends once, and all sides are told.
  expect([await endUnmandated(city), await endUnmandated(city)]).toEqual([1, 0])
  expect(await (await city.as(bureau)).ask(caseRoutes.readCase, { params: { id: waiting } })).toMatchObject({
    ending: 'overtaken',
    entries: expect.arrayContaining([expect.objectContaining({ reason: expect.stringContaining('已没有运营权限') })]),
  })
  for (const who of [traders.operates, traders.develops, ofTransport[0]])
    expect([who, await told(who, 'case-outlived')]).toMatchObject([who, [{ basis: '§5.2' }]])
  await expectGenuineHistory(city)
})
