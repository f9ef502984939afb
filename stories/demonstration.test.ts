import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { registrationRoutes } from '#contract/registration.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findStep } from '#server/demonstration/steps.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { Client } from '#contract/client.ts'
import { startPlatform, type Running } from '#server/test/running.ts'
import { expectGenuineHistory } from './proof.ts'

let running: Running
const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeAll(async () => { running = await startPlatform({ clock: makeClock(), config: { isDemonstration: true } }) })
afterAll(async () => {
  await running.close()
  complaint.mockRestore()
})

/** What the play complained of, without the picture of the stack. */
const complaints = () => complaint.mock.calls.map(([what, problem]) => `${String(what)}: ${JSON.stringify((problem as { problem?: unknown }).problem ?? String(problem))}`)

describe('演示城市从八十天前演到今天，都是真的办理', { timeout: 900_000 }, () => {
  test('演完全程，没有一步被拒绝', async () => {
    while (await asSystem(running.db, tx => findStep(tx, 'everything')) === null) {
      expect(complaints()).toEqual([])
      await new Promise(done => setTimeout(done, 500))
    }
    expect(running.clock.offsetMs()).toBeGreaterThanOrEqual(-1000)
  })

  test('登记、变更、注销、撤销、公示都在，历史对得上', async () => {
    const stranger = new Client(running.base)
    const { items } = await stranger.ask(registrationRoutes.listRegister, { query: { limit: 100 } })
    expect(new Set(items.map(each => each.status))).toEqual(new Set(['valid', 'changed', 'deregistered', 'revoked']))
    expect((await stranger.ask(registrationRoutes.listNotices, { query: { state: 'open' } })).items.length).toBeGreaterThan(0)
    await expectGenuineHistory(running)
  })
})
