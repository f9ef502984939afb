import { afterAll, beforeAll, expect, test } from 'vitest'
import { useRoutes } from '#contract/use.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findReportFigures } from '#server/supervision/reports/figures.view.sql.ts'
import { refusal, type City } from '#server/test/city.ts'
import { agreedCity, developer, filed, granted, judged, ofDeveloper, ofOperator, requestOf } from './use-life.ts'

let city: City
let asset: string
let agreement: string
beforeAll(async () => {
  ;({ city, asset, agreement } = await agreedCity())
})
afterAll(() => city.close())

const read = async (who: string, id: string) => (await city.as(who)).ask(useRoutes.readAgreement, { params: { id } })
const turnOf = (id: string) => async (who: string, how: 'suspendAgreement' | 'resumeAgreement') =>
  (await city.as(who)).ask(useRoutes[how], { params: { id }, body: { reason: `${who}核查使用情况` } })

test('运营主体自行暂停在先，持有单位和监管部门仍可暂停，此后运营主体恢复不了；逐级向上，不能反过来', async () => {
  const turn = turnOf(agreement)
  await turn(ofOperator, 'suspendAgreement')
  expect(await read('林清查', agreement)).toMatchObject({ state: 'suspended', maySuspend: true, mayResume: false })
  for (const over of ['林清查', '叶受理', '郑局长']) {
    await turn(over, 'suspendAgreement')
    expect(await refusal(turn(ofOperator, 'resumeAgreement'))).toMatchObject({
      code: 'suspended-by-another',
      message: { zh: expect.stringContaining(`${over}核查使用情况`) },
    })
    expect(await read(over, agreement)).toMatchObject({
      maySuspend: false,
      mayResume: true,
      suspendedWhy: expect.stringContaining(`${ofOperator}核查使用情况`),
    })
  }
  for (const below of [ofOperator, '林清查', '叶受理'])
    expect(await refusal(turn(below, 'suspendAgreement'))).toMatchObject({ status: 409, code: 'agreement-stands-otherwise' })
  expect(await turn('郑局长', 'resumeAgreement')).toMatchObject({ state: 'live' })
  // The yearly report of the holder counts it, though the use goes on (§7.3).
  const { holderId } = await read('郑局长', agreement)
  const year = Number(city.clock.today().slice(0, 4))
  expect(await asSystem(city.db, (tx) => findReportFigures(tx, holderId, year))).toMatchObject({ agreements: 1, suspensions: 1 })
})

test('陈述期间市数据局另行暂停的，终止不成立也不随之恢复', async () => {
  const { agreement: another, number } = await granted(city, asset, { manner: 'privacy' })
  const turn = turnOf(another)
  const id = await city.open(ofOperator, 'developer-termination', city.id(developer), {
    grounds: ['over-scope'],
    agreementNumber: number,
    foundOn: city.clock.today(),
    facts: '多次提请范围以外的字段，疑似越权。',
    evidence: await city.paper(ofOperator),
  })
  await city.act(ofOperator, id, 'submit')
  await turn('郑局长', 'suspendAgreement')
  await city.act(ofDeveloper, id, 'file', { statement: '系程序缺陷误报，未取得任何数据。' })
  await city.act(ofOperator, id, 'dismiss', { explanation: '经核查判定均已拒绝，没有取得数据。' })
  expect(await judged(city, another, { manner: 'privacy' })).toMatchObject({ outcome: 'refused', reason: 'suspended' })
  expect(await refusal(turn(ofOperator, 'resumeAgreement'))).toMatchObject({ code: 'suspended-by-another' })
  expect(await turn('郑局长', 'resumeAgreement')).toMatchObject({ state: 'live' })
})

test('已被提出终止使用、最近一次审核没有通过的开发主体，不能取得新的使用：提出、审核、签订都不行；不成立、再审通过的继续（§8.3、§5.8）', async () => {
  const asking = async () => city.open(ofOperator, 'use-request', asset, requestOf(city, { manner: 'sandbox' }))
  const underReview = await asking()
  await city.act(ofOperator, underReview, 'submit')
  await city.act('郑局长', underReview, 'pass')
  const ends = await city.open(ofOperator, 'developer-termination', city.id(developer), {
    grounds: ['over-scope'],
    agreementNumber: (await read(ofOperator, agreement)).number,
    foundOn: city.clock.today(),
    facts: '多次提请范围以外的字段，疑似越权。',
    evidence: await city.paper(ofOperator),
  })
  await city.act(ofOperator, ends, 'submit')
  const another = await asking()
  expect(await refusal(city.act(ofOperator, another, 'submit'))).toMatchObject({
    status: 409,
    code: 'needs-developer-filed',
    basis: 'choice:termination-statement',
    remedy: { zh: expect.stringContaining('等终止使用的决定') },
  })
  expect(await refusal(city.act('林清查', underReview, 'pass'))).toMatchObject({
    status: 409,
    code: 'needs-developer-filed',
    basis: 'choice:termination-statement',
  })
  await city.act(ofDeveloper, ends, 'file', { statement: '系程序缺陷误报，未取得任何数据。' })
  await city.act(ofOperator, ends, 'dismiss', { explanation: '经核查判定均已拒绝，没有取得数据。' })
  const review = async (act: 'pass' | 'refuse', asked: Record<string, string>) => {
    const id = await city.open(ofOperator, 'developer-review', city.id(developer), {
      period: '2026年上半年',
      reviewed: ['scope', 'trace'],
      findings: '抽查使用记录，访问留痕不完整。',
      results: '查询服务上线，月均查询三万次。',
    })
    await city.act(ofOperator, id, 'submit')
    await city.act(ofDeveloper, id, 'file', { answer: '正在整改，补齐留痕。' })
    await city.act(ofOperator, id, act, asked)
  }
  await review('refuse', { explanation: '访问留痕不完整，到期没有整改。' })
  for (const refiled of [false, true]) {
    if (refiled) await filed(city)
    expect(await refusal(city.act(ofOperator, another, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-developer-filed',
      basis: '§5.8',
      remedy: { zh: expect.stringContaining('再次审核') },
    })
  }
  await review('pass', { conclusion: '整改完成，审核通过。' })
  await city.act('林清查', underReview, 'pass')
  expect((await city.see(ofOperator, underReview)).step).toBe('operator-signing')
})
