import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { healthRoutes } from '#contract/health.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { centre, makePdf, refusal, type City } from '#server/test/city.ts'
import { ofTransport } from './lives.ts'
import { deregistered, registeredCity } from './registered-city.ts'

const [counter] = ofTransport
const names = ['线路', '站点'] as const

let city: City
let { numberOf, notes, asset } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, numberOf, notes, asset } = await registeredCity(names))
})
afterAll(() => city.close())
const looked: string[] = []

const asked = {
  requester: '榕城公交公司',
  interest: '数据描述本公司的线路',
  contact: '0591-00000002',
  reason: '登记的数据时域与事实不符，应自2023年1月起。',
}
/** The form on the check page as a browser sends it. */
async function send(
  number: string,
  { answers = {}, without = [], key = randomUUID() }: { answers?: Record<string, string>; without?: string[]; key?: string } = {},
) {
  const body = new FormData()
  for (const [field, answer] of Object.entries({ ...asked, ...answers })) body.set(field, answer)
  body.set('key', key)
  for (const field of ['request', 'errorProof'])
    if (!without.includes(field))
      body.set(field, new Blob([new Uint8Array(makePdf(`${key} ${field}`))], { type: 'application/pdf' }), `${field}.pdf`)
  const response = await fetch(`${city.base}/check/${number}/correction`, {
    method: 'POST',
    body,
    headers: { 'x-forwarded-for': `203.0.113.${Math.ceil(Math.random() * 250)}` },
  })
  const text = await response.text()
  const [receipt, code] = [...text.matchAll(/class="receipt mono">([^<]+)</g)].map(([, found]) => found!)
  return { status: response.status, text, body: { number: receipt ?? '', code: code ?? '' } }
}
const progress = (body: { number: string; code: string }) => city.stranger().ask(registrationRoutes.caseProgress, { body })

describe('利害关系人在核验页不登录、实名请求更正（§4.1，choice:correction-door）', () => {
  test('凭证页引到表单；缺一样、联系不上的，在各项说明，已填的文字还在', async () => {
    const number = await numberOf('线路')
    expect(await (await fetch(`${city.base}/check/${number}`)).text()).toContain(`/check/${number}/correction`)
    const form = await (await fetch(`${city.base}/check/${number}/correction`)).text()
    for (const field of ['requester', 'interest', 'contact', 'request', 'reason', 'errorProof']) expect(form).toContain(`name="${field}"`)
    expect(form).not.toContain('name="timeFrom"')
    const refused = await send(number, { answers: { contact: '你来找我啊', interest: '' }, without: ['errorProof'] })
    expect(refused.status).toBe(422)
    for (const field of ['contact', 'interest', 'errorProof']) expect(refused.text).toContain(`href="#f-${field}"`)
    expect(refused.text).not.toContain('href="#f-timeFrom"')
    expect(refused.text).toContain(asked.reason)
    const named = await send(number, { answers: { reason: '登记有误，请联系我13812345678，应自2023年1月起。' } })
    expect(named.status).toBe(422)
    expect(named.text).toContain('href="#f-reason"')
  })

  test('取得回执，登记机构收到提醒，录入更正内容后征求持有单位意见；持有单位看不到请求人', async () => {
    const number = await numberOf('线路')
    const key = randomUUID()
    const [sent, again] = await Promise.all([send(number, { key }), send(number, { key })])
    expect([sent.status, again.status, sent.body]).toEqual([201, 201, again.body])
    expect(await progress(sent.body)).toMatchObject({
      title: { zh: '变动登记（利害关系人更正）' },
      state: { zh: '录入请求' },
      isEnded: false,
      decision: null,
    })
    const told = (await notes('叶受理')).filter((note) => note.kind === 'correction-asked')
    expect(told).toHaveLength(1)
    const id = told[0]!.href.split('/').at(-1)!
    looked.push(id)
    expect(await refusal(city.see(counter, id))).toMatchObject({ status: 404 })
    const { version, draftRevision, draft, isEditable, entries } = await city.see('叶受理', id)
    expect([isEditable, entries[0]!.officerName, draft['requester']]).toEqual([true, '社会公众', asked.requester])
    await (
      await city.as('叶受理')
    ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, timeFrom: '2023-01-01' } } })
    // Who asked, and the paper they signed, stay as they were sent.
    const entered = await city.see('叶受理', id)
    const saved = await (
      await city.as('叶受理')
    ).ask(caseRoutes.saveDraft, {
      params: { id },
      body: {
        version: entered.version,
        draftRevision: entered.draftRevision,
        answers: {
          ...entered.draft,
          requester: '别的公司',
          contact: '0591-00000009',
          reason: '登记没有错，是请求人弄错了，不必更正。',
          errorProof: await city.paper('叶受理', id),
          intakeNote: '请求所指为2023年的班次，已与请求人核对。',
        },
      },
    })
    expect(saved.fields.map(({ field }) => field)).toEqual(['requester', 'contact', 'reason', 'errorProof'])
    expect(saved.fields[0]!.message.zh).toContain('不能改写')
    for (const field of ['requester', 'request', 'reason', 'errorProof']) expect(entered.editableFields).not.toContain(field)
    expect(entered.editableFields).toEqual(expect.arrayContaining(['timeFrom', 'intakeNote']))
    expect((await city.see('叶受理', id)).draft).toMatchObject({
      requester: asked.requester,
      contact: asked.contact,
      reason: asked.reason,
      errorProof: { name: 'errorProof.pdf' },
      timeFrom: '2023-01-01',
    })
    await city.act('叶受理', id, 'submit')
    const seen = await city.see(counter, id)
    expect(seen).toMatchObject({ step: 'answer', isMine: true })
    for (const secret of [asked.requester, asked.contact, asked.interest]) expect(JSON.stringify(seen)).not.toContain(secret)
    expect(seen.papers.map((paper) => paper.name)).toEqual(['errorProof.pdf'])
    await city.act(counter, id, 'file', { agrees: 'no', statement: '本单位的数据自2024年1月起，已有凭证载明。' })
    await city.act('林初审', id, 'refuse', { explanation: '所附班次表没有日期，不足以证明登记的时域有误。' })
    expect(await progress(sent.body)).toMatchObject({ isEnded: true, decision: '所附班次表没有日期，不足以证明登记的时域有误。' })
  })

  test('登记机构认为不能办理的写明理由，请求人凭回执看得到', async () => {
    const sent = await send(await numberOf('线路'))
    const id = (await notes('叶受理'))
      .filter((note) => note.kind === 'correction-asked')
      .map((note) => note.href.split('/').at(-1)!)
      .find((each) => !looked.includes(each))!
    expect((await city.see('叶受理', id)).move).toMatchObject({ limitDays: 3 })
    expect(await refusal(city.act('叶受理', id, 'withdraw'))).toMatchObject({ status: 422, fields: [{ field: 'explanation' }] })
    await city.act('叶受理', id, 'withdraw', { explanation: '请求没有写明哪一项登记内容有误，也没有附证据。' })
    expect(await progress(sent.body)).toMatchObject({
      state: { zh: '未予办理' },
      isEnded: true,
      decision: '请求没有写明哪一项登记内容有误，也没有附证据。',
      remedy: { zh: expect.stringContaining('行政复议') as string },
    })
  })

  test('录入逾期的列入运行体检的已逾期：录入的登记机构打得开，市数据局看到是哪一件、轮到谁（choice:stuck-cases）', async () => {
    const sent = await send(await numberOf('线路'))
    const overdue = async (who: string) =>
      (await (await city.as(who)).ask(healthRoutes.listStuck, { query: { rule: 'overdue' } })).items.find(
        (line) => line.number === sent.body.number,
      )
    expect(await overdue('叶受理')).toBeUndefined()
    await city.pass(7)
    const line = {
      procedure: 'third-party-correction',
      step: 'intake',
      isDraft: true,
      owner: { zh: expect.stringContaining(`${centre} · `) as string },
    }
    expect([await overdue('叶受理'), await overdue('郑局长')]).toMatchObject([
      { ...line, mayOpen: true },
      { ...line, mayOpen: false },
    ])
    expect(JSON.stringify(await overdue('郑局长'))).not.toContain('线路')
    const late = await overdue('叶受理')
    await city.act('叶受理', late!.caseId!, 'withdraw', { explanation: '请求没有写明哪一项登记内容有误，也没有附证据。' })
    expect(await overdue('叶受理')).toBeUndefined()
  })

  test('已经无效的凭证不能请求更正，说明到哪里查现行凭证', async () => {
    const number = await numberOf('站点')
    await deregistered(city, asset('站点'))
    const refused = await send(number)
    expect([refused.status, refused.text.includes('不能请求更正'), refused.text.includes('登记簿')]).toEqual([409, true, true])
  })
})
