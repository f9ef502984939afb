import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { call } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { sessionRoutes } from '#contract/session.ts'
import { settlementRoutes } from '#contract/settlement.ts'
import { incidentRoutes } from '#contract/supervision-incidents.ts'
import { reportRoutes } from '#contract/supervision-reports.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { useRoutes } from '#contract/use.ts'
import { checkBooks } from '#server/commands/check-books.ts'
import { checkSettlement } from '#server/commands/check-settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findStep } from '#server/demonstration/steps.sql.ts'
import { hands } from '#server/demonstration/hands.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { Client } from '#contract/client.ts'
import { startPlatform, type Running } from '#server/test/running.ts'
import { expectGenuineHistory } from './proof.ts'
import { reachable, wrongReaches } from './row-reach.ts'

let running: Running
const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeAll(async () => {
  running = await startPlatform({ clock: makeClock(), config: { isDemonstration: true } })
})
afterAll(async () => {
  await running.close()
  complaint.mockRestore()
})

/** A person of the city, become by a click. */
async function become(name: string): Promise<Client> {
  const { people } = await call({ base: running.base }, sessionRoutes.demoPeople)
  const client = new Client(running.base)
  await client.become(people.find((person) => person.name === name)!.postId)
  return client
}

/** What waits for somebody: procedure and step. */
const waitsFor = async (name: string) =>
  (await (await become(name)).ask(caseRoutes.inbox, { query: { limit: 100 } })).items.map(({ procedure, step }) => `${procedure}:${step}`)

/** What the play complained of, without the picture of the stack. */
const complaints = () =>
  complaint.mock.calls.map(
    ([what, problem]) => `${String(what)}: ${JSON.stringify((problem as { problem?: unknown }).problem ?? String(problem))}`,
  )

describe('演示城市从八十天前演到今天，都是真的办理', { timeout: 900_000 }, () => {
  test('演完全程，没有一步被拒绝', async () => {
    while ((await asSystem(running.db, (tx) => findStep(tx, 'everything'))) === null) {
      expect(complaints()).toEqual([])
      await new Promise((done) => setTimeout(done, 500))
    }
    expect(running.clock.offsetMs()).toBeGreaterThanOrEqual(-1000)
  })

  test('登记、变更、注销、撤销、公示都在，历史对得上', async () => {
    const stranger = new Client(running.base)
    const { items } = await stranger.ask(registrationRoutes.listRegister, { query: { limit: 100 } })
    expect(new Set(items.map((each) => each.status))).toEqual(new Set(['valid', 'changed', 'deregistered', 'revoked']))
    expect((await stranger.ask(registrationRoutes.listNotices, { query: { state: 'open' } })).items.length).toBeGreaterThan(0)
  })

  test('授权运营、使用、产品、交易和收益走完一遍，市场上看得到（第五章、第六章）', async () => {
    const { bureau, operates, holds, draws } = hands
    const client = await become(operates)
    expect((await client.ask(useRoutes.listAgreements, { query: { state: 'live' } })).items).toMatchObject([{ evaluated: 5, uses: 4 }])
    const market = await (await fetch(`${running.base}/market`)).text()
    for (const words of ['福州市气象风险日指数', '1,080.00']) expect(market).toContain(words)
    const { items: orders } = await client.ask(tradingRoutes.listOrders, { query: { limit: 100 } })
    expect(orders.map((order) => order.state).sort()).toEqual(['completed', 'completed', 'completed', 'delivery', 'inquiry', 'settlement'])
    expect((await (await become(draws)).ask(settlementRoutes.listRemittances, { query: {} })).items).toMatchObject([
      { state: 'received', receiptNumber: 'RK-演示-0001' },
    ])
    expect((await (await become(holds)).ask(settlementRoutes.listReconciliation, { query: {} })).items).toMatchObject([
      { isWhole: true, waitingFen: 0 },
    ])
    expect((await (await become(bureau)).ask(incidentRoutes.listIncidents, { query: {} })).items).toMatchObject([{ step: null, late: 0 }])
  })

  test('上一年度监管报告：五家已接收，两家在办，一家逾期（§7.3）', async () => {
    const client = await become(hands.bureau)
    // What was played eight weeks ago may be of the year before the last, once January has come.
    const lastYear = Number(running.clock.today().slice(0, 4)) - 1
    const years = await Promise.all(
      [lastYear, lastYear - 1].map((year) => client.ask(reportRoutes.listReports, { query: { limit: 100, year } })),
    )
    const played = years.map(({ items }) => items).find((items) => items.some((duty) => duty.state === 'received'))!
    expect(played.map((duty) => duty.state).sort()).toEqual([
      'not-begun',
      'received',
      'received',
      'received',
      'received',
      'received',
      'under-way',
      'under-way',
    ])
    expect(played.find((duty) => duty.state === 'not-begun')).toMatchObject({ isOverdue: true })
  })

  test('每个岗位都有事可办', async () => {
    const { bureau, receives, operates, develops, prepares, reviews, treasury, lists, holds } = hands
    const waiting = {
      [bureau]: 'operator-selection:applications',
      [receives]: 'mlps-filing:receipt',
      [operates]: 'inspection:rectifying',
      [develops]: 'use-request:developer-signing',
      [prepares]: 'developer-filing:confirmation',
      [reviews]: 'product-filing:review',
      [lists]: 'exchange-listing:examination',
      [treasury]: 'interpretation:deciding',
      尚公平: 'use-request:joint-review',
      季安康: 'annual-report:confirming',
    }
    for (const [who, what] of Object.entries(waiting)) expect([who, await waitsFor(who)]).toEqual([who, expect.arrayContaining([what])])
    expect(await waitsFor(bureau)).toEqual(expect.arrayContaining(['annual-report:receiving', 'use-request:joint-review']))
    const {
      items: [order],
    } = await (await become(lists)).ask(tradingRoutes.listOrders, { query: { state: 'settlement' } })
    const { moves } = await (await become(lists)).ask(tradingRoutes.readOrder, { params: { id: order!.id } })
    expect(moves).toContainEqual(expect.objectContaining({ move: 'certify', whyNot: null }))
    const {
      items: [sharing],
    } = await (await become(holds)).ask(settlementRoutes.listSharingAgreements, { query: { state: 'signing' } })
    expect(sharing!.parties.filter((party) => party.signedAt === null).map((party) => party.part)).toEqual(['producer'])
    const {
      items: [distribution],
    } = await (await become(treasury)).ask(settlementRoutes.listDistributions, { query: { state: 'agreeing' } })
    expect(distribution).toMatchObject({ incomes: 1 })
  })

  test('收益、账套核对一致，全部办件可重放，审计日志链条完整', async () => {
    expect(await checkSettlement(running.db)).toMatchObject({ incomes: 3, dueWaitingFen: 0, faults: [] })
    expect((await checkBooks(running.db, running.clock.today())).faults).toEqual([])
    await expectGenuineHistory(running)
  })

  test('行级安全：没有持有单位的每张表，每个岗位直接查询只看到规则所说的行（§2.1–2.4，§7.1）', async () => {
    const { wrong, people } = await wrongReaches(running)
    expect(wrong).toEqual([])
    expect(people).toBeGreaterThan(30)
    // What is tried elsewhere with the same care stands there by its name.
    const elsewhere = ['row-security', 'row-writes'].flatMap((name) =>
      [...readFileSync(new URL(`${name}.test.ts`, import.meta.url), 'utf8').matchAll(/^ {2}(\w+): `/gm)].map(([, table]) => table!),
    )
    const { rows } = await running.database.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...new Set([...reachable, ...elsewhere])].sort())
  })
})
