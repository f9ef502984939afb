import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each))

describe.skipIf(!executablePath || process.env['RONGSHU_SKIP_BROWSER'])('long public pages in a browser', () => {
  let database: TestDatabase
  let side: PublicSide
  let browser: Browser
  let address: string
  beforeAll(async () => {
    database = await freshDatabase()
    side = await publicSide(database)
    address = await side.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await side.app.close()
    await database.close()
  })

  test('on a phone the guide is folded; a link into a part opens it, paper shows all, and axe has nothing to say', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const open = () => page.evaluate<string[]>("[...document.querySelectorAll('details.part[open] h2')].map(part => part.id)")
    for (const path of ['/guide', '/guide/first-registration', '/guide/choices']) {
      await page.goto(address + path)
      expect([path, await open()]).toEqual([path, []])
      expect(await page.evaluate<number>('document.documentElement.scrollHeight')).toBeLessThan(2600)
      expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([])
    }
    await page.goto(`${address}/guide#account`)
    expect(await open()).toEqual(['account'])
    await page.goto(`${address}/guide/choices#choice-one-correction`)
    expect(await open()).toEqual(['chapter-4'])
    await page.getByText('一次性告知补正', { exact: true }).first().waitFor()
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await page.locator('details.part:not([open])').count()).toBe(0)
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await open()).toEqual(['chapter-4'])
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${address}/guide`)
    expect((await open()).length).toBeGreaterThan(6)
    await page.close()
  })
})
