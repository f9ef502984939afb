import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isMod3736 } from '#contract/identifiers.ts'
import { parties } from '#law/parties.ts'
import { countRegistrations } from '#server/supervision/statistics.view.sql.ts'
import type { Denied } from '#server/denied.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { findAssetCard } from './asset-cards.sql.ts'
import { certificateOf, checkPdf, findCertificate, listRegister, type RegisterWish } from './certificates.sql.ts'
import { insertCertificate, findGround } from './issue.sql.ts'
import { memoOf } from './memo.sql.ts'
import { findNotice, listNotices } from './notices.sql.ts'
import { papersOf } from './papers.sql.ts'
import { readProgress } from './progress.ts'
import { publicNumbers } from './public.sql.ts'
import { application, decision, fileOpinion, fileValuation, objection, standsOf, toNotice } from '#server/test/registry-acts.ts'

let database: TestDatabase
let city: Registry
beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
})
afterAll(() => database.close())

const nobody = { officerId: null, postId: null, organisationId: null, officerName: '', organisationName: '', role: 'public' }
const today = () => city.platform.clock.today()
const factsOf = (assetId: string, caseId: string) =>
  city.as(city.people.producer, async (tx) => {
    const kase = await city.platform.desk.factsOf(
      tx,
      {
        subjectKind: 'asset',
        subjectId: assetId,
        id: caseId,
        addresseeId: null,
        applicantId: null,
        holderId: null,
        draft: {},
        answers: {},
      } as never,
      ['unqualified-opinion', 'valuation-report', 'nothing-forbidden', 'not-registered'],
      today(),
    )
    return kase
  })
const none = '00000000-0000-4000-8000-000000000000'

describe('what registration requires, and what it says when something is missing (§4.3–4.5)', () => {
  test('no papers at all', async () => {
    const assetId = await city.makeAsset()
    const facts = await factsOf(assetId, none)
    expect(facts['unqualified-opinion']).toMatchObject({ holds: false, why: { zh: '该资产还没有合规性法律意见书' } })
    expect(facts['valuation-report']).toMatchObject({ holds: false, why: { zh: '该资产还没有价值评估报告' } })
    expect(facts['nothing-forbidden']).toEqual({ holds: true })
    expect(facts['not-registered']).toEqual({ holds: true })
  })

  test('a qualified opinion names its firm and kind; an unqualified one beside it serves', async () => {
    const assetId = await city.makeAsset()
    await fileOpinion(city, assetId, { conclusion: 'qualified', number: '榕律〔2026〕1号' })
    expect((await factsOf(assetId, none))['unqualified-opinion']).toMatchObject({
      holds: false,
      why: { zh: '榕城律师事务所就当前版本出具的是保留意见（榕律〔2026〕1号），不是无保留意见' },
    })
    await fileOpinion(city, assetId, { conclusion: 'unqualified' })
    expect((await factsOf(assetId, none))['unqualified-opinion']).toEqual({ holds: true })
  })

  test('papers on an earlier version are stale and say so', async () => {
    const assetId = await city.makeAsset()
    await fileOpinion(city, assetId)
    await fileValuation(city, assetId)
    await city.revise(assetId, 2)
    const facts = await factsOf(assetId, none)
    expect(facts['unqualified-opinion']).toMatchObject({ holds: false, why: { zh: expect.stringContaining('针对第1版，资产现为第2版') } })
    expect(facts['valuation-report']).toMatchObject({
      holds: false,
      why: { en: expect.stringContaining('is on version 1, while the asset is at version 2') },
    })
    const papers = await city.as(city.people.producer, (tx) => papersOf(tx, assetId, today()))
    expect(papers.map((p) => [p.kind, p.isStale, p.staleReason?.zh])).toEqual([
      ['opinion', true, '针对第1版，资产现为第2版'],
      ['valuation', true, '针对第1版，资产现为第2版'],
    ])
  })

  test('a paper filed after the asset moved on is bound to the version it was asked about', async () => {
    const assetId = await city.makeAsset()
    await fileOpinion(city, assetId, {}, () => city.revise(assetId, 2))
    expect((await factsOf(assetId, none))['unqualified-opinion']).toMatchObject({ holds: false })
  })

  test('an expired paper names its last day', async () => {
    const assetId = await city.makeAsset()
    await fileOpinion(city, assetId, { validUntil: '2026-11-04' })
    expect((await factsOf(assetId, none))['unqualified-opinion']).toMatchObject({
      holds: true,
      care: { basis: 'choice:paper-expiry', zh: expect.stringContaining('有效期至2026-11-04') },
    })
    const facts = await city.as(city.people.producer, (tx) =>
      city.platform.desk.factsOf(
        tx,
        { subjectKind: 'asset', subjectId: assetId, id: none, addresseeId: null, draft: {}, answers: {} } as never,
        ['unqualified-opinion'],
        '2026-11-05',
      ),
    )
    expect(facts['unqualified-opinion']).toMatchObject({ holds: false, why: { zh: expect.stringContaining('已于2026-11-04过期') } })
  })

  test('core data, and data of which nobody says how important it is', async () => {
    for (const importance of ['core', null]) {
      expect((await factsOf(await city.makeAsset({ importance }), none))['nothing-forbidden']).toMatchObject({ holds: false })
    }
    expect((await factsOf(await city.makeAsset({ importance: 'important' }), none))['nothing-forbidden']).toEqual({ holds: true })
  })

  test('a firm must be another one and active', async () => {
    const { producer, lawyer } = city.people
    const assetId = await city.makeAsset()
    const kase = {
      subjectKind: 'asset',
      subjectId: assetId,
      id: none,
      addresseeId: null,
      applicantId: producer.organisationId,
      holderId: producer.organisationId,
      answers: {},
    }
    const independent = async (firm: unknown) =>
      (
        await city.as(producer, (tx) =>
          city.platform.desk.factsOf(tx, { ...kase, draft: { firm } } as never, ['firm-independent'], today()),
        )
      )['firm-independent']
    expect(await independent(lawyer.organisationId)).toEqual({ holds: true })
    expect(await independent(producer.organisationId)).toMatchObject({ holds: false, why: { zh: '受托机构就是委托单位自己' } })
    expect(await independent('nobody')).toMatchObject({ holds: false, why: { zh: '还没有选择受托机构' } })
    expect(await independent(none)).toMatchObject({ holds: false, why: { zh: '没有这个机构' } })
    await sql`update organisations set is_active = false where id = ${lawyer.organisationId}`.execute(city.db)
    expect(await independent(lawyer.organisationId)).toMatchObject({ holds: false, why: { zh: '榕城律师事务所已停用' } })
    await sql`update organisations set is_active = true where id = ${lawyer.organisationId}`.execute(city.db)
  })

  test('a document the firm did not bring in is refused at its field', async () => {
    const assetId = await city.makeAsset()
    const strange = await city.bringPaper(city.people.valuer)
    await expect(fileOpinion(city, assetId, { paper: strange })).rejects.toMatchObject({
      status: 422,
      problem: { fields: [{ field: 'paper' }] },
    })
  })
})

describe('from the notice to the certificate (§4.7)', () => {
  let assetId: string
  let caseId: string
  let number: string
  let receipt: string
  beforeAll(async () => {
    assetId = await city.makeAsset()
    ;({ caseId, number, receipt } = await toNotice(city, assetId))
  })

  test('the notice shows registrant, type, name and summary for ten working days', async () => {
    const notice = await city.as(nobody, (tx) => findNotice(tx, caseId, today()))
    expect(notice).toEqual({
      caseId,
      registrant: '福州市交通运输局',
      registrationType: '首次登记',
      marks: [],
      newHolder: null,
      assetName: application.assetName,
      summary: application.summary,
      openedOn: '2026-11-04',
      endsOn: '2026-11-18',
      isProvisional: false,
      state: 'open',
      daysLeft: 10,
    })
    expect((await city.as(nobody, (tx) => listNotices(tx, { state: 'open', limit: 10, today: today() }))).items).toEqual([notice])
    expect((await city.as(nobody, (tx) => listNotices(tx, { state: 'closed', limit: 10, today: today() }))).total).toBe(0)
  })

  test('whoever holds number and code sees where the case stands, and nothing else; one of them alone, or of another case, tells nothing (choice:progress-code)', async () => {
    const look = (wanted: string, code: string) => city.as(nobody, (tx) => readProgress(tx, { number: wanted, code }, today()))
    const said = await look(` ${number.toLowerCase()} `, receipt.toLowerCase())
    expect(said).toEqual({
      number,
      procedure: 'first-registration',
      title: { zh: '首次登记', en: 'First registration' },
      state: { zh: '登记公示', en: 'Public notice' },
      isEnded: false,
      since: expect.any(String),
      whose: parties.public.title,
      days: 10,
      dueOn: '2026-11-18',
      isProvisional: false,
      isPaused: false,
      decision: null,
      basis: [],
      remedy: null,
    })
    const draft = await city.open(city.people.producer, 'first-registration', await city.makeAsset(), application)
    const refused = await Promise.all(
      [
        look(number, 'ABCDEFGHJK'),
        look('FZ-2026-999999', receipt),
        look('FZ-2026-999999', 'ABCDEFGHJK'),
        look(draft.number, draft.receipt),
      ].map((each) => each.catch((denied: Denied) => denied.problem)),
    )
    expect(refused[0]).toMatchObject({ code: 'no-such-case', basis: 'choice:progress-code' })
    expect(new Set(refused.map((each) => JSON.stringify(each))).size).toBe(1)
  })

  test('an objection stops the notice; dismissed, it goes on for the days left', async () => {
    const day = 86_400_000
    city.platform.clock.setOffset(2 * day)
    const { opened } = await asSystem(city.db, (tx) =>
      city.platform.desk.act(tx, {
        caseId,
        act: 'object',
        version: null,
        reason: '',
        asked: objection,
        actor: nobody,
        key: 'objection-1',
        at: city.platform.clock.now(),
        today: today(),
        requestId: '',
        address: '',
      }),
    )
    city.platform.clock.setOffset(5 * day)
    expect(await city.as(nobody, (tx) => findNotice(tx, caseId, today()))).toMatchObject({
      state: 'suspended',
      daysLeft: 8,
      isProvisional: true,
      endsOn: '2026-11-19',
    })
    await city.act(city.people.reviewer, opened!.caseId, 'dismiss', decision)
    expect(await city.as(nobody, (tx) => findNotice(tx, caseId, today()))).toMatchObject({
      state: 'open',
      daysLeft: 8,
      isProvisional: false,
      endsOn: '2026-11-19',
    })
  })

  test('when the notice has run out the certificate is issued in the same transaction', async () => {
    city.platform.clock.setOffset(17 * 86_400_000)
    expect(await city.platform.desk.tick()).toBe(1)
    const certificate = await city.as(nobody, (tx) => certificateOf(tx, assetId, today()))
    expect(certificate).toMatchObject({ status: 'valid', issuedOn: '2026-11-21', validUntil: '2029-11-21' })
    const number = certificate!.number
    expect(number).toMatch(/^FZDA3501002026\d{6}[0-9A-Z]$/)
    expect(isMod3736(number)).toBe(true)
    expect(await city.as(nobody, (tx) => findNotice(tx, caseId, today()))).toMatchObject({
      state: 'closed',
      endsOn: '2026-11-19',
      daysLeft: null,
    })
    const check = await city.as(nobody, (tx) => findCertificate(tx, number, today()))
    expect(check).toMatchObject({
      status: 'valid',
      facts: {
        registrant: '福州市交通运输局',
        rights: '持有权、使用权',
        industry: '交通运输、仓储和邮政业',
        scale: '4,612条，1.5 MB',
        registrar: '福州市大数据服务中心',
        remark: expect.stringContaining('异议1件，经复核均不成立'),
      },
    })
    const pdf = await buffer(city.platform.files.read(check!.pdfSha256))
    expect([createHash('sha256').update(pdf).digest('hex'), createHash('sm3').update(pdf).digest('hex')]).toEqual([
      check!.pdfSha256,
      check!.pdfSm3,
    ])
    expect(await city.as(nobody, (tx) => checkPdf(tx, check!.pdfSha256, today()))).toEqual(check)
    expect(await city.as(nobody, (tx) => findCertificate(tx, number, '2029-11-22'))).toMatchObject({
      status: 'expired',
      statusOn: '2029-11-22',
    })
  })

  test('the information card has become the asset card; the valuation stands beside it', async () => {
    const card = await city.as(city.people.producer, (tx) => findAssetCard(tx, assetId))
    expect(card).toMatchObject({
      valuationFen: 128_050_000,
      card: { name: '2026年福州市公交线路站点数据', accounting: { bookValueFen: null, accountTitle: '无形资产—专利及信息数据等' } },
    })
    expect(await city.as(city.people.lawyer, (tx) => findAssetCard(tx, assetId))).toBeNull()
    // The firm reads no asset card; that one stands it sees all the same.
    for (const who of [city.people.producer, city.people.lawyer]) expect(await standsOf(city, who, assetId)).toBe('asset-card')
    expect((await factsOf(assetId, none))['not-registered']).toMatchObject({
      holds: false,
      why: { zh: expect.stringMatching(/^该资产已登记，凭证编号FZDA/) },
    })
  })

  test('the register finds it; the open numbers count it', async () => {
    const list = (q: string, status?: RegisterWish['status']) =>
      city.as(nobody, (tx) => listRegister(tx, { q, status, limit: 10, today: today() }))
    expect((await list('公交线路')).items).toMatchObject([{ holderName: '福州市交通运输局', status: 'valid' }])
    expect((await list('%')).total).toBe(0)
    expect([(await list('', 'valid')).total, (await list('', 'expired')).total, (await list('', 'revoked')).total]).toEqual([1, 0, 0])
    const asked = async (wish: Partial<RegisterWish>) =>
      (await city.as(nobody, (tx) => listRegister(tx, { ...wish, limit: 10, today: today() }))).total
    expect([
      await asked({ holder: '交通运输局' }),
      await asked({ holder: '公交线路' }),
      await asked({ type: '首次登记' }),
      await asked({ type: '注销登记' }),
    ]).toEqual([1, 0, 1, 0])
    const [issued] = (await list('')).items
    expect([
      await asked({ from: issued!.issuedOn, until: issued!.issuedOn }),
      await asked({ until: '2026-11-01' }),
      await asked({ from: '2027-01-01' }),
    ]).toEqual([1, 0, 0])
    const counted = await city.as(nobody, countRegistrations)
    expect(counted).toMatchObject({
      registrations: [{ month: issued!.issuedOn.slice(0, 7), type: '首次登记', registered: 1 }],
      certificates: 1,
    })
    const numbers = await city.as(nobody, (tx) => publicNumbers(tx, today()))
    expect(numbers).toMatchObject({ registered: 1, noticesOpen: 0, organisations: 1 })
    expect(numbers.catalogued).toBeGreaterThan(1)
  })

  test('the database refuses a second certificate, a changed one and a deleted one', async () => {
    const ground = await asSystem(city.db, (tx) =>
      findGround(tx, { caseId, assetId, replaces: null, papers: { version: null }, term: { from: today(), years: 3 } }),
    )
    const pdf = await city.platform.files.keep(Buffer.from('%PDF-1.7 again'))
    const again = {
      number: 'FZDA35010020269999990',
      caseId,
      ground: ground!,
      facts: {},
      marks: [],
      card: {},
      registered: {},
      replaces: null,
      why: 'issued',
      pdf,
      notes: [],
      template: 'x',
      at: city.platform.clock.now(),
      today: today(),
    }
    await expect(asSystem(city.db, (tx) => insertCertificate(tx, again))).rejects.toMatchObject({ code: '23505' })
    const { caseId: otherCase } = await toNotice(city, await city.makeAsset())
    await expect(asSystem(city.db, (tx) => insertCertificate(tx, { ...again, caseId: otherCase }))).rejects.toMatchObject({
      code: '23505',
      constraint: 'certificates_one_valid',
    })
    await expect(sql`update certificates set facts = '{}'`.execute(city.db)).rejects.toMatchObject({ code: 'RS003' })
    await expect(sql`update certificates set issued_on = issued_on - 1`.execute(city.db)).rejects.toMatchObject({ code: 'RS003' })
    await expect(sql`delete from certificates`.execute(city.db)).rejects.toMatchObject({ code: 'RS001' })
  })

  test('an upheld objection ends the registration and closes the notice that day', async () => {
    const other = await toNotice(city, await city.makeAsset())
    const { opened } = await asSystem(city.db, (tx) =>
      city.platform.desk.act(tx, {
        caseId: other.caseId,
        act: 'object',
        version: null,
        reason: '',
        asked: objection,
        actor: nobody,
        key: 'objection-2',
        at: city.platform.clock.now(),
        today: today(),
        requestId: '',
        address: '',
      }),
    )
    await city.act(city.people.reviewer, opened!.caseId, 'submit', { summary: '认为该数据不由登记主体采集，请说明来源。' })
    await city.act(city.people.producer, opened!.caseId, 'file', { statement: '数据由本单位采集，附采集记录。' })
    await city.act(city.people.reviewer, opened!.caseId, 'uphold', { ...decision, ground: 'ownership' })
    expect(await city.as(nobody, (tx) => findNotice(tx, other.caseId, today()))).toMatchObject({ state: 'closed', endsOn: today() })
    expect(await city.as(nobody, (tx) => readProgress(tx, { number: other.number, code: other.receipt }, today()))).toMatchObject({
      state: { zh: '异议成立，终止登记' },
      isEnded: true,
      whose: null,
      decision: decision.explanation,
    })
    const {
      rows: [side],
    } = await sql<{ number: string; receipt: string }>`select number, receipt from cases where id = ${opened!.caseId}`.execute(city.db)
    expect(await city.as(nobody, (tx) => readProgress(tx, { number: side!.number, code: side!.receipt }, today()))).toMatchObject({
      state: { zh: '异议成立' },
      decision: decision.explanation,
    })
  })
})

describe('the memorandum register (§4.6)', () => {
  test('an asset enters it with reason and review date', async () => {
    const { producer } = city.people
    const assetId = await city.makeAsset()
    const { id } = await city.open(producer, 'memorandum', assetId, { reason: '成本无法可靠计量', reviewOn: '2027-06-30' })
    await city.act(producer, id, 'submit')
    await city.act({ ...producer, officerId: city.people.second.officerId }, id, 'confirm')
    expect(await city.as(producer, (tx) => memoOf(tx, assetId))).toEqual({ reason: '成本无法可靠计量', reviewOn: '2027-06-30' })
    expect(await city.as(city.people.lawyer, (tx) => memoOf(tx, assetId))).toBeNull()
  })
})
