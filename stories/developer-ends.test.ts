import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { openCity, type City } from '#server/test/city.ts'
import { tellDelisted } from '#server/trading/delisting.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { agree, certificateOf, developer, filed, listed, priced, traders } from './trading-life.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

test('对开发主体终止使用的，凭该合同制成的产品下架，其他产品照旧；不成立的不下架（§8.3，choice:delisting）', async () => {
  const assets = await takeInventory(city, ['公交线路', '公交站点'], ofTransport)
  for (const each of assets) await onNotice(city, each)
  await city.pass(20)
  const agreements: string[] = []
  const products: string[] = []
  for (const [n, asset] of assets.entries()) {
    agreements.push(await agree(city, asset))
    const { productId } = await filed(city, [await certificateOf(city, asset)], { title: `出行指数${n}` })
    await priced(city, productId)
    await listed(city, productId, `FJDE-2026-000${n}`)
    products.push(productId)
  }
  const shown = async (n: number) => (await city.as('郑局长')).ask(tradingRoutes.readProduct, { params: { id: products[n]! } })
  const propose = async () => {
    const id = await city.open(traders.operates, 'developer-termination', city.id(developer), {
      grounds: ['leakage'],
      agreementNumber: agreements[0]!,
      foundOn: city.clock.today(),
      facts: '在公开网站发现以本项数据加工的明细记录。',
      evidence: await city.paper(traders.operates),
    })
    await city.act(traders.operates, id, 'submit')
    await city.act(traders.develops, id, 'file', { statement: '正在核实来源。' })
    return id
  }
  await city.act(traders.operates, await propose(), 'dismiss', { explanation: '经核查不是本项数据。' })
  expect([(await shown(0)).state, (await shown(1)).state]).toEqual(['listed', 'listed'])
  const ended = await propose()
  await city.act(traders.operates, ended, 'confirm', { decision: '泄露事实清楚，证据充分。', claims: false })
  expect(await shown(0)).toMatchObject({
    state: 'delisted',
    delisted: { on: city.clock.today(), why: '开发主体对来源的使用被终止', basis: '§8.3', caseId: ended },
  })
  expect(await shown(1)).toMatchObject({ state: 'listed', delisted: null })
  await tellDelisted(city, ended)
  const notes = (await (await city.as(traders.develops)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items
  expect(notes.filter(({ kind, href }) => kind === 'product-delisted' && href.endsWith(products[0]!))).toHaveLength(1)
})
