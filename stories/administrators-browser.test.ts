import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { centre, openCity, password, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'

// A browser is always there, or the story says so by failing; it is left out only when that is asked for.
describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：系统管理员申请，安全管理员批准，经办人申请岗位（choice:account-approval）',
  () => {
    let city: City
    let browser: Browser
    beforeAll(async () => {
      buildPages()
      city = await openCity()
      await city.database.pool.query(
        `with unused as (update officers set idle_from = now() - interval '400 days' where login = 'bai' returning id, idle_from) insert into idle_accounts (officer_id, why, since, found_at) select id, 'dormant', idle_from, now() from unused`,
      )
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })

    test('账号从申请到批准，授权从申请到批准，休眠账号停用；手机宽度可用，没有无障碍问题', async () => {
      const security = await enterAs(browser, city, 'tie')
      await security.goto('/desk/administration')
      await security.getByText('没有等待批准的申请').waitFor()
      const admin = await enterAs(browser, city, firstAdministrator.login, 1440, firstAdministrator.password)
      await admin.waitForURL('**/desk/administration')
      await admin.getByRole('button', { name: '申请账号' }).click()
      const drawer = admin.getByRole('dialog')
      await drawer.getByLabel('登录名').fill('xin')
      await drawer.getByLabel('姓名').fill('辛清查')
      await drawer.getByLabel('初始密码').fill(password)
      await drawer.getByLabel('机构').fill('大数据')
      await admin.getByTitle(centre).click()
      await drawer.getByLabel('岗位').click()
      await admin.getByTitle('数据生产主体').click()
      await drawer.getByLabel('事由').fill('新入职')
      expect(await complaintsOf(admin)).toEqual([])
      await drawer.getByRole('button', { name: '提交申请' }).click()
      await admin.getByRole('row', { name: /新账号.*辛清查/ }).waitFor()
      expect(await admin.getByRole('button', { name: /^批准/ }).count()).toBe(0)

      const gao = await enterAs(browser, city, 'gao')
      await gao.goto(`/desk/organisations/${city.id(centre)}`)
      const section = gao.getByRole('region', { name: '申请岗位' })
      await section.getByRole('button', { name: '申请另一岗位' }).click()
      await section.getByLabel('岗位', { exact: true }).click()
      await gao.getByTitle('市大数据服务中心').click()
      await section.getByLabel('最后一日').fill('2026-04-30')
      await section.getByLabel('最后一日').press('Enter')
      await section.getByLabel('事由').fill('登记高峰')
      expect(await complaintsOf(gao)).toEqual([])
      await section.getByRole('button', { name: '申请', exact: true }).click()
      await section.getByText('待批准').waitFor()

      // The page of who approves stood open all the while, and shows what waits by itself.
      await security.getByRole('button', { name: '批准辛清查的新账号申请', exact: true }).waitFor()
      await security
        .getByRole('list', { name: '提醒' })
        .getByRole('link', { name: /^高清查申请按需授权，等待批准/ })
        .waitFor()
      // What is asked and what to do about it are seen without pushing the list sideways, on a telephone too.
      await security.setViewportSize({ width: 390, height: 844 })
      for (const name of ['批准辛清查的新账号申请', '不批准高清查的按需授权申请']) {
        const button = security.getByRole('button', { name, exact: true })
        await expect
          .poll(async () => {
            const box = await button.boundingBox()
            return box !== null && box.x + box.width <= 390
          })
          .toBe(true)
      }
      await security.setViewportSize({ width: 1440, height: 900 })
      expect(await complaintsOf(security)).toEqual([])
      for (const [button, words] of [
        ['批准辛清查的新账号申请', '新账号'],
        ['批准高清查的按需授权申请', '按需授权'],
      ] as const) {
        await security.getByRole('button', { name: button, exact: true }).click()
        const dialog = security.getByRole('dialog')
        expect(await complaintsOf(security)).toEqual([])
        await dialog.getByRole('button', { name: '确定' }).click()
        await security.getByRole('row', { name: new RegExp(words) }).waitFor({ state: 'detached' })
      }
      await security.getByRole('list', { name: '提醒' }).waitFor({ state: 'detached' })
      await security.getByRole('tab', { name: '账号', exact: true }).click()
      await security.getByRole('row', { name: /辛清查.*已批准/ }).waitFor()
      expect(await complaintsOf(security)).toEqual([])
      await security.setViewportSize({ width: 390, height: 844 })
      for (const name of ['停用：白复核', '重置密码：白复核', '经历：白复核'])
        await expect
          .poll(async () => {
            const box = await security.getByRole('button', { name, exact: true }).boundingBox()
            return box !== null && box.x + box.width <= 390
          })
          .toBe(true)
      await security.setViewportSize({ width: 1440, height: 900 })
      await security.getByRole('tab', { name: '休眠和无主' }).click()
      const suspension = security.getByRole('button', { name: '停用 白复核' })
      await security.setViewportSize({ width: 390, height: 844 })
      await expect
        .poll(async () => {
          const box = await suspension.boundingBox()
          return box !== null && box.x + box.width <= 390
        })
        .toBe(true)
      await security.setViewportSize({ width: 1440, height: 900 })
      await suspension.click()
      await security
        .getByRole('dialog')
        .getByText(/^自\d{4}-\d\d-\d\d起没有登录，随事由一并记下/)
        .waitFor()
      expect(await complaintsOf(security)).toEqual([])
      await security.getByRole('dialog').getByLabel('事由').fill('休眠')
      await security.getByRole('dialog').getByRole('button', { name: '确定' }).click()
      await security.getByRole('tab', { name: '账号', exact: true }).click()
      await security.getByRole('row', { name: /白复核.*停用/ }).waitFor()

      for (const [page, address] of [
        [security, '/desk/administration'],
        [security, '/desk/administration?list=officers'],
        [security, '/desk/administration?list=idle'],
        [gao, `/desk/organisations/${city.id(centre)}`],
      ] as const) {
        await page.setViewportSize({ width: 390, height: 844 })
        await page.goto(address)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' })
        expect([
          address,
          await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ]).toEqual([address, 0])
        expect([address, ...(await complaintsOf(page))]).toEqual([address])
      }
      await enterAs(browser, city, 'xin')
    })
  },
)
