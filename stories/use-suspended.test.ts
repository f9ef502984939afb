import { afterAll, beforeAll, expect, test } from 'vitest'
import { useRoutes } from '#contract/use.ts'
import { refusal, type City } from '#server/test/city.ts'
import { agreedCity, developer, granted, judged, ofDeveloper, ofOperator } from './use-life.ts'

let city: City
let asset: string
let agreement: string
beforeAll(async () => {
  ({ city, asset, agreement } = await agreedCity())
})
afterAll(() => city.close())

const read = async (who: string, id: string) => (await city.as(who)).ask(useRoutes.readAgreement, { params: { id } })
const turnOf = (id: string) => async (who: string, how: 'suspendAgreement' | 'resumeAgreement') => (await city.as(who)).ask(useRoutes[how], { params: { id }, body: { reason: `${who}核查使用情况` } })

test('运营主体自行暂停在先，持有单位和监管部门仍可暂停，此后运营主体恢复不了；逐级向上，不能反过来', async () => {
  const turn = turnOf(agreement)
  await turn(ofOperator, 'suspendAgreement')
  expect(await read('林清查', agreement)).toMatchObject({ state: 'suspended', maySuspend: true, mayResume: false })
  for (const over of ['林清查', '叶受理', '郑局长']) {
    await turn(over, 'suspendAgreement')
    expect(await refusal(turn(ofOperator, 'resumeAgreement'))).toMatchObject({ code: 'suspended-by-another', message: { zh: expect.stringContaining(`${over}核查使用情况`) } })
    expect(await read(over, agreement)).toMatchObject({ maySuspend: false, mayResume: true, suspendedWhy: expect.stringContaining(`${ofOperator}核查使用情况`) })
  }
  for (const below of [ofOperator, '林清查', '叶受理']) expect(await refusal(turn(below, 'suspendAgreement'))).toMatchObject({ status: 409, code: 'agreement-stands-otherwise' })
  expect(await turn('郑局长', 'resumeAgreement')).toMatchObject({ state: 'live' })
})

test('陈述期间市数据局另行暂停的，终止不成立也不随之恢复', async () => {
  const { agreement: another, number } = await granted(city, asset, { manner: 'privacy' })
  const turn = turnOf(another)
  const id = await city.open(ofOperator, 'developer-termination', city.id(developer), { grounds: ['over-scope'], agreementNumber: number, foundOn: city.clock.today(), facts: '多次提请范围以外的字段，疑似越权。', evidence: await city.paper(ofOperator) })
  await city.act(ofOperator, id, 'submit')
  await turn('郑局长', 'suspendAgreement')
  await city.act(ofDeveloper, id, 'file', { statement: '系程序缺陷误报，未取得任何数据。' })
  await city.act(ofOperator, id, 'dismiss', { explanation: '经核查判定均已拒绝，没有取得数据。' })
  expect(await judged(city, another, { manner: 'privacy' })).toMatchObject({ outcome: 'refused', reason: 'suspended' })
  expect(await refusal(turn(ofOperator, 'resumeAgreement'))).toMatchObject({ code: 'suspended-by-another' })
  expect(await turn('郑局长', 'resumeAgreement')).toMatchObject({ state: 'live' })
})
