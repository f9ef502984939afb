import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountRoutes } from '#contract/accounts.ts'
import { partyRoutes } from '#contract/parties.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { daysAfter } from '#contract/working-days.ts'
import { reviewAccounts } from '#server/parties/review-accounts.ts'
import { bureau, centre, health, refusal, securityAdministrator, transport, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { ofHealth, ofTransport } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['随转', '留下'] as const
const basis = 'choice:organisation-end'

let city: City
let { begin, asset, notes, numberOf, check } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, begin, asset, notes, numberOf, check } = await registeredCity(names))
})
afterAll(() => city.close())

const admin = () => city.as(firstAdministrator.name)
const security = () => city.as(securityAdministrator)
const end = (changes: object = {}) => ({
  endedOn: daysAfter(city.clock.today(), -3),
  ground: '榕委编〔2026〕12号',
  successorId: city.id(health),
  untilOn: daysAfter(city.clock.today(), 120),
  ...changes,
})
const askFor = async (of = transport, changes: object = {}) =>
  (await admin()).ask(accountRoutes.askForEnd, { params: { id: city.id(of) }, body: end(changes) })
const decide = async (id: string, decision: 'approved' | 'refused' = 'approved', who = securityAdministrator) =>
  (await city.as(who)).ask(accountRoutes.decideAccountRequest, {
    params: { id },
    body: { decision, reason: decision === 'refused' ? '文号有误' : '' },
  })
const hanging = async (who: string) =>
  Object.fromEntries(
    (await (await city.as(who)).ask(accountRoutes.readHangings, { params: { id: city.id(transport) } })).items.map(({ what, count }) => [
      what,
      count,
    ]),
  )
const told = async (who: string, kind = 'organisation-ended') => (await notes(who)).filter((note) => note.kind === kind)
let lastDay: string

describe('机构撤销、注销（choice:organisation-end）', () => {
  test('由系统管理员写明日期、依据、承受单位和最后一日；三员所在的机构不能记录', async () => {
    for (const who of [counter, '叶受理', '郑局长', securityAdministrator])
      expect(
        (await refusal((await city.as(who)).ask(accountRoutes.askForEnd, { params: { id: city.id(transport) }, body: end() }))).status,
      ).toBe(404)
    const wrong = {
      endedOn: daysAfter(city.clock.today(), 1),
      ground: '  ',
      untilOn: daysAfter(city.clock.today(), 181),
      successorId: city.id(transport),
    }
    for (const [field, value] of Object.entries(wrong))
      expect([field, await refusal(askFor(transport, { [field]: value }))]).toMatchObject([
        field,
        { status: 422, basis, fields: [{ field }] },
      ])
    expect(await refusal(askFor(bureau))).toMatchObject({
      status: 409,
      code: 'administrators-there',
      basis,
      remedy: { zh: expect.stringContaining('另一机构') },
    })
  })

  test('批准前什么也不变；同样的申请只有一件，可以撤回、不批准；名下尚有什么，批准的人看得到，别的单位看不到', async () => {
    const first = await askFor()
    expect(first).toMatchObject({
      kind: 'end',
      officerId: null,
      organisationName: transport,
      successorName: health,
      standing: 'open',
      mayWithdraw: true,
      whyNotDecide: { code: 'security-decides' },
    })
    expect(await refusal(askFor())).toMatchObject({ status: 409, code: 'asked-already' })
    await (await admin()).ask(accountRoutes.withdrawAccountRequest, { params: { id: first.id } })
    const second = await askFor()
    expect(await decide(second.id, 'refused')).toMatchObject({ standing: 'refused' })
    expect((await (await city.as(counter)).ask(partyRoutes.readOrganisation, { params: { id: city.id(transport) } })).end).toBeNull()
    await city.act(counter, await begin(counter, 'deregistration', '随转', {}), 'withdraw')
    expect(await hanging(securityAdministrator)).toEqual({
      assets: 2,
      cases: 0,
      mandates: 0,
      agreements: 0,
      products: 0,
      orders: 0,
      sharing: 0,
      receivables: 0,
      posts: 4,
    })
    for (const who of [counter, '叶受理', firstAdministrator.name]) expect((await hanging(who))['assets']).toBe(2)
    for (const who of ['苏清查', '尹运营'])
      expect((await refusal((await city.as(who)).ask(accountRoutes.readHangings, { params: { id: city.id(transport) } }))).status).toBe(404)
  })

  test('另一人批准后记录一次：登记照旧，公开页面写明，本单位、承受单位和登记机构得知', async () => {
    const open = await begin(counter, 'transfer-registration', '随转', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕9号',
    })
    const { id, untilOn } = await askFor()
    lastDay = untilOn!
    expect((await refusal(decide(id, 'approved', firstAdministrator.name))).status).toBe(404)
    expect(await Promise.allSettled([decide(id), decide(id)])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'fulfilled' }),
        expect.objectContaining({
          status: 'rejected',
          reason: expect.objectContaining({ problem: expect.objectContaining({ code: 'decided' }) }),
        }),
      ]),
    )
    expect(await refusal(askFor())).toMatchObject({ status: 409, code: 'ended-already', basis })
    const number = await numberOf('留下')
    const on = daysAfter(city.clock.today(), -3)
    expect((await (await city.as('尹运营')).ask(partyRoutes.readOrganisation, { params: { id: city.id(transport) } })).end).toEqual({
      on,
      ground: '榕委编〔2026〕12号',
      successorId: city.id(health),
      successorName: health,
      untilOn,
    })
    expect(await check(number)).toMatchObject({ status: 'valid', holderEnd: { on, successorName: health } })
    expect(await (await fetch(`${city.base}/check/${number}`)).text()).toContain(`已于 ${on} 撤销，由${health}承受`)
    expect(await (await fetch(`${city.base}/register?q=${number}`)).text()).toContain(`已于 ${on} 撤销，由${health}承受`)
    expect((await city.stranger().ask(registrationRoutes.listRegister, { query: { q: number } })).items).toMatchObject([
      { holderName: transport, holderEnd: { on } },
    ])
    for (const [who, says] of [
      [counter, `岗位可以用到${untilOn}`],
      [ofHealth[0], '由本单位承受；名下有2项登记的数据资产'],
      ['叶受理', '可以依职权注销'],
      ['郑局长', '名下有2项登记的数据资产'],
    ] as const) {
      expect([who, await told(who)]).toMatchObject([
        who,
        [{ basis, href: `/desk/organisations/${city.id(transport)}#end`, words: { zh: expect.stringContaining(says) } }],
      ])
    }
    expect(await told('尹运营')).toEqual([])
    expect(await city.act(counter, open, 'submit')).toMatchObject({ step: 'consent' })
  })

  test('此后不再开办新的事项、任职和申请，也不能成为受让单位；在办的和了结名下事项所需的照常', async () => {
    const refused = { status: 409, code: 'organisation-ended', basis, remedy: { zh: expect.stringContaining('了结名下事项') } }
    for (const procedure of ['first-registration', 'change-registration', 'entrustment', 'memorandum'])
      expect([procedure, await refusal(city.open(counter, procedure, asset('留下')))]).toMatchObject([procedure, refused])
    expect(
      await refusal(
        (await city.as(counter)).ask(accountRoutes.askForPost, { body: { role: 'producer', untilOn: city.clock.today(), reason: '支援' } }),
      ),
    ).toMatchObject({ status: 422, fields: [{ field: 'organisationId' }] })
    const officers = (await (await admin()).ask(partyRoutes.listOfficers, { query: { q: 'gao' } })).items
    expect(
      await refusal(
        (await admin()).ask(partyRoutes.addPost, {
          params: { id: officers[0]!.id },
          body: { organisationId: city.id(transport), role: 'producer' },
        }),
      ),
    ).toMatchObject({ status: 422, basis, fields: [{ field: 'organisationId' }] })
    expect(await refusal(askFor('榕城公共交通集团', { successorId: city.id(transport) }))).toMatchObject({
      status: 422,
      fields: [{ field: 'successorId' }],
    })
    const { items } = await (await city.as(ofHealth[0])).ask(partyRoutes.listOrganisations, { query: { q: transport } })
    expect(items).toMatchObject([{ isActive: true, end: { successorName: health } }])
    const open = (await hanging(counter))['cases']
    expect(open).toBe(1)
    const id = (await notes(ofHealth[0]))
      .find((note) => note.kind === 'other-side')!
      .href.split('/')
      .at(-1)!
    await city.act(ofHealth[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, id)
    await city.pass(20)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'transferred' })
    expect(await hanging(counter)).toMatchObject({ assets: 1, cases: 0, posts: 4 })
    expect(await city.open(counter, 'legal-opinion', asset('留下'))).toBeTruthy()
    // What is claimed of it is still brought against it.
    const dispute = await city.open(ofHealth[0], 'dispute', null, {
      title: '收益没有付清',
      respondent: city.id(transport),
      kind: 'trade',
      about: '',
      facts: '约定的份额到期没有付清',
      request: '付清约定的份额',
      amountFen: 0,
    })
    expect(await city.act(ofHealth[0], dispute, 'submit')).toMatchObject({ ending: null })
  })

  test('最后一日过后岗位不能再用，任务将其免去并停用机构；仍有登记的，登记机构得知并依职权注销', async () => {
    city.clock.setOffset(
      city.clock.offsetMs() + Math.round((Date.parse(lastDay) - Date.parse(city.clock.today())) / 86_400_000) * 86_400_000,
    )
    const officer = await city.as(counter)
    await officer.ask(partyRoutes.listOrganisations)
    expect(await reviewAccounts(city)).toMatchObject({ closed: 0 })
    city.clock.setOffset(city.clock.offsetMs() + 86_400_000)
    expect((await refusal(officer.ask(partyRoutes.listOrganisations))).status).toBe(401)
    expect(await reviewAccounts(city)).toMatchObject({ closed: 1 })
    expect(await reviewAccounts(city)).toMatchObject({ closed: 0 })
    expect((await hanging('叶受理'))['posts']).toBe(0)
    expect(await told('叶受理', 'organisation-closed')).toMatchObject([
      {
        basis: 'choice:registrar-deregistration',
        href: `/desk/assets?holderId=${city.id(transport)}&state=registered`,
        words: { zh: expect.stringContaining('仍有1项登记的数据资产') },
      },
    ])
    expect(
      (await (await security()).ask(accountRoutes.listIdleAccounts, { query: { why: 'organisation-ended' } })).items.map(
        (each) => each.officerName,
      ),
    ).toContain(counter)
    const number = await numberOf('留下')
    const id = await begin('叶受理', 'registrar-deregistration', '留下', {
      ground: 'holder-ended',
      facts: '机构改革方案明确撤销该单位，编办已注销其机构编码。',
      consulted: '市卫生健康委员会：不承接，同意注销',
      evidence: await city.paper('叶受理'),
    })
    await city.act('叶受理', id, 'submit')
    await city.pass(12)
    await city.act('林初审', id, 'pass', { finding: '机构已撤销，编办文件属实。' })
    expect(await city.act('陈复审', id, 'confirm')).toMatchObject({ ending: 'deregistered' })
    expect(await check(number)).toMatchObject({ status: 'deregistered', holderEnd: { successorName: health } })
    const { rows } = await city.database.pool.query<{ action: string; endedOn: string | null }>(
      `select action, detail ->> 'endedOn' as "endedOn" from audit_log where action in ('ask-end', 'close-organisation') or (action = 'approve-request' and detail ->> 'kind' = 'end') order by id`,
    )
    expect(rows.map(({ action, endedOn }) => [action, endedOn !== null])).toEqual([
      ['ask-end', true],
      ['ask-end', true],
      ['ask-end', true],
      ['approve-request', true],
      ['close-organisation', false],
    ])
    expect((await (await city.as('叶受理')).ask(partyRoutes.readOrganisation, { params: { id: city.id(centre) } })).end).toBeNull()
    await expectGenuineHistory(city)
  })
})
