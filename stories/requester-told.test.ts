import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import type { City } from '#server/test/city.ts'
import { ofTransport } from './lives.ts'
import { deregister, registeredCity } from './registered-city.ts'

const [counter] = ofTransport
const names = ['变更', '更正'] as const

let city: City
let { begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, begin } = await registeredCity(names))
})
afterAll(() => city.close())

test('请求更正的人不登录：凭编号和查询码看到不予更正的理由、依据和办法（§8.1，choice:progress-code）', async () => {
  const id = await begin('叶受理', 'third-party-correction', '更正', {
    requester: '榕城公交公司',
    interest: '数据描述本公司线路',
    contact: '0591-00000002',
    reason: '登记的数据时域与事实不符，应自2023年1月起。',
    timeFrom: '2023-01-01',
  })
  const [request, errorProof] = [await city.paper('叶受理', id), await city.paper('叶受理', id)]
  const { version, draftRevision, draft } = await city.see('叶受理', id)
  await (
    await city.as('叶受理')
  ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, request, errorProof } } })
  await city.act('叶受理', id, 'submit')
  await city.act(counter, id, 'file', { agrees: 'no', statement: '本单位的数据自2024年1月起，已有凭证载明。' })
  const { number, progressCode } = await city.see('叶受理', id)
  const told = () => city.stranger().ask(registrationRoutes.caseProgress, { body: { number, code: progressCode! } })
  expect(await told()).toMatchObject({ isEnded: false, decision: null, basis: [], remedy: null })
  const explanation = '所附班次表没有日期，不足以证明登记的时域有误。'
  await city.act('林初审', id, 'refuse', { explanation })
  expect(await told()).toMatchObject({
    state: { zh: '不予更正' },
    isEnded: true,
    decision: explanation,
    basis: ['§4.7', 'choice:legal-remedies'],
    remedy: {
      zh: expect.stringMatching(/再次提出：把书面请求.*60日内依法申请行政复议/) as string,
      en: expect.stringContaining('new evidence') as string,
    },
  })
  const own = await begin(counter, 'deregistration', '变更', deregister)
  await city.act(counter, own, 'submit')
  await city.act('叶受理', own, 'decline', { explanation: '没有写明注销的事由，请补充后再申请。' })
  // A unit reads its decision where it applied.
  const seen = await city.see(counter, own)
  expect(
    await city.stranger().ask(registrationRoutes.caseProgress, { body: { number: seen.number, code: seen.progressCode! } }),
  ).toMatchObject({ isEnded: true, decision: null, basis: [], remedy: null })
})
