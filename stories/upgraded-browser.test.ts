import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editionHeader } from '#contract/edition.ts'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：平台升级时开着的页面（§7.1，docs/operations.md 升级）',
  () => {
    let city: City
    let browser: Browser
    beforeAll(async () => {
      buildPages()
      city = await openCity({ config: { port: 0 } })
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })

    /** From now on the platform answers as one upgraded since this page was loaded; what it says of one address is changed too. */
    const upgrade = (page: Page, changed?: { path: string; body: unknown }) =>
      page.route(/\/api\//, async (route) => {
        if (route.request().url().includes('/api/events')) return route.continue()
        const answer = await route.fetch()
        const headers = { ...answer.headers(), [editionHeader]: 'index-Next0000.js' }
        return route.fulfill({
          response: answer,
          headers,
          ...(changed && route.request().url().includes(changed.path) ? { json: changed.body } : {}),
        })
      })
    const banner = (page: Page) => page.getByText('平台已更新，这一页还是更新前的：')

    test('本页说平台已更新，内容留着；换页时整页重新载入', async () => {
      const page = await enterAs(browser, city, 'gao', 390)
      await page.goto('/desk/account')
      await page.getByLabel('用途').fill('填了一半的内容')
      await upgrade(page)
      await page.evaluate(
        `{ const now = Date.now.bind(Date); Date.now = () => now() + 60000; window.dispatchEvent(new Event('visibilitychange')) }`,
      )
      await banner(page).waitFor()
      expect(await page.getByLabel('用途').inputValue()).toBe('填了一半的内容')
      expect(await complaintsOf(page)).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await page.evaluate('window.isBefore = true')
      await page.getByRole('button', { name: '导航' }).click()
      await page.getByRole('link', { name: '资产目录' }).click()
      await page.getByRole('heading', { level: 1, name: '数据资产目录' }).waitFor()
      await expect.poll(() => page.evaluate('window.isBefore === undefined').catch(() => false)).toBe(true)
      await page.getByRole('heading', { level: 1, name: '数据资产目录' }).waitFor()
      expect(await banner(page).count()).toBe(0)
      await page.context().close()
    })

    test('新版的应答旧页看不懂：说平台已更新，不说连不上平台', async () => {
      const page = await enterAs(browser, city, 'gao')
      await upgrade(page, { path: '/api/organisations', body: { items: [{ renamed: true }], next: null } })
      await page.goto('/desk/organisations')
      await page.getByText('平台已更新，这一页还是更新前的', { exact: true }).waitFor()
      expect(await page.getByText('连不上平台').count()).toBe(0)
      await page.context().close()
    })

    test('页面的一部分已经没有了：整页重新载入后就是要去的那一页', async () => {
      const page = await enterAs(browser, city, 'gao')
      await page.route(/\/desk\/built\/.*\.js$/, (route) => route.fulfill({ status: 404, contentType: 'application/json', body: '{}' }))
      page.once('framenavigated', () => void page.unrouteAll({ behavior: 'ignoreErrors' }))
      await page.getByRole('link', { name: '资产目录' }).click()
      await page.getByRole('heading', { level: 1, name: '数据资产目录' }).waitFor()
      expect(await page.getByText('连不上平台').count()).toBe(0)
      await page.context().close()
    })
  },
)
