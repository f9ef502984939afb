import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { lawFirm, openCity, refusal, transport, valuers, type City } from '#server/test/city.ts'
import { pdfText } from '#server/test/pdf-text.ts'
import { engagementTerms, quotationOf } from '#server/test/quotations.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { sixFormats } from './formats.ts'
import {
  application,
  cardOf,
  confirmCard,
  engage,
  findingsOf,
  ofTransport,
  opinionOf,
  planOf,
  reportOf,
  startRound,
  upload,
} from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
const sm3 = (content: Uint8Array) => createHash('sm3').update(content).digest('hex')

let city: City
let files: Awaited<ReturnType<typeof sixFormats>>
let round: { caseId: string; roundId: string }
let assetId: string
let registration: string
let number: string
beforeAll(async () => {
  city = await openCity()
  files = await sixFormats()
})
afterAll(() => city.close())

const byName = ([a]: readonly unknown[], [b]: readonly unknown[]) => (String(a) < String(b) ? -1 : 1)

describe('一项数据资产的一生：盘点、建卡、入目录、法律意见、评估、登记、公示、凭证、资产卡', () => {
  test('§3.5 盘点先有方案：范围、规程和分工不全不能启动', async () => {
    const id = await city.open(counter, 'inventory-round', null, { title: '方案不全的盘点' })
    const { status, code, fields } = await refusal(city.act(counter, id, 'submit'))
    expect([status, code]).toEqual([422, 'invalid'])
    expect(fields?.map((f) => f.field).sort()).toEqual(
      Object.keys(planOf(ofTransport))
        .filter((field) => field !== 'title')
        .sort(),
    )
    await city.act(counter, id, 'withdraw')
    round = await startRound(city, ofTransport)
  })

  test('§3.6 六种格式、两种编码的真实文件上传、扫描，逐项得出结果', async () => {
    const { added, refused, sourceList } = await upload(city, counter, round.roundId, files)
    expect([added.length, refused]).toEqual([6, []])
    expect(sourceList.map((s) => [s.name, s.state, s.bytes, s.doneRows]).sort(byName)).toEqual(
      files.map((f) => [f.name, 'scanned', Buffer.byteLength(f.content), f.rows]).sort(byName),
    )
    const client = await city.as(counter)
    for (const line of await findingsOf(city, counter, round.roundId)) {
      const { finding } = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
      const file = files.find((f) => f.name === line.sourceName)!
      expect(finding).toMatchObject({
        format: file.format,
        encoding: file.encoding,
        rows: file.rows,
        bytes: Buffer.byteLength(file.content),
        digest: { sha256: sha256(file.content) },
        faults: [],
      })
    }
  })

  test('§3.8 每项结果确认成四个栏目的数据信息卡，取得唯一资产编码；有未确认的不能提交复核', async () => {
    const findings = await findingsOf(city, counter, round.roundId)
    expect(await refusal(city.act(counter, round.caseId, 'submit'))).toMatchObject({
      status: 409,
      code: 'needs-cards-confirmed',
      basis: '§3.8',
    })
    const client = await city.as(counter)
    for (const line of findings) {
      const params = { id: line.id }
      if (line.sourceName === '站区.geojson') {
        const { version } = await client.ask(inventoryRoutes.readFinding, { params })
        expect(await client.ask(inventoryRoutes.setAside, { params, body: { version, reason: '与国土部门的数据重复' } })).toMatchObject({
          state: 'set-aside',
        })
        continue
      }
      const id = await confirmCard(
        city,
        counter,
        line.id,
        cardOf(line.sourceName.replace(/\.\w+$/, `（${line.sourceName.split('.')[1]}）`)),
      )
      if (line.sourceName === '公交线路.csv') assetId = id
    }
    const { items } = await client.ask(inventoryRoutes.listAssets)
    expect(items.map((a) => [a.state, a.version, a.code.slice(0, 6), a.code.slice(15, 20)])).toEqual(
      Array(5).fill(['carded', 1, '350100', '12026']),
    )
    expect(new Set(items.map((a) => a.code)).size).toBe(5)
    const asset = await client.ask(inventoryRoutes.readAsset, { params: { id: assetId } })
    expect(asset.card).toMatchObject({
      records: 40,
      bytes: Buffer.byteLength(files[0]!.content),
      digest: expect.stringContaining(sha256(files[0]!.content)),
      holder: transport,
      timeFrom: '2024-01-10',
    })
  })

  test('§1.2 目录由另一人复核后发布，清查人自己不能发布', async () => {
    await city.act(counter, round.caseId, 'submit')
    expect(await refusal(city.act(counter, round.caseId, 'publish'))).toMatchObject({
      status: 409,
      code: 'same-hand',
      basis: 'choice:second-pair-of-eyes',
    })
    expect(await city.act(checker, round.caseId, 'publish', {}, '抽查三项，与系统一致')).toMatchObject({ step: null, ending: 'published' })
    const { items } = await (await city.as(checker)).ask(inventoryRoutes.listAssets, { query: { state: 'catalogued' } })
    expect(items).toHaveLength(5)
  })

  test('§4.4 律师事务所就这一版本出具三项分析、六项审查的无保留意见', async () => {
    const id = await city.open(counter, 'legal-opinion', assetId, { firm: city.id(lawFirm), purpose: '申请首次登记' })
    await city.act(counter, id, 'submit')
    expect((await refusal(city.act('何律师', id, 'accept'))).fields?.map((f) => f.field).sort()).toEqual(['deliverOn', 'feeFen', 'scope'])
    expect(await city.act('何律师', id, 'accept', quotationOf(city.clock.today()))).toMatchObject({
      step: 'quotation',
      move: { basis: 'choice:quotation' },
    })
    expect(await refusal(city.act('何律师', id, 'confirm', engagementTerms))).toMatchObject({ status: 409, code: 'not-yours' })
    expect(await city.act(counter, id, 'return', { explanation: '报价高于同类项目，请另行报价。' })).toMatchObject({ step: 'engagement' })
    await city.act('何律师', id, 'accept', { ...quotationOf(city.clock.today()), feeFen: 1_500_000 })
    expect(await city.act(counter, id, 'confirm', engagementTerms)).toMatchObject({ step: 'drafting' })
    const { number: _, ...incomplete } = opinionOf(city.clock.today())
    expect((await refusal(city.act('何律师', id, 'file', incomplete))).fields?.map((f) => f.field).sort()).toEqual(['number', 'paper'])
    const paper = await city.paper('何律师', id)
    expect(await city.act('何律师', id, 'file', { ...opinionOf(city.clock.today()), paper })).toMatchObject({ ending: 'filed' })
    const { papers } = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assetId } })
    expect(papers).toMatchObject([
      { kind: 'opinion', firmName: lawFirm, conclusion: 'unqualified', assetVersion: 1, isStale: false, paperSha256: paper.sha256 },
    ])
  })

  test('§4.5 评估机构出具七项因素的评估报告，附文件与摘要', async () => {
    expect(
      await refusal(city.open(counter, 'first-registration', assetId, application).then((id) => city.act(counter, id, 'submit'))),
    ).toMatchObject({ status: 409, code: 'needs-valuation-report', basis: '§4.5' })
    const id = await city.open(counter, 'valuation', assetId, { firm: city.id(valuers), purpose: '申请首次登记' })
    await city.act(counter, id, 'submit')
    await engage(city, counter, '梁评估', id)
    const paper = await city.paper('梁评估', id)
    await city.act('梁评估', id, 'file', { ...reportOf(city.clock.today()), paper })
    const file = await (await city.as(counter)).ask(caseRoutes.readFile, { params: { sha256: paper.sha256 } })
    expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(paper.sha256)
  })

  test('§4.7 申请、3个工作日内受理、初审、复审由两人，合计20个工作日', async () => {
    const { items } = await (await city.as(counter)).ask(caseRoutes.inbox, { query: { procedure: 'first-registration' } })
    registration = items[0]!.id
    expect(await city.act(counter, registration, 'submit')).toMatchObject({
      step: 'acceptance',
      move: { role: 'registrar', dueOn: '2026-03-05', days: 3, limitDays: 3 },
    })
    expect(await city.act('叶受理', registration, 'accept')).toMatchObject({
      step: 'first-review',
      move: { dueOn: '2026-03-30', days: 20, limitDays: 20, isProvisional: false },
    })
    await city.pass(2)
    expect(await city.act('林初审', registration, 'pass', {}, '材料齐全')).toMatchObject({
      step: 'second-review',
      move: { dueOn: '2026-03-30', days: 18 },
    })
    const seen = await city.see('林初审', registration)
    expect(seen.mayNow.find((a) => a.act === 'pass')?.denial).toMatchObject({ code: 'same-hand', basis: 'choice:four-eyes' })
    expect(await refusal(city.act('林初审', registration, 'pass'))).toMatchObject({ status: 409, code: 'same-hand' })
    expect(await city.act('陈复审', registration, 'pass', {}, '同意')).toMatchObject({
      step: 'public-notice',
      move: { role: 'public', dueOn: '2026-03-18' },
    })
  })

  test('§4.7 公示不需登录，只显示登记主体、类型、名称、简介四项', async () => {
    const notice = await city.stranger().ask(registrationRoutes.readNotice, { params: { id: registration } })
    expect(notice).toEqual({
      caseId: registration,
      registrant: transport,
      registrationType: '首次登记',
      marks: [],
      newHolder: null,
      assetName: application['assetName'],
      summary: application['summary'],
      openedOn: '2026-03-04',
      endsOn: '2026-03-18',
      isProvisional: false,
      state: 'open',
      daysLeft: 10,
    })
  })

  test('§4.3 公示满10个工作日、到最后一刻之前不发证，之后自动发证', async () => {
    expect(await city.until('2026-03-18T23:59:59+08:00')).toBe(0)
    expect(await city.until('2026-03-19T00:00:00+08:00')).toBe(1)
    expect(await city.see(counter, registration)).toMatchObject({ step: null, ending: 'registered' })
    const asset = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assetId } })
    expect(asset).toMatchObject({
      state: 'registered',
      isFrozen: false,
      certificate: { status: 'valid', issuedOn: '2026-03-19', validUntil: '2029-03-19' },
    })
    number = asset.certificate!.number
    expect(number).toMatch(/^FZDA3501002026000001[0-9A-Z]$/)
    expect(await city.stranger().ask(registrationRoutes.listNotices, { query: { state: 'open' } })).toMatchObject({ total: 0 })
  })

  test('§4.3 凭证逐项与申请、信息卡和材料一致，凭编号和文件摘要都能核验，改一个字节就不能', async () => {
    const anyone = city.stranger()
    const asset = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: assetId } })
    const check = await anyone.ask(registrationRoutes.checkCertificate, { params: { number } })
    expect(check).toMatchObject({
      number,
      status: 'valid',
      issuedOn: '2026-03-19',
      validUntil: '2029-03-19',
      facts: {
        assetName: application['assetName'],
        registrant: transport,
        uscc: inventedUscc(100),
        registrationType: '首次登记',
        assetCode: asset.code,
        rights: '持有权、使用权',
        limits: '无',
        summary: application['summary'],
        scale: `40条，${(Buffer.byteLength(files[0]!.content) / 1024).toFixed(1)} KB`,
        opinion: '榕正法意〔2026〕18号（榕正律师事务所，无保留意见）',
        valuation: '衡信评报〔2026〕207号（衡信资产评估有限公司）',
        amount: '1,280,500.00元（人民币壹佰贰拾捌万零伍佰元整）',
        baseDate: '2026年3月2日',
        issuedOn: '2026年3月19日',
        validUntil: '2029年3月19日',
        versionSm3: asset.versionSm3,
      },
    })
    const pdf = Buffer.from(await (await anyone.ask(registrationRoutes.certificatePdf, { params: { number } })).arrayBuffer())
    expect([check.pdfSha256, check.pdfSm3]).toEqual([sha256(pdf), sm3(pdf)])
    const text = pdfText(pdf).replaceAll(/\s/g, '')
    for (const words of [
      number,
      String(application['assetName']),
      transport,
      asset.code,
      '壹佰贰拾捌万零伍佰元整',
      asset.versionSm3.slice(0, 16),
    ])
      expect(text).toContain(words)
    expect(await anyone.ask(registrationRoutes.checkCertificateFile, { params: { sha256: sha256(pdf) } })).toMatchObject({ number })
    pdf[pdf.length - 1]! ^= 1
    expect(await refusal(anyone.ask(registrationRoutes.checkCertificateFile, { params: { sha256: sha256(pdf) } }))).toMatchObject({
      status: 404,
      code: 'not-a-certificate',
    })
    expect(
      await refusal(anyone.ask(registrationRoutes.checkCertificate, { params: { number: number.replace('000001', '000002') } })),
    ).toMatchObject({ status: 404, code: 'mistyped-number' })
  })

  test('§4.6 信息卡转为资产卡，评估值不入账面，登记簿可查，登记后信息卡不能直接修订', async () => {
    const client = await city.as(counter)
    const card = await client.ask(registrationRoutes.readAssetCard, { params: { id: assetId } })
    expect(card).toMatchObject({
      certificateNumber: number,
      valuationFen: 128_050_000,
      card: { name: '公交线路（csv）', holder: transport, accounting: { initialCostFen: null, bookValueFen: null } },
    })
    expect((await city.stranger().ask(registrationRoutes.listRegister)).items).toMatchObject([
      { number, holderName: transport, status: 'valid' },
    ])
    const asset = await client.ask(inventoryRoutes.readAsset, { params: { id: assetId } })
    expect(asset.mayEdit).toBe(false)
    expect(
      await refusal(
        client.ask(inventoryRoutes.reviseCard, {
          params: { id: assetId },
          body: { version: 1, card: { ...asset.card, purpose: '改' }, key: 'revise-registered' },
        }),
      ),
    ).toMatchObject({ status: 409, code: 'registered' })
    expect(
      await refusal(city.open(counter, 'first-registration', assetId, application).then((id) => city.act(counter, id, 'submit'))),
    ).toMatchObject({ code: 'needs-not-registered' })
    expect(asset.history.length).toBeGreaterThanOrEqual(6)
    expect(asset.life.every((station) => station.state === 'done')).toBe(true)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
