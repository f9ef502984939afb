import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { valuationRoutes } from '#contract/valuations.ts'
import { daysAfter } from '#contract/working-days.ts'
import { health, openCity, refusal, transport, type City } from '#server/test/city.ts'
import { decision } from '#server/test/registry-acts.ts'
import { pdfText } from '#server/test/pdf-text.ts'
import { application, ofCentre, ofHealth, ofTransport, onNotice, opine, submitted, takeInventory, value } from './lives.ts'
import { beginLegacy } from './legacy-papers.ts'
import { objectTo } from './objecting.ts'
import { deregister, review, whole } from './registered-city.ts'

const names = ['存量线路', '未公示', '撤回再来', '保留意见', '平台登记', '首次在办', '公示太迟'] as const
type Name = (typeof names)[number]
const [counter] = ofTransport

let city: City
const assets = new Map<string, string>()
beforeAll(async () => {
  city = await openCity()
  for (const [n, id] of (await takeInventory(city, names)).entries()) assets.set(names[n]!, id)
})
afterAll(() => city.close())

const asset = (name: Name) => assets.get(name)!
/** An application with its three papers, still a draft. */
const begin = (assetId: string, changes: Record<string, unknown>, who: string = counter) => beginLegacy(city, assetId, changes, who)
/** Up to the second review. */
async function toSecondReview(id: string): Promise<void> {
  await city.act(counter, id, 'submit')
  await city.act('叶受理', id, 'accept')
  await city.act('林初审', id, 'pass')
}
/** Why an application cannot be submitted; it is withdrawn then. */
async function whyNot(assetId: string, changes: Record<string, unknown>, who: string = counter) {
  const id = await begin(assetId, changes, who)
  const why = await refusal(city.act(who, id, 'submit'))
  await city.act(who, id, 'withdraw')
  return why
}
const check = (number: string) => city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } })
const readAsset = async (name: Name, who: string = '林初审') =>
  (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset(name) } })
const numberOf = async (name: Name) => (await readAsset(name)).certificate!.number
const page = async (path: string) => (await fetch(`${city.base}${path}`)).text()

describe('存量登记（§4.1、§4.3、§4.7）', () => {
  test('两人核验后不再公示，发放标注“存量”的凭证，有效期到原凭证届满日为止', async () => {
    const id = await begin(asset('存量线路'), {})
    expect(await city.act(counter, id, 'submit')).toMatchObject({ step: 'acceptance', move: { limitDays: 3 } })
    const figures = async () => (await (await city.as('郑局长')).ask(supervisionRoutes.cockpit)).monthly.at(-1)
    expect(await figures()).toMatchObject({ submitted: 1, registered: 0 })
    await city.act('叶受理', id, 'accept')
    await city.act('林初审', id, 'pass')
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ status: 409, code: 'same-hand' })
    const before = await city.see('陈复审', id)
    expect(before.checklist.map((line) => [line.condition, line.holds])).toEqual(
      ['earlier-in-term', 'earlier-not-taken', 'earlier-papers', 'nothing-forbidden', 'inbound-fits', 'earlier-outlasts-notice'].map(
        (name) => [name, true],
      ),
    )
    expect(await refusal(city.act('陈复审', id, 'publish'))).toMatchObject({
      status: 409,
      code: 'needs-notice-due',
      basis: 'choice:legacy-notice',
    })
    expect(await city.act('陈复审', id, 'pass')).toMatchObject({ step: null, ending: 'registered' })
    expect(await figures()).toMatchObject({ submitted: 1, registered: 1 })
    const number = await numberOf('存量线路')
    const found = await check(number)
    expect(found).toMatchObject({
      status: 'valid',
      marks: ['legacy'],
      validUntil: '2027-08-31',
      replaces: null,
      history: [{ status: 'valid', ground: 'taken-over' }],
      facts: {
        registrationType: '存量登记',
        marks: '存量，原凭证榕数登〔2025〕018号（榕城市数据资产登记中心（试点），2025年9月1日发放）',
        registrant: transport,
        opinion: '旧律意〔2025〕7号（榕江老律师事务所，无保留意见）',
        valuation: '旧评〔2025〕31号（旧城资产评估有限公司）',
        amount: expect.stringContaining('987,654.00元'),
        baseDate: '2025年6月30日',
        validUntil: '2027年8月31日',
      },
    })
    const pdf = Buffer.from(await (await city.stranger().ask(registrationRoutes.certificatePdf, { params: { number } })).arrayBuffer())
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(found.pdfSha256)
    expect(pdfText(pdf).replaceAll('\n', '')).toContain('榕数登〔2025〕018号')
    expect(await page(`/check/${number}`)).toContain('<strong>存量</strong>')
    expect(
      (await city.stranger().ask(registrationRoutes.listRegister, { query: { mark: 'legacy', limit: 10 } })).items.map(
        (line) => line.number,
      ),
    ).toEqual([number])
    expect((await city.stranger().ask(registrationRoutes.listRegister, { query: { mark: 'inbound', limit: 10 } })).items).toEqual([])
    expect((await city.stranger().ask(supervisionRoutes.openStatistics)).registrations).toEqual([
      { month: city.clock.today().slice(0, 7), type: '存量登记', marks: ['legacy'], sector: '交通运输', registered: 1 },
    ])
    expect((await city.stranger().ask(registrationRoutes.listNotices, { query: { state: 'all', limit: 10 } })).items).toEqual([])
    const held = await readAsset('存量线路', counter)
    expect(held).toMatchObject({
      state: 'registered',
      papers: [
        { firmName: '榕江老律师事务所', firmLicence: null, isTakenOver: true },
        { firmName: '旧城资产评估有限公司', isTakenOver: true, amountFen: 98_765_400 },
      ],
    })
    expect(await (await city.as(counter)).ask(valuationRoutes.recomputeValuation, { params: { id } })).toMatchObject({
      computedFen: null,
      statement: { zh: expect.stringContaining('只录编号和金额') },
    })
    expect(await (await city.as(counter)).ask(registrationRoutes.readAssetCard, { params: { id: asset('存量线路') } })).toMatchObject({
      certificateNumber: number,
      valuationFen: 98_765_400,
    })
  })

  test('同一原凭证编号不能再转入，换一种写法也一样；登记过或在办的资产不能转入', async () => {
    for (const written of ['榕数登〔2025〕018号', ' 榕数登[2025]-０１８号'])
      expect(await whyNot(asset('撤回再来'), { earlierNumber: written })).toMatchObject({
        status: 409,
        code: 'needs-earlier-not-taken',
        basis: 'choice:legacy-registration',
        message: { zh: expect.stringContaining(await numberOf('存量线路')) },
        remedy: { zh: expect.stringContaining('核对') },
      })
    expect(await whyNot(asset('存量线路'), { earlierNumber: '榕数登〔2025〕099号' })).toMatchObject({
      status: 409,
      code: 'needs-never-registered',
    })
    await onNotice(city, asset('平台登记'))
    await submitted(city, asset('首次在办'))
    expect(await whyNot(asset('首次在办'), { earlierNumber: '榕数登〔2025〕098号' })).toMatchObject({
      status: 409,
      code: 'needs-never-registered',
      message: { zh: expect.stringContaining('正在办理') },
      remedy: { zh: expect.stringContaining('办结') },
    })
    await city.pass(20)
    expect(await whyNot(asset('平台登记'), { earlierNumber: '榕数登〔2025〕097号' })).toMatchObject({
      status: 409,
      code: 'needs-never-registered',
      message: { zh: expect.stringContaining('已登记') },
    })
  })

  test('编号去掉分隔符后才相同的、原有效期长于3年的，提示审查人员核对', async () => {
    const id = await begin(asset('撤回再来'), { earlierNumber: '榕数登2025018号', earlierUntil: '2028-09-02' })
    await city.act(counter, id, 'submit')
    await city.act('叶受理', id, 'accept')
    const careOf = async () => Object.fromEntries((await city.see('林初审', id)).checklist.map((line) => [line.condition, line.care]))
    expect(await careOf()).toMatchObject({
      'earlier-not-taken': { basis: 'choice:legacy-registration', zh: expect.stringContaining(await numberOf('存量线路')) },
      'earlier-in-term': { basis: 'choice:certificate-validity', zh: expect.stringContaining('长于本平台凭证的3年') },
      'earlier-papers': null,
    })
    await city.act('林初审', id, 'return', {
      pins: [
        { field: 'earlierNumber', note: '与凭证不符' },
        { field: 'earlierUntil', note: '与凭证不符' },
      ],
    })
    await save(id, { earlierNumber: '榕数登〔2025〕029号', earlierUntil: '2028-09-01' })
    await city.act(counter, id, 'resubmit')
    expect(await careOf()).toMatchObject({ 'earlier-not-taken': null, 'earlier-in-term': null })
    const other = await begin(asset('保留意见'), { earlierNumber: '榕数登2025029号' })
    await city.act(counter, other, 'submit')
    expect((await city.see('叶受理', other)).checklist).toEqual([])
    await city.act('叶受理', other, 'accept')
    expect((await city.see('林初审', other)).checklist).toContainEqual(
      expect.objectContaining({
        condition: 'earlier-not-taken',
        holds: true,
        care: expect.objectContaining({ zh: expect.stringContaining('另一件') }),
      }),
    )
    for (const one of [id, other]) await city.act('林初审', one, 'refuse', { explanation: '与原登记机构的记录不符。' })
  })

  test('到期的、材料不全的、意见书不是无保留的，说明理由和办法', async () => {
    const id = asset('保留意见')
    const wrong = (changes: Record<string, unknown>) => whyNot(id, { earlierNumber: '榕数登〔2025〕030号', ...changes })
    expect(await wrong({ earlierUntil: '2026-01-31' })).toMatchObject({
      status: 409,
      code: 'needs-earlier-in-term',
      message: { zh: '原凭证已于2026-01-31到期' },
      remedy: { zh: expect.stringContaining('首次登记') },
    })
    expect(await wrong({ opinionConclusion: 'qualified' })).toMatchObject({
      status: 409,
      code: 'needs-earlier-papers',
      basis: '§4.3',
      message: { zh: expect.stringContaining('保留意见') },
    })
    expect(await wrong({ valuationFirm: transport })).toMatchObject({
      status: 409,
      code: 'needs-earlier-papers',
      message: { zh: expect.stringContaining('自己') },
    })
    expect(await wrong({ opinionPaper: await city.paper(counter) })).toMatchObject({
      status: 409,
      code: 'needs-earlier-papers',
      message: { zh: expect.stringContaining('只有2份') },
    })
    expect(await wrong({ opinionUntil: '2025-07-01' })).toMatchObject({ status: 422, fields: [{ field: 'opinionUntil' }] })
    for (const day of ['noticedUntil', 'opinionOn', 'valuationBase'])
      expect(await wrong({ [day]: '2025-09-02' })).toMatchObject({
        status: 422,
        fields: [{ field: day, message: { zh: '不能晚于原凭证发放日期' } }],
      })
    expect(await wrong({ noticedWhere: '' })).toMatchObject({ status: 422, fields: [{ field: 'noticedWhere' }] })
  })

  test('没有公示过的复审后公示，只补正一次；同一编号在办时他人不能申请；本单位的事项本单位不办', async () => {
    const number = '榕数登〔2025〕020号'
    const id = await begin(asset('未公示'), { noticed: 'no', earlierNumber: number })
    await city.act(counter, id, 'submit')
    const [other] = await takeInventory(city, ['卫生存量'], ofHealth)
    expect(await whyNot(other!, { earlierNumber: number }, ofHealth[0])).toMatchObject({
      status: 409,
      code: 'needs-earlier-not-taken',
      message: { zh: expect.stringContaining('另一件') },
    })
    await city.act('叶受理', id, 'return', { pins: [{ field: 'limits', note: '写明限制' }] })
    await city.act(counter, id, 'resubmit')
    await city.act('叶受理', id, 'accept')
    expect(await refusal(city.act('林初审', id, 'return', { pins: [{ field: 'summary', note: '再改' }] }))).toMatchObject({
      status: 409,
      code: 'once',
    })
    await city.act('林初审', id, 'pass')
    expect(await refusal(city.act('陈复审', id, 'pass'))).toMatchObject({
      status: 409,
      code: 'needs-noticed-before',
      remedy: { zh: expect.stringContaining('公示') },
    })
    await city.act('陈复审', id, 'publish')
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({
      registrationType: '存量登记',
      marks: ['legacy'],
      state: 'open',
    })
    await city.pass(20)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'registered' })
    expect(await check(await numberOf('未公示'))).toMatchObject({ marks: ['legacy'], validUntil: '2027-08-31' })
    const [own] = await takeInventory(city, ['中心存量'], ofCentre)
    const mine = await begin(own!, { earlierNumber: '榕数登〔2025〕021号' }, ofCentre[0])
    await city.act(ofCentre[0], mine, 'submit')
    expect(await refusal(city.act('叶受理', mine, 'accept'))).toMatchObject({ status: 409, code: 'own-unit' })
    expect(await city.act('严守一', mine, 'accept')).toMatchObject({ step: 'first-review' })
    expect(await city.act('严守一', mine, 'refuse', { explanation: '原登记机构查无此凭证，不能核实其真实性。' })).toMatchObject({
      ending: 'refused',
    })
  })

  test('此后的变更、转移、注销与其他登记一样，标注随凭证；注销后重新首次登记的不再标注，也不能再转入', async () => {
    const first = await numberOf('存量线路')
    await change('change-registration', { ...whole, kind: 'amend', limits: '不得用于识别特定个人' })
    await city.pass(20)
    expect(await check(first)).toMatchObject({ status: 'changed' })
    const second = await check(await numberOf('存量线路'))
    expect(second).toMatchObject({
      replaces: first,
      marks: ['legacy'],
      validUntil: '2027-08-31',
      facts: { registrationType: '变动登记（变更）', limits: '不得用于识别特定个人', marks: expect.stringContaining('018号') },
    })
    const transfer = {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕9号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕12号',
    }
    expect(
      (await city.see(counter, await draft('transfer-registration', transfer))).checklist.find((line) => line.condition === 'in-register'),
    ).toMatchObject({ holds: true })
    const ending = await draft('deregistration', deregister)
    await city.act(counter, ending, 'submit')
    await city.act('叶受理', ending, 'accept')
    await city.act('林初审', ending, 'pass')
    await city.act('陈复审', ending, 'confirm')
    expect(await check(second.number)).toMatchObject({ status: 'deregistered', marks: ['legacy'] })
    expect(await whyNot(asset('存量线路'), { earlierNumber: '榕数登〔2025〕077号' })).toMatchObject({
      status: 409,
      code: 'needs-never-registered',
      message: { zh: expect.stringContaining('曾在本平台登记') },
    })
    await opine(city, asset('存量线路'))
    await value(city, asset('存量线路'))
    const anew = await city.open(counter, 'first-registration', asset('存量线路'), application)
    await city.act(counter, anew, 'submit')
    await review(city, anew)
    expect((await city.stranger().ask(registrationRoutes.readNotice, { params: { id: anew } })).marks).toEqual([])
    await city.pass(20)
    expect(await check(await numberOf('存量线路'))).toMatchObject({ marks: [], facts: { registrationType: '首次登记' } })
  })
})

// Last, since the clock goes on to the end of the year, beyond which the calendar is not published.
describe('公示与原凭证的有效期（暂行做法：存量登记的公示）', () => {
  let ends: string

  test('公示届满时原凭证已到期的，不能公示；平台启用后发放的，不能转入', async () => {
    await city.until('2026-12-22T09:00:00+08:00')
    const id = asset('公示太迟')
    expect(await whyNot(id, { earlierNumber: '榕数登〔2026〕001号', earlierOn: '2026-11-23' })).toMatchObject({
      status: 409,
      code: 'needs-earlier-in-term',
      basis: 'choice:legacy-registration',
      message: { zh: expect.stringContaining('平台已于2026-11-23启用') },
      remedy: { zh: expect.stringContaining('首次登记') },
    })
    const short = await begin(id, { noticed: 'no', earlierNumber: '榕数登〔2025〕041号', earlierUntil: '2026-12-24' })
    await toSecondReview(short)
    const why = await refusal(city.act('陈复审', short, 'publish'))
    expect(why).toMatchObject({
      status: 409,
      code: 'needs-earlier-outlasts-notice',
      basis: 'choice:legacy-notice',
      remedy: { zh: expect.stringContaining('首次登记') },
    })
    ends = /公示到([\d-]+)届满/.exec(why.message.zh)![1]!
    const { version, checklist } = await city.see('陈复审', short)
    expect(checklist.filter((line) => !line.holds).map((line) => line.condition)).toEqual(['earlier-outlasts-notice'])
    const tick = async (ticks: string[]) =>
      (await city.as('陈复审')).ask(caseRoutes.actOnCase, {
        params: { id: short },
        body: { act: 'refuse', version, key: randomUUID(), ticks, asked: { explanation: '公示届满时原凭证已到期，来不及公示。' } },
      })
    for (const hidden of ['notice-due', 'noticed-before'])
      expect(await refusal(tick([hidden]))).toMatchObject({ status: 422, basis: '§4.7', fields: [{ field: 'ticks' }] })
    await city.act('陈复审', short, 'return', { pins: [{ field: 'earlierUntil', note: '与凭证不符' }] })
    await save(short, { earlierUntil: ends })
    await city.act(counter, short, 'resubmit')
    expect(await refusal(city.act('陈复审', short, 'publish'))).toMatchObject({ code: 'needs-earlier-outlasts-notice' })
    expect(await city.act('陈复审', short, 'refuse', { explanation: '公示届满时原凭证已到期，来不及公示。' })).toMatchObject({
      ending: 'refused',
    })
  })

  test('异议处理期间原凭证到期的，公示届满后不予转入，不发放凭证', async () => {
    const id = await begin(asset('公示太迟'), { noticed: 'no', earlierNumber: '榕数登〔2025〕042号', earlierUntil: daysAfter(ends, 1) })
    await toSecondReview(id)
    await city.act('陈复审', id, 'publish')
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({ state: 'open', endsOn: ends })
    const side = await objectTo(city, id)
    await city.pass(14)
    await city.act('叶受理', side, 'dismiss', decision)
    await city.pass(40)
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({ step: null, ending: 'refused' })
    expect(seen.entries.at(-1)).toMatchObject({ act: 'lapse', reason: `原凭证已于${daysAfter(ends, 1)}到期` })
    expect(await readAsset('公示太迟')).toMatchObject({ isFrozen: false, certificate: null })
    const notice = await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })
    expect(notice.state).toBe('closed')
    expect(daysAfter(notice.endsOn, 1) <= city.clock.today()).toBe(true)
  })
})

async function save(id: string, answers: Record<string, unknown>): Promise<void> {
  const { version, draftRevision } = await city.see(counter, id)
  await (await city.as(counter)).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers } })
}

async function draft(procedure: string, changes: Record<string, unknown>): Promise<string> {
  const id = await city.open(counter, procedure, asset('存量线路'))
  const { version, draft: begun } = await city.see(counter, id)
  await (await city.as(counter)).ask(caseRoutes.saveDraft, { params: { id }, body: { version, answers: { ...begun, ...changes } } })
  return id
}

async function change(procedure: string, changes: Record<string, unknown>): Promise<void> {
  const id = await draft(procedure, changes)
  await city.act(counter, id, 'submit')
  await review(city, id)
}
