import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { onNotice, takeInventory } from './lives.ts'
import { mandated } from './mandates.ts'
import { filed, granted, judged } from './use-life.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：使用合同和开发主体备案（§5.4、§5.5）', () => {
  let city: City
  let browser: Browser
  let number: string
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    const [asset] = await takeInventory(city, ['公交线路'])
    await onNotice(city, asset!)
    await city.pass(30)
    await mandated(city, [asset!])
    await filed(city)
    const made = await granted(city, asset!)
    number = made.number
    await judged(city, made.agreement)
    await judged(city, made.agreement, { columns: ['里程_公里'] })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  test.each([
    [1440, 900],
    [390, 844],
  ])('%i × %i：名录、登记簿、一份合同，暂停和恢复', async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', reducedMotion: 'reduce', baseURL: city.base })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto('/desk/sign-in')
    await page.getByLabel('账号').fill('yin')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await page.goto('/desk/developers')
    await page.getByRole('link', { name: '榕创开发有限公司' }).waitFor()
    expect(await complaintsOf(page)).toEqual([])
    // How each line stands is seen without pushing the list sideways, on a telephone too.
    for (const [address, state] of [
      ['/desk/orders', '环节'],
      ['/desk/operators?tab=mandates', '状态'],
      ['/desk/agreements', '状态'],
    ] as const) {
      await page.goto(address)
      const head = await page.getByRole('columnheader', { name: state, exact: true }).boundingBox()
      expect([address, head!.x + head!.width <= width]).toEqual([address, true])
    }
    await page.getByRole('link', { name: number }).click()
    await page.getByRole('heading', { name: '使用追溯' }).waitFor()
    await page.getByText('有约定范围以外的字段，或者没有写明字段').waitFor()
    if (width === 1440)
      await page
        .getByText(/^(公共治理|公益事业|产业、行业发展) · /)
        .first()
        .waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await page.getByLabel('理由', { exact: true }).fill('发现查询量异常')
    await page.getByRole('button', { name: '立即暂停使用' }).click()
    await page.getByRole('button', { name: '恢复使用' }).waitFor()
    const buyer = await enterAs(browser, city, 'kang', width)
    await buyer.goto(new URL(page.url()).pathname)
    await buyer.getByText('由最后暂停的单位或者市数据局恢复').waitFor()
    expect(await complaintsOf(buyer)).toEqual([])
    await buyer.context().close()
    await page.getByLabel('理由', { exact: true }).fill('核查没有异常')
    await page.getByRole('button', { name: '恢复使用' }).click()
    await page.getByRole('button', { name: '立即暂停使用' }).waitFor()
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('main *')].filter(each => document.documentElement.scrollWidth > window.innerWidth && each.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 5).map(each => each.outerHTML.slice(0, 120))`,
      ),
    ).toEqual([])
    await context.close()
  })
})
