import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { centre, refusal, type City } from '#server/test/city.ts'
import { ofCentre, ofTransport } from './lives.ts'
import { objectTo } from './objecting.ts'
import { registeredCity, whole } from './registered-city.ts'

const [counter] = ofTransport
const holder = '榕城市交通运输局'

let city: City
let { begin } = {} as Awaited<ReturnType<typeof registeredCity<'转移'>>>
beforeAll(async () => { ({ city, begin } = await registeredCity(['转移'])) })
afterAll(() => city.close())

test('对转移公示的异议，受让单位自己的登记岗位回避：收件箱里没有，也不能决定（choice:own-unit）', async () => {
  const id = await begin(counter, 'transfer-registration', '转移', { ...whole, newHolder: city.id(centre), agreement: '榕划〔2026〕5号', agreementPaper: await city.paper(counter), approval: '办公会纪要〔2026〕9号' })
  await city.act(counter, id, 'submit')
  await city.act(ofCentre[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
  await city.act('严守一', id, 'accept')
  await city.act('严守一', id, 'pass')
  await city.act('方知白', id, 'pass')
  const objection = await objectTo(city, id)
  const inboxOf = async (who: string) => (await (await city.as(who)).ask(caseRoutes.inbox)).items.map(each => each.id)
  for (const registrar of ['叶受理', '林初审', '陈复审']) {
    const seen = await city.see(registrar, objection)
    expect(seen.avoidance.find(({ kind }) => kind === 'own-unit')).toMatchObject({ names: [holder, centre], keepsMe: true })
    expect(seen.mayNow.find(({ act }) => act === 'dismiss')?.denial).toMatchObject({ code: 'own-unit', basis: 'choice:own-unit' })
    expect(await refusal(city.act(registrar, objection, 'dismiss', { explanation: '经复核，异议的理由不能成立。' }))).toMatchObject({ status: 409, code: 'own-unit', basis: 'choice:own-unit' })
    expect(await inboxOf(registrar)).not.toContain(objection)
  }
  // The other office keeps out for another reason, since both of it reviewed; the objection stands in its inbox.
  expect(await inboxOf('严守一')).toContain(objection)
  expect(await refusal(city.act('严守一', objection, 'dismiss', { explanation: '经复核，异议的理由不能成立。' }))).toMatchObject({ code: 'same-hand', basis: 'choice:objection' })
  // Whom the asset would pass to reads nothing of the objection.
  expect(await refusal(city.see(ofCentre[0], objection))).toMatchObject({ status: 404 })
})
