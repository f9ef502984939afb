import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { listedProduct } from './trading-life.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：查看产品、询价、答复（§6.1、§6.2、§6.8）', () => {
  let city: City
  let browser: Browser
  let product: string
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    product = await listedProduct(city)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const visit = async (width: number): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      baseURL: city.base,
    })
    context.setDefaultTimeout(60_000)
    return context.newPage()
  }
  const enter = (login: string, width?: number) => enterAs(browser, city, login, width)
  const shot = (page: Page, name: string) =>
    process.env['RONGSHU_SHOTS'] ? page.screenshot({ path: `${process.env['RONGSHU_SHOTS']}/${name}.png`, fullPage: true }) : undefined

  test('需方从产品列表走到产品，写明用途询价，订单页写明轮到谁；运营主体在同一页答复', async () => {
    const page = await enter('su')
    await page.goto('/desk/products')
    await page.getByRole('link', { name: '公交线路出行指数' }).click()
    await page.getByRole('heading', { name: '询价' }).waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await shot(page, 'product')
    await page.getByText('计费单位：月').waitFor()
    await page.getByLabel('用途', { exact: true }).fill('用于医疗机构的到院便利度研究')
    await page.getByRole('button', { name: '提交询价' }).click()
    await page.getByRole('heading', { level: 1, name: /^DD-2026-/ }).waitFor()
    await page.getByRole('button', { name: '退订' }).waitFor()
    expect(await page.locator('.fact', { hasText: '轮到' }).locator('dd').textContent()).toBe('供方（运营主体）')
    expect(await complaintsOf(page)).toEqual([])
    expect(await page.locator('.fact', { hasText: '产品价格' }).locator('dd').textContent()).toBe('900.00 元/月')
    const address = page.url()
    await page.getByRole('button', { name: '退订' }).click()
    await page.getByLabel('理由').fill('先不用了，下个月再说')
    await page.reload()
    await page.getByRole('button', { name: '退订' }).click()
    expect(await page.getByLabel('理由').inputValue(), '刷新以后，填写的内容还在').toBe('先不用了，下个月再说')
    const seller = await enter('yin', 390)
    await seller.goto(address)
    await seller.getByRole('button', { name: '答复询价', exact: true }).click()
    await seller.getByLabel('金额').fill('900.01')
    await seller.getByLabel('交付和付款条件').fill('按月开通，签约后支付')
    expect(await complaintsOf(seller)).toEqual([])
    await seller.getByRole('button', { name: /^确定：/ }).click()
    await seller.getByText('金额：价格乘以数量为900.00元，报价不能更高').waitFor()
    expect(await seller.getByText('amountFen').count(), '用字段名称说，不用代号').toBe(0)
    expect(await seller.getByText('已填写完整').count(), '退回时不说已填写完整').toBe(0)
    await seller.getByLabel('金额').fill('900')
    await shot(seller, 'order')
    await seller.getByRole('button', { name: /^确定：/ }).click()
    await seller.getByText('磋商', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '接受报价' }).waitFor()
    await page.getByText(/您填写期间，尹运营.*办理了“答复询价”，订单现在磋商/).waitFor()
    expect(await page.getByLabel('理由').inputValue(), '对方先办了一步，填写的内容还在').toBe('先不用了，下个月再说')
    expect(await complaintsOf(page)).toEqual([])
    await shot(page, 'overtaken')
    await page.getByRole('button', { name: '取消' }).click()
    await page.goto(`/desk/orders/${randomUUID()}`)
    await page.getByRole('heading', { level: 1, name: '打不开这份订单' }).waitFor()
    await page.goto(`/desk/products/${randomUUID()}`)
    await page.getByRole('heading', { level: 1, name: '打不开这个产品' }).waitFor()
    await page.goto('/desk/orders')
    await page.getByRole('link', { name: /^DD-2026-/ }).waitFor()
    const amount = page.getByRole('button', { name: '金额', exact: true })
    for (const [way, asked] of [
      ['ascending', 'amount'],
      ['descending', '-amount'],
    ] as const) {
      await amount.focus()
      await page.keyboard.press('Enter')
      await page.locator(`th[aria-sort="${way}"]`).waitFor()
      await page.locator(`a[href*="orders.xlsx?sort=${asked}"]`).waitFor()
      await page.waitForURL((url) => url.searchParams.get('sort') === asked)
    }
    await seller.goto(page.url())
    await seller.locator('th[aria-sort="descending"]').getByRole('button', { name: '金额', exact: true }).waitFor()
    expect((await seller.getByRole('button', { name: '金额', exact: true }).boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(await complaintsOf(seller)).toEqual([])
    await shot(seller, 'orders-narrow')
    expect(await complaintsOf(page)).toEqual([])
    await shot(page, 'orders')
  })

  test('订单页在手机上不横向滚动，交易凭证的摘要值折行；争议中的订单写明到哪里协商、调解', async () => {
    const page = await enter('su', 390)
    const buyer = await city.as('苏清查')
    const move = async (who: string, id: string, name: OrderView['moves'][number]['move'], asked: Record<string, unknown> = {}) => {
      const client = await city.as(who)
      const { version } = await client.ask(tradingRoutes.readOrder, { params: { id } })
      return client.ask(tradingRoutes.moveOrder, { params: { id }, body: { move: name, version, asked, key: randomUUID() } })
    }
    const { id } = await buyer.ask(tradingRoutes.placeOrder, {
      body: { productId: product, kind: 'once', quantity: 1, purpose: '用于医疗机构的到院便利度研究', key: randomUUID() },
    })
    const today = city.clock.today()
    await move('尹运营', id, 'answer', { amountFen: 900_00, terms: '签约后支付' })
    await move('苏清查', id, 'agree')
    await move('尹运营', id, 'sign', { contractNumber: '榕数易合〔2026〕9号', contractDigest: 'a'.repeat(64), signedOn: today })
    await move('苏清查', id, 'pay', { amountFen: 900_00, reference: '转账9', paidOn: today })
    await move('苏清查', id, 'dispute', { explanation: '到期没有交付' })
    await page.goto(`/desk/orders/${id}`)
    await page.getByText(/协商、调解、仲裁和诉讼在争议办件里进行/).waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await page.getByRole('link', { name: '提出争议办件' }).click()
    await page.getByRole('button', { name: '开办', exact: true }).waitFor()
    await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' })
    expect(await complaintsOf(page)).toEqual([])
    await move('苏清查', id, 'go-on', { explanation: '已约定继续交付' })
    await move('尹运营', id, 'deliver', { manner: 'api', content: '线路出行指数接口', place: '政务云，苏清查', deliveredOn: today })
    await move('苏清查', id, 'accept')
    await move('焦交易', id, 'certify', { number: 'FJDE-JY-0009', tradedOn: today })
    await page.goto(`/desk/orders/${id}`)
    await page.getByText('FJDE-JY-0009').first().waitFor()
    await page.getByText('a'.repeat(64)).first().waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  })

  test('运营主体从产品页开办挂牌变更；公众在市场页看到产品和交易公开栏', async () => {
    const page = await enter('yin')
    await page.goto(`/desk/products/${product}`)
    await page.getByRole('button', { name: '挂牌变更' }).click()
    await page.getByRole('heading', { level: 1, name: /公交线路出行指数|挂牌变更/ }).waitFor()
    await page.getByRole('button', { name: '数据产品', exact: false }).first().click()
    await page.getByRole('link', { name: '打开产品页' }).waitFor()
    await page.getByText('900.00 元/月').waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await shot(page, 'case-of-product')
    const stranger = await visit(390)
    await stranger.goto('/market')
    const caption = (await stranger.getByText('按产品形态').boundingBox())!
    expect(caption.width, '表格标题在手机上横排').toBeGreaterThan(caption.height)
    await stranger.getByRole('link', { name: '公交线路出行指数' }).click()
    await stranger.getByRole('heading', { name: '数据来源' }).waitFor()
    expect(await complaintsOf(stranger)).toEqual([])
    await shot(stranger, 'market')
  })
})
