import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookRoutes } from '#contract/books.ts'
import { cardRoutes } from '#contract/cards.ts'
import { disposalRoutes } from '#contract/disposal.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { partyRoutes } from '#contract/parties.ts'
import { sortsOf, type Route } from '#contract/route.ts'
import { settlementRoutes } from '#contract/settlement.ts'
import { disputeRoutes } from '#contract/supervision-disputes.ts'
import { incidentRoutes } from '#contract/supervision-incidents.ts'
import { inspectionRoutes } from '#contract/supervision-inspections.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { useRoutes } from '#contract/use.ts'
import { openCity, transport, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { takeInventory } from './lives.ts'
import { sorted } from './sorts.ts'

/** Where each list that can be sorted is seen. */
const pages: readonly (readonly [address: string, route: Route])[] = [
  ['/desk/assets', inventoryRoutes.listAssets],
  ['/desk/memos', cardRoutes.listMemos],
  ['/desk/use-marks', cardRoutes.listUseMarks],
  ['/desk/destructions', disposalRoutes.listDestructions],
  ['/desk/organisations', partyRoutes.listOrganisations],
  ['/desk/books/:unit?tab=cards', bookRoutes.listBookCards],
  ['/desk/products', tradingRoutes.listProducts],
  ['/desk/orders', tradingRoutes.listOrders],
  ['/desk/agreements', useRoutes.listAgreements],
  ['/desk/developers', useRoutes.listFilings],
  ['/desk/operators?tab=mandates', operatorRoutes.listMandates],
  ['/desk/distributions', settlementRoutes.listDistributions],
  ['/desk/receivables?tab=lines', settlementRoutes.listReceivables],
  ['/desk/receivables?tab=batches', settlementRoutes.listRemittances],
  ['/desk/inspections', inspectionRoutes.listInspections],
  ['/desk/incidents', incidentRoutes.listIncidents],
  ['/desk/risk-assessments', incidentRoutes.listAssessments],
  ['/desk/disputes', disputeRoutes.listDisputes],
]
const names = ['公交线路', '站点名录', '道路设施', '桥梁名录']

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：用键盘按列排序，次序写在地址里（§7.2）', () => {
  let city: City
  let browser: Browser
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    await takeInventory(city, names)
    await (await city.as('林清查')).ask(bookRoutes.openBooks, { body: { openedOn: '2026-01-01' } })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const enter = (login: string, width?: number) => enterAs(browser, city, login, width)
  const shot = (page: Page, name: string) =>
    process.env['RONGSHU_SHOTS'] ? page.screenshot({ path: `${process.env['RONGSHU_SHOTS']}/${name}.png`, fullPage: true }) : undefined
  const head = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true })
  const isHere = async (page: Page) => (await page.locator('button:focus').allTextContents()).join()
  /** Comes to the head of a column as who has no mouse does. */
  const comeTo = async (page: Page, title: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab')
      if ((await isHere(page)).startsWith(title)) return
    }
    throw new Error(`${title} cannot be come to by keyboard`)
  }
  const isSorted = async (page: Page, title: string, way: 'ascending' | 'descending' | 'none', sort: string | null) => {
    await page
      .locator(`th[aria-sort="${way}"]`)
      .filter({ has: head(page, title) })
      .waitFor()
    await page.waitForURL((url) => url.searchParams.get('sort') === sort)
  }

  test('数据资产目录：Tab 到列名，回车排序；重新打开、后退、筛选都照地址里的次序，导出也一样', async () => {
    const page = await enter('lin')
    const up = names.toSorted((a, b) => (a < b ? -1 : 1))
    const shown = async (wanted: readonly string[]) => {
      await expect.poll(() => page.locator('tbody tr.row-opens .wide-cell a').allTextContents(), { timeout: 60_000 }).toEqual(wanted)
    }
    await page.goto('/desk/assets')
    await head(page, '名称').waitFor()
    await comeTo(page, '名称')
    await page.keyboard.press('Enter')
    await isSorted(page, '名称', 'ascending', 'name')
    await shown(up)
    expect(await isHere(page)).toContain('名称')
    await page.keyboard.press('Enter')
    await isSorted(page, '名称', 'descending', '-name')
    await shown(up.toReversed())
    for (const file of ['assets.xlsx', 'cards.xlsx', 'assets.html'])
      expect(await page.locator(`a[href*="/api/${file}?sort=-name"]`).count()).toBe(1)
    expect(await complaintsOf(page)).toEqual([])
    await shot(page, 'sorted-assets')
    await page.reload()
    await isSorted(page, '名称', 'descending', '-name')
    await shown(up.toReversed())
    await page.goBack()
    await isSorted(page, '名称', 'ascending', 'name')
    await shown(up)
    await page.goBack()
    await isSorted(page, '名称', 'none', null)
    await page.goForward()
    await page.getByLabel('按名称或编码查找').fill('名录')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === '名录' && url.searchParams.get('sort') === 'name')
    await shown(up.filter((name) => name.endsWith('名录')))
    await page.goto('/desk/assets?sort=nothing')
    await page.getByRole('link', { name: '公交线路', exact: true }).waitFor()
    expect(await page.locator('th[aria-sort="none"]').count()).toBe(sortsOf(inventoryRoutes.listAssets).length / 2)
  })

  test('手机宽度：列名够大、可按，没有无障碍问题', async () => {
    const page = await enter('lin', 390)
    for (const [address, title, sort] of [
      ['/desk/assets', '名称', 'name'],
      ['/desk/organisations', '名称', 'name'],
    ] as const) {
      await page.goto(address)
      expect((await head(page, title).boundingBox())!.height).toBeGreaterThanOrEqual(44)
      await head(page, title).click()
      await isSorted(page, title, 'ascending', sort)
      expect(await complaintsOf(page)).toEqual([])
      await shot(page, `sorted${address.replaceAll('/', '-')}-narrow`)
    }
  })

  test('机构名录和账号：键盘排序，没有无障碍问题', async () => {
    const page = await enter('tie')
    for (const [address, title, sort] of [
      ['/desk/organisations', '统一社会信用代码', 'uscc'],
      ['/desk/administration?list=officers', '最近登录', 'signedIn'],
    ] as const) {
      await page.goto(address)
      await head(page, title).waitFor()
      await comeTo(page, title)
      await page.keyboard.press('Enter')
      await isSorted(page, title, 'ascending', sort)
      await page.keyboard.press('Space')
      await isSorted(page, title, 'descending', `-${sort}`)
      expect(await isHere(page)).toContain(title)
      await page.keyboard.press('Enter')
      await isSorted(page, title, 'none', null)
      await page.goBack()
      await isSorted(page, title, 'descending', `-${sort}`)
      expect(await complaintsOf(page)).toEqual([])
      await shot(page, `sorted-${sort}`)
    }
  })

  test('每一个可排序的列在页面上都有按钮，没有无障碍问题', async () => {
    const routes: readonly Route[] = [...pages.map(([, route]) => route), partyRoutes.listOfficers]
    expect(new Set(routes)).toEqual(new Set(sorted.map(([, route]) => route)))
    const page = await enter('zheng')
    for (const [address, route] of pages) {
      await page.goto(address.replace(':unit', city.id(transport)))
      await page.locator('th[aria-sort]').first().waitFor()
      expect([address, await page.locator('th[aria-sort] > .sort-button').count()]).toEqual([address, sortsOf(route).length / 2])
      expect([address, await complaintsOf(page)]).toEqual([address, []])
    }
  })
})
