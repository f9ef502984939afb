import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { ofTransport } from './lives.ts'
import { registeredCity, whole } from './registered-city.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：变动登记的申请和变动对照，窄屏可读', () => {
  let city: City
  let browser: Browser
  let begin: Awaited<ReturnType<typeof registeredCity<'线路'>>>['begin']
  beforeAll(async () => {
    buildPages()
    ;({ city, begin } = await registeredCity(['线路']))
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  test('续展只列续展要填的几节；还没有改动的说没有不同，改了的先列、其余折起，项目名不竖排', async () => {
    const id = await begin(ofTransport[0], 'change-registration', '线路', { ...whole, kind: 'renew', termYears: 3 })
    const page = await enterAs(browser, city, 'lin', 390)
    await page.goto(`/desk/cases/${id}`)
    await page.getByText('真实性承诺', { exact: true }).waitFor()
    expect(await page.locator('.form-fields legend').allInnerTexts()).toEqual(['变动事项', '真实性承诺'])
    const years = page.getByLabel(/^续展年数/)
    await years.fill('３')
    await years.blur()
    await expect.poll(() => years.inputValue()).toBe('3')
    await years.fill('1.5')
    await years.blur()
    await page.getByText('应为整数').first().waitFor()
    expect(await years.inputValue()).toBe('1.5')
    await city.act(ofTransport[0], id, 'withdraw')

    const same = await begin(ofTransport[0], 'change-registration', '线路', { ...whole, kind: 'amend' })
    await page.goto(`/desk/cases/${same}`)
    await page.getByRole('tab', { name: '变动对照' }).click()
    await page.getByText('变动前后还没有不同。').waitFor()
    await city.act(ofTransport[0], same, 'withdraw')

    const changed = await begin(ofTransport[0], 'change-registration', '线路', { ...whole, kind: 'amend', summary: '全市公交线路的名称和里程，按周更新。' })
    await page.goto(`/desk/cases/${changed}`)
    await page.getByRole('tab', { name: '变动对照' }).click()
    const table = page.getByRole('region', { name: '变动前后对照' })
    await table.waitFor()
    expect(await table.locator('tbody th').allInnerTexts()).toEqual(['数据内容简介'])
    expect((await table.locator('tbody th').boundingBox())!.width).toBeGreaterThan(70)
    await page.getByText(/^没有变化的 \d+ 项$/).click()
    await page.getByRole('region', { name: '没有变化的各项' }).getByText('限制范围').waitFor()
    expect(await complaintsOf(page)).toEqual([])
  })
})
