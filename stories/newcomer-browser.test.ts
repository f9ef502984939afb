import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { ofTransport, startRound, takeInventory } from './lives.ts'

const patience = { timeout: 150_000 }

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：第一次来的单位知道从哪里开始、下一步办什么（§4.3、choice:first-account）',
  { timeout: 600_000 },
  () => {
    let city: City
    let browser: Browser
    let page: Page
    beforeAll(async () => {
      buildPages()
      city = await openCity()
      browser = await openBrowser()
      page = await enterAs(browser, city, 'lin', 390)
      page.context().setDefaultTimeout(patience.timeout)
    }, 180_000)
    afterAll(async () => {
      await browser.close()
      await city.close()
    })
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

    test('没有账号的人在登录页看到怎么办，点开就是指南里的那一节', async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', baseURL: city.base })
      const stranger = await context.newPage()
      await stranger.goto('/desk/sign-in')
      await stranger.getByText('还没有账号，忘记密码').getByRole('link', { name: '怎么办' }).click()
      await stranger.waitForURL('**/guide#account')
      await stranger.getByRole('heading', { name: '没有账号的单位怎么开通账号' }).waitFor()
      expect(await complaintsOf(stranger)).toEqual([])
      // What was chosen on the public side holds in the workbench, and the other way round.
      await stranger.getByRole('link', { name: 'English' }).click()
      await stranger.getByRole('link', { name: 'Sign in' }).first().click()
      await stranger.getByRole('heading', { name: 'Sign in to the workbench' }).waitFor()
      await stranger.getByRole('button', { name: '中文' }).click()
      await stranger.getByRole('heading', { name: '登录工作台' }).waitFor()
      await stranger.goto('/guide')
      await stranger.getByRole('heading', { name: '办事指南', level: 1 }).waitFor()
      await context.close()
    })

    test('还没有数据资产的，开办登记时引到盘点', async () => {
      await page.goto('/desk/start/first-registration')
      await page.getByRole('link', { name: '去开办：数据资产盘点' }).click()
      await page.waitForURL('**/desk/start/inventory-round')
    })

    test('断网没有传完的文件，不用再选就能重新上传；已结束的清除后不再留着', async () => {
      const { roundId } = await startRound(city, ofTransport)
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByRole('heading', { name: '数据源', level: 2 }).waitFor()
      await page.route('**/uploads', (route) => route.abort())
      await page
        .getByLabel('选择数据文件')
        .setInputFiles({ name: '站点.csv', mimeType: 'text/csv', buffer: Buffer.from('站点,人次\n东街口,12\n') })
      const list = page.getByRole('list', { name: '上传进度' })
      await list.getByText('没有传完').waitFor()
      expect([await complaintsOf(page), await overflow()]).toEqual([[], 0])
      await page.unrouteAll()
      await list.getByRole('button', { name: '重新上传 站点.csv' }).click()
      await list.getByText('已上传').waitFor()
      expect(await list.getByRole('button', { name: /重新上传/ }).count()).toBe(0)
      await page.getByRole('button', { name: '清除已结束的' }).click()
      await list.waitFor({ state: 'detached' })
    })

    test('要点不符的，引到能使它符合的事项；已经在办的，引到在办的办件', async () => {
      const [asset] = await takeInventory(city, ['公交线路'])
      const application = await city.open(ofTransport[0], 'first-registration', asset!, {})
      await page.goto(`/desk/cases/${application}`)
      const checks = page.getByRole('region', { name: '要点核对' })
      await checks.getByRole('link', { name: '去开办：价值评估委托' }).waitFor()
      expect([await complaintsOf(page), await overflow()]).toEqual([[], 0])
      const commission = await city.open(ofTransport[0], 'legal-opinion', asset!, {})
      await page.reload()
      await checks
        .getByText('在办：')
        .getByRole('link', { name: /^合规性审查委托 FZ-/ })
        .click()
      await page.waitForURL(`**/desk/cases/${commission}`)
      // What was withdrawn, or no firm took, is not the end of the way.
      expect(await page.getByRole('link', { name: /^仍需要的，重新开办/ }).count()).toBe(0)
      await city.act(ofTransport[0], commission, 'withdraw', {})
      await page.reload()
      await page.getByRole('link', { name: '仍需要的，重新开办：合规性审查委托' }).click()
      await page.waitForURL(`**/desk/start/legal-opinion?subject=${asset}`)
    })
  },
)
