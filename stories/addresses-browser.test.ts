import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstAdministrator } from '#server/test/running.ts'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, enterAs, openBrowser } from './browser-pages.ts'
import { takeInventory } from './lives.ts'

const web = path.resolve(import.meta.dirname, '../web')
/** Every page that reads something from its address, as the rooms write it: with the words it reads. */
const pages = globSync('*/*routes.tsx', { cwd: web }).flatMap((file) =>
  [
    ...readFileSync(path.join(web, file), 'utf8').matchAll(
      /path: '([^']+)',\s*validateSearch: searchOf<.*?>\(\(search\) => \(\{(.*?)\}\)\)/gs,
    ),
  ].map(([, at, reads]) => ({ at: at!, words: [...new Set([...reads!.matchAll(/search\['(\w+)'\]/g)].map(([, word]) => word!))] })),
)

/** What nobody means by a word of an address: a day that never was, a mark that cannot be typed, a word the page does not know. */
const nonsenseFor = (word: string): string => (days.has(word) ? '2026-02-30' : texts.has(word) ? '%00' : 'zzz')
const days = new Set(['at', 'period', 'from', 'to'])
const texts = new Set(['q', 'procedure', 'step', 'template', 'account', 'action', 'objectKind', 'objectId', 'rule', 'who'])

// A browser is always there, or the story says so by failing; it is left out only when that is asked for.
describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：地址里写了页面不认识的内容，页面照常（§7.2）', () => {
  let city: City
  let browser: Browser
  let asset: string
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    asset = (await takeInventory(city, ['公交线路']))[0]!
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  /** Comes to an address; answers what the platform did not take. */
  const visit = async (page: Page, address: string) => {
    const refused: string[] = []
    const listen = (response: { status(): number; url(): string }) => {
      if (response.url().includes('/api/') && (response.status() === 400 || response.status() === 422 || response.status() >= 500))
        refused.push(`${response.status()} ${response.url()}`)
    }
    page.on('response', listen)
    await page.goto(address)
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    page.off('response', listen)
    return refused
  }

  test('每一页都找得到', () => {
    const written = globSync('*/*routes.tsx', { cwd: web })
      .map((file) => readFileSync(path.join(web, file), 'utf8').split('validateSearch').length - 1)
      .reduce((sum, n) => sum + n, 0)
    expect(pages).toHaveLength(written)
    expect(pages.every((page) => page.words.length > 0)).toBe(true)
  })

  test('不认识的不送到平台，也不留在地址里', async () => {
    const people = { bureau: await enterAs(browser, city, 'zheng'), security: await enterAs(browser, city, 'tie') }
    for (const { at, words } of pages.filter((page) => page.at !== '/sign-in')) {
      const page = at === '/administration' ? people.security : people.bureau
      const address = `/desk${at.replace('$procedure', 'registration').replace('$id', at.startsWith('/assets/') ? asset : city.id(firstAdministrator.organisation))}`
      expect([
        at,
        ...(await visit(page, `${address}?${[...words, 'unheard'].map((word) => `${word}=${nonsenseFor(word)}`).join('&')}`)),
      ]).toEqual([at])
      await expect.poll(() => page.evaluate('location.search'), { message: at }).toBe('')
    }
  })

  test('资产页不认识的栏目，显示卡片一栏', async () => {
    const page = await enterAs(browser, city, 'lin')
    await visit(page, `/desk/assets/${asset}?tab=zzz`)
    await page.getByRole('navigation', { name: '资产各部分' }).locator('[aria-current="page"]').filter({ hasText: '卡片' }).waitFor()
  })
})
