import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysAfter } from '#contract/working-days.ts'
import { watchTerms } from '#server/registration/terms.ts'
import { refusal, type City } from '#server/test/city.ts'
import { ofTransport, opine, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['顺延', '未被占用'] as const
const renew = { ...whole, kind: 'renew', termYears: 3 }

let city: City
let { asset, readAsset, numberOf, check, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, notes, begin } = await registeredCity(names))
})
afterAll(() => city.close())

const renewal = async (name: (typeof names)[number]) => (await readAsset(name)).certificate!.renewal

test('更正由他人请求的，占去的日数不计入续展申请期，凭证到期后顺延（choice:renewal-held）', async () => {
  const [number, { validUntil }] = [await numberOf('顺延'), await check(await numberOf('顺延'))]
  await city.until(`${daysAfter(validUntil, -9)}T09:00:00+08:00`)
  expect([await renewal('顺延'), (await check(await numberOf('未被占用'))).validUntil]).toEqual([
    { from: daysAfter(validUntil, -60), until: validUntil, held: 0 },
    validUntil,
  ])
  const papers = { issuedOn: city.clock.today(), validUntil: '2031-12-31' }
  await opine(city, asset('顺延'), papers)
  await value(city, asset('顺延'), { baseDate: papers.issuedOn, validUntil: papers.validUntil })
  const early = await begin(counter, 'change-registration', '顺延', renew)
  const other = await begin(counter, 'change-registration', '未被占用', renew)
  const correction = await begin('叶受理', 'third-party-correction', '顺延', {
    requester: '榕城公交公司',
    interest: '数据描述本公司线路',
    contact: '0591-00000002',
    reason: '登记的数据时域与事实不符，应自2023年1月起。',
    timeFrom: '2023-01-01',
    request: await city.paper('叶受理'),
    errorProof: await city.paper('叶受理'),
  })
  const { checklist } = await city.see('叶受理', correction)
  expect(checklist.find(({ condition }) => condition === 'in-register')).toMatchObject({
    holds: true,
    care: { basis: 'choice:renewal-held' },
  })
  await city.act('叶受理', correction, 'submit')
  expect(await refusal(city.act(counter, early, 'submit'))).toMatchObject({ status: 409, code: 'needs-no-other-registration' })

  await city.until(`${daysAfter(validUntil, 1)}T09:00:00+08:00`)
  await watchTerms(city)
  const until = daysAfter(validUntil, 10)
  // Neither the correction nor a renewal that nobody held up goes on; the holder reads until when.
  for (const [who, id] of [
    ['叶受理', correction],
    [counter, other],
  ] as const)
    expect(await city.see(who, id)).toMatchObject({ ending: 'overtaken' })
  expect([await renewal('顺延'), await renewal('未被占用')]).toEqual([{ from: daysAfter(validUntil, -60), until, held: 10 }, null])
  expect((await notes(counter)).find((note) => note.kind === 'certificate-expired' && note.words.zh.includes(number))).toMatchObject({
    basis: 'choice:renewal-held',
    words: { zh: expect.stringContaining(`${until}以前仍可以申请续展`) as string },
  })

  await city.until(`${until}T09:00:00+08:00`)
  await watchTerms(city)
  expect(await city.act(counter, early, 'submit')).toMatchObject({ step: 'acceptance' })
  await review(city, early)
  await city.pass(40)
  await watchTerms(city)
  expect(await city.see(counter, early)).toMatchObject({ ending: 'changed' })
  expect(await check(await numberOf('顺延'))).toMatchObject({
    status: 'valid',
    replaces: number,
    validUntil: `${Number(validUntil.slice(0, 4)) + 3}${validUntil.slice(4)}`,
  })
  expect(await readAsset('顺延')).toMatchObject({ state: 'registered', memo: null })
  await expectGenuineHistory(city)
})

test('顺延的日数满了，不再能申请，草稿终止（choice:renewal-held）', async () => {
  const { validUntil } = await check(await numberOf('顺延'))
  await city.until(`${validUntil}T09:00:00+08:00`)
  const correction = await begin('叶受理', 'third-party-correction', '顺延', {
    requester: '榕城公交公司',
    interest: '数据描述本公司线路',
    contact: '0591-00000002',
    reason: '登记的数据时域与事实不符，应自2023年1月起。',
    timeFrom: '2023-01-01',
    request: await city.paper('叶受理'),
    errorProof: await city.paper('叶受理'),
  })
  await city.act('叶受理', correction, 'submit')
  const draft = await begin(counter, 'change-registration', '顺延', renew)
  await city.until(`${daysAfter(validUntil, 1)}T09:00:00+08:00`)
  await watchTerms(city)
  expect([(await city.see(counter, draft)).ending, (await renewal('顺延'))?.until]).toEqual([null, daysAfter(validUntil, 1)])
  await city.until(`${daysAfter(validUntil, 2)}T09:00:00+08:00`)
  expect(await refusal(city.act(counter, draft, 'submit'))).toMatchObject({ status: 409, code: 'needs-in-register' })
  await watchTerms(city)
  expect([await city.see(counter, draft), await renewal('顺延')]).toMatchObject([{ ending: 'overtaken' }, null])
})
