import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { deskRoutes } from '#contract/desks.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { otherFirm, refusal, transport, type City } from '#server/test/city.ts'
import { keepBooks } from './books-life.ts'
import { ofTransport } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { decided, deregister, expectMonths, grounds, registeredCity, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['注销', '撤销', '不予注销', '两人同时'] as const

let city: City
let { readAsset, numberOf, check, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, readAsset, numberOf, check, notes, begin } = await registeredCity(names))
})
afterAll(() => city.close())

/** What the holder was told of how a case ended. */
const toldOf = async (id: string) =>
  (await notes(counter)).filter((note) => note.kind === 'other-side' && note.href === `/desk/cases/${id}`).map((note) => note.words.zh)

describe('注销登记（§4.7）', () => {
  test('持有单位申请，受理后10个工作日、两人审查；凭证失效、资产转回备查簿，公开可查', async () => {
    const number = await numberOf('注销')
    expect((await notes(counter)).find((note) => note.kind === 'certificate-issued' && note.words.zh.includes(number))).toMatchObject({
      basis: '§4.3',
      words: { zh: `“注销”已登记，凭证 ${number}` },
    })
    const lost = await begin(counter, 'deregistration', '注销', { ...deregister, ground: 'lost' })
    expect(await refusal(city.act(counter, lost, 'submit'))).toMatchObject({ status: 422, fields: [{ field: 'evidence' }] })
    await city.act(counter, lost, 'withdraw')
    const id = await begin(counter, 'deregistration', '注销', deregister)
    expect(await city.act(counter, id, 'submit')).toMatchObject({ step: 'acceptance', move: { limitDays: 3 } })
    expect(await readAsset('注销')).toMatchObject({ state: 'in-registration', isFrozen: true })
    expect(await city.act('叶受理', id, 'accept')).toMatchObject({ step: 'first-review', move: { limitDays: 10 } })
    await city.act('林初审', id, 'pass')
    expect(await refusal(city.act('林初审', id, 'confirm'))).toMatchObject({ status: 409, code: 'same-hand', basis: 'choice:four-eyes' })
    expect(await city.act('陈复审', id, 'confirm')).toMatchObject({ ending: 'deregistered' })
    expect(await check(number)).toMatchObject({
      status: 'deregistered',
      statusOn: city.clock.today(),
      statusReason: '持有单位放弃登记，或者权利期限届满',
      history: [
        { number, status: 'valid', ground: 'issued' },
        { number, status: 'deregistered', ground: 'given-up' },
      ],
    })
    expect(await readAsset('注销')).toMatchObject({ state: 'memorandum', isFrozen: false, memo: { reason: `登记凭证 ${number} 已注销` } })
    expect((await city.stranger().ask(registrationRoutes.listRegister, { query: { status: 'deregistered' } })).items).toMatchObject([
      { number },
    ])
    expect((await city.stranger().ask(registrationRoutes.listStatusNotes, { query: { status: 'deregistered' } })).items).toMatchObject([
      { number, ground: 'given-up', holderName: transport },
    ])
    expect((await notes(counter)).some((note) => note.kind === 'certificate-deregistered')).toBe(true)
    expect(
      await refusal(begin(counter, 'deregistration', '注销', deregister).then((again) => city.act(counter, again, 'submit'))),
    ).toMatchObject({ status: 409, code: 'needs-in-register', message: { zh: expect.stringContaining('已注销') } })
  })

  test('不予注销须说明理由，资产解除锁定，登记照旧', async () => {
    const id = await begin(counter, 'deregistration', '不予注销', deregister)
    await city.act(counter, id, 'submit')
    expect(
      await refusal(begin(counter, 'deregistration', '不予注销', deregister).then((second) => city.act(counter, second, 'submit'))),
    ).toMatchObject({ status: 409, code: 'needs-no-other-registration', basis: 'choice:one-open-registration' })
    await city.act('叶受理', id, 'accept')
    expect(await refusal(city.act('林初审', id, 'refuse'))).toMatchObject({ status: 422, fields: [{ field: 'explanation' }] })
    await city.act('林初审', id, 'refuse', { explanation: '该数据仍用于公共服务，不属于放弃的情形。' })
    expect(await readAsset('不予注销')).toMatchObject({ state: 'registered', isFrozen: false, certificate: { status: 'valid' } })
    expect(await toldOf(id)).toEqual([expect.stringContaining('不予注销')])
  })
})

describe('撤销登记（§4.7 §8.1）', () => {
  test('告知持有单位、听取陈述、两人决定；凭证撤销并公告，在办的变动登记终止', async () => {
    const number = await numberOf('撤销')
    const change = await begin(counter, 'change-registration', '撤销', {
      ...whole,
      kind: 'amend',
      summary: '全市公交线路的名称、里程、开通日期，按周更新。',
    })
    await city.act(counter, change, 'submit')
    // What rests on the registration: a use mark, a record of another register, an open commission, a card in the books.
    const own = await city.as(counter)
    const { id: assetId } = await readAsset('撤销')
    await mandated(city, [assetId])
    const mark = await own.ask(cardRoutes.setUseMark, {
      params: { id: assetId },
      body: {
        answers: {
          operator: city.id('榕数运营有限公司'),
          manner: 'operated',
          agreement: '榕运〔2026〕1号',
          startsOn: city.clock.today(),
          endsOn: '2028-12-31',
        },
      },
    })
    const outside = await own.ask(registrationRoutes.recordOutside, {
      params: { id: assetId },
      body: { answers: { register: 'national', number: 'GJ-350100-2026-000077', body: '省公共数据资源登记机构', issuedOn: '2026-03-01' } },
    })
    expect((await readAsset('撤销')).derived).toMatchObject({ nationalCode: 'GJ-350100-2026-000077（省公共数据资源登记机构，2026-03-01）' })
    const commissioned = await city.open(counter, 'legal-opinion', assetId, { firm: city.id(otherFirm), purpose: '年度复核' })
    await city.act(counter, commissioned, 'submit')
    await keepBooks(city, assetId)
    const resting = async () => (await own.ask(deskRoutes.listDues, { query: { kind: 'fallen', limit: 10 } })).items
    expect(await resting()).toEqual([])
    const id = await begin('叶受理', 'revocation', '撤销', await grounds(city))
    await expect(city.see(counter, id)).rejects.toMatchObject({ status: 404 })
    expect(await city.act('叶受理', id, 'submit')).toMatchObject({ step: 'hearing', move: { role: 'producer', limitDays: 5 } })
    expect((await notes(counter)).some((note) => note.kind === 'called-to-hearing')).toBe(true)
    expect(await refusal(city.act('叶受理', change, 'accept').then(() => city.act('林初审', change, 'pass')))).toMatchObject({
      status: 409,
      code: 'needs-no-revocation',
    })
    expect(await refusal(city.act('苏清查', id, 'file', { statement: '与我们有关。' }))).toMatchObject({ status: 404 })
    expect(await city.act(counter, id, 'file', { manner: 'in-person', statement: '采集依据由上级单位提供，正在核实。' })).toMatchObject({
      step: 'first-decision',
    })
    expect((await city.see('林初审', id)).checklist.find((line) => line.condition === 'revocable')).toMatchObject({
      holds: true,
      care: {
        basis: 'choice:after-falling',
        zh: expect.stringMatching(/使用标识1项.*其他登记1项.*账上的资产卡片；撤销后不得再运营和使用/),
      },
    })
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ status: 422, fields: [{ field: 'explanation' }] })
    const heard = async () => (await city.see('陈复审', id)).checklist.find((line) => line.condition === 'holder-heard')
    expect(await heard()).toMatchObject({
      holds: true,
      care: { basis: 'choice:revocation-hearing', zh: expect.stringContaining('持有单位请求当面陈述') },
    })
    await city.act('林初审', id, 'pass', decided)
    expect(await refusal(city.act('林初审', id, 'confirm'))).toMatchObject({ code: 'same-hand', basis: 'choice:revocation-decision' })
    // Whoever asked to be heard in person is, before the decision, and how stands in it.
    expect(await refusal(city.act('陈复审', id, 'confirm'))).toMatchObject({
      status: 409,
      code: 'needs-holder-heard',
      basis: 'choice:revocation-hearing',
      remedy: { zh: expect.stringContaining('退回前一环节') },
    })
    await city.act('陈复审', id, 'return', {}, '持有单位请求当面陈述，请先听取。')
    await city.act('林初审', id, 'pass', { ...decided, heard: '三月五日上午在中心会议室听取，该局林清查参加，未能说明依据的来源。' })
    expect(await heard()).toMatchObject({ holds: true, care: null, why: { zh: expect.stringContaining('听取的情况见审查意见') } })
    expect(await city.act('陈复审', id, 'confirm')).toMatchObject({ ending: 'revoked' })
    expect(await check(number)).toMatchObject({ status: 'revoked', statusReason: expect.stringContaining('采集依据不实') })
    expect(await city.see(counter, change)).toMatchObject({ ending: 'overtaken' })
    expect(await readAsset('撤销')).toMatchObject({ state: 'memorandum', isFrozen: false, certificate: { status: 'revoked' } })
    expect((await notes(counter)).find((note) => note.kind === 'certificate-revoked')?.words.zh).toContain('委托一并终止')
    // Everything that rested on it says so, and who must act has a task; amounts stay (§4.6).
    expect(await city.see(counter, commissioned)).toMatchObject({ ending: 'overtaken' })
    expect((await notes('旁律师')).find((note) => note.kind === 'certificate-revoked')).toMatchObject({
      href: `/desk/cases/${commissioned}`,
      words: { zh: expect.stringContaining('不必再办') },
    })
    expect((await notes('尹运营')).find((note) => note.kind === 'certificate-revoked')).toMatchObject({
      href: `/check/${number}`,
      words: { zh: expect.stringContaining('已撤销') },
    })
    expect((await own.ask(cardRoutes.listUseMarks, { query: { state: 'live', limit: 10 } })).items).toMatchObject([
      { id: mark.id, fallen: 'revoked' },
    ])
    expect((await own.ask(registrationRoutes.listOutside, { params: { id: assetId } })).items).toMatchObject([
      { id: outside.id, fallen: 'revoked' },
    ])
    expect(
      (await own.ask(bookRoutes.listBookCards, { params: { id: city.id(transport) }, query: { sort: '-cost', limit: 10 } })).items,
    ).toMatchObject([{ assetId, costFen: 500_000_00, state: 'held', fallen: 'revoked' }])
    expect(await resting()).toMatchObject([{ id: assetId, days: 30, note: 'revoked marks outside books' }])
    await own.ask(cardRoutes.endUseMark, { params: { id: mark.id }, body: { reason: '登记已撤销' } })
    await own.ask(registrationRoutes.endOutside, { params: { id: outside.id }, body: { reason: '登记已撤销' } })
    expect((await readAsset('撤销')).derived).not.toHaveProperty('nationalCode')
    expect(await resting()).toMatchObject([{ note: 'revoked books' }])
    await own.ask(cardRoutes.reviewMemo, {
      params: { id: assetId },
      body: { answers: { finding: '已按撤销决定评估账面影响，计提减值后另行处理。', reviewOn: '2026-12-31' } },
    })
    expect(await resting()).toEqual([])
  })

  test('行业清单标明登记已失效的资产，屏幕、打印一致（§3.1，choice:after-falling）', async () => {
    const kase = await city.open('路行业', 'sector-list', null, {
      title: '交通运输清单',
      year: 2026,
      scope: '本行业各单位已入目录的公共数据资产',
      focus: '出行服务需求优先',
      commentsUntil: '2026-12-20',
    })
    const params = { id: (await city.see('路行业', kase)).subjectId }
    const sector = await city.as('路行业')
    await sector.ask(sectorListRoutes.addEntries, { params, body: { all: {} } })
    const { items } = await sector.ask(sectorListRoutes.listSectorEntries, { params })
    const fallenOf = async (name: (typeof names)[number]) => {
      const { id } = await readAsset(name)
      return items.find((entry) => entry.assetId === id)!.fallen
    }
    expect([await fallenOf('注销'), await fallenOf('撤销'), await fallenOf('不予注销')]).toEqual(['deregistered', 'revoked', null])
    const page = await (await sector.ask(sectorListRoutes.printSectorList, { params })).text()
    for (const words of ['交通运输清单', '登记已注销', '登记已撤销', `共${items.length}项`, '主管部门（章）：'])
      expect(page).toContain(words)
    expect(page).not.toContain('<script')
  })

  test('持有单位沉默满5个工作日继续审查；不予撤销须说明理由，登记照旧', async () => {
    const id = await begin('叶受理', 'revocation', '不予注销', await grounds(city))
    await city.act('叶受理', id, 'submit')
    expect(
      await refusal(begin('叶受理', 'revocation', '不予注销', await grounds(city)).then((second) => city.act('叶受理', second, 'submit'))),
    ).toMatchObject({ code: 'needs-no-revocation' })
    await city.pass(9)
    expect(await city.see('林初审', id)).toMatchObject({ step: 'first-decision' })
    expect(await city.act('林初审', id, 'dismiss', decided)).toMatchObject({ ending: 'not-revoked' })
    expect(await toldOf(id)).toEqual([expect.stringContaining('不予撤销')])
    expect(await readAsset('不予注销')).toMatchObject({ state: 'registered', certificate: { status: 'valid' } })
  })

  test('撤销在办时注销不能通过；两位经办人同时决定撤销，只有一个成立', async () => {
    const number = await numberOf('两人同时')
    const ending = await begin(counter, 'deregistration', '两人同时', deregister)
    await city.act(counter, ending, 'submit')
    await city.act('叶受理', ending, 'accept')
    await city.act('林初审', ending, 'pass')
    const taking = await begin('叶受理', 'revocation', '两人同时', await grounds(city))
    await city.act('叶受理', taking, 'submit')
    await city.act(counter, taking, 'file', { statement: '没有意见。' })
    await city.act('林初审', taking, 'pass', decided)
    expect(await refusal(city.act('陈复审', ending, 'confirm'))).toMatchObject({ status: 409, code: 'needs-no-revocation' })
    // Each of the two may decide it alone, on the version both have seen.
    const { version } = await city.see('陈复审', taking)
    const confirm = async (who: string) =>
      (await city.as(who)).ask(caseRoutes.actOnCase, {
        params: { id: taking },
        body: { act: 'confirm', version, key: randomUUID(), reason: '', asked: {} },
      })
    for (const who of ['陈复审', '叶受理'])
      expect((await city.see(who, taking)).mayNow.find((move) => move.act === 'confirm')).toMatchObject({ denial: null })
    const outcomes = await Promise.allSettled([confirm('陈复审'), confirm('叶受理')])
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: { status: 409, problem: { code: 'stale' } } })
    const { history, status } = await check(number)
    expect(status).toBe('revoked')
    expect(history.filter((line) => line.status !== 'valid')).toHaveLength(1)
    expect(await city.see(counter, ending)).toMatchObject({ ending: 'overtaken' })
  })
})

test('其他登记：查询码记一项、公开可查，与本平台凭证分开；党政机关履职数据不记产权凭证（暂行做法：三种登记分开）', async () => {
  const client = await city.as(counter)
  const { id } = await readAsset('不予注销')
  const code = {
    register: 'national',
    number: 'GJ-350100-2026-000042',
    body: '省公共数据资源登记机构',
    issuedOn: '2026-03-01',
    validUntil: '2029-02-28',
  }
  const record = (answers: Record<string, unknown>) => client.ask(registrationRoutes.recordOutside, { params: { id }, body: { answers } })
  expect(await refusal(record({ ...code, validUntil: '2026-02-01' }))).toMatchObject({ status: 422, fields: [{ field: 'validUntil' }] })
  const kept = await record(code)
  expect(await refusal(record({ ...code, number: '另一个' }))).toMatchObject({ status: 409, code: 'recorded-already' })
  expect(await refusal(record({ ...code, register: 'property', number: 'SJ3512026110007' }))).toMatchObject({
    status: 409,
    code: 'not-for-this-register',
    basis: 'choice:property-registration-scope',
  })
  expect(await check(await numberOf('不予注销'))).toMatchObject({
    outside: [{ register: 'national', number: code.number, validUntil: code.validUntil }],
  })
  expect(await client.ask(registrationRoutes.endOutside, { params: { id: kept.id }, body: { reason: '登记已注销' } })).toMatchObject({
    endReason: '登记已注销',
  })
  expect((await check(await numberOf('不予注销'))).outside).toEqual([])
})

test('驾驶舱逐月：登记、换证、注销、撤销、到期各计在生效的月份，以后的变动不改变以前的月份（§2.1、§4.7）', () => expectMonths(city))

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
