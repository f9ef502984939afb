import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { cardTable, goodLine } from '#server/test/card-table.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { watchTerms } from '#server/registration/terms.ts'
import { keepBooks } from './books-life.ts'
import { ofTransport, onNotice, startRound, takeInventory } from './lives.ts'
import { mandated } from './mandates.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const [counter, checker] = ofTransport
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('存量台账整表导入，经另一人复核进入目录（§3.7–3.9）', () => {
  test('template filled in, sent, checked by a colleague, found by its old number, exported and printed', async () => {
    const own = await city.as(counter)
    const template = await openXlsx(await bytesOf(await own.ask(cardRoutes.cardTemplate, { query: { way: 'existing' } })))
    expect(template.sheets[0]!.rows[0]).toContain('原编号*')
    const { roundId, caseId } = await startRound(city, ofTransport)
    // Nothing scanned and nothing imported: the round is not ready.
    expect(await refusal(city.act(counter, caseId, 'submit'))).toMatchObject({ status: 409 })
    const body = new FormData()
    body.set('file', new Blob([new Uint8Array(await cardTable([goodLine(1), goodLine(2), goodLine(3)], 'existing'))]), '信息资源台账.xlsx')
    let sent = await own.ask(cardRoutes.importCards, { params: { id: roundId }, query: { way: 'existing' }, body })
    for (let tries = 0; tries < 300 && sent.state !== 'taken'; tries++) {
      await new Promise((done) => setTimeout(done, 100))
      sent = await own.ask(cardRoutes.readCardImport, { params: { id: sent.id } })
    }
    expect(sent).toMatchObject({ state: 'taken', lines: 3 })
    await city.act(counter, caseId, 'submit')
    await city.act(checker, caseId, 'publish')
    const { items } = await own.ask(inventoryRoutes.listAssets, { query: { q: 'TZ-0002' } })
    expect(items).toMatchObject([{ state: 'catalogued', oldCode: 'TZ-0002' }])
    const cards = await openXlsx(await bytesOf(await own.ask(cardRoutes.cardsExcel, { query: { q: '公交线路' } })))
    expect(cards.sheets[0]!.rows).toHaveLength(4)
    expect(cards.sheets[0]!.rows[0]).toContain('资产编码')
    const page = await (await own.ask(cardRoutes.printCard, { params: { id: items[0]!.id } })).text()
    for (const words of [
      '数据信息卡',
      '基本信息',
      '权利信息',
      '使用信息',
      '管理信息',
      items[0]!.code,
      '持有权、使用权',
      'TZ-0002',
      '信息卡·生效',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('<script')
    const list = await (await own.ask(cardRoutes.printAssets)).text()
    expect(list).toContain('共3项')
    const sources = await openXlsx(await bytesOf(await own.ask(exportRoutes.sourcesExcel, { params: { id: roundId } })))
    expect(sources.sheets[0]!.rows[0]).toContain('数据源')
    const rounds = await openXlsx(await bytesOf(await own.ask(exportRoutes.roundsExcel)))
    expect(rounds.sheets[0]!.rows).toHaveLength(2)
    const audit = await openXlsx(await bytesOf(await own.ask(exportRoutes.auditExcel)))
    expect(audit.sheets[0]!.rows.flat()).toContain('整表导入信息卡')
  })
})

describe('备查簿复核（§4.6）', () => {
  test('entered by one, checked by another, reviewed with a new day; others neither see nor review it', async () => {
    const [asset] = await takeInventory(city, ['备查线路'])
    const id = await city.open(counter, 'memorandum', asset!, { reason: '成本尚在归集，暂不具备条件', reviewOn: city.clock.today() })
    await city.act(counter, id, 'submit')
    await city.act(checker, id, 'confirm')
    const own = await city.as(counter)
    expect((await own.ask(cardRoutes.listMemos, { query: { state: 'due' } })).items).toMatchObject([
      { assetId: asset, isDue: true, reviews: 0 },
    ])
    const review = (answers: Record<string, unknown>) => own.ask(cardRoutes.reviewMemo, { params: { id: asset! }, body: { answers } })
    expect(await refusal(review({ finding: '成本仍在归集', reviewOn: city.clock.today() }))).toMatchObject({
      status: 422,
      fields: [{ field: 'reviewOn' }],
    })
    expect(await refusal(review({ finding: '短', reviewOn: '2026-12-31' }))).toMatchObject({ status: 422, fields: [{ field: 'finding' }] })
    expect(await refusal(review({ finding: '成本仍在归集', reviewOn: '2050-01-01' }))).toMatchObject({
      status: 422,
      fields: [{ field: 'reviewOn', message: { zh: expect.stringContaining('不能晚于今天之后1年') } }],
    })
    expect(await review({ finding: '成本仍在归集，年底前可以完成', reviewOn: '2026-12-31' })).toMatchObject({
      isDue: false,
      reviews: 1,
      lastFinding: '成本仍在归集，年底前可以完成',
      reviewOn: '2026-12-31',
    })
    expect((await own.ask(cardRoutes.listMemos, { query: { state: 'due' } })).items).toEqual([])
    const other = await city.as('苏清查')
    expect((await other.ask(cardRoutes.listMemos, { query: { state: 'all' } })).items).toEqual([])
    expect(
      await refusal(
        other.ask(cardRoutes.reviewMemo, {
          params: { id: asset! },
          body: { answers: { finding: '不是我的资产', reviewOn: '2026-12-31' } },
        }),
      ),
    ).toMatchObject({ status: 404 })
    const rows = (await openXlsx(await bytesOf(await own.ask(cardRoutes.memosExcel, { query: { state: 'open' } })))).sheets[0]!.rows
    expect(rows[1]).toContain('成本尚在归集，暂不具备条件')
    const page = await (await own.ask(cardRoutes.printMemos, { query: { state: 'open' } })).text()
    for (const words of ['资产备查簿', '成本尚在归集，暂不具备条件', '共1项', '单位（章）：']) expect(page).toContain(words)
    expect(await (await other.ask(cardRoutes.printMemos, { query: { state: 'all' } })).text()).toContain('共0项')
  })
})

describe('资产卡入账、登记使用标识、凭证到期转回备查簿（§3.11、§4.6）', () => {
  /** Every amount that is kept anywhere, as one text. */
  const amounts = async () => {
    const { rows } = await city.database.pool.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name ~ '_fen$' order by 1, 2`,
    )
    return (
      await Promise.all(
        rows.map(
          async ({ table, column }) =>
            `${table}.${column} ${JSON.stringify((await city.database.pool.query(`select "${column}"::text as v from "${table}" order by 1`)).rows)}`,
        ),
      )
    ).join('\n')
  }

  test('the books show on the card; marks and the fall of the certificate leave every amount as it is', async () => {
    const [asset] = await takeInventory(city, ['已入账线路'])
    await onNotice(city, asset!)
    await city.pass(20)
    const own = await city.as(counter)
    const card = async () => (await own.ask(inventoryRoutes.readAsset, { params: { id: asset! } })).derived
    expect(await card()).toMatchObject({
      cardState: '资产卡·已登记、未入账',
      booking: '未入账',
      certificate: expect.stringContaining('有效'),
    })
    await keepBooks(city, asset!)
    const booked = await card()
    const books = { id: city.id(transport) }
    const codes = (await openXlsx(await bytesOf(await own.ask(exportRoutes.codesExcel, { params: books })))).sheets[0]!.rows
    expect(codes.find((row) => row.includes('1002.01'))).toBeDefined()
    const months = (await openXlsx(await bytesOf(await own.ask(exportRoutes.periodsExcel, { params: books })))).sheets[0]!.rows
    expect(months.find((row) => row[0] === '2026-01')?.slice(1, 3)).toEqual(['已结账', 0])
    const vouchers = await (await own.ask(bookRoutes.printVouchers, { params: books })).text()
    for (const words of ['记账凭证', `${transport}　金额单位：元`, '1002.01', '500,000.00', '制单：']) expect(vouchers).toContain(words)
    expect(booked).toMatchObject({
      cardState: '资产卡·已登记、已入账',
      originalFen: 50_000_000,
      netFen: 50_000_000,
      amortisedFen: 0,
      amortisation: '直线法，60个月',
      vouchers: expect.stringContaining('记-'),
    })
    await mandated(city, [asset!])
    const before = await amounts()
    expect(before).toContain('postings.debit_fen')
    const mark = await own.ask(cardRoutes.setUseMark, {
      params: { id: asset! },
      body: {
        answers: {
          operator: city.id('榕数运营有限公司'),
          manner: 'operated',
          agreement: '榕运〔2026〕9号',
          startsOn: city.clock.today(),
          endsOn: '2029-12-31',
        },
      },
    })
    expect((await card())['useMark']).toContain('榕运〔2026〕9号')
    await own.ask(cardRoutes.endUseMark, { params: { id: mark.id }, body: { reason: '协议提前终止' } })
    expect(await amounts()).toBe(before)
    city.clock.setOffset(city.clock.offsetMs() + 4 * 366 * 86_400_000)
    expect((await watchTerms(city)).expired).toBe(1)
    expect(await amounts()).toBe(before)
    const fallen = await own.ask(inventoryRoutes.readAsset, { params: { id: asset! } })
    expect(fallen).toMatchObject({
      state: 'memorandum',
      certificate: { status: 'expired' },
      derived: { cardState: '备查簿项', originalFen: 50_000_000 },
    })
    expect((await own.ask(cardRoutes.listMemos)).items.find((memo) => memo.assetId === asset)).toMatchObject({ ground: 'expired' })
  })
})
