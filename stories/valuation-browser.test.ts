import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, valuers, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { engage, ofTransport, reportOf, takeInventory } from './lives.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：填估值计算、看复算、申报控制关系', () => {
  let city: City
  let browser: Browser
  let id: string
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    const [asset] = await takeInventory(city, ['公交线路'])
    id = await city.open(ofTransport[0], 'valuation', asset!, { firm: city.id(valuers), purpose: '申请首次登记' })
    await city.act(ofTransport[0], id, 'submit')
    await engage(city, ofTransport[0], '梁评估', id)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const enter = (login: string) => enterAs(browser, city, login)
  /** Chooses from a list that opens beside its field; on a busy machine a list may close again before the choice is in it. */
  const choose = async (page: Page, list: Locator, option: string) => {
    const chosen = () =>
      list
        .locator('xpath=ancestor-or-self::*[contains(concat(" ", @class, " "), " ant-select ")]')
        .getByTitle(option, { exact: true })
        .waitFor({ timeout: 5_000 })
        .then(
          () => true,
          () => false,
        )
    for (let tries = 0; tries < 8; tries++) {
      await list.click()
      const offered = page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true })
      await offered.click({ timeout: 10_000 }).catch(() => undefined)
      if (await chosen()) return
    }
    throw new Error(`${option} could not be chosen`)
  }

  test('评估师选方法和公式，参数随填随检查，填全即见计算结果、构成和敏感性；评估值随之填入', async () => {
    const page = await enter('liang')
    await page.goto(`/desk/cases/${id}`)
    await page.getByRole('button', { name: '出具', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await choose(page, page.getByRole('combobox', { name: '评估方法', exact: true }), '收益法')
    await choose(page, drawer.locator('.calculation .ant-select').first(), 'I1 收入或利润分成')
    await drawer.getByText('Fₜ = Revₜ × K').first().waitFor()
    await drawer.getByRole('radio', { name: '年末' }).click()
    const numbers = {
      分成率: '30',
      无风险利率: '2',
      市场风险溢价: '5',
      技术风险溢价: '4',
      法律风险溢价: '2',
      运营风险溢价: '2',
      经济寿命: '5',
    }
    for (const [name, value] of Object.entries(numbers)) {
      await drawer.getByLabel(name, { exact: true }).fill(value)
      await drawer.getByLabel(`${name}的来源`, { exact: true }).fill('市场调查')
    }
    await drawer.getByLabel('分成率', { exact: true }).fill('130')
    await drawer.getByText('应在0与100之间').first().waitFor()
    await drawer.getByLabel('分成率', { exact: true }).fill('0.3')
    await drawer.getByText('按0.3%计算；如指30%，应填30').waitFor()
    await drawer.getByLabel('分成率', { exact: true }).fill('３０％')
    expect(await drawer.getByLabel('分成率', { exact: true }).inputValue()).toBe('30')
    const table = drawer.locator('.calculation-table')
    for (const [n, revenue] of ['1,200,000', '１５０００００', '1800000', '1900000', '1900000'].entries()) {
      await table.getByRole('button', { name: '＋ 增加一行' }).click()
      await table.getByLabel(`收入或利润 ${n + 1}`, { exact: true }).fill(revenue)
    }
    await table.getByLabel('逐年预测的来源').fill('业务计划')
    const result = drawer.locator('.calculation-result')
    await result.getByText('1,617,656.98 元').waitFor()
    await result.getByText('283,390.74').waitFor()
    await result.locator('.chart svg').waitFor()
    const share = drawer.getByLabel('分成率', { exact: true })
    const amount = () => drawer.getByRole('textbox', { name: /^评估值/ }).inputValue()
    expect(await amount()).toBe('1,617,656.98')
    expect(await complaintsOf(page)).toEqual([])
    await share.fill('')
    await expect.poll(amount).toBe('')
    await share.fill('4')
    await share.fill('400')
    await drawer.getByText('应在0与100之间').first().waitFor()
    expect(await share.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator(`[id="${await share.getAttribute('aria-describedby')}"]`).innerText()).toBe('应在0与100之间')
    expect(await complaintsOf(page)).toEqual([])
    await share.fill('40')
    await expect.poll(amount).toBe('2,156,875.98')
    await drawer.getByRole('textbox', { name: /^评估值/ }).fill('2000000')
    await share.fill('30')
    await result.getByText('1,617,656.98 元').waitFor()
    expect(await amount()).toBe('2,000,000.00')
  })

  test('连按两下也只是打开办理，不会随即又关上', async () => {
    const page = await enter('liang')
    await page.goto(`/desk/cases/${id}`)
    await page.getByRole('button', { name: '辞去委托', exact: true }).dblclick({ delay: 40 })
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).waitFor()
    await new Promise((done) => setTimeout(done, 600))
    expect(await page.getByRole('dialog').count()).toBe(1)
  })

  test('材料还在上传时填写的内容不丢', async () => {
    const page = await enter('liang')
    await page.route('**/api/files*', async (route) => {
      await new Promise((done) => setTimeout(done, 1500))
      await route.continue()
    })
    await page.goto(`/desk/cases/${id}`)
    await page.getByRole('button', { name: '出具', exact: true }).click()
    const drawer = page.getByRole('dialog')
    const reportNumber = drawer.getByLabel(/^报告编号/)
    await drawer
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${id}\n%%EOF\n`) })
    await reportNumber.fill('榕评字〔2026〕第9号')
    await drawer.getByRole('link', { name: '报告.pdf' }).waitFor()
    expect(await reportNumber.inputValue()).toBe('榕评字〔2026〕第9号')
  })

  test('委托在办时信息卡修订了的，办件上面说明资产现为第几版，修订页列出在办的委托', async () => {
    const [asset] = await takeInventory(city, ['会修订的线路'])
    const stale = await city.open(ofTransport[0], 'valuation', asset!, { firm: city.id(valuers), purpose: '申请首次登记' })
    await city.act(ofTransport[0], stale, 'submit')
    const own = await enter('lin')
    await own.goto(`/desk/assets/${asset}/revise`)
    await own.getByRole('note').getByText('在办的 1 件委托针对以前的版本').waitFor()
    await own.getByRole('textbox', { name: /^概述/ }).fill('会修订的线路，按周更新，供公众出行查询使用，不含个人信息。')
    await own.getByRole('button', { name: '保存为第 2 版' }).click()
    await own.waitForURL((url) => !url.pathname.endsWith('/revise'))
    const page = await enter('liang')
    await page.goto(`/desk/cases/${stale}`)
    await page.getByRole('note').getByText('资产现为第 2 版，本委托针对第 1 版').waitFor()
    expect(await complaintsOf(page)).toEqual([])
  })

  test('归入后的报告有自己的页：参数、计算、敏感性，复算一致，窄屏可读', async () => {
    await city.act('梁评估', id, 'file', { ...reportOf(city.clock.today()), paper: await city.paper('梁评估', id) })
    const page = await enter('lin')
    await page.goto(`/desk/valuations/${id}`)
    await page.getByText('与评估值一致，相差0分').waitFor()
    await page.getByRole('button', { name: '复算' }).click()
    await page.locator('.sensitivity .chart svg').waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect
      .poll(() => page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
      .toBe(false)
    expect(await complaintsOf(page)).toEqual([])
  })

  test('机构页上申报控制关系，列出起止和依据；写明依据后终止', async () => {
    const page = await enter('lin')
    await page.goto(`/desk/organisations/${city.id('榕城市交通运输局')}`)
    await page.getByRole('button', { name: '申报控制关系' }).click()
    await page.getByRole('combobox', { name: '另一方' }).fill('榕城公共')
    await page.getByTitle('榕城公共交通集团').last().click()
    await page.getByLabel('依据', { exact: true }).fill('持股70%')
    await page.getByRole('button', { name: '申报', exact: true }).click()
    const line = page.locator('.affiliations li').filter({ hasText: '持股70%' })
    await line.getByRole('button', { name: '终止' }).click()
    await line.getByLabel('终止依据', { exact: true }).fill('股权已全部转让')
    expect(await complaintsOf(page)).toEqual([])
    await line.getByRole('button', { name: '终止' }).click()
    await line.getByText('终止依据：股权已全部转让').waitFor()
    expect(await line.getByRole('button', { name: '终止' }).count()).toBe(0)
    expect(await complaintsOf(page)).toEqual([])
  })
})
