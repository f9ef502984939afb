import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { mandated, operator } from './mandates.ts'
import { callOf, operatingCity, second } from './operators-city.ts'

const patience = { timeout: 150_000 }

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：运营主体、权限、选取', { timeout: 600_000 }, () => {
  let city: City
  let browser: Browser
  let page: Page
  let call: string
  beforeAll(async () => {
    buildPages()
    const opened = await operatingCity()
    city = opened.city
    await mandated(city, opened.assets.slice(0, 2))
    call = await city.open('郑局长', 'operator-selection', null, await callOf(city))
    await city.act('郑局长', call, 'submit')
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })
  const enter = async (login: string, width: number) => {
    page = await enterAs(browser, city, login, width)
    page.context().setDefaultTimeout(patience.timeout)
  }
  const complaints = () => complaintsOf(page)
  const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  test('运营主体看名录、自己的权限和合规档案，在公告页报名', async () => {
    await enter('yin', 1440)
    await page.goto('/desk/operators')
    await page.getByRole('link', { name: operator }).first().click()
    await page.getByRole('heading', { name: '合规档案', level: 2 }).waitFor()
    await page.getByText('等保定级备案').first().waitFor()
    expect(await complaints()).toEqual([])
    await page.goto(`/desk/operator-calls/${call}`)
    for (const label of ['资金、管理和技术能力', '技术支撑平台和安全保障', '产品和服务方案', '成本收入核算与收益分配方案'])
      await page.getByLabel(label).fill('具备相应能力，详见附件')
    await page.reload()
    expect(await page.getByLabel('产品和服务方案').inputValue(), '刷新以后，填写的内容还在').toBe('具备相应能力，详见附件')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    expect(await complaints()).toEqual([])
    await page.getByRole('button', { name: '报名', exact: true }).click()
    await page.getByRole('button', { name: '撤回报名' }).click()
    await page.getByRole('button', { name: '报名', exact: true }).waitFor()
    expect(await page.getByLabel('产品和服务方案').inputValue(), '撤回以后，原来的内容可以改了再报').toBe('具备相应能力，详见附件')
    await page.getByRole('button', { name: '报名', exact: true }).click()
    await page.getByRole('button', { name: '撤回报名' }).waitFor()
  })

  test('市数据局在手机上聘请专家，页面不横向滚动', async () => {
    await enter(second, 390)
    await page.goto(`/desk/operator-calls/${call}`)
    await page.getByLabel('专家所在单位').fill('大数据')
    await page.getByTitle('榕城市大数据服务中心', { exact: true }).click()
    await page.getByLabel('专家', { exact: true }).fill('林初')
    await page.getByTitle('林初审（经办）', { exact: true }).click()
    await page.getByRole('button', { name: /聘\s*请/ }).click()
    await page.getByRole('region', { name: '评审专家' }).getByRole('listitem').filter({ hasText: '林初审' }).waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    expect(await complaints()).toEqual([])
    await page.goto('/desk/operators?tab=mandates')
    await page.getByRole('link', { name: /^YY-/ }).first().waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
  })
})
