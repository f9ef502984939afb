import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAfter } from '#contract/working-days.ts'
import type { Config } from '#server/config.ts'
import { findFreePort } from '#server/free-port.ts'
import { readSignOn } from '#server/sign-on-settings.ts'
import { centre, openCity, password, type City } from '#server/test/city.ts'
import { startProvider, type ProviderProcess } from '#server/test/provider-process.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'

const secret = 'a-secret-of-the-client-and-of-nobody-else'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：登录到时失效，填了一半的内容还在（choice:session-limit，choice:single-sign-on，choice:step-up）',
  () => {
    let city: City
    let provider: ProviderProcess
    let browser: Browser
    const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-session-ends-`))
    beforeAll(async () => {
      buildPages()
      const port = await findFreePort('127.0.0.1', 17_400 + (process.pid % 1000))
      const address = `http://localhost:${port}`
      writeFileSync(path.join(folder, 'secret'), secret)
      provider = await startProvider({ redirect: `${address}/desk/sign-on`, afterwards: `${address}/desk/sign-in`, secret })
      city = {
        ...(await openCity({
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
        })),
        base: address,
      }
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await provider.stop()
      await city.close()
      rmSync(folder, { recursive: true })
    })

    const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    const endSessions = (login: string) =>
      city.database.pool.query(
        `update sessions set expires_at = now() - interval '20 years' where officer_id = (select id from officers where login = $1)`,
        [login],
      )
    /** Comes back to a window after a minute, which asks anew for what it shows. */
    const comeBack = (page: Page) =>
      page.evaluate(
        `{ const now = Date.now.bind(Date); Date.now = () => now() + 60000; window.dispatchEvent(new Event('visibilitychange')) }`,
      )
    const again = (page: Page) => page.getByRole('dialog', { name: '登录已失效，请重新登录' })
    const halfFilled = async (page: Page) => {
      await page.goto('/desk/account')
      await page.getByLabel('用途').fill('填了一半的内容')
    }

    test('回到窗口时才发现登录已到时：就在本页请他重新登录，内容还在', async () => {
      const page = await enterAs(browser, city, 'lin', 390)
      await halfFilled(page)
      // Whatever else the page asks again answers later than who is signed in.
      await page.route(/\/api\/(?!session$)/, () => undefined)
      await endSessions('lin')
      await comeBack(page)
      await again(page).waitFor()
      expect(new URL(page.url()).pathname).toBe('/desk/account')
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.context().close()
    })

    test('代理按时收回：就在本页写明代谁、到哪天为止，请他以本人的岗位登录，内容还在；打开登录页也一样（choice:hand-over）', async () => {
      const page = await enterAs(browser, city, 'gao', 390)
      await halfFilled(page)
      const last = daysAfter(city.clock.today(), -1)
      await city.database.pool.query(
        `with stand_in as (insert into posts (officer_id, organisation_id, role, title, stands_for, until_on, stand_reason, created_at) select g.id, m.organisation_id, m.role, '代叶受理', m.id, $1, '出差', now() from officers g, officers y join posts m on m.officer_id = y.id where g.login = 'gao' and y.name = '叶受理' returning id, officer_id)
      update sessions s set post_id = i.id from stand_in i where i.officer_id = s.officer_id`,
        [last],
      )
      await comeBack(page)
      await again(page).getByText(`您代叶受理办理到${last}为止，这一代理已按时收回`).waitFor()
      expect(await page.getByLabel('用途').inputValue()).toBe('填了一半的内容')
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.reload()
      await page.waitForURL('**/sign-in**')
      await page.getByText(`您代叶受理办理到${last}为止，这一代理已按时收回`).waitFor()
      await page.context().close()
    })

    test('页面闲置时登录被终止：当即就在本页请他重新登录，不等下一次操作，内容还在；别人的页面不受影响', async () => {
      const [page, other] = [await enterAs(browser, city, 'lin', 390), await enterAs(browser, city, 'chen')]
      await Promise.all([page.waitForResponse('**/api/events'), halfFilled(page)])
      await city.database.pool.query(`delete from sessions where officer_id = (select id from officers where login = 'lin')`)
      await again(page).waitFor({ timeout: 45_000 })
      expect(await page.getByLabel('用途').inputValue()).toBe('填了一半的内容')
      expect(await again(other).count()).toBe(0)
      for (const each of [page, other]) await each.context().close()
    })

    test('只给本单位的人看的部分，登录失效时也留在页上，填了一半的内容还在', async () => {
      const page = await enterAs(browser, city, 'gao')
      await page.goto(`/desk/organisations/${city.id(centre)}`)
      const section = page.getByRole('region', { name: '申请岗位' })
      await section.getByRole('button', { name: '申请另一岗位' }).click()
      await section.getByLabel('事由').fill('填了一半的事由')
      await section.getByLabel('岗位', { exact: true }).click()
      await page.getByTitle('市大数据服务中心').click()
      // Enter takes the day over, and sends nothing.
      const lastDay = new Date(city.clock.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10)
      await section.getByLabel('最后一日').fill(lastDay)
      await section.getByLabel('最后一日').press('Enter')
      await section.getByRole('button', { name: '申请', exact: true, disabled: false }).waitFor()
      expect((await city.database.pool.query('select from account_requests')).rowCount).toBe(0)
      await endSessions('gao')
      await comeBack(page)
      await again(page).waitFor()
      await again(page).getByLabel('账号').fill('gao')
      await again(page).getByLabel('密码', { exact: true }).fill(password)
      await again(page).getByRole('button', { name: '登录', exact: true }).click()
      await again(page).waitFor({ state: 'detached' })
      expect(await section.getByLabel('事由').inputValue()).toBe('填了一半的事由')
      expect(await section.getByLabel('最后一日').inputValue()).toBe(lastDay)
      await page.context().close()
    })

    /** Signs in at the provider in the window that opens, and waits until that is over. */
    const atProvider = async (page: Page, button: string, sub: string) => {
      const [apart] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: button }).click()])
      await apart.getByLabel('人员').fill(sub)
      await apart.getByRole('button', { name: '登录' }).click()
    }

    test('由统一身份认证重新登录在新窗口进行，原来的页面接着办理，内容还在；在别的窗口重新登录也一样', async () => {
      const page = await enterAs(browser, city, 'lin', 390)
      await halfFilled(page)
      const second = await page.context().newPage()
      await second.goto('/desk/account')
      await second.getByLabel('用途').fill('另一个窗口')
      await endSessions('lin')
      await comeBack(page)
      await comeBack(second)
      await again(page).waitFor()
      await again(second).waitFor()
      expect(await complaintsOf(page)).toEqual([])
      await atProvider(page, '用市统一身份认证登录', 'p-lin')
      for (const [each, words] of [
        [page, '填了一半的内容'],
        [second, '另一个窗口'],
      ] as const) {
        await again(each).waitFor({ state: 'detached' })
        expect(await each.getByLabel('用途').inputValue()).toBe(words)
      }
      await page.context().close()
    })

    test('填到一半时在别的设备启用了第二因素：就在本页补验证，内容还在；换成别人登录的，前一人填写的内容不留', async () => {
      const page = await enterAs(browser, city, 'chenfu', 390)
      await halfFilled(page)
      const other = await enterAs(browser, city, 'chenfu')
      await other.goto('/desk/account')
      await other.getByRole('button', { name: '启用动态验证码' }).click()
      const secret = (await other.locator('.code-secret').innerText()).replaceAll(' ', '')
      const code = (later = 0) =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: city.clock.now().getTime() - city.clock.offsetMs() + later })
      await other.getByLabel('应用显示的六位验证码').fill(code())
      await other.getByRole('button', { name: '确认启用' }).click()
      await other.getByRole('heading', { name: '恢复码' }).waitFor()
      await page.getByRole('button', { name: '生成令牌' }).click()
      const dialog = page.getByRole('dialog', { name: '继续之前，请补上登录的下一步' })
      await dialog.getByText('在别处启用了第二因素').waitFor()
      expect(new URL(page.url()).pathname).toBe('/desk/account')
      expect(await complaintsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await dialog.getByLabel('动态验证码').fill(code(30_000))
      await dialog.getByRole('button', { name: '验证并登录' }).click()
      await dialog.waitFor({ state: 'detached' })
      expect(await page.getByLabel('用途').inputValue()).toBe('填了一半的内容')
      const kept = () => page.evaluate<string | null>(`sessionStorage.getItem('draft-of-a-case')`)
      await page.evaluate(`sessionStorage.setItem('draft-of-a-case', '没有保存的草稿')`)
      await page.reload()
      await page.getByLabel('用途').waitFor()
      expect(await kept()).toBe('没有保存的草稿')
      await page.getByLabel('用途').fill('填了一半的内容')
      await endSessions('chenfu')
      await comeBack(page)
      await again(page).getByLabel('账号').fill('zheng')
      await again(page).getByLabel('密码', { exact: true }).fill(password)
      await again(page).getByRole('button', { name: '登录', exact: true }).click()
      await again(page).waitFor({ state: 'detached' })
      expect(await page.getByLabel('用途').inputValue()).toBe('')
      expect(await kept()).toBeNull()
      await other.context().close()
      await page.context().close()
    })

    test('重大办理前到统一身份认证重新验证，在新窗口进行；验证后本页接着办理，填写的内容保留', async () => {
      const page = await enterAs(browser, city, 'an')
      await page.context().clearCookies()
      await page.goto('/desk/sign-in?then=%2Faccount')
      await page.getByRole('button', { name: '用市统一身份认证登录' }).click()
      await page.getByLabel('人员').fill('p-an')
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByLabel('用途').fill('统计系统')
      ;(city.config as { -readonly [K in keyof Config]: Config[K] }).forcesIdentity = true
      await city.database.pool.query(`update sessions set proved_at = '2020-01-01' where entered_by = 'provider'`)
      await page.getByRole('button', { name: '生成令牌' }).click()
      const dialog = page.getByRole('dialog', { name: '再次验证身份' })
      await dialog.getByText('填写的内容保留').waitFor()
      await atProvider(page, '到市统一身份认证重新验证', 'p-an')
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: '新的令牌' }).waitFor()
      await page.context().close()
    })
  },
)
