import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { healthRoutes } from '#contract/health.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import type { HealthRule } from '#law/health.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { remindOfTerms, watchTerms } from '#server/registration/terms.ts'
import { remindOfPapers } from '#server/registration/paper-terms.ts'
import { health, otherFirm, refusal, transport, type City } from '#server/test/city.ts'
import { cardOf, engage, ofHealth, ofTransport, opine, takeInventory, value } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { decided, deregister, expectMonths, grounds, registeredCity, review, whole } from './registered-city.ts'

const [counter] = ofTransport
const names = ['变更', '更正', '转移', '续展'] as const

let city: City
let { asset, readAsset, numberOf, check, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, notes, begin } = await registeredCity(names))
})
afterAll(() => city.close())

const stuck = async (rule: HealthRule) =>
  (await (await city.as('郑局长')).ask(healthRoutes.listStuck, { query: { rule } })).items.map((line) => line.caseId)

/** Submits a case, which is refused, and withdraws it. */
async function submitOnce(begun: Promise<string>): Promise<unknown> {
  const id = await begun
  try {
    return await city.act(counter, id, 'submit')
  } finally {
    await city.act(counter, id, 'withdraw')
  }
}

describe('变动登记（§4.7）', () => {
  test('变更：生效前登记簿不变，办件上看得到前后对照；公示后换发凭证，前后相连', async () => {
    const before = await numberOf('变更')
    expect(await refusal(submitOnce(begin(counter, 'change-registration', '变更', { ...whole, kind: 'amend' })))).toMatchObject({
      status: 409,
      code: 'needs-something-changes',
    })
    const id = await begin(counter, 'change-registration', '变更', {
      ...whole,
      kind: 'amend',
      summary: '全市公交线路的名称、里程、开通日期，按周更新。',
      updateFrequency: 'weekly',
    })
    expect(await city.act(counter, id, 'submit')).toMatchObject({ step: 'acceptance' })
    const difference = await (await city.as('林初审')).ask(registrationRoutes.readDifference, { params: { id } })
    const { items } = await (
      await city.as(counter)
    ).ask(supervisionRoutes.auditTrail, { query: { action: 'read-asset', objectId: asset('变更') } })
    expect(items[0]).toMatchObject({ role: 'registrar', detail: { what: 'difference' } })
    expect(difference).toMatchObject({
      certificate: before,
      changed: ['summary', 'updateFrequency'],
      before: { summary: '全市公交线路的名称、里程与开通日期，按日更新。' },
      after: { summary: '全市公交线路的名称、里程、开通日期，按周更新。', updateFrequency: 'weekly' },
    })
    await review(city, id)
    expect(await city.see('林初审', id)).toMatchObject({ step: 'public-notice', isMine: false, move: { role: 'public' } })
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({
      registrationType: '变动登记（变更）',
      summary: '全市公交线路的名称、里程、开通日期，按周更新。',
    })
    expect((await check(before)).facts['summary']).toContain('按日更新')
    await city.pass(20)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'changed' })
    const old = await check(before)
    expect(old).toMatchObject({
      status: 'changed',
      successor: expect.stringMatching(/^FZDA/),
      statement: { zh: expect.stringContaining('登记内容已于') },
    })
    const now = await check(old.successor!)
    expect(now).toMatchObject({
      status: 'valid',
      replaces: before,
      validUntil: old.validUntil,
      facts: {
        registrationType: '变动登记（变更）',
        summary: '全市公交线路的名称、里程、开通日期，按周更新。',
        remark: expect.stringContaining(before),
      },
    })
    expect(now.history.map((line) => [line.status, line.ground])).toEqual([
      ['valid', 'issued'],
      ['changed', 'amended'],
      ['valid', 'amended'],
    ])
    expect(await readAsset('变更')).toMatchObject({
      state: 'registered',
      version: 2,
      card: { summary: '全市公交线路的名称、里程、开通日期，按周更新。', updateFrequency: 'weekly' },
      certificate: { number: old.successor },
    })
    expect(await (await city.as('林初审')).ask(registrationRoutes.readDifference, { params: { id } })).toMatchObject({
      certificate: before,
      before: { summary: expect.stringContaining('按日') },
      after: { summary: expect.stringContaining('按周') },
    })
  })

  test('更正须附登记有误的证明；异议成立则终止变动，登记照旧', async () => {
    const error = { ...whole, kind: 'correct', limits: '不得用于识别特定个人' }
    expect(await refusal(submitOnce(begin(counter, 'change-registration', '更正', error)))).toMatchObject({
      status: 422,
      fields: [{ field: 'errorProof' }],
    })
    const before = await numberOf('更正')
    const id = await begin(counter, 'change-registration', '更正', { ...error, errorProof: await city.paper(counter) })
    await city.act(counter, id, 'submit')
    await review(city, id)
    await city.pass(20)
    expect(await check(before)).toMatchObject({ status: 'changed' })
    expect((await check(await numberOf('更正'))).facts).toMatchObject({
      limits: '不得用于识别特定个人',
      registrationType: '变动登记（更正）',
    })
  })

  test('转移：受让单位同意才办；登记、卡片和查看范围随新持有单位，账套留在原单位', async () => {
    const before = await numberOf('转移')
    const transfer = {
      ...whole,
      newHolder: city.id(transport),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(counter),
      approval: '办公会纪要〔2026〕9号',
    }
    expect(await refusal(submitOnce(begin(counter, 'transfer-registration', '转移', transfer)))).toMatchObject({
      status: 409,
      code: 'needs-receiver-fits',
    })
    const own = await city.as(counter)
    const mark = (agreement: string) =>
      own.ask(cardRoutes.setUseMark, {
        params: { id: asset('转移') },
        body: {
          answers: {
            operator: city.id('榕数运营有限公司'),
            manner: 'operated',
            agreement,
            startsOn: city.clock.today(),
            endsOn: '2028-12-31',
          },
        },
      })
    await mandated(city, [asset('转移')])
    const over = await mark('榕运〔2026〕1号')
    await own.ask(cardRoutes.endUseMark, { params: { id: over.id }, body: { reason: '协议终止' } })
    await mark('榕运〔2026〕2号')
    const commissioned = await city.open(counter, 'legal-opinion', asset('转移'), { firm: city.id(otherFirm), purpose: '年度复核' })
    await city.act(counter, commissioned, 'submit')
    await engage(city, counter, '旁律师', commissioned)
    const refused = await begin(counter, 'transfer-registration', '转移', { ...transfer, newHolder: city.id(health) })
    expect(await city.act(counter, refused, 'submit')).toMatchObject({ step: 'consent', move: { organisationName: health } })
    expect(await stuck('owner-wrong')).toEqual([])
    const asked = (await notes('苏清查')).find((note) => note.kind === 'other-side' && note.href === `/desk/cases/${refused}`)
    expect(asked).toMatchObject({
      basis: 'choice:transfer-consent',
      words: { zh: expect.stringContaining(`受让单位同意；现由本单位办理，期限${(await city.see(counter, refused)).move!.dueOn}`) },
    })
    expect(await refusal(city.act(counter, refused, 'accept', { consent: true, approval: '自己同意' }))).toMatchObject({
      status: 409,
      code: 'not-yours',
    })
    expect(await city.act('苏清查', refused, 'decline', { explanation: '本单位没有承接该数据的职责和条件。' })).toMatchObject({
      ending: 'not-consented',
    })
    expect((await notes(counter)).find((note) => note.kind === 'other-side' && note.href === `/desk/cases/${refused}`)?.words.zh).toContain(
      '受让单位未同意',
    )
    const id = await begin(counter, 'transfer-registration', '转移', { ...transfer, newHolder: city.id(health) })
    await city.act(counter, id, 'submit')
    // Before it consents it is told what it takes over, though it may not read the mark yet.
    expect((await city.see('苏清查', id)).checklist).toMatchObject([
      {
        condition: 'receiver-fits',
        holds: true,
        why: { zh: expect.stringMatching(/^随同转移：.*使用标识榕运〔2026〕2号（榕数运营有限公司，至2028-12-31）/) },
      },
    ])
    expect(await city.act('苏清查', id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })).toMatchObject({
      step: 'acceptance',
    })
    await review(city, id)
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id } })).toMatchObject({
      registrant: transport,
      newHolder: health,
    })
    expect(await (await fetch(`${city.base}/notices/${id}`)).text()).toContain(health)
    await city.pass(20)
    expect(await city.see(counter, id)).toMatchObject({ ending: 'transferred' })
    const mine = await readAsset('转移', ofHealth[0])
    expect(mine).toMatchObject({
      holderName: health,
      state: 'registered',
      version: 2,
      card: { holder: health },
      certificate: { status: 'valid' },
      papers: [{ kind: 'opinion' }, { kind: 'valuation' }],
    })
    expect(await check(mine.certificate!.number)).toMatchObject({
      replaces: before,
      facts: { registrant: health, registrationType: '变动登记（转移）' },
    })
    await expect(readAsset('转移')).rejects.toMatchObject({ status: 404 })
    expect(await (await city.as(ofHealth[0])).ask(registrationRoutes.readAssetCard, { params: { id: asset('转移') } })).toMatchObject({
      certificateNumber: mine.certificate!.number,
    })
    expect((await notes(counter)).find((note) => note.kind === 'asset-transferred')?.words.zh).toContain('账套')
    expect((await notes(ofHealth[0])).find((note) => note.kind === 'asset-transferred')?.words.zh).toContain('责任人和履职依据仍是原单位的')
    // Ended marks pass on too, papers are read through nobody else's case, and whoever is concerned is told.
    const theirs = await city.as(ofHealth[0])
    expect((await theirs.ask(cardRoutes.assetUseMarks, { params: { id: mine.id } })).items.map((each) => each.agreement).sort()).toEqual([
      '榕运〔2026〕1号',
      '榕运〔2026〕2号',
    ])
    for (const { paperSha256 } of mine.papers)
      expect((await theirs.ask(caseRoutes.readFile, { params: { sha256: paperSha256 } })).ok).toBe(true)
    const codes = (organisation: string) =>
      inTransaction(
        city.db,
        { officerId: null, postId: null, organisationId: city.id(organisation), role: 'producer', organisationKind: null, sector: null },
        async (tx) => (await sql`select code from asset_codes where asset_id = ${mine.id}`.execute(tx)).rows,
      )
    expect(await codes(health)).toEqual([{ code: mine.code }])
    expect(await codes('榕城公共交通集团')).toEqual([])
    for (const who of ['尹运营', '旁律师'])
      expect((await notes(who)).find((note) => note.kind === 'asset-transferred')?.words.zh).toContain(health)
    expect(await city.see(counter, commissioned)).toMatchObject({ ending: 'overtaken', lastAct: 'overtake' })
    // What an organ collected in its duties stays that at the new holder (choice:property-registration-scope).
    expect(
      await refusal(
        theirs.ask(registrationRoutes.recordOutside, {
          params: { id: mine.id },
          body: { answers: { register: 'property', number: 'SJ3512026110007', body: '数据产权登记机构', issuedOn: '2026-03-01' } },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'not-for-this-register' })
    const [record, first] = [
      `insert into outside_registrations (id, asset_id, holder_id, holder_kind, register, number, body, issued_on, recorded_name, recorded_at) select gen_random_uuid(), a.id, a.holder_id, a.holder_kind, 'property', 'SJ3512026110007', '机构', now(), '某人', now() from assets a where a.id = $1`,
      asset('转移'),
    ]
    await expect(city.database.pool.query(record, [first])).rejects.toMatchObject({ code: 'RS002' })
    // Who held it still reads what its case was about, without the card.
    expect(await own.ask(registrationRoutes.readDifference, { params: { id } })).toMatchObject({
      certificate: before,
      facts: [{ before: transport, after: health }],
    })
  })
})

test('更正：利害关系人请求的，由登记机构录入，持有单位同意后两人审查、公示更正（暂行做法：更正的证明）', async () => {
  const before = await numberOf('更正')
  const id = await begin('叶受理', 'third-party-correction', '更正', {
    requester: '榕城公交公司',
    interest: '数据描述本公司线路',
    contact: '0591-00000002',
    reason: '登记的数据时域与事实不符，应自2024年1月起。',
    timeFrom: '2024-01-01',
  })
  const [replaced, request, errorProof] = [await city.paper('叶受理', id), await city.paper('叶受理', id), await city.paper('叶受理', id)]
  for (const contact of ['0591-00000003', '0591-00000004', '0591-00000002']) {
    const { version, draftRevision, draft } = await city.see('叶受理', id)
    await (
      await city.as('叶受理')
    ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, contact, request, errorProof } } })
  }
  // Each save takes the place of the one before; what is submitted is kept under its own id.
  const sealed = async () =>
    (
      await city.database.pool.query<{ id: string; draft: boolean }>(
        `select id, is_draft as draft from sealed_values where case_id = $1 and field = 'contact' and is_draft`,
        [id],
      )
    ).rows
  const [kept] = await sealed()
  expect([(await sealed()).length, (await city.see('叶受理', id)).draft['contact']]).toEqual([1, '0591-00000002'])
  await city.act('叶受理', id, 'submit')
  expect(
    (await city.database.pool.query<{ contact: string }>(`select answers ->> 'contact' as contact from cases where id = $1`, [id])).rows[0]!
      .contact,
  ).not.toContain(kept!.id)
  expect((await city.see('叶受理', id)).answers['contact']).toBe('0591-00000002')
  const seen = await city.see(counter, id)
  expect(seen).toMatchObject({
    step: 'answer',
    answers: { requester: '＊＊＊', timeFrom: '2024-01-01' },
    papers: [{ sha256: errorProof.sha256 }],
  })
  const read = async (who: string, { sha256 }: { sha256: string }) => (await city.as(who)).ask(caseRoutes.readFile, { params: { sha256 } })
  expect((await read(counter, errorProof)).ok).toBe(true)
  for (const paper of [request, replaced]) await expect(read(counter, paper)).rejects.toMatchObject({ status: 404 })
  expect((await read('林初审', request)).ok).toBe(true)
  expect(
    await refusal(begin(counter, 'deregistration', '更正', deregister).then((other) => city.act(counter, other, 'submit'))),
  ).toMatchObject({ code: 'needs-no-other-registration' })
  const shown = async (who: string) => (await city.see(who, id)).checklist.find((line) => line.condition === 'error-shown')
  await city.act(counter, id, 'file', { agrees: 'no', statement: '本单位的数据自2024年6月起，不同意更正。' })
  expect(await shown('林初审')).toMatchObject({
    holds: true,
    care: { basis: 'choice:correction', zh: expect.stringContaining('持有单位不同意更正') },
  })
  expect(await refusal(city.act('林初审', id, 'pass'))).toMatchObject({ status: 422, fields: [{ field: 'finding' }] })
  await city.act('林初审', id, 'pass', { finding: '公交公司的开通批复和2024年1月的班次表足以证明，持有单位的意见没有证据。' })
  expect(await shown('陈复审')).toMatchObject({ care: { zh: expect.stringContaining('证据足以证明') } })
  await city.act('陈复审', id, 'pass')
  expect((await notes(counter)).find((note) => note.kind === 'correction-passed')).toMatchObject({
    href: `/notices/${id}`,
    basis: 'choice:correction',
    words: { zh: expect.stringContaining('可以在公示期内提出异议') },
  })
  await city.pass(20)
  expect(await city.see('林初审', id)).toMatchObject({ ending: 'corrected' })
  expect(await check(before)).toMatchObject({ status: 'changed' })
  expect(await readAsset('更正')).toMatchObject({ card: { timeFrom: '2024-01-01' }, certificate: { status: 'valid' } })
})

describe('记有数据产权登记凭证的资产（暂行做法：数据产权登记的范围）', () => {
  const purchased = {
    origin: 'purchased',
    contractNumber: 'HT-2026-18',
    contractOn: '2026-02-01',
    seller: '榕城地图公司',
    priceFen: 128_050_000,
    licence: '可加工，不可再许可，至2029年',
  }
  const { origin, originSystem, collectionBasis } = cardOf('采集')
  const collected = { origin, originSystem, collectionBasis }
  const basis = 'choice:property-registration-scope'
  const record = async (id: string, number: string) =>
    (await city.as(counter)).ask(registrationRoutes.recordOutside, {
      params: { id },
      body: { answers: { register: 'property', number, body: '数据产权登记机构', issuedOn: '2026-03-01' } },
    })
  const end = async (id: string) =>
    (await city.as(counter)).ask(registrationRoutes.endOutside, { params: { id }, body: { reason: '原登记已注销' } })

  test('购置的数据变更为自主采集的，先终止这条记录；变更在办时也不再记录', async () => {
    const bought = await begin(counter, 'change-registration', '变更', { ...whole, kind: 'amend', ...purchased })
    await city.act(counter, bought, 'submit')
    await review(city, bought)
    await city.pass(20)
    expect(await readAsset('变更')).toMatchObject({ card: { origin: 'purchased' } })
    const standing = await record(asset('变更'), 'SJ3512026030018')
    const id = await begin(counter, 'change-registration', '变更', { ...whole, kind: 'amend', ...collected })
    expect(await refusal(city.act(counter, id, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-something-changes',
      basis,
      message: { zh: expect.stringContaining('SJ3512026030018') },
      remedy: { zh: expect.stringContaining('终止这条记录') },
    })
    await end(standing.id)
    expect(await city.act(counter, id, 'submit')).toMatchObject({ step: 'acceptance' })
    expect(await refusal(record(asset('变更'), 'SJ3512026030019'))).toMatchObject({ status: 409, code: 'not-for-this-register', basis })
    await city.act('叶受理', id, 'decline', { explanation: '变更来源方式的证明不充分，请补充后另行申请。' })
    await end((await record(asset('变更'), 'SJ3512026030019')).id)
  })

  test('尚未登记的，修订信息卡同样先终止这条记录', async () => {
    const [id] = await takeInventory(city, ['购置的路网'], ofTransport, purchased)
    const standing = await record(id!, 'SJ3512026030020')
    const own = await city.as(counter)
    const { version, card } = await own.ask(inventoryRoutes.readAsset, { params: { id: id! } })
    const revise = () =>
      own.ask(inventoryRoutes.reviseCard, { params: { id: id! }, body: { version, card: { ...card, ...collected }, key: randomUUID() } })
    expect(await refusal(revise())).toMatchObject({
      status: 409,
      code: 'property-recorded',
      basis,
      remedy: { zh: expect.stringContaining('终止这条记录') },
    })
    await end(standing.id)
    expect(await revise()).toMatchObject({ version: 2, card: { origin: 'collected' } })
  })
})

/**
 * Walks the status notes a page of one at a time: none is left out or told twice, and what is over and not noted stands first. Answers how
 * many those are, and all.
 */
async function walkNotes(): Promise<[unnoted: number, all: number]> {
  const page = async (limit: number, cursor?: string) =>
    city.stranger().ask(registrationRoutes.listStatusNotes, { query: { limit, ...(cursor ? { cursor } : {}) } })
  const whole = await page(100)
  const {
    rows: [unnoted],
  } = await city.database.pool.query<{ n: number }>(
    `select count(*)::int as n from certificates where status = 'valid' and valid_until < $1`,
    [city.clock.today()],
  )
  expect(whole).toMatchObject({ next: null, total: whole.items.length })
  expect(whole.items.slice(0, unnoted!.n).every((note) => note.status === 'expired')).toBe(true)
  const walked: string[] = []
  for (let cursor: string | undefined; walked.length <= whole.items.length;) {
    const { items, next, total } = await page(1, cursor)
    expect([items.length, total]).toEqual([1, whole.items.length])
    walked.push(items[0]!.number)
    if (next === null) break
    cursor = next
  }
  expect(walked).toEqual(whole.items.map((note) => note.number))
  return [unnoted!.n, whole.items.length]
}

describe('续展与到期（暂行做法：续展申请期、凭证到期提醒）', () => {
  test('届满前60日内才能续展；提醒60、30、7日各一次；须有有效的意见书和评估报告；续展后由新凭证接续', async () => {
    const before = await numberOf('续展')
    const { validUntil } = await check(before)
    const early = await begin(counter, 'change-registration', '续展', { ...whole, kind: 'renew', termYears: 3 })
    expect(await refusal(city.act(counter, early, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-renewal-in-time',
      basis: 'choice:renewal-window',
    })
    const at = (days: number) =>
      `${new Date(Date.parse(`${validUntil}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)}T09:00:00+08:00`
    for (const days of [59, 40, 30, 6]) {
      await city.until(at(days))
      await remindOfTerms(city)
      await remindOfTerms(city)
    }
    const told = (await notes(counter)).filter((note) => note.kind === 'certificate-ending' && note.words.zh.includes(before))
    expect(told).toHaveLength(3)
    expect(await refusal(city.act(counter, early, 'submit'))).toMatchObject({ status: 409, code: 'needs-unqualified-opinion' })
    // No papers are asked of an amendment, so nothing it rests on has expired.
    const amendment = await begin(counter, 'change-registration', '变更', {
      ...whole,
      kind: 'amend',
      summary: '全市公交线路的名称和里程，按周更新。',
    })
    await city.act(counter, amendment, 'submit')
    expect(await stuck('paper-expired')).toEqual([])
    await city.act('叶受理', amendment, 'decline', { explanation: '变更理由说明不充分，请补充后另行申请。' })
    const papers = { issuedOn: city.clock.today(), validUntil: '2031-12-31' }
    await opine(city, asset('续展'), { ...papers, number: '短期意见', validUntil: at(1).slice(0, 10) })
    await value(city, asset('续展'), { baseDate: city.clock.today(), validUntil: '2031-12-31' })
    // A revocation holds the renewal back at its reviews, not at the counter, where its days would run out.
    const revocation = await begin('叶受理', 'revocation', '续展', await grounds(city))
    await city.act('叶受理', revocation, 'submit')
    await city.act(counter, early, 'submit')
    await remindOfPapers(city)
    expect(
      (await notes(counter))
        .filter((note) => note.kind === 'paper-ending' && note.words.zh.includes('短期意见'))
        .map((note) => note.words.zh),
    ).toEqual([expect.stringContaining(`变动登记（${(await city.see(counter, early)).number}）正在办理`)])
    await opine(city, asset('续展'), papers)
    await city.act('叶受理', early, 'accept')
    expect(await refusal(city.act('林初审', early, 'pass'))).toMatchObject({ status: 409, code: 'needs-no-revocation' })
    await city.act(counter, revocation, 'file', { manner: 'written', statement: '采集依据由上级单位提供，已附原件。' })
    await city.act('林初审', revocation, 'dismiss', decided)
    await city.act('林初审', early, 'pass')
    await city.until(at(-1))
    // Several that are over on one day and that nobody noted yet are all reached, page by page.
    expect((await walkNotes())[0]).toBeGreaterThan(1)
    await watchTerms(city)
    expect(await check(before)).toMatchObject({ status: 'expired' })
    const expired = async () =>
      (await city.stranger().ask(registrationRoutes.listStatusNotes, { query: { status: 'expired', limit: 100 } })).items.map(
        (note) => note.number,
      )
    expect(await expired()).toContain(before)
    await city.act('陈复审', early, 'pass')
    await city.pass(40)
    const now = await numberOf('续展')
    expect((await check(before)).statement.zh).toMatch(/^已变更：该登记已于\S+续展，本凭证由新凭证接续/)
    expect(now).not.toBe(before)
    expect(await check(now)).toMatchObject({
      status: 'valid',
      replaces: before,
      validUntil: `${Number(validUntil.slice(0, 4)) + 3}${validUntil.slice(4)}`,
    })
    expect(await readAsset('续展')).toMatchObject({ state: 'registered', memo: null })
    expect(await expired()).not.toContain(before)
    expect(await expired()).toContain(await numberOf('更正'))
    // The others were not renewed.
    expect(await check(await numberOf('更正'))).toMatchObject({ status: 'expired' })
    expect(await readAsset('更正')).toMatchObject({ state: 'memorandum' })
  })
})

test('驾驶舱逐月：登记、换证、注销、撤销、到期各计在生效的月份，以后的变动不改变以前的月份（§2.1、§4.7）', () => expectMonths(city))

test('登记状态公告：尚未记下的到期在已经记下的之前，逐页取完', async () => {
  await city.until('2036-01-05T10:00:00+08:00')
  const [unnoted, all] = await walkNotes()
  expect(unnoted).toBeGreaterThan(0)
  expect(all).toBeGreaterThan(unnoted)
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
