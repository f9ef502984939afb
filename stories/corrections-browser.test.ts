import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { accepted, takeInventory } from './lives.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：退回补正', () => {
  let city: City
  let browser: Browser
  let id: string
  beforeAll(async () => {
    buildPages()
    city = await openCity()
    const [asset] = await takeInventory(city, ['公交线路'])
    id = await accepted(city, asset!)
    await city.act('林初审', id, 'return', {
      pins: [
        { field: 'limits', note: '请写明使用限制' },
        { field: 'paper:card', note: '更新周期不对' },
        { field: 'summary', note: '未说明更新周期' },
      ],
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  test('申请单位先看到要补正什么、在哪里、到哪一天；点到即填，没有改动的提交前说明', async () => {
    const page = await enterAs(browser, city, 'lin')
    await page.goto(`/desk/cases/${id}`)
    const list = page.getByRole('region', { name: /需要补正 3 处/ })
    await list.getByText('信息卡在登记办理中锁定').waitFor()
    await list.getByText(/最迟\d{4}-\d\d-\d\d补正提交，还有30个工作日/).waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await page.getByRole('tab', { name: '流程图' }).click()
    await list.getByRole('listitem').filter({ hasText: '请写明使用限制' }).getByRole('button', { name: '去填写' }).click()
    await expect.poll(() => page.evaluate<string>("document.activeElement.closest('[data-field]')?.dataset.field ?? ''")).toBe('limits')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('不得用于识别特定个人')
    await list.getByRole('listitem').filter({ hasText: '请写明使用限制' }).getByText('已改').waitFor()
    await page.getByRole('button', { name: '补正提交', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('要求补正而没有改动的：数据内容简介').waitFor()
    await drawer.getByRole('button', { name: '确认补正提交' }).click()
    await list.waitFor({ state: 'detached' })
    await page.getByText('补正（数据内容简介）：未说明更新周期').waitFor()
    expect((await city.see('林初审', id)).answers['limits']).toBe('不得用于识别特定个人')
  })
})
