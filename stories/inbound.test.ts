import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { openCity, password, refusal, transport, type City } from '#server/test/city.ts'
import { pdfText } from '#server/test/pdf-text.ts'
import { firstAdministrator } from '#server/test/running.ts'
import {
  cardOf,
  confirmCard,
  findingsOf,
  linesCsv,
  opine,
  prepare,
  settleDifferences,
  startRound,
  takeInventory,
  upload,
  value,
} from './lives.ts'
import { review, whole } from './registered-city.ts'

const soe = '榕城公共交通集团'
const pair = ['车国企', 'chefu'] as const
const names = ['境外航班', '境外票价', '境内线路'] as const
const inbound = {
  inbound: true,
  inboundFrom: '新加坡',
  inboundProvider: '狮城数据公司',
  inboundContract: 'SGP-2026-018',
  inboundOn: '2026-01-15',
  jointlyDeveloped: true,
  developedWith: '榕城大学交通学院',
}
const cards: { readonly [N in (typeof names)[number]]: Record<string, unknown> } = {
  境外航班: inbound,
  境外票价: { inbound: true, inboundFrom: '日本' },
  境内线路: {},
}

let city: City
const assets = new Map<string, string>()
let unfinished: Awaited<ReturnType<typeof refusal>>
beforeAll(async () => {
  city = await openCity()
  await (
    await city.as(firstAdministrator.name)
  ).ask(partyRoutes.addOfficer, { body: { login: pair[1], name: '车复核', password, organisationId: city.id(soe), role: 'producer' } })
  await city.approve()
  const { caseId, roundId } = await startRound(city, pair)
  await upload(
    city,
    pair[0],
    roundId,
    names.map((name, n) => ({ name: `${name}.csv`, content: linesCsv(20 + n, n) })),
  )
  const findings = await findingsOf(city, pair[0], roundId)
  const finding = (name: string) => findings.find((f) => f.sourceName === `${name}.csv`)!.id
  unfinished = await refusal(confirmCard(city, pair[0], finding('境外航班'), { ...cardOf('境外航班'), ...inbound, developedWith: '' }))
  for (const name of names) assets.set(name, await confirmCard(city, pair[0], finding(name), { ...cardOf(name), ...cards[name] }))
  await settleDifferences(city, pair, roundId)
  await city.act(pair[0], caseId, 'submit')
  await city.act(pair[1], caseId, 'publish')
})
afterAll(() => city.close())

const [who] = pair
const asset = (name: (typeof names)[number]) => assets.get(name)!
const page = async (path: string) => (await fetch(`${city.base}${path}`)).text()
const check = (number: string) => city.stranger().ask(registrationRoutes.checkCertificate, { params: { number } })
const numberOf = async (name: (typeof names)[number]) =>
  (await (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset(name) } })).certificate!.number

describe('入境数据（§6.10）', () => {
  test('合作开发的须写明合作方，信息卡才能确认', () => {
    expect(unfinished).toMatchObject({ status: 422, fields: [{ field: 'developedWith' }] })
  })

  test('信息卡没有写明提供方、合同和入境日期的，不能申请登记', async () => {
    const id = await prepare(city, asset('境外票价'), who)
    const denial = await refusal(city.act(who, id, 'submit'))
    const line = async (of: string) => (await city.see(who, of)).checklist.find(({ condition }) => condition === 'inbound-fits')
    expect(await line(id)).toMatchObject({ holds: false })
    const plain = await prepare(city, asset('境内线路'), who)
    expect(await line(plain)).toMatchObject({ holds: true, why: { zh: '信息卡没有标明是入境数据，不适用' } })
    await city.act(who, plain, 'withdraw')
    expect(denial).toMatchObject({
      status: 409,
      code: 'needs-inbound-fits',
      basis: 'choice:trial-registration',
      message: { zh: '入境数据没有写明境外提供方、入境合同编号、入境日期' },
      remedy: { zh: expect.stringContaining('补充入境信息') },
    })
  })

  test('公共机构持有的数据不办探索登记', async () => {
    const [id] = await takeInventory(city, ['境外气象'], undefined, inbound)
    const application = await prepare(city, id!)
    expect(await refusal(city.act('林清查', application, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-inbound-fits',
      message: { zh: expect.stringContaining('行政机关') },
    })
  })

  test('非公共的入境数据办探索登记：公示、凭证、登记簿、核验页和统计都注明，提供方和合同不公开；其他登记没有标注', async () => {
    const cases: string[] = []
    for (const name of ['境外航班', '境内线路'] as const) {
      const id = await prepare(city, asset(name), who, { assetName: `2026年榕城${name}` })
      await city.act(who, id, 'submit')
      await review(city, id)
      cases.push(id)
    }
    const anyone = city.stranger()
    const notices = await Promise.all(cases.map((id) => anyone.ask(registrationRoutes.readNotice, { params: { id } })))
    expect(notices.map((notice) => [notice.registrationType, notice.marks])).toEqual([
      ['首次登记', ['inbound']],
      ['首次登记', []],
    ])
    for (const words of ['首次登记；探索登记（入境数据）', '不代替数据入境的其他监管手续'])
      expect(await page(`/notices/${cases[0]}`)).toContain(words)
    expect(await page(`/notices/${cases[1]}`)).not.toContain('探索登记')
    await city.pass(20)
    const number = await numberOf('境外航班')
    const found = await check(number)
    expect(found).toMatchObject({
      marks: ['inbound'],
      facts: { registrationType: '首次登记', marks: '探索登记（入境数据），来源地：新加坡' },
    })
    expect(JSON.stringify(found)).not.toMatch(/狮城数据公司|SGP-2026-018/)
    const plain = await check(await numberOf('境内线路'))
    expect([plain.marks, plain.facts['marks']]).toEqual([[], undefined])
    const pdf = pdfText(Buffer.from(await (await anyone.ask(registrationRoutes.certificatePdf, { params: { number } })).arrayBuffer()))
    expect(pdf.replaceAll('\n', '')).toContain('探索登记（入境数据），来源地：新加坡')
    for (const words of ['探索登记（入境数据）', '不代替数据入境的其他监管手续']) expect(await page(`/check/${number}`)).toContain(words)
    expect(await page(`/check/${plain.number}`)).not.toContain('监管手续')
    const register = await anyone.ask(registrationRoutes.listRegister, { query: { mark: 'inbound', limit: 50 } })
    expect(register.items.map((line) => [line.number, line.marks])).toEqual([[number, ['inbound']]])
    expect(
      Object.fromEntries(
        (await anyone.ask(registrationRoutes.listRegister, { query: { limit: 50 } })).items.map((line) => [line.number, line.marks]),
      ),
    ).toEqual({ [number]: ['inbound'], [plain.number]: [] })
    const shown = await page('/register?mark=inbound')
    expect([shown.includes(number), shown.includes(plain.number)]).toEqual([true, false])
    const { registrations } = await anyone.ask(supervisionRoutes.openStatistics)
    expect(
      registrations.map((line) => [line.type, line.marks, line.registered]).toSorted((a, b) => String(a[1]).localeCompare(String(b[1]))),
    ).toEqual([
      ['首次登记', [], 1],
      ['首次登记', ['inbound'], 1],
    ])
  })

  test('变更后标注照旧；不能转移给公共机构', async () => {
    const before = await numberOf('境外航班')
    const change = await begin('境外航班', 'change-registration', { ...whole, kind: 'amend', limits: '不得再次出境' })
    await city.act(who, change, 'submit')
    await review(city, change)
    await city.pass(20)
    expect((await check(before)).status).toBe('changed')
    expect(await check(await numberOf('境外航班'))).toMatchObject({
      marks: ['inbound'],
      facts: { limits: '不得再次出境', marks: expect.stringContaining('新加坡') },
    })
    await opine(city, asset('境外航班'), {}, who)
    await value(city, asset('境外航班'), {}, who)
    const transfer = await begin('境外航班', 'transfer-registration', {
      ...whole,
      newHolder: city.id(transport),
      agreement: '榕划〔2026〕5号',
      agreementPaper: await city.paper(who),
      approval: '董事会决议〔2026〕3号',
    })
    expect(await refusal(city.act(who, transfer, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-inbound-fits',
      message: { zh: expect.stringContaining('行政机关') },
    })
  })

  test('登记后变更为入境数据的，入境信息不全不能申请；公示、换发的凭证按变动后的卡片注明，改回后不再注明', async () => {
    const open = await begin('境内线路', 'change-registration', { ...whole, kind: 'amend', inbound: true, inboundFrom: '新加坡' })
    expect(await refusal(city.act(who, open, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-inbound-fits',
      basis: 'choice:trial-registration',
      message: { zh: '入境数据没有写明境外提供方、入境合同编号、入境日期' },
      remedy: { zh: expect.stringContaining('变动登记') },
    })
    await city.act(who, open, 'withdraw')
    const found = []
    for (const changes of [inbound, { inbound: false }]) {
      const id = await begin('境内线路', 'change-registration', { ...whole, kind: 'amend', ...changes })
      await city.act(who, id, 'submit')
      await review(city, id)
      const notice = await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })
      await city.pass(20)
      const { marks, facts } = await check(await numberOf('境内线路'))
      const { card } = await (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id: asset('境内线路') } })
      found.push([notice.marks, marks, facts['marks'], card['inbound'], card['inboundProvider'], card['developedWith']])
    }
    expect(found).toEqual([
      [['inbound'], ['inbound'], '探索登记（入境数据），来源地：新加坡', true, '狮城数据公司', '榕城大学交通学院'],
      [[], [], undefined, false, undefined, undefined],
    ])
  })

  test('公共机构登记的数据不能变更为入境数据', async () => {
    const [id] = await takeInventory(city, ['境内气象'])
    const application = await prepare(city, id!)
    await city.act('林清查', application, 'submit')
    await review(city, application)
    await city.pass(20)
    assets.set('境内气象', id!)
    const change = await begin('境内气象', 'change-registration', { ...whole, kind: 'amend', ...inbound }, '林清查')
    expect(await refusal(city.act('林清查', change, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-inbound-fits',
      message: { zh: expect.stringContaining('行政机关') },
    })
  })
})

async function begin(name: string, procedure: string, changes: Record<string, unknown>, by: string = who): Promise<string> {
  const id = await city.open(by, procedure, assets.get(name)!, {}, randomUUID())
  const { version, draftRevision, draft } = await city.see(by, id)
  await (
    await city.as(by)
  ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, ...changes } } })
  return id
}
