import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problem } from '#contract/route.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { caseRoutes } from '#contract/cases.ts'
import { noteRoutes } from '#contract/notes.ts'
import { asSystem } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { centre, openCity, password, refusal, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { hearUnit, objectionForm, objector, sendObjection } from './objecting.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter] = ofTransport
const findings = { explanation: '经核对采集记录，按事实作出以上认定。' }
const upheld = { ...findings, ground: 'untrue' }

let city: City
let assets: string[]
let people = 0
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, ['异议不成立', '异议成立', '两件异议', '异议未决'])
})
afterAll(() => city.close())

/** Objects as the form without sign-in sends it. */
async function object(noticeId: string, changes: Record<string, unknown> = {}, options: { key?: string; evidence?: boolean } = {}) {
  const response = await sendObjection(city, noticeId, objectionForm(changes, options), `203.0.113.${++people}`)
  const text = await response.text()
  return response.ok
    ? { status: 200 as const, ...(JSON.parse(text) as { receipt: string; number: string; dueOn: string }) }
    : { status: response.status, ...problem.parse(JSON.parse(text)) }
}
const sideOf = async (noticeId: string) => (await city.see('林初审', noticeId)).sideCases.map((side) => side.id)
const summary = '认为登记的线路里程与实际不符，请核对采集记录。'
const progressOf = (filed: Awaited<ReturnType<typeof object>>) =>
  city.stranger().ask(registrationRoutes.caseProgress, {
    body: 'receipt' in filed ? { number: filed.number, code: filed.receipt } : { number: '', code: '' },
  })
const notice = (id: string) => city.stranger().ask(registrationRoutes.readNotice, { params: { id } })

describe('公示异议（§4.7，choice:objection）', () => {
  test('须实名、附证据：证件号不对、没有证据、内容不全的，逐项说明', async () => {
    const id = await onNotice(city, assets[0]!)
    expect(await object(id, { identity: '91350100MA00010000' })).toMatchObject({ status: 422, fields: [{ field: 'identity' }] })
    expect(await object(id, {}, { evidence: false })).toMatchObject({ status: 422, fields: [{ field: 'evidence' }] })
    expect(await object(id, { name: '', argument: '短' })).toMatchObject({
      status: 422,
      fields: [{ field: 'name' }, { field: 'argument' }],
    })
    expect((await notice(id)).state).toBe('open')
  })

  test('异议期间公示停止计算、不发凭证；不成立的恢复公示、补足期限，凭证上写明', async () => {
    const { items } = await city.stranger().ask(registrationRoutes.listNotices)
    const id = items[0]!.caseId
    await city.until('2026-03-05T10:00:00+08:00')
    const key = randomUUID()
    const filed = await object(id, {}, { key })
    expect(filed).toMatchObject({ status: 200, dueOn: '2026-03-19' })
    expect(await object(id, {}, { key })).toEqual(filed)
    expect(await sideOf(id)).toHaveLength(1)
    // The holder learns why its notice stands still, and not from whom.
    const told = async () =>
      (await (await city.as(counter)).ask(noteRoutes.listNotes, { query: {} })).items.filter((note) => note.kind === 'objection-standing')
    expect(await told()).toMatchObject([
      { href: `/desk/cases/${id}`, words: { zh: expect.stringMatching(/收到异议，公示期停止计算；登记机构在2026-03-19以前决定/) } },
    ])
    expect(JSON.stringify(await told())).not.toContain(objector.name)
    const body = 'receipt' in filed ? { number: filed.number, code: filed.receipt } : { number: '', code: '' }
    expect(await city.stranger().ask(registrationRoutes.caseProgress, { body })).toMatchObject({
      title: { zh: '公示异议' },
      state: { zh: '异议复核' },
      whose: { zh: '市大数据服务中心' },
      days: 10,
      dueOn: '2026-03-19',
      decision: null,
    })
    expect(await notice(id)).toMatchObject({ state: 'suspended', daysLeft: 7, isProvisional: true })
    expect(await city.until('2026-03-17T09:00:00+08:00')).toBe(0)
    const [side] = await sideOf(id)
    // Whoever reviewed the registration does not decide the objection to it, and is told why.
    for (const who of ['林初审', '陈复审']) {
      expect(await refusal(city.act(who, side!, 'dismiss', findings))).toMatchObject({
        status: 409,
        code: 'same-hand',
        basis: 'choice:objection',
        message: { zh: expect.stringContaining('公示前的初审、复审由您办理') },
        remedy: { zh: expect.stringContaining('请同事办理') },
      })
      const seen = await city.see(who, side!)
      expect(seen.mayNow.map((act) => act.denial?.code)).toEqual(['same-hand', 'same-hand'])
      expect(seen.avoidance).toContainEqual({ kind: 'same-hand', basis: 'choice:objection', names: ['林初审', '陈复审'], keepsMe: true })
    }
    expect(await city.act('叶受理', side!, 'dismiss', findings)).toMatchObject({ ending: 'dismissed' })
    expect((await told()).map((note) => note.words.zh)).toContainEqual(expect.stringContaining('经复核不成立'))
    expect(await notice(id)).toMatchObject({ state: 'open', endsOn: '2026-03-26', daysLeft: 7, isProvisional: false })
    expect(await city.until('2026-03-26T23:59:59+08:00')).toBe(0)
    expect(await city.until('2026-03-27T00:00:00+08:00')).toBe(1)
    const { certificate } = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[0]! } })
    const { facts } = await city.stranger().ask(registrationRoutes.checkCertificate, { params: { number: certificate!.number } })
    expect(facts['remark']).toContain('公示期内收到异议1件，经复核均不成立')
    expect(await notice(id)).toMatchObject({ state: 'closed', endsOn: '2026-03-26' })
    expect(await object(id)).toMatchObject({ status: 409, code: 'notice-closed' })
    expect(await object(id, {}, { key })).toMatchObject({ status: 200, number: body.number, receipt: body.code })
    expect(await city.stranger().ask(registrationRoutes.caseProgress, { body })).toMatchObject({
      state: { zh: '异议不成立' },
      isEnded: true,
      decision: findings.explanation,
    })
  })

  test('成立的终止登记：不发凭证，公示结束，资产解除锁定；异议人的身份申请人看不到', async () => {
    const id = await onNotice(city, assets[1]!)
    const filed = await object(id)
    const [side] = await sideOf(id)
    expect(await refusal(city.see(counter, side!))).toMatchObject({ status: 404 })
    const toApplicant = (await city.see(counter, id)).entries.find((e) => e.act === 'object')
    expect(toApplicant).toMatchObject({ officerName: '社会公众', asked: {} })
    expect(JSON.stringify(await city.see(counter, id))).not.toContain(objector.name)
    const toRegistrar = await city.see('林初审', side!)
    expect(toRegistrar.answers).toMatchObject({ name: objector.name, identity: objector.identity })
    const evidence = { params: { sha256: (toRegistrar.answers['evidence'] as { sha256: string }).sha256 } }
    expect((await (await city.as('林初审')).ask(caseRoutes.readFile, evidence)).ok).toBe(true)
    expect(await refusal((await city.as(counter)).ask(caseRoutes.readFile, evidence))).toMatchObject({ status: 404 })
    // Nothing is upheld before the unit was asked, in words of the registrar’s own.
    expect(await refusal(city.act('叶受理', side!, 'uphold', upheld))).toMatchObject({ status: 409, code: 'not-here' })
    expect(await refusal(city.act('叶受理', side!, 'submit', { summary: '线路里程与实际不符，可致电13800138000核实。' }))).toMatchObject({
      status: 422,
      fields: [{ field: 'summary' }],
    })
    // What an officer puts on record before the unit is asked stays in the office.
    await asSystem(city.db, async (tx) =>
      addPost(tx, await addOfficer(tx, { login: 'fangsc', name: '方审查', passwordHash: await hashPassword(password) }), {
        organisationId: city.id(centre),
        role: 'registrar',
        title: '审查',
      }),
    )
    await city.act('fangsc', side!, 'step-aside', {}, '异议人是我的亲属，申请回避。')
    await city.act('叶受理', side!, 'submit', { summary })
    const [called] = (await (await city.as(counter)).ask(noteRoutes.listNotes, { query: {} })).items
    expect(called).toMatchObject({
      kind: 'objection-standing',
      href: `/desk/cases/${side}`,
      words: { zh: expect.stringContaining('请在5个工作日内答复') as string },
    })
    expect(await progressOf(filed)).toMatchObject({ state: { zh: '听取申请单位意见' }, whose: { zh: '数据生产主体' }, decision: null })
    const asked = await city.see(counter, side!)
    expect(asked).toMatchObject({ isMine: true, move: { dueOn: expect.any(String) as string, limitDays: 5 } })
    expect(asked.entries.map(({ act, reason }) => [act, reason])).toEqual([
      ['open', ''],
      ['step-aside', ''],
      ['submit', ''],
    ])
    expect(asked.entries.at(-1)!.asked).toEqual({ summary })
    expect(asked.papers).toEqual([])
    for (const secret of [objector.name, objector.identity, objector.contact, objector.argument, objector.remedy, evidence.params.sha256])
      expect(JSON.stringify(asked)).not.toContain(secret)
    expect(await refusal((await city.as(counter)).ask(caseRoutes.readFile, evidence))).toMatchObject({ status: 404 })
    await city.act(counter, side!, 'file', { statement: '里程按实测记录填报，附记录可查。' })
    expect(await refusal(city.act('林初审', side!, 'uphold', upheld))).toMatchObject({ status: 409, code: 'same-hand' })
    expect(await refusal(city.act('叶受理', side!, 'uphold'))).toMatchObject({
      status: 422,
      fields: [{ field: 'ground' }, { field: 'explanation' }],
    })
    await city.act('叶受理', side!, 'uphold', upheld)
    // Ground and reasons reach the unit in its own case, in its note and by its code; who objected does not.
    const ended = await city.see(counter, id)
    expect(ended.entries.at(-1)).toMatchObject({ act: 'side-ended', asked: upheld })
    expect(JSON.stringify([ended, await city.see(counter, side!)])).not.toContain(objector.argument)
    expect((await (await city.as(counter)).ask(noteRoutes.listNotes, { query: {} })).items[0]!.words.zh).toMatch(
      /异议成立，终止登记；认定的情形和理由见办件页。.*60日内依法申请行政复议/,
    )
    expect(
      await city.stranger().ask(registrationRoutes.caseProgress, { body: { number: ended.number, code: ended.progressCode! } }),
    ).toMatchObject({ decision: findings.explanation, remedy: { zh: expect.stringContaining('6个月内依法提起行政诉讼') as string } })
    expect(await city.see(counter, id)).toMatchObject({ ending: 'terminated', step: null })
    await city.pass(60)
    const asset = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assets[1]! } })
    expect(asset).toMatchObject({ state: 'catalogued', certificate: null, isFrozen: false })
    expect(await notice(id)).toMatchObject({ state: 'closed' })
  })

  test('同时提出的两件异议都得到回执；两件都处理完之前公示一直停止', async () => {
    const id = await onNotice(city, assets[2]!)
    const both = await Promise.all([object(id), object(id, { name: '另一单位', identity: inventedUscc(78) })])
    expect(both.map((b) => b.status)).toEqual([200, 200])
    expect(new Set(both.map((b) => ('receipt' in b ? b.receipt : ''))).size).toBe(2)
    const sides = await sideOf(id)
    expect(sides).toHaveLength(2)
    await city.act('叶受理', sides[0]!, 'dismiss', findings)
    expect(await notice(id)).toMatchObject({ state: 'suspended', daysLeft: 10 })
    expect(await city.pass(40)).toBe(0)
    await city.act('叶受理', sides[1]!, 'dismiss', findings)
    expect(await notice(id)).toMatchObject({ state: 'open', daysLeft: 10 })
    expect(await city.pass(40)).toBe(1)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'registered' })
  })

  test('一件异议成立、登记终止时还没决定的另一件随之终止，凭回执看得到原因；之后不能再决定，已作出的决定不变', async () => {
    const id = await onNotice(city, assets[3]!)
    const [first, second] = [await object(id), await object(id, { name: '另一单位', identity: inventedUscc(79) })]
    const sides = await sideOf(id)
    await hearUnit(city, sides[0]!)
    await city.act('叶受理', sides[0]!, 'uphold', upheld)
    expect(await city.see('林初审', id)).toMatchObject({ ending: 'terminated', sideCases: [{ ending: 'upheld' }, { ending: 'moot' }] })
    expect((await city.see('林初审', sides[1]!)).entries.at(-1)).toMatchObject({ act: 'overtake', officerName: '系统' })
    expect(await refusal(city.act('叶受理', sides[1]!, 'dismiss', findings))).toMatchObject({ status: 409, code: 'closed' })
    expect(await progressOf(first)).toMatchObject({ state: { zh: '异议成立' }, decision: findings.explanation })
    expect(await progressOf(second)).toMatchObject({
      state: { zh: '登记已终止，异议随之终止' },
      isEnded: true,
      decision: '首次登记已办结（异议成立，终止登记），本件不再单独作出决定',
    })
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
