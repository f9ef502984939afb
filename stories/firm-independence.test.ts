import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { affiliationRoutes } from '#contract/affiliations.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { health, lawFirm, openCity, otherFirm, refusal, transport, valuers, type City } from '#server/test/city.ts'
import { asSystem } from '#server/db/transaction.ts'
import { remindOfPapers, stagesOn, waitingSteps } from '#server/registration/paper-terms.ts'
import { findEndingPapers } from '#server/registration/paper-terms.sql.ts'
import { proposed } from './disposal-life.ts'
import { accepted, application, engage, ofTransport, opine, opinionOf, takeInventory, value } from './lives.ts'

const soe = '榕城公共交通集团'
let city: City
let asset: string
beforeAll(async () => {
  city = await openCity()
  asset = (await takeInventory(city, ['公交线路']))[0]!
})
afterAll(() => city.close())

const declare = async (who: string, controller: string, controlled: string, changes: Record<string, unknown> = {}) =>
  (await city.as(who)).ask(affiliationRoutes.declareAffiliation, {
    body: {
      controllerId: city.id(controller),
      controlledId: city.id(controlled),
      sinceOn: '2024-01-01',
      untilOn: null,
      ground: '持股70%',
      ...changes,
    },
  })
const commission = (procedure: string, firm: string, answers: Record<string, unknown> = {}) =>
  city.open(ofTransport[0], procedure, asset, { firm: city.id(firm), purpose: '申请首次登记', ...answers })
const lineOf = async (id: string, condition: string) =>
  (await city.see(ofTransport[0], id)).checklist.find((line) => line.condition === condition)

describe('受托机构须独立（§4.4，§4.5）', () => {
  test('控制关系由所涉机构或管理员申报，别人不能；同样的关系不能申报两次', async () => {
    await declare('车国企', soe, valuers)
    expect(await refusal(declare('管账号', soe, valuers))).toMatchObject({ status: 409, code: 'affiliation-stands' })
    await declare('管账号', soe, transport, { untilOn: '2024-12-31' })
    expect(await refusal(declare('苏清查', soe, transport))).toMatchObject({
      status: 409,
      code: 'not-yours',
      basis: 'choice:firm-affiliation',
    })
    expect((await refusal(declare('车国企', soe, soe))).fields).toMatchObject([{ field: 'controlledId' }])
    expect((await refusal(declare('车国企', soe, health, { sinceOn: '2099-01-01' }))).fields).toMatchObject([{ field: 'sinceOn' }])
    expect((await refusal(declare('车国企', soe, health, { untilOn: '2099-01-01' }))).fields).toMatchObject([{ field: 'untilOn' }])
    expect(await refusal(declare('车国企', soe, health, { controlledId: randomUUID() }))).toMatchObject({
      status: 422,
      code: 'unknown-organisation',
      basis: 'choice:firm-affiliation',
      remedy: { zh: expect.stringContaining('名录') },
      fields: [{ field: 'controlledId' }],
    })
  })

  test('同受一方控制的机构在选定时就指出，提交被拒绝；已终止的不算', async () => {
    const id = await commission('valuation', valuers)
    expect(await lineOf(id, 'firm-independent')).toMatchObject({ holds: true })
    const kin = await declare('林清查', soe, transport)
    expect(await lineOf(id, 'firm-independent')).toMatchObject({
      holds: false,
      why: { zh: `${transport}与受托机构${valuers}同受${soe}控制，属于关联方`, basis: 'choice:firm-affiliation' },
    })
    expect(await refusal(city.act(ofTransport[0], id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-firm-independent',
      basis: 'choice:firm-affiliation',
    })
    const end = async (who: string, changes: Record<string, unknown> = {}) =>
      (await city.as(who)).ask(affiliationRoutes.endAffiliation, {
        params: { id: kin.id },
        body: { untilOn: '2026-03-01', ground: '股权已全部转让', ...changes },
      })
    for (const who of ['苏清查', '车国企'])
      expect(await refusal(end(who))).toMatchObject({
        status: 409,
        code: 'not-yours',
        basis: 'choice:firm-affiliation',
        remedy: { zh: expect.any(String) },
      })
    expect((await refusal(end('林清查', { untilOn: '2099-01-01' }))).fields).toMatchObject([{ field: 'untilOn' }])
    expect((await refusal(end('林清查', { ground: '  ' }))).fields).toMatchObject([{ field: 'ground' }])
    expect(await end('林清查')).toMatchObject({ untilOn: '2026-03-01', endedName: '林清查', endedGround: '股权已全部转让', mayEnd: false })
    expect(await refusal(end('管账号'))).toMatchObject({ status: 409, code: 'affiliation-ended' })
    expect(await city.act(ofTransport[0], id, 'submit')).toMatchObject({ step: 'engagement' })
    expect(
      (await (await city.as('旁律师')).ask(affiliationRoutes.listAffiliations, { query: { organisationId: city.id(transport) } })).items,
    ).toHaveLength(2)
  })

  test('只有第三方单方申报的，不使受托机构与委托单位成为关联方；其中一方或管理员也申报的才算', async () => {
    const id = await commission('legal-opinion', lawFirm)
    const third = '榕创开发有限公司'
    await declare('康开发', third, lawFirm)
    const said = await declare('康开发', third, transport)
    expect(await lineOf(id, 'firm-independent')).toMatchObject({ holds: true })
    // That the firm declared whom it belongs to itself does not help a third party that claims both.
    const parent = await declare('何律师', soe, lawFirm)
    const above = await declare('康开发', third, soe)
    expect(await lineOf(id, 'firm-independent')).toMatchObject({ holds: true })
    for (const [who, { id: ended }] of [
      ['何律师', parent],
      ['康开发', above],
    ] as const)
      await (
        await city.as(who)
      ).ask(affiliationRoutes.endAffiliation, { params: { id: ended }, body: { untilOn: '2024-12-31', ground: '申报有误' } })
    await (
      await city.as('康开发')
    ).ask(affiliationRoutes.endAffiliation, { params: { id: said.id }, body: { untilOn: '2024-12-31', ground: '由对方申报' } })
    const own = await declare('林清查', third, transport)
    expect(await lineOf(id, 'firm-independent')).toMatchObject({
      holds: false,
      why: { zh: `${transport}与受托机构${lawFirm}同受${third}控制，属于关联方` },
    })
    await (
      await city.as('林清查')
    ).ask(affiliationRoutes.endAffiliation, { params: { id: own.id }, body: { untilOn: '2024-12-31', ground: '申报有误' } })
  })

  test('同一资产连续3次由同一机构出具的，再委托须说明理由；换一家不必', async () => {
    for (let n = 0; n < 3; n++) await opine(city, asset, { number: `榕正法意〔2026〕${n}号` })
    const again = await commission('legal-opinion', lawFirm)
    expect(await lineOf(again, 'firm-rotated')).toMatchObject({
      holds: false,
      basis: 'choice:firm-rotation',
      why: { zh: expect.stringContaining('最近3次') },
    })
    expect(await refusal(city.act(ofTransport[0], again, 'submit'))).toMatchObject({ status: 409, code: 'needs-firm-rotated' })
    const told = await commission('legal-opinion', lawFirm, { repeatReason: '该所熟悉历次数据来源，更换将延误登记' })
    expect(await lineOf(told, 'firm-rotated')).toMatchObject({ holds: true, care: { zh: expect.stringContaining('更换将延误登记') } })
    expect(await city.act(ofTransport[0], told, 'submit')).toMatchObject({ step: 'engagement' })
    expect(await city.act(ofTransport[0], await commission('legal-opinion', otherFirm), 'submit')).toMatchObject({ step: 'engagement' })
  })
})

describe('关联机构一并计算（choice:firm-rotation）', () => {
  test('同受一方控制的两家律所轮流出具满3次，再委托其中任一家都须说明理由；关系终止后不再合并计算', async () => {
    const [lines] = await takeInventory(city, ['轮流线路'])
    const holding = '榕数运营有限公司'
    for (const n of [0, 1]) await opine(city, lines!, { number: `榕正法意〔2026〕7${n}号` })
    const third = await city.open(ofTransport[0], 'legal-opinion', lines!, { firm: city.id(otherFirm), purpose: '申请首次登记' })
    await city.act(ofTransport[0], third, 'submit')
    await engage(city, ofTransport[0], '旁律师', third)
    await city.act('旁律师', third, 'file', {
      ...opinionOf(city.clock.today()),
      number: '闽都法意〔2026〕72号',
      paper: await city.paper('旁律师', third),
    })
    const asked = await Promise.all(
      [lawFirm, otherFirm].map((firm) =>
        city.open(ofTransport[0], 'legal-opinion', lines!, { firm: city.id(firm), purpose: '申请首次登记' }),
      ),
    )
    for (const id of asked) expect(await lineOf(id, 'firm-rotated')).toMatchObject({ holds: true, care: null })
    await declare('管账号', holding, lawFirm)
    const kin = await declare('管账号', holding, otherFirm)
    for (const [n, id] of asked.entries()) {
      expect(await lineOf(id, 'firm-rotated')).toMatchObject({
        holds: false,
        basis: 'choice:firm-rotation',
        why: { zh: `该资产最近3次都由这家机构及其关联机构（${[otherFirm, lawFirm][n]}）出具` },
      })
      expect(await refusal(city.act(ofTransport[0], id, 'submit'))).toMatchObject({ status: 409, code: 'needs-firm-rotated' })
    }
    await (
      await city.as('管账号')
    ).ask(affiliationRoutes.endAffiliation, { params: { id: kin.id }, body: { untilOn: '2025-12-31', ground: '股权早已转让' } })
    for (const id of asked) expect(await lineOf(id, 'firm-rotated')).toMatchObject({ holds: true })
  })
})

describe('机构有执业许可证号才能出具（choice:firm-licence，choice:two-signatories）', () => {
  const numbered = (licence: string) =>
    asSystem(city.db, (tx) => tx.updateTable('organisations').set({ licence_no: licence }).where('name', '=', lawFirm).execute())
  const papersOf = async (id: string) => (await (await city.as(ofTransport[0])).ask(inventoryRoutes.readAsset, { params: { id } })).papers

  test('没有登记号码的，委托时提示，出具时拒绝并说明怎样补登；补登后随文书保存，以后变动不影响', async () => {
    const [lines] = await takeInventory(city, ['夜间线路'])
    await numbered(' ')
    const id = await city.open(ofTransport[0], 'legal-opinion', lines!, { firm: city.id(lawFirm), purpose: '申请首次登记' })
    expect(await lineOf(id, 'firm-independent')).toMatchObject({
      holds: true,
      care: { basis: 'choice:firm-licence', zh: expect.stringContaining(`${lawFirm}在平台的机构资料中没有执业许可证号`) },
    })
    await city.act(ofTransport[0], id, 'submit')
    await engage(city, ofTransport[0], '何律师', id)
    const file = async (changes: Record<string, unknown> = {}) =>
      city.act('何律师', id, 'file', { ...opinionOf(city.clock.today()), paper: await city.paper('何律师', id), ...changes })
    expect(await refusal(file())).toMatchObject({
      status: 409,
      code: 'needs-firm-licensed',
      basis: 'choice:firm-licence',
      remedy: { zh: expect.stringContaining('系统管理员') },
    })
    await numbered('23501202610000001')
    expect((await refusal(file({ lawyers: '何律师、何 律师' }))).fields).toMatchObject([
      { field: 'lawyers', message: { zh: expect.stringContaining('“何律师”一人') } },
    ])
    await file()
    await numbered('23501202619999999')
    expect(await papersOf(lines!)).toMatchObject([{ kind: 'opinion', firmLicence: '23501202610000001' }])
  })
})

describe('审查人看到的（choice:firm-affiliation，choice:firm-rotation）', () => {
  test('出具时已有、事后才申报的控制关系，使材料不能用于登记；更正申报以后可以', async () => {
    const [lines] = await takeInventory(city, ['夜班线路'])
    const id = await accepted(city, lines!)
    const look = async () => (await city.see('林初审', id)).checklist.find((each) => each.condition === 'valuation-report')
    expect(await look()).toMatchObject({ holds: true, care: null })
    const kin = await declare('林清查', transport, valuers)
    expect(await look()).toMatchObject({
      holds: false,
      why: { zh: expect.stringMatching(/出具时，.+控制.+，属于关联方$/), basis: 'choice:firm-affiliation' },
    })
    expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({
      status: 409,
      code: 'needs-valuation-report',
      basis: 'choice:firm-affiliation',
      remedy: { zh: expect.stringContaining('重新出具') },
    })
    await (
      await city.as('林清查')
    ).ask(affiliationRoutes.endAffiliation, { params: { id: kin.id }, body: { untilOn: '2025-12-31', ground: '股权早已转让，申报有误' } })
    expect(await look()).toMatchObject({ holds: true })
    await city.act('林初审', id, 'pass')
  })

  test('受让单位与出具机构有控制关系的，不能受让', async () => {
    const [lines] = await takeInventory(city, ['假日线路'])
    await value(city, lines!)
    const id = await city.open(ofTransport[0], 'transfer-registration', lines!, { newHolder: city.id(soe) })
    expect(await lineOf(id, 'receiver-fits')).toMatchObject({
      holds: false,
      why: { zh: `衡信评报〔2026〕207号出具时，${soe}控制受托机构${valuers}，属于关联方`, basis: 'choice:firm-affiliation' },
    })
  })

  test('重复委托的，审查人看到委托单位说明的理由', async () => {
    const [lines] = await takeInventory(city, ['早班线路'])
    for (let n = 0; n < 3; n++) await opine(city, lines!, { number: `榕正法意〔2026〕9${n}号` })
    const again = await city.open(ofTransport[0], 'legal-opinion', lines!, {
      firm: city.id(lawFirm),
      purpose: '申请首次登记',
      repeatReason: '该所熟悉历次数据来源，更换将延误登记',
    })
    await city.act(ofTransport[0], again, 'submit')
    await city.pass(1)
    await engage(city, ofTransport[0], '何律师', again)
    await city.act('何律师', again, 'file', {
      ...opinionOf(city.clock.today()),
      number: '榕正法意〔2026〕99号',
      paper: await city.paper('何律师', again),
    })
    await value(city, lines!)
    const id = await city.open(ofTransport[0], 'first-registration', lines!, application)
    await city.act(ofTransport[0], id, 'submit')
    await city.act('叶受理', id, 'accept')
    expect((await city.see('林初审', id)).checklist.find((each) => each.condition === 'unqualified-opinion')).toMatchObject({
      holds: true,
      care: { basis: 'choice:firm-rotation', zh: expect.stringContaining('更换将延误登记') },
    })
  })
})

describe('材料到期（§4.4，§4.5，§4.7）', () => {
  test('审查期间将到期的材料提示审查人员，到期前和到期时提醒持有单位各一次；处置中的资产不提醒', async () => {
    const [second, old] = await takeInventory(city, ['站点', '旧站点'])
    await value(city, second!, { validUntil: '2026-04-01', number: '短期报告' })
    await opine(city, old!, { number: '旧站点意见' })
    await proposed(city, old!)
    const id = await accepted(city, second!).catch(() => '')
    expect(id).not.toBe('')
    const line = (await city.see('林初审', id)).checklist.find((each) => each.condition === 'unqualified-opinion')
    expect(line).toMatchObject({ holds: true, care: null })
    await city.until('2026-12-10T09:00:00+08:00')
    const near = (await city.see('林初审', id)).checklist.find((each) => each.condition === 'unqualified-opinion')
    expect(near).toMatchObject({ holds: true, care: { basis: 'choice:paper-expiry', zh: expect.stringContaining('还有21天') } })
    expect(await remindOfPapers(city)).toBeGreaterThan(0)
    expect(await remindOfPapers(city)).toBe(0)
    // An adverse opinion that lasts longer serves nothing, so the one that serves is spoken of all the same.
    const serving = () =>
      asSystem(city.db, (tx) => findEndingPapers(tx, [{ stage: '2', from: '2026-12-01', to: '2026-12-31' }], waitingSteps)).then((papers) =>
        papers.filter(({ assetId, kind }) => assetId === second && kind === 'opinion').map(({ number }) => number),
      )
    expect(await serving()).toEqual(['榕正法意〔2026〕18号'])
    const adverse = await city.open(ofTransport[0], 'legal-opinion', second!, { firm: city.id(otherFirm), purpose: '复核' })
    await city.act(ofTransport[0], adverse, 'submit')
    await engage(city, ofTransport[0], '旁律师', adverse)
    await city.act('旁律师', adverse, 'file', {
      ...opinionOf(city.clock.today()),
      conclusion: 'adverse',
      number: '否定意见',
      validUntil: '2027-12-01',
      paper: await city.paper('旁律师', adverse),
    })
    expect(await serving()).toEqual(['榕正法意〔2026〕18号'])
    expect(await asSystem(city.db, (tx) => findEndingPapers(tx, stagesOn(city.clock.today()), waitingSteps))).toEqual([])
    const { items } = await (await city.as(ofTransport[0])).ask(noteRoutes.listNotes)
    expect(items.filter((note) => note.kind === 'paper-ending').map((note) => note.words.zh)).toEqual(
      expect.arrayContaining([expect.stringContaining('正在办理')]),
    )
    // On public notice nothing waits for its papers any more.
    await city.act('林初审', id, 'pass')
    await city.act('陈复审', id, 'pass')
    expect(
      await asSystem(city.db, (tx) => findEndingPapers(tx, [{ stage: '1', from: '2026-12-01', to: '2026-12-31' }], waitingSteps)).then(
        (papers) => papers.filter(({ assetId }) => assetId === second),
      ),
    ).toEqual([])
    for (const number of ['短期报告', '旧站点意见']) expect(items.some((note) => note.words.zh.includes(number))).toBe(false)
  })
})
