import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAfter } from '#contract/working-days.ts'
import { findFreePort } from '#server/free-port.ts'
import { readSignOn } from '#server/sign-on-settings.ts'
import { openCity, type City } from '#server/test/city.ts'
import { startProvider, type ProviderProcess } from '#server/test/provider-process.ts'
import { buildPages, complaintsOf, openBrowser } from './browser-pages.ts'

const secret = 'a-secret-of-the-client-and-of-nobody-else'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：统一身份认证登录和接口令牌（choice:single-sign-on，choice:api-token）',
  () => {
    let city: City
    let provider: ProviderProcess
    let browser: Browser
    let context: BrowserContext
    let page: Page
    let address: string
    const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-sign-on-`))
    beforeAll(async () => {
      buildPages()
      const port = await findFreePort('127.0.0.1', 19_400 + (process.pid % 1000))
      address = `http://localhost:${port}`
      writeFileSync(path.join(folder, 'secret'), secret)
      provider = await startProvider({ redirect: `${address}/desk/sign-on`, afterwards: `${address}/desk/sign-in`, secret })
      city = await openCity({
        config: {
          port,
          publicUrl: address,
          signOn: readSignOn({
            RONGSHU_OIDC_ISSUER: provider.issuer,
            RONGSHU_OIDC_CLIENT: 'rongshu',
            RONGSHU_OIDC_SECRET_FILE: path.join(folder, 'secret'),
            RONGSHU_OIDC_TITLE: '市统一身份认证',
          }),
        },
      })
      browser = await openBrowser()
      context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        baseURL: address,
      })
      context.setDefaultTimeout(60_000)
      page = await context.newPage()
    })
    afterAll(async () => {
      await browser.close()
      await provider.stop()
      await city.close()
      rmSync(folder, { recursive: true })
    })

    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

    test('登录页有统一身份认证的按钮；认证后回到原来要去的页面；没有账号的说明怎么办', async () => {
      await page.goto('/desk/sign-in?then=%2Faccount')
      await page.getByRole('button', { name: '用市统一身份认证登录' }).waitFor()
      expect(await complaintsOf(page)).toEqual([])
      await page.getByRole('button', { name: '用市统一身份认证登录' }).click()
      await page.getByLabel('人员').fill('p-nobody-here')
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByText('平台没有与之对应的有效账号').waitFor()
      expect(await complaintsOf(page)).toEqual([])
      await context.clearCookies()
      await page.goto('/desk/sign-in?then=%2Faccount')
      await page.getByRole('button', { name: '用市统一身份认证登录' }).click()
      await page.getByLabel('人员').fill('p-lin')
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('heading', { name: '接口令牌' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/desk/account')
    })

    test('在账号页生成令牌，只显示一次；系统凭它查阅；撤销后立即不能用', async () => {
      const use = async (token: string) =>
        (await fetch(`${city.base}/api/inbox/counts`, { headers: { authorization: `Bearer ${token}` } })).status
      await page.getByLabel('用途').fill('采集系统')
      await page.getByLabel('来源网络（可不填）').fill('10.1')
      await page.getByRole('button', { name: '生成令牌' }).click()
      await page.getByText('写成 10.1.0.0/16').waitFor()
      await page.getByLabel('来源网络（可不填）').fill('')
      await page.getByLabel('盘点录入').check()
      expect(await complaintsOf(page)).toEqual([])
      // A day that was typed counts, though the button is pressed before the field was left.
      const lastDay = daysAfter(city.clock.today(), 45)
      await page.getByLabel('最后一天').fill(lastDay)
      await page.getByRole('button', { name: '生成令牌' }).click()
      await page.getByRole('heading', { name: '新的令牌' }).waitFor()
      const token = await page.locator('.code-secret').innerText()
      expect(token).toMatch(/^rs_[a-z2-7]{8}_/)
      expect(await overflow()).toBeLessThanOrEqual(0)
      expect(await complaintsOf(page)).toEqual([])
      expect(await use(token)).toBe(200)
      await page.getByRole('button', { name: '已经保存好' }).click()
      await page.reload()
      await page.getByText('查阅、盘点录入').waitFor()
      await page.getByText(`最后一天 ${lastDay}`).waitFor()
      expect(await page.content()).not.toContain(token)
      await page.getByText('最近使用').last().waitFor()
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.getByRole('button', { name: '撤销接口令牌：采集系统' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /撤\s?销/ })
        .click()
      await page.getByText('已撤销').waitFor()
      expect(await use(token)).toBe(401)
    })
  },
)
