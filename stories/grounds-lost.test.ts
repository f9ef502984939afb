import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { watchTerms } from '#server/registration/terms.ts'
import { health, refusal, transport, type City } from '#server/test/city.ts'
import { approvalOf, hands, proposed as proposedDestruction, recognition } from './disposal-life.ts'
import { ofHealth, ofTransport } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { decided, deregister, deregistered, grounds, registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['注销', '撤销', '转移', '单位终止', '仍在办', '到期'] as const

let city: City
let { asset, readAsset, numberOf, check, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, notes, begin } = await registeredCity(names))
})
afterAll(() => city.close())

const ended = async (who: string, id: string) =>
  (await notes(who)).filter((note) => note.kind === 'case-outlived' && note.href === `/desk/cases/${id}`)
const lastOf = async (id: string) =>
  (await sql<{ reason: string }>`select reason from entries where case_id = ${id} order by seq desc limit 1`.execute(city.db)).rows[0]!
    .reason

describe('登记失效、资产转移的，不能再提交的草稿由系统终止并告知（choice:one-open-registration，choice:certificate-states）', () => {
  test('注销以后：变动、转移、更正和撤销的草稿终止，委托评估的草稿照旧', async () => {
    const number = await numberOf('注销')
    const drafts = [
      await begin(counter, 'change-registration', '注销', { ...whole, kind: 'amend' }),
      await begin(counter, 'transfer-registration', '注销', whole),
    ]
    const registrars = [
      await begin('叶受理', 'revocation', '注销', await grounds(city)),
      await city.open('叶受理', 'third-party-correction', asset('注销')),
    ]
    const commission = await city.open(counter, 'valuation', asset('注销'))
    const other = await begin(counter, 'change-registration', '仍在办', { ...whole, kind: 'amend' })
    await deregistered(city, asset('注销'))
    await watchTerms(city)
    for (const id of drafts) {
      expect(await city.see(counter, id)).toMatchObject({ ending: 'overtaken', lastAct: 'overtake' })
      expect(await lastOf(id)).toBe(`登记已注销，凭证 ${number}`)
      expect(await ended(counter, id)).toMatchObject([
        { basis: 'choice:certificate-states', words: { zh: expect.stringMatching(/草稿（\S+）已终止：登记已注销/) } },
      ])
    }
    for (const id of registrars) {
      expect(await city.see('叶受理', id)).toMatchObject({ ending: 'overtaken' })
      expect(await ended('叶受理', id)).toHaveLength(1)
      // What the registrar was still writing is nothing to its holder.
      expect(await ended(counter, id)).toEqual([])
    }
    for (const id of [commission, other]) expect(await city.see(counter, id)).toMatchObject({ ending: null })
    await city.act(counter, other, 'withdraw')
    expect(await readAsset('注销')).toMatchObject({ state: 'memorandum', isFrozen: false })
    await expectGenuineHistory(city)
  })

  test('撤销以后：注销的草稿终止；重新办理首次登记的草稿在登记后终止', async () => {
    const draft = await begin(counter, 'deregistration', '撤销', deregister)
    const taking = await begin('叶受理', 'revocation', '撤销', await grounds(city))
    await city.act('叶受理', taking, 'submit')
    await city.act(counter, taking, 'file', { statement: '没有意见。' })
    await city.act('林初审', taking, 'pass', decided)
    await city.act('陈复审', taking, 'confirm')
    await watchTerms(city)
    expect(await city.see(counter, draft)).toMatchObject({ ending: 'overtaken' })
    expect(await lastOf(draft)).toContain('登记已撤销')
    const anew = await city.open(counter, 'first-registration', asset('撤销'))
    await watchTerms(city)
    expect(await city.see(counter, anew)).toMatchObject({ ending: null })
  })

  test('转移以后：原持有单位的草稿终止，说明现由谁持有', async () => {
    const draft = await begin(counter, 'deregistration', '转移', deregister)
    const transfer = await begin(counter, 'transfer-registration', '转移', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕9号',
    })
    await city.act(counter, transfer, 'submit')
    await city.act(ofHealth[0], transfer, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, transfer)
    await city.pass(20)
    expect(await city.see(counter, transfer)).toMatchObject({ ending: 'transferred' })
    await watchTerms(city)
    expect(await city.see(counter, draft)).toMatchObject({ ending: 'overtaken' })
    expect(await ended(counter, draft)).toMatchObject([{ words: { zh: expect.stringContaining(`现由${health}持有`) } }])
  })
})

describe('持有单位终止、没有人能申请的，登记机构依职权注销（§4.7，choice:registrar-deregistration）', () => {
  const proposed = async (name: (typeof names)[number]) =>
    begin('叶受理', 'registrar-deregistration', name, {
      ground: 'holder-ended',
      facts: '机构改革方案明确撤销该单位，编办已注销其机构编码。',
      consulted: '市交通委员会：职责不再承接，同意注销',
      evidence: await city.paper('叶受理'),
    })

  test('凭证明文件提出、告知持有单位，无人答复满5个工作日继续，两人决定；凭证注销、资产转回备查簿，事由公开', async () => {
    const number = await numberOf('单位终止')
    expect(await refusal(city.open(counter, 'registrar-deregistration', asset('单位终止')))).toMatchObject({
      status: 409,
      code: 'not-yours',
    })
    const bare = await city.open('叶受理', 'registrar-deregistration', asset('单位终止'))
    expect((await refusal(city.act('叶受理', bare, 'submit'))).fields?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['ground', 'facts', 'evidence', 'consulted']),
    )
    await city.act('叶受理', bare, 'withdraw')
    await mandated(city, [asset('单位终止')])
    await (
      await city.as(counter)
    ).ask(cardRoutes.setUseMark, {
      params: { id: asset('单位终止') },
      body: {
        answers: {
          operator: city.id('榕数运营有限公司'),
          manner: 'operated',
          agreement: '榕运〔2026〕9号',
          startsOn: city.clock.today(),
          endsOn: '2028-12-31',
        },
      },
    })
    const id = await proposed('单位终止')
    expect(await city.act('叶受理', id, 'submit')).toMatchObject({
      step: 'hearing',
      move: { role: 'producer', organisationName: transport, limitDays: 5 },
    })
    expect((await notes(counter)).find((note) => note.kind === 'called-to-hearing' && note.href === `/desk/cases/${id}`)).toMatchObject({
      basis: 'choice:registrar-deregistration',
      words: { zh: expect.stringContaining('注销登记（依职权）') },
    })
    expect(
      await refusal(begin(counter, 'deregistration', '单位终止', deregister).then((own) => city.act(counter, own, 'submit'))),
    ).toMatchObject({ status: 409, code: 'needs-no-other-registration' })
    await city.pass(9)
    expect(await city.see('林初审', id)).toMatchObject({ step: 'first-review', move: { limitDays: 10 } })
    await city.act('林初审', id, 'pass', { finding: '机构已撤销，编办文件属实，主管部门同意。' })
    expect(await refusal(city.act('林初审', id, 'confirm'))).toMatchObject({ code: 'same-hand', basis: 'choice:four-eyes' })
    expect(await city.act('陈复审', id, 'confirm')).toMatchObject({ ending: 'deregistered' })
    expect(await check(number)).toMatchObject({
      status: 'deregistered',
      statusReason: '持有单位解散、被撤销、破产或者其他原因终止',
      history: [{ status: 'valid' }, { status: 'deregistered', ground: 'holder-ended' }],
    })
    expect(await readAsset('单位终止')).toMatchObject({
      state: 'memorandum',
      isFrozen: false,
      memo: { reason: `登记凭证 ${number} 已注销` },
    })
    expect((await city.stranger().ask(registrationRoutes.listStatusNotes, { query: { status: 'deregistered' } })).items).toMatchObject([
      { number, ground: 'holder-ended' },
      { ground: 'given-up' },
    ])
    // Nobody is left who could end its use marks (choice:registrar-deregistration).
    expect((await (await city.as('叶受理')).ask(cardRoutes.assetUseMarks, { params: { id: asset('单位终止') } })).items).toMatchObject([
      { state: 'ended', endedBy: '系统', endReason: expect.stringContaining('持有单位已终止') },
    ])
    await expectGenuineHistory(city)
  })

  test('持有单位仍在的，陈述后不予注销，登记照旧', async () => {
    const id = await proposed('仍在办')
    await city.act('叶受理', id, 'submit')
    await city.act(counter, id, 'file', { statement: '本单位更名后继续存在，职责没有变化。' })
    expect(await refusal(city.act('林初审', id, 'dismiss'))).toMatchObject({ status: 422, fields: [{ field: 'explanation' }] })
    expect(await city.act('林初审', id, 'dismiss', { explanation: '持有单位仍然存在，事由不成立。' })).toMatchObject({
      ending: 'not-deregistered',
    })
    expect((await notes(counter)).find((note) => note.kind === 'other-side' && note.href === `/desk/cases/${id}`)?.words.zh).toContain(
      '不予注销',
    )
    expect(await readAsset('仍在办')).toMatchObject({ state: 'registered', isFrozen: false, certificate: { status: 'valid' } })
  })
})

// Last, since the clock goes on by years.
test('到期以后：没有赶上的续展草稿终止，两边都知道为什么（choice:renewal-window）', async () => {
  const { validUntil } = (await readAsset('到期')).certificate!
  const number = await numberOf('到期')
  await city.until(`${validUntil}T09:00:00+08:00`)
  const draft = await begin(counter, 'change-registration', '到期', { ...whole, kind: 'renew', termYears: 2 })
  await city.pass(1)
  // Its term is over, whether the job that notes it has run or not (choice:certificate-validity).
  const over = {
    status: 'expired',
    statusOn: city.clock.today(),
    statusReason: '有效期届满',
    history: [
      { number, status: 'valid' },
      { number, status: 'expired', since: city.clock.today(), ground: 'expired' },
    ],
  }
  const expiredNotes = async () => city.stranger().ask(registrationRoutes.listStatusNotes, { query: { status: 'expired' } })
  const late = [await check(number), await expiredNotes()] as const
  expect(late).toMatchObject([
    over,
    { items: expect.arrayContaining([expect.objectContaining({ number, ground: 'expired', since: city.clock.today() })]) },
  ])
  const stands = async () => {
    const { state, life } = await readAsset('到期')
    return {
      state,
      life: life.map((station) => `${station.station}:${station.state}`).slice(0, 3),
      fell: life.find((station) => station.station === 'fallen')?.at,
    }
  }
  const unnoted = await stands()
  expect(unnoted).toMatchObject({
    state: 'memorandum',
    life: expect.arrayContaining(['fallen:done']),
    fell: expect.stringContaining(city.clock.today()),
  })
  await watchTerms(city)
  expect(await stands()).toMatchObject({ state: unnoted.state, fell: unnoted.fell })
  const noted = [await check(number), await expiredNotes()] as const
  expect(noted[0]).toEqual(late[0])
  expect([noted[1].total, new Set(noted[1].items.map((note) => note.number))]).toEqual([
    late[1].total,
    new Set(late[1].items.map((note) => note.number)),
  ])
  expect(await city.see(counter, draft)).toMatchObject({ ending: 'overtaken' })
  expect(await ended(counter, draft)).toMatchObject([{ words: { zh: expect.stringContaining(`凭证 ${number}`) } }])
  expect((await (await city.as(counter)).ask(caseRoutes.readCase, { params: { id: draft } })).mayNow).toEqual([])
})

test('销毁在办时，登记机构仍可以提出撤销到期的凭证；撤销办结以前不批准销毁（§8.1、§4.9，choice:destruction-after-deregistration）', async () => {
  const number = await numberOf('到期')
  // Drafted before the destruction is begun: a draft of the registrar tells nobody anything.
  const taking = await begin('叶受理', 'revocation', '到期', await grounds(city))
  const destruction = await proposedDestruction(city, (await readAsset('到期')).id)
  expect(await readAsset('到期')).toMatchObject({ state: 'in-disposal', isFrozen: true })
  await city.act(hands.recognises, destruction, 'confirm', recognition)
  expect(await city.act('叶受理', taking, 'submit')).toMatchObject({ step: 'hearing' })
  const { number: takingNumber } = await city.see('叶受理', taking)
  expect(await refusal(city.act(hands.approves, destruction, 'pass', await approvalOf(city, destruction)))).toMatchObject({
    status: 409,
    code: 'needs-nothing-open',
    message: { zh: expect.stringContaining(takingNumber) as string },
  })
  await city.act(counter, taking, 'file', { statement: '没有意见。' })
  await city.act('林初审', taking, 'pass', decided)
  expect(await city.act('陈复审', taking, 'confirm')).toMatchObject({ ending: 'revoked' })
  expect(await check(number)).toMatchObject({ status: 'revoked' })
  expect(await readAsset('到期')).toMatchObject({ state: 'in-disposal', isFrozen: true })
  expect(await city.act(hands.approves, destruction, 'pass', await approvalOf(city, destruction))).toMatchObject({ step: 'treatment' })
})
