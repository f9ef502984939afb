import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { caseRoutes } from '#contract/cases.ts'
import { deskRoutes } from '#contract/desks.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { daysAfter } from '#contract/working-days.ts'
import { watchTerms } from '#server/registration/terms.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { keepBooks } from './books-life.ts'
import { beginLegacy } from './legacy-papers.ts'
import { application, ofHealth, ofTransport, opine, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'
import { decided, grounds, review, whole } from './registered-city.ts'

const names = ['存量入账', '存量撤销', '存量转移', '存量到期'] as const
type Name = (typeof names)[number]
const [counter] = ofTransport
const until = '2027-08-31'

let city: City
const assets = new Map<Name, string>()
beforeAll(async () => {
  city = await openCity()
  for (const [n, id] of (await takeInventory(city, names)).entries()) {
    assets.set(names[n]!, id)
    const taken = await beginLegacy(city, id, { earlierNumber: `榕数登〔2025〕${101 + n}号`, assetName: names[n]! })
    await city.act(counter, taken, 'submit')
    await review(city, taken)
  }
})
afterAll(() => city.close())

const asset = (name: Name) => assets.get(name)!
const check = (number: string) => city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } })
const readAsset = async (name: Name, who: string = '林初审') =>
  (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset(name) } })
const numberOf = async (name: Name) => (await readAsset(name)).certificate!.number
const booksOf = async (name: Name) => (await city.as(counter)).ask(bookRoutes.readAssetBooks, { params: { id: asset(name) } })
const at = (day: string) => city.until(`${day}T09:00:00+08:00`)
async function begin(who: string, procedure: string, name: Name, changes: Record<string, unknown>): Promise<string> {
  const id = await city.open(who, procedure, asset(name))
  const { version, draft } = await city.see(who, id)
  await (await city.as(who)).ask(caseRoutes.saveDraft, { params: { id }, body: { version, answers: { ...draft, ...changes } } })
  return id
}

describe('存量登记此后的一生（§4.6 §4.7 §8.1）', () => {
  test('拿着原凭证的人，按原编号就查到转入后的凭证；没有转入过的照实说（choice:legacy-registration）', async () => {
    const checked = (number: string) => fetch(`${city.base}/check?number=${encodeURIComponent(number)}`, { redirect: 'manual' })
    const number = await numberOf('存量入账')
    for (const typed of ['榕数登〔2025〕101号', ' 榕数登[2025]101号 ']) {
      const found = await checked(typed)
      expect([typed, found.status, found.headers.get('location')]).toEqual([typed, 303, `/check/${number}`])
    }
    expect((await checked('榕数登〔2025〕999号')).status).toBe(422)
  })

  test('搜索、登记簿和工作台的搜索也按原编号找到转入后的凭证', async () => {
    const number = await numberOf('存量入账')
    const at = async (path: string) => (await fetch(`${city.base}${path}`)).text()
    const hits = async (q: string) =>
      (await (await city.as(counter)).ask(supervisionRoutes.search, { query: { q } })).hits
        .filter(({ kind }) => kind === 'certificate')
        .map(({ id }) => id)
    for (const typed of ['榕数登〔2025〕101号', ' 榕数登[2025]101号 ']) {
      for (const path of ['/search', '/register'])
        expect([typed, path, (await at(`${path}?q=${encodeURIComponent(typed)}`)).includes(`/check/${number}`)]).toEqual([
          typed,
          path,
          true,
        ])
      expect(await hits(typed)).toEqual([number])
    }
    expect(await at(`/search?q=${encodeURIComponent('榕数登〔2025〕999号')}`)).not.toContain('/check/')
    expect(await at(`/register?status=revoked&q=${encodeURIComponent('榕数登〔2025〕101号')}`)).not.toContain(`/check/${number}`)
  })

  test('入账：凭转入的凭证和评估报告通过入账检查，评估值只作对照', async () => {
    expect((await booksOf('存量入账')).valuations).toMatchObject([{ number: '旧评〔2025〕31号', amountFen: 98_765_400 }])
    await keepBooks(city, asset('存量入账'))
    expect((await booksOf('存量入账')).card).toMatchObject({ costFen: 500_000_00, valuationFen: 98_765_400, state: 'held', fallen: null })
  })

  test('转移：转入的材料仍在有效期内的可以沿用，标注、材料和原凭证编号随新持有单位', async () => {
    const before = await numberOf('存量转移')
    const id = await begin(counter, 'transfer-registration', '存量转移', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕9号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕12号',
    })
    await city.act(counter, id, 'submit')
    await city.act(ofHealth[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, id)
    expect((await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).marks).toEqual(['legacy'])
    await city.pass(20)
    const mine = await readAsset('存量转移', ofHealth[0])
    expect(await check(mine.certificate!.number)).toMatchObject({
      status: 'valid',
      replaces: before,
      marks: ['legacy'],
      validUntil: until,
      facts: { registrant: health, marks: expect.stringContaining('103号'), opinion: expect.stringContaining('旧律意〔2025〕7号') },
    })
    const theirs = await city.as(ofHealth[0])
    for (const { paperSha256 } of mine.papers)
      expect((await theirs.ask(caseRoutes.readFile, { params: { sha256: paperSha256 } })).ok).toBe(true)
    await expect(readAsset('存量转移', counter)).rejects.toMatchObject({ status: 404 })
  })

  test('撤销：凭证和标注留在登记簿，资产转入备查簿，不能再次转入，重新首次登记', async () => {
    const number = await numberOf('存量撤销')
    const id = await begin('叶受理', 'revocation', '存量撤销', await grounds(city))
    await city.act('叶受理', id, 'submit')
    await city.act(counter, id, 'file', { statement: '没有意见。' })
    await city.act('林初审', id, 'pass', decided)
    await city.act('陈复审', id, 'confirm')
    expect(await check(number)).toMatchObject({ status: 'revoked', marks: ['legacy'] })
    expect(await readAsset('存量撤销', counter)).toMatchObject({
      state: 'memorandum',
      memo: { reason: expect.stringContaining('已被撤销') },
    })
    const again = await beginLegacy(city, asset('存量撤销'), { earlierNumber: '榕数登〔2025〕199号' })
    expect(await refusal(city.act(counter, again, 'submit'))).toMatchObject({ status: 409, code: 'needs-never-registered' })
    // The papers it was taken over with still serve, while they are valid and on this version.
    const anew = await city.open(counter, 'first-registration', asset('存量撤销'), application)
    await city.act(counter, anew, 'submit')
    await review(city, anew)
    await city.pass(20)
    expect(await check(await numberOf('存量撤销'))).toMatchObject({ status: 'valid', marks: [], facts: { registrationType: '首次登记' } })
  })

  test('续展：届满前60日内，须有新的意见书和评估报告，标注随续展后的凭证', async () => {
    const before = await numberOf('存量入账')
    await at(daysAfter(until, -50))
    const id = await begin(counter, 'change-registration', '存量入账', { ...whole, kind: 'renew', termYears: 3 })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-unqualified-opinion' })
    await opine(city, asset('存量入账'), { issuedOn: city.clock.today(), validUntil: '2031-12-31' })
    await value(city, asset('存量入账'), { baseDate: city.clock.today(), validUntil: '2031-12-31' })
    await city.act(counter, id, 'submit')
    await review(city, id)
    await city.pass(40)
    expect(await check(await numberOf('存量入账'))).toMatchObject({
      status: 'valid',
      replaces: before,
      marks: ['legacy'],
      validUntil: '2030-08-31',
      facts: { marks: expect.stringContaining('101号'), opinion: expect.not.stringContaining('旧律意') },
    })
  })

  test('到期：与其他登记一样失效、转入备查簿；账面金额不动，待处理事项列给持有单位', async () => {
    await at(daysAfter(until, 1))
    await watchTerms(city)
    expect(await check(await numberOf('存量到期'))).toMatchObject({ status: 'expired', marks: ['legacy'], validUntil: until })
    expect(await readAsset('存量到期', counter)).toMatchObject({ state: 'memorandum', memo: { reason: expect.stringContaining('已到期') } })
    expect((await booksOf('存量入账')).card).toMatchObject({ state: 'held', fallen: null })
    expect(
      (await (await city.as(counter)).ask(deskRoutes.listDues, { query: { kind: 'memo', limit: 10 } })).items.map((due) => due.title),
    ).toContain('存量到期')
    expect(
      (await city.stranger().ask(registrationRoutes.listRegister, { query: { mark: 'legacy', status: 'expired', limit: 10 } })).items,
    ).toMatchObject([
      { holderName: health, assetName: '存量转移' },
      { holderName: transport, assetName: '存量到期' },
    ])
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
