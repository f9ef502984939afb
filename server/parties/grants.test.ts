import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#contract/accounts.ts'
import { noteRoutes } from '#contract/notes.ts'
import { partyRoutes } from '#contract/parties.ts'
import { sessionRoutes } from '#contract/session.ts'
import { asSystem } from '#server/db/transaction.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { auditAdministrator, centre, openCity, password, refusal, securityAdministrator, transport, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { lockToSuspend } from './idle.sql.ts'
import { reviewAccounts } from './review-accounts.ts'
import { cityDay } from './session-life.ts'

const day = 86_400_000
let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const officerId = async (login: string) =>
  (await (await city.as(firstAdministrator.name)).ask(partyRoutes.listOfficers, { query: { q: login } })).items.find(
    (each) => each.login === login,
  )!.id
const today = () => city.clock.today()
const dayAfter = (n: number) => new Date(Date.parse(today()) + n * day).toISOString().slice(0, 10)
const askFor = async (who: string, more: object = {}) =>
  (await city.as(who)).ask(accountRoutes.askForPost, {
    body: { role: 'registrar', untilOn: dayAfter(10), reason: '登记高峰，支援受理', ...more },
  })
const decide = async (id: string, decision: 'approved' | 'refused', reason = '', who = securityAdministrator) =>
  (await city.as(who)).ask(accountRoutes.decideAccountRequest, { params: { id }, body: { decision, reason } })

/** What the security administrator was told and has not read, the latest first. */
const waiting = async (who = securityAdministrator) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { unread: 'yes' } })).items.filter(
    (each) => each.kind === 'account-request',
  )

/** What the organisation of 高清查 was told, the latest first. */
const told = async () =>
  (await (await city.as('温复核')).ask(noteRoutes.listNotes)).items
    .filter((each) => each.kind.startsWith('grant-'))
    .map((each) => `${each.kind} ${each.words.zh}`)

describe('grants on request (choice:granted-posts)', () => {
  test('are of the own organisation, with a reason and a term; each request is decided once, by the security administrator', async () => {
    expect(await refusal(askFor('林清查'))).toMatchObject({ status: 422, fields: [{ field: 'role' }] })
    for (const untilOn of [dayAfter(-1), dayAfter(366)])
      expect(await refusal(askFor('高清查', { untilOn }))).toMatchObject({
        status: 422,
        basis: 'choice:granted-posts',
        fields: [{ field: 'untilOn' }],
      })
    expect(await refusal(askFor('高清查', { reason: '  ' }))).toMatchObject({ status: 422, fields: [{ field: 'reason' }] })
    expect(await refusal(askFor('高清查', { role: 'audit-administrator' }))).toMatchObject({
      status: 409,
      code: 'administrators-are-appointed',
    })
    expect(await refusal(askFor(securityAdministrator))).toMatchObject({ status: 409, basis: 'choice:administrators' })
    const { id, whyNotDecide, mayWithdraw } = await askFor('高清查')
    expect([whyNotDecide?.code, mayWithdraw]).toEqual(['security-decides', true])
    expect(await refusal(askFor('高清查'))).toMatchObject({ status: 409, code: 'asked-already' })
    expect(await waiting()).toMatchObject([
      {
        words: {
          zh: `高清查申请按需授权，等待批准：高清查（${centre} · 市大数据服务中心，至${dayAfter(10)}）`,
          en: expect.stringMatching(/^高清查 asks for a post for a time and waits for approval: .* until /),
        },
        basis: 'choice:granted-posts',
        href: '/desk/administration',
      },
    ])
    const [note] = await waiting()
    for (const other of ['郑局长', firstAdministrator.name, auditAdministrator, '高清查']) {
      expect([other, await waiting(other)]).toEqual([other, []])
      expect((await refusal((await city.as(other)).ask(noteRoutes.readNote, { params: { id: note!.id } }))).status).toBe(404)
    }
    expect((await refusal(decide(id, 'approved', '', firstAdministrator.name))).status).toBe(404)
    expect(await refusal(decide(id, 'refused'))).toMatchObject({ status: 422, fields: [{ field: 'reason' }] })
    expect(await decide(id, 'refused', '受理岗人手已足')).toMatchObject({
      standing: 'refused',
      decidedName: securityAdministrator,
      decisionReason: '受理岗人手已足',
    })
    expect(await refusal(decide(id, 'approved'))).toMatchObject({ status: 409, code: 'decided' })
    expect(await waiting()).toEqual([])
    expect(await told()).toEqual([`grant-refused 高清查申请的“市大数据服务中心”岗位未批准，理由由申请人在“申请岗位”查看`])
    const mine = await (await city.as('高清查')).ask(accountRoutes.listAccountRequests, { query: { mine: 'yes' } })
    expect(mine.items).toMatchObject([{ id, kind: 'grant', standing: 'refused' }])
    expect((await (await city.as('温复核')).ask(accountRoutes.listAccountRequests)).items).toEqual([])
    const taken = await askFor('高清查', { untilOn: dayAfter(3) })
    expect(await waiting()).toHaveLength(1)
    await (await city.as('高清查')).ask(accountRoutes.withdrawAccountRequest, { params: { id: taken.id } })
    expect(await waiting()).toEqual([])
  })

  test('are used from the approval to the last day, which is looked at with every request; the review ends the post', async () => {
    const { id } = await askFor('高清查')
    expect(await decide(id, 'approved')).toMatchObject({ standing: 'approved' })
    const gao = city.stranger()
    await gao.signIn('gao', password)
    const granted = gao.session!.posts.find((post) => post.role === 'registrar')!
    const second = city.stranger()
    await second.signIn('gao', password, granted.id)
    expect((await second.ask(accountRoutes.listAccountRequests)).items.map((each) => each.standing).sort()).toEqual([
      'approved',
      'refused',
      'withdrawn',
    ])
    city.clock.setOffset(city.clock.offsetMs() + 10 * day)
    expect((await second.ask(accountRoutes.listAccountRequests)).items).toHaveLength(3)
    city.clock.setOffset(city.clock.offsetMs() + day)
    expect(await refusal(second.ask(accountRoutes.listAccountRequests))).toMatchObject({ status: 401 })
    expect((await second.ask(sessionRoutes.readSession)).over).toMatchObject({
      basis: 'choice:granted-posts',
      message: { zh: expect.stringMatching(/^您的“市大数据服务中心”岗位可用到\d{4}-\d\d-\d\d为止，期限已到$/) },
    })
    let looks = 0
    expect(
      await reviewAccounts({
        ...city,
        clock: makeClock(() => {
          looks++
          return city.clock.now().getTime()
        }),
      }),
    ).toMatchObject({ ended: 1 })
    expect(looks).toBe(1)
    expect((await told()).slice(0, 2)).toEqual([
      expect.stringMatching(/^grant-over 高清查的“市大数据服务中心”岗位期限已到/),
      expect.stringMatching(/^grant-approved .*已批准，可用到/),
    ])
    expect(await reviewAccounts(city)).toMatchObject({ ended: 0 })
    const security = await city.as(securityAdministrator)
    const oldest = (cursor?: string) =>
      security.ask(accountRoutes.listAccountRequests, { query: { q: '高清查', order: 'oldest', limit: 1, ...(cursor ? { cursor } : {}) } })
    expect((await security.ask(accountRoutes.listAccountRequests, { query: { kind: 'grant', standing: 'over' } })).items).toMatchObject([
      { id, officerName: '高清查' },
    ])
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof oldest>> = await oldest(cursor)
      expect(page.total).toBe(3)
      seen.push(...page.items.map((each) => each.id))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(3)
  })

  test('that are ended early by hand, or end once more, are told to the organisation each time; what was granted before does not come back with a new grant', async () => {
    const admin = await city.as(firstAdministrator.name)
    const endEarly = async () => {
      const {
        items: [gao],
      } = await admin.ask(partyRoutes.listOfficers, { query: { q: 'gao' } })
      await admin.ask(partyRoutes.endPost, { params: { id: gao!.posts.find((post) => post.role === 'registrar')!.id } })
      city.clock.setOffset(city.clock.offsetMs() + 60_000)
    }
    const grant = async (days: number) => decide((await askFor('高清查', { untilOn: dayAfter(days) })).id, 'approved')
    const standings = async () =>
      (await (await city.as(securityAdministrator)).ask(accountRoutes.listAccountRequests, { query: { kind: 'grant', q: '高清查' } })).items
        .slice(0, 2)
        .map((each) => each.standing)
    await grant(20)
    await endEarly()
    expect((await told())[0]).toBe(
      `grant-ended 高清查的“市大数据服务中心”岗位（原可用到${dayAfter(20)}）已由管理员提前结束，不能再用；仍需要的，重新申请`,
    )
    await grant(5)
    expect(await standings()).toEqual(['approved', 'over'])
    await endEarly()
    await grant(1)
    city.clock.setOffset(city.clock.offsetMs() + 2 * day)
    expect(await reviewAccounts(city)).toMatchObject({ ended: 1 })
    expect((await told()).map((line) => line.split(' ')[0])).toEqual([
      'grant-over',
      'grant-approved',
      'grant-ended',
      'grant-approved',
      'grant-ended',
      'grant-approved',
      'grant-over',
      'grant-approved',
      'grant-refused',
    ])
    const {
      items: [wen],
    } = await admin.ask(partyRoutes.listOfficers, { query: { q: 'wen' } })
    await admin.ask(partyRoutes.addPost, {
      params: { id: wen!.id },
      body: { organisationId: city.id(centre), role: 'registrar', reason: '兼任受理' },
    })
    expect((await waiting()).map((each) => each.words.zh)).toEqual([
      `${firstAdministrator.name}申请任职，等待批准：温复核（${centre} · 市大数据服务中心）`,
    ])
    await city.approve()
    expect(await waiting()).toEqual([])
    await admin.ask(partyRoutes.endPost, {
      params: {
        id: (await admin.ask(partyRoutes.listOfficers, { query: { q: 'wen' } })).items[0]!.posts.find((post) => post.role === 'registrar')!
          .id,
      },
    })
    expect((await told())[0]).toMatch(/^grant-over /)
  })
})

describe('the review of accounts (choice:dormant-accounts)', () => {
  const age = (login: string, days: number) =>
    city.database.pool.query('update officers set idle_from = $2 where login = $1', [
      login,
      new Date(city.clock.now().getTime() - city.clock.offsetMs() - days * day),
    ])
  const idle = async (why?: 'dormant' | 'no-post') =>
    (await (await city.as(securityAdministrator)).ask(accountRoutes.listIdleAccounts, { query: { why } })).items

  const stepsOf = async (login: string) =>
    (await (await city.as(securityAdministrator)).ask(accountRoutes.readAccountSteps, { params: { id: await officerId(login) } })).items

  test('finds who did not sign in for 60 days and tells the organisation; 30 days later the account is suspended, and the password alone opens it no more', async () => {
    for (const login of ['lin', 'shi']) await age(login, 60)
    await age('chen', 59)
    expect(await reviewAccounts(city)).toMatchObject({ found: 2, suspended: 0 })
    expect((await idle('dormant')).toSorted((a, b) => a.login.localeCompare(b.login))).toMatchObject([
      { login: 'lin', organisations: [transport], suspendsAt: expect.any(String) },
      { login: 'shi', suspendsAt: null },
    ])
    const notes = await (await city.as('陈复核')).ask(noteRoutes.listNotes)
    expect(notes.items).toMatchObject([{ words: { zh: expect.stringContaining('林清查的账号已60天没有登录') } }])
    await city.database.pool.query(`update idle_accounts set suspends_at = suspends_at - interval '30 days'`)
    expect(await reviewAccounts(city)).toMatchObject({ suspended: 1 })
    const lin = city.stranger()
    const since = cityDay.format(new Date(city.clock.now().getTime() - city.clock.offsetMs() - 60 * day))
    expect(await refusal(lin.signIn('lin', password))).toMatchObject({
      status: 403,
      code: 'account-suspended',
      message: { zh: expect.stringContaining(`自${since}起没有登录`) },
      basis: 'choice:dormant-accounts',
      remedy: { zh: expect.stringContaining('系统管理员') },
    })
    expect((await stepsOf('lin'))[0]).toMatchObject({
      state: 'suspended',
      isDormancy: true,
      reason: `自${since}起没有登录，满60天列入休眠，又过30天仍未登录，自动停用`,
    })
    expect((await idle('dormant')).map((each) => each.login)).toEqual(['shi'])
    const admin = await city.as(firstAdministrator.name)
    await admin.ask(accountRoutes.askForRestoration, { params: { id: await officerId('lin') }, body: { reason: '休假结束' } })
    await city.approve()
    await lin.signIn('lin', password)
    await city.stranger().signIn('shi', password)
    expect(await idle('dormant')).toEqual([])
  })

  test('whoever suspends a dormant account says why, and since when nobody signed in is kept with it', async () => {
    await age('lin', 61)
    await reviewAccounts(city)
    const since = cityDay.format(new Date(city.clock.now().getTime() - city.clock.offsetMs() - 61 * day))
    const [admin, id] = [await city.as(firstAdministrator.name), await officerId('lin')]
    await admin.ask(accountRoutes.suspendAccount, { params: { id }, body: { reason: '已调离' } })
    expect((await stepsOf('lin'))[0]).toMatchObject({
      state: 'suspended',
      isDormancy: false,
      reason: `已调离（休眠：自${since}起没有登录）`,
    })
    expect(await refusal(city.stranger().signIn('lin', password))).toMatchObject({
      code: 'account-suspended',
      basis: 'choice:account-approval',
    })
    await admin.ask(accountRoutes.askForRestoration, { params: { id }, body: { reason: '调回' } })
    await city.approve()
  })

  test('suspends nobody who was closed or signed in since it was found, or whom somebody else holds', async () => {
    const now = new Date(city.clock.now().getTime() - city.clock.offsetMs())
    const found = ['chen', 'gao', 'lin', 'zheng']
    const { rows } = await city.database.pool.query<{ id: string; login: string }>(
      `select id, login from officers where login = any($1) order by login`,
      [found],
    )
    expect(rows.map((row) => row.login)).toEqual(found)
    for (const { login } of rows) await age(login, 90)
    await city.database.pool.query(
      `insert into idle_accounts (officer_id, why, since, found_at, suspends_at) select id, 'dormant', idle_from, $2, $2 from officers where login = any($1) on conflict (officer_id, why) do update set since = excluded.since, suspends_at = excluded.suspends_at`,
      [found, now],
    )
    await city.database.pool.query(`update officers set state = 'closed' where login = 'gao'`)
    await age('lin', 0)
    const other = await city.database.pool.connect()
    await other.query('begin')
    await other.query(`select from officers where login = 'zheng' for update`)
    expect(await asSystem(city.db, (tx) => lockToSuspend(tx, now))).toMatchObject([{ id: rows[0]!.id }])
    await other.query('rollback')
    other.release()
    await city.database.pool.query(`delete from idle_accounts`)
    await city.database.pool.query(`update officers set state = 'active', idle_from = $2 where login = any($1)`, [found, now])
  })

  test('finds accounts nobody answers for: without a post, or of an organisation that ended', async () => {
    const admin = await city.as(firstAdministrator.name)
    const {
      items: [wen],
    } = await admin.ask(partyRoutes.listOfficers, { query: { q: 'wen' } })
    await admin.ask(partyRoutes.endPost, { params: { id: wen!.posts[0]!.id } })
    await city.database.pool.query(`update organisations set is_active = false where name = '榕城数据交易所'`)
    await reviewAccounts(city)
    expect((await idle()).map((each) => `${each.login} ${each.why}`).sort()).toEqual(['jiao organisation-ended', 'wen no-post'])
    await admin.ask(partyRoutes.addPost, { params: { id: wen!.id }, body: { organisationId: city.id(centre), role: 'producer' } })
    await city.approve()
    await reviewAccounts(city)
    expect((await idle()).map((each) => each.login)).toEqual(['jiao'])
    expect((await refusal((await city.as(auditAdministrator)).ask(accountRoutes.listIdleAccounts))).status).toBe(404)
  })
})
