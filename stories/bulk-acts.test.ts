import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildPages, enterAs, openBrowser } from './browser-pages.ts'
import { application, ofTransport, opine, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter] = ofTransport

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：批量办理', () => {
  let city: City
  let browser: Browser
  let assets: string[]
  let cases: { id: string; number: string }[]
  /** Accepted and waiting for the first review, resting on an opinion that is valid until that day. */
  const reviewed = async (asset: string, validUntil: string) => {
    await opine(city, asset, { validUntil })
    await value(city, asset)
    const id = await city.open(counter, 'first-registration', asset, application)
    await city.act(counter, id, 'submit')
    return { id, number: (await city.act('叶受理', id, 'accept')).number }
  }
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    cases = []
    assets = await takeInventory(city, ['可以通过', '被人抢先', '意见过期', '连按受理甲', '连按受理乙'])
    for (const [n, asset] of assets.slice(0, 3).entries()) cases.push(await reviewed(asset, n === 2 ? '2026-03-06' : '2026-12-31'))
    await city.pass(7)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  test('办理之前列出不符合的要点；不能一起办的没有按钮；一件被他人先办的单独说明，其余办成', async () => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      baseURL: city.base,
    })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto('/desk/sign-in')
    await page.getByLabel('账号').fill('linchu')
    await page.getByLabel('密码', { exact: true }).fill(password)
    // What others do meanwhile does not reach the open page, as when a line is slow.
    await page.route('**/api/events', (route) => route.abort())
    await page.getByRole('button', { name: '登录', exact: true }).click()
    for (const { number } of cases) await page.getByRole('checkbox', { name: `选择 ${number}` }).check()
    const bulk = page.getByRole('group', { name: '批量办理' })
    const points = bulk.getByRole('list', { name: '办理前请先看' })
    await points.waitFor()
    expect(await points.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(new RegExp(`^✗ ${cases[2]!.number} .*合规性法律意见书.*2026-03-06`)),
    ])
    expect(await bulk.getByRole('button', { name: /^全部/ }).count()).toBe(0)
    await page.getByRole('checkbox', { name: `选择 ${cases[2]!.number}` }).uncheck()
    await bulk.getByText('要点核对全部符合，没有提示').waitFor()
    await city.act('陈复审', cases[1]!.id, 'pass')
    await bulk.getByRole('button', { name: '全部通过' }).click()
    const said = bulk.getByRole('status').getByRole('listitem')
    await said.nth(1).waitFor()
    expect(await said.allTextContents()).toEqual([
      `${cases[0]!.number}：已办理`,
      expect.stringContaining(`${cases[1]!.number}：在您打开之后，已有人办理过`),
    ])
    expect((await city.see('林初审', cases[0]!.id)).entries.at(-1)).toMatchObject({
      act: 'pass',
      officerName: '林初审',
      fromStep: 'first-review',
    })
    expect((await city.see('林初审', cases[1]!.id)).entries.map((e) => e.officerName).filter((name) => name === '林初审')).toEqual([])
    expect((await city.see('林初审', cases[2]!.id)).step).toBe('first-review')
  })

  test('连按两下只办一次：办完不在原处换成下一环节的动作；再选才有', async () => {
    const twice: { id: string; number: string }[] = []
    for (const asset of assets.slice(3)) {
      await opine(city, asset)
      await value(city, asset)
      const id = await city.open(counter, 'first-registration', asset, application)
      await city.act(counter, id, 'submit')
      twice.push({ id, number: (await city.see('叶受理', id)).number })
    }
    const page = await enterAs(browser, city, 'ye')
    for (const { number } of twice) await page.getByRole('checkbox', { name: `选择 ${number}` }).check()
    const bulk = page.getByRole('group', { name: '批量办理' })
    const accept = bulk.getByRole('button', { name: '全部受理' })
    await accept.waitFor()
    await page.waitForLoadState('networkidle')
    const place = (await accept.boundingBox())!
    const click = () => page.mouse.click(place.x + place.width / 2, place.y + place.height / 2)
    await click()
    await bulk.getByRole('status').getByRole('listitem').nth(1).waitFor()
    await bulk.getByRole('button', { name: '知道了' }).waitFor()
    await page.waitForLoadState('networkidle')
    await click()
    expect(await bulk.getByRole('button', { name: /^全部/ }).count()).toBe(0)
    for (const { id } of twice) expect((await city.see('叶受理', id)).step).toBe('first-review')
    await page.getByRole('checkbox', { name: `选择 ${twice[1]!.number}` }).uncheck()
    await bulk.getByRole('button', { name: '全部通过' }).waitFor()
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
