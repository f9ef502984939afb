import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openersOf } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：开办事项的菜单', () => {
  let city: City
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    browser = await openBrowser()
    page = await enterAs(browser, city, 'yin')
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const startable = Object.values(procedures).filter(
    (each) => openersOf(each).some((party) => party === 'operator') && each.subject !== 'case',
  ).length
  const button = () => page.getByRole('button', { name: '开办事项' })
  const panel = () => page.getByRole('navigation', { name: '可以开办的事项' })
  const shot = async (name: string) => {
    const folder = process.env['RONGSHU_SHOTS']
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }

  test('一个按钮展开全部事项，按章分组；键盘打开、查找、选用、收起', async () => {
    await button().waitFor()
    expect(await page.locator('.page-head .button, .start-menu > button').count()).toBe(1)
    await button().focus()
    await page.keyboard.press('Enter')
    expect(await button().getAttribute('aria-expanded')).toBe('true')
    expect(await panel().getByRole('link').count()).toBe(startable)
    expect(await panel().getByRole('heading').allTextContents()).toEqual(
      expect.arrayContaining(['第五章 授权运营和使用', '第六章 流通交易和收益', '第七章 安全和监督']),
    )
    expect(await complaintsOf(page)).toEqual([])
    await shot('start-menu-1440')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('安全事件')
    expect(await panel().getByRole('link').count()).toBeLessThan(startable)
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'hidden' })
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('false')
    await button().click()
    await panel().getByLabel('查找事项').fill('收益分配')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/start\//)
  })

  test('窄屏上不超出屏幕', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/desk/')
    await button().click()
    const box = await panel().boundingBox()
    expect(box!.x).toBeGreaterThanOrEqual(0)
    expect(box!.x + box!.width).toBeLessThanOrEqual(390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await shot('start-menu-390')
  })
})
