import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registrationRoutes } from '#contract/registration.ts'
import { watchTerms } from '#server/registration/terms.ts'
import { health, makePdf, refusal, transport, type City } from '#server/test/city.ts'
import { objection } from '#server/test/registry-acts.ts'
import { application, ofTransport, opine, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { decided, grounds, registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['等待', '受让', '到期', '转移时到期', '更正时到期'] as const
const amended = { ...whole, kind: 'amend', summary: '全市公交线路的名称、里程、开通日期，按周更新。' }

let city: City
let { asset, readAsset, numberOf, check, begin, notes } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, begin, notes } = await registeredCity(names))
})
afterAll(() => city.close())

const openRevocation = async (name: (typeof names)[number]) => {
  const id = await begin('叶受理', 'revocation', name, await grounds(city))
  await city.act('叶受理', id, 'submit')
  return id
}

/** Objects at a door: that of the interface, or the form below the notice. */
async function object(path: string, packed: (answers: Record<string, string>, body: FormData) => void): Promise<Response> {
  const { evidence: _, ...answers } = objection
  const body = new FormData()
  packed(answers, body)
  body.set('evidence', new Blob([new Uint8Array(makePdf(randomUUID()))], { type: 'application/pdf' }), '证据.pdf')
  return fetch(`${city.base}${path}`, { method: 'POST', body })
}
const text = async (path: string) => (await fetch(`${city.base}${path}`)).text()

describe('公示届满时再核条件（暂行做法：一项资产一件登记在办、受让单位同意）', () => {
  test('撤销在办的，公示届满后等待其决定，逐日再核；不予撤销后生效', async () => {
    const before = await numberOf('等待')
    const id = await begin(counter, 'change-registration', '等待', amended)
    await city.act(counter, id, 'submit')
    await review(city, id)
    const taking = await openRevocation('等待')
    await city.pass(20)
    await city.pass(1)
    expect(await city.see(counter, id)).toMatchObject({
      step: 'public-notice',
      lastAct: 'pass',
      checklist: expect.arrayContaining([expect.objectContaining({ condition: 'no-revocation', holds: false })]),
    })
    expect(await check(before)).toMatchObject({ status: 'valid' })
    const { rows } = await sql<{
      why: string
    }>`select detail ->> 'why' as why from audit_log where action = 'wait-case' and object_id = ${id}`.execute(city.db)
    expect(rows).toEqual([
      { why: expect.stringContaining('正在办理该资产的撤销登记') },
      { why: expect.stringContaining('正在办理该资产的撤销登记') },
    ])
    // The notice itself is over, wherever it is shown or could be objected to.
    const listed = async (state: 'open' | 'closed') =>
      (await city.stranger().ask(registrationRoutes.listNotices, { query: { state, limit: 50 } })).items.map((notice) => notice.caseId)
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({ state: 'closed', daysLeft: null })
    expect([await listed('open'), (await listed('closed')).includes(id)]).toEqual([[], true])
    expect(await city.stranger().ask(registrationRoutes.publicNumbers)).toMatchObject({ noticesOpen: 0 })
    expect(await text('/feed.json')).not.toContain(id)
    expect((await text('/search?q=周更新')).split('<li>').find((line) => line.includes(id))).toContain('已结束')
    const late = await object(`/api/notices/${id}/objections`, (answers, body) => body.set('answers', JSON.stringify(answers)))
    expect([late.status, await late.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'notice-closed',
        basis: 'choice:notice-period',
        remedy: expect.objectContaining({ zh: expect.stringContaining('书面请求登记机构更正') }),
        lead: expect.objectContaining({ href: '/guide/third-party-correction' }),
      }),
    ])
    const typed = await object(`/notices/${id}/objections`, (answers, body) =>
      Object.entries(answers).forEach(([field, value]) => body.set(field, value)),
    )
    const page = await typed.text()
    expect([typed.status, page.includes('不再接受异议'), page.includes('/guide/third-party-correction')]).toEqual([409, true, true])
    expect((await city.see('林初审', id)).sideCases).toEqual([])
    await city.act('叶受理', taking, 'dismiss', decided)
    await city.pass(1)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'changed' })
    expect(await check(before)).toMatchObject({ status: 'changed' })
  })

  test('受让单位已停用的，不予转移，登记照旧', async () => {
    const id = await begin(counter, 'transfer-registration', '受让', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕9号',
    })
    await city.act(counter, id, 'submit')
    await city.act('苏清查', id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, id)
    await sql`update organisations set is_active = false where id = ${city.id(health)}`.execute(city.db)
    await city.pass(20)
    await sql`update organisations set is_active = true where id = ${city.id(health)}`.execute(city.db)
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({ ending: 'refused' })
    expect(seen.entries.at(-1)).toMatchObject({ act: 'lapse', reason: expect.stringContaining('不是在用的数据生产主体') })
    expect(await readAsset('受让')).toMatchObject({
      holderName: transport,
      state: 'registered',
      isFrozen: false,
      certificate: { status: 'valid' },
    })
  })
})

// Last, since the clock goes on by years.
describe('凭证到期与在办登记（暂行做法：凭证状态）', () => {
  test('到期时在办的变更随之终止，资产解除锁定、转入备查簿', async () => {
    const { validUntil } = await check(await numberOf('到期'))
    await city.until(`${validUntil}T09:00:00+08:00`)
    const first = await begin(counter, 'change-registration', '受让', amended)
    await city.act(counter, first, 'submit')
    const id = await begin(counter, 'change-registration', '到期', amended)
    await city.act(counter, id, 'submit')
    await city.act('叶受理', id, 'accept')
    await opine(city, asset('转移时到期'), { issuedOn: city.clock.today(), validUntil: '2031-12-31' })
    await value(city, asset('转移时到期'), { baseDate: city.clock.today(), validUntil: '2031-12-31' })
    const transfer = await begin(counter, 'transfer-registration', '转移时到期', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕9号',
    })
    await city.act(counter, transfer, 'submit')
    const correction = await begin('叶受理', 'third-party-correction', '更正时到期', {
      requester: '榕城公交公司',
      interest: '数据描述本公司线路',
      contact: '0591-00000002',
      reason: '登记的数据时域与事实不符，应自2023年1月起。',
      timeFrom: '2023-01-01',
      request: await city.paper('叶受理'),
      errorProof: await city.paper('叶受理'),
    })
    await city.act('叶受理', correction, 'submit')
    await city.pass(1)
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ status: 409, code: 'needs-in-register' })
    // One that cannot be ended is noted and holds up no other.
    await sql
      .raw(`create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
      create trigger stop before update on cases for each row when (new.id = '${first}') execute function stop()`)
      .execute(city.db)
    await watchTerms(city)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'overtaken', lastAct: 'overtake' })
    expect(await city.see(counter, first)).toMatchObject({ step: 'acceptance' })
    expect(
      (
        await sql`select detail ->> 'code' as code from audit_log where action = 'act:overtake' and outcome = 'failed' and object_id = ${first}`.execute(
          city.db,
        )
      ).rows,
    ).toEqual([{ code: 'bug' }])
    await sql.raw('drop trigger stop on cases; drop function stop()').execute(city.db)
    await watchTerms(city)
    expect(await city.see(counter, first)).toMatchObject({ ending: 'overtaken' })
    expect(await readAsset('到期')).toMatchObject({ state: 'memorandum', isFrozen: false, certificate: { status: 'expired' } })
    // Each side of a transfer is told once, with the reason.
    for (const who of [counter, '苏清查'])
      expect((await notes(who)).filter((note) => note.href === `/desk/cases/${transfer}` && note.words.zh.includes('终止'))).toMatchObject([
        { kind: 'case-outlived', words: { zh: expect.stringContaining('登记已失效（到期）') } },
      ])
    // Who asked for a correction reads why there is none; asking again is no help.
    const { number, progressCode } = await city.see('叶受理', correction)
    expect(await city.stranger().ask(registrationRoutes.caseProgress, { body: { number, code: progressCode! } })).toMatchObject({
      isEnded: true,
      decision: expect.stringContaining('凭证'),
      basis: ['choice:certificate-states'],
      remedy: null,
    })
  })

  test('已到期的登记撤销在办时，重新申请的首次登记不能通过；决定撤销后随之终止', async () => {
    const number = await numberOf('到期')
    const papers = { issuedOn: city.clock.today(), validUntil: '2031-12-31' }
    await opine(city, asset('到期'), papers)
    await value(city, asset('到期'), { baseDate: city.clock.today(), validUntil: '2031-12-31' })
    const id = await city.open(counter, 'first-registration', asset('到期'), application)
    await city.act(counter, id, 'submit')
    await city.act('叶受理', id, 'accept')
    const taking = await openRevocation('到期')
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ status: 409, code: 'needs-no-revocation' })
    await city.act(counter, taking, 'file', { statement: '没有意见。' })
    await city.act('林初审', taking, 'pass', decided)
    await city.act('陈复审', taking, 'confirm')
    expect(await city.see(counter, id)).toMatchObject({ ending: 'overtaken' })
    expect(await check(number)).toMatchObject({ status: 'revoked' })
    expect(await readAsset('到期')).toMatchObject({ state: 'memorandum', isFrozen: false })
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
