import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { centre, health, refusal, type City } from '#server/test/city.ts'
import { ofCentre, ofHealth, ofTransport } from './lives.ts'
import { objectTo, objector } from './objecting.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const holder = '榕城市交通运输局'

let city: City
let { begin, notes } = {} as Awaited<ReturnType<typeof registeredCity<'转移' | '受让单位陈述'>>>
beforeAll(async () => {
  ;({ city, begin, notes } = await registeredCity(['转移', '受让单位陈述']))
})
afterAll(() => city.close())

test('对转移公示的异议，受让单位自己的登记岗位回避：收件箱里没有，也不能决定（choice:own-unit）', async () => {
  const id = await begin(counter, 'transfer-registration', '转移', {
    ...whole,
    newHolder: city.id(centre),
    agreement: '榕划〔2026〕5号',
    agreementPaper: await city.paper(counter),
    approval: '办公会纪要〔2026〕9号',
  })
  await city.act(counter, id, 'submit')
  await city.act(ofCentre[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
  await city.act('严守一', id, 'accept')
  await city.act('严守一', id, 'pass')
  await city.act('方知白', id, 'pass')
  const objection = await objectTo(city, id)
  const inboxOf = async (who: string) => (await (await city.as(who)).ask(caseRoutes.inbox)).items.map((each) => each.id)
  for (const registrar of ['叶受理', '林初审', '陈复审']) {
    const seen = await city.see(registrar, objection)
    expect(seen.avoidance.find(({ kind }) => kind === 'own-unit')).toMatchObject({ names: [holder, centre], keepsMe: true })
    expect(seen.mayNow.find(({ act }) => act === 'dismiss')?.denial).toMatchObject({ code: 'own-unit', basis: 'choice:own-unit' })
    expect(await refusal(city.act(registrar, objection, 'dismiss', { explanation: '经复核，异议的理由不能成立。' }))).toMatchObject({
      status: 409,
      code: 'own-unit',
      basis: 'choice:own-unit',
    })
    expect(await inboxOf(registrar)).not.toContain(objection)
  }
  // The other office keeps out for another reason, since both of it reviewed; the objection stands in its inbox.
  expect(await inboxOf('严守一')).toContain(objection)
  expect(await refusal(city.act('严守一', objection, 'dismiss', { explanation: '经复核，异议的理由不能成立。' }))).toMatchObject({
    code: 'same-hand',
    basis: 'choice:objection',
  })
  // Whom the asset would pass to reads nothing of the objection.
  expect(await refusal(city.see(ofCentre[0], objection))).toMatchObject({ status: 404 })
})

test('受让单位得知登记机构归纳的要点，在转移办件中陈述意见；登记机构决定以前看得到，异议办件它仍看不到（choice:objection-hearing）', async () => {
  const id = await begin(counter, 'transfer-registration', '受让单位陈述', {
    ...whole,
    newHolder: city.id(health),
    agreement: '榕划〔2026〕6号',
    agreementPaper: await city.paper(counter),
    approval: '办公会纪要〔2026〕9号',
  })
  await city.act(counter, id, 'submit')
  const answer = '受让资产用于本单位履职，转移协议和批准文件齐全。'
  const state = (who: string) => city.act(who, id, 'state', {}, answer)
  await city.act(ofHealth[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
  await review(city, id)
  // Nothing is objected to yet, and the holder answers in the objection itself.
  expect(await refusal(state(ofHealth[0]))).toMatchObject({ status: 409, code: 'not-asked', basis: 'choice:objection-hearing' })
  const objection = await objectTo(city, id)
  expect(await refusal(state(counter))).toMatchObject({ status: 409, code: 'not-asked' })
  const summary = '认为受让单位不具备使用这项数据的职责，请核对。'
  await city.act('叶受理', objection, 'submit', { summary })
  const [told] = await notes(ofHealth[0])
  expect(told).toMatchObject({
    kind: 'objection-standing',
    basis: 'choice:objection-hearing',
    href: `/desk/cases/${id}`,
    words: { zh: expect.stringContaining(summary) as string },
  })
  expect(JSON.stringify(told)).not.toContain(objector.name)
  expect((await city.see(ofHealth[0], id)).remarks.map(({ act }) => act)).toEqual(['state'])
  expect(await refusal(city.see(ofHealth[0], objection))).toMatchObject({ status: 404 })
  expect(await state(ofHealth[0])).toMatchObject({ step: 'public-notice' })
  expect((await city.see('叶受理', id)).entries.at(-1)).toMatchObject({ act: 'state', reason: answer, organisationName: health })
  await city.act(counter, objection, 'file', { statement: '受让单位的职责见三定方案，附后可查。' })
  await city.act('叶受理', objection, 'dismiss', { explanation: '经复核，异议的理由不能成立。' })
  expect(await refusal(state(ofHealth[0]))).toMatchObject({ status: 409, code: 'not-asked' })
  expect((await city.see(ofHealth[0], id)).remarks).toEqual([])
  await expectGenuineHistory(city)
})
