import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import type { Config } from '#server/config.ts'
import { findFreePort } from '#server/free-port.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, openBrowser } from './browser-pages.ts'
import { accepted, takeInventory } from './lives.ts'

const minute = 60_000
const phone = { width: 390, height: 844 }

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：第二因素、通行密钥、再次验证、登录的设备（choice:second-factor，choice:step-up）',
  () => {
    let realNow = Date.parse('2026-03-02T09:00:00+08:00')
    let city: City
    let browser: Browser
    let address: string
    let kase: string
    let secret = ''
    let recovery: string[] = []
    let context: BrowserContext
    /** The browser of the officer who decides, with an authenticator of its own. */
    let page: Page
    beforeAll(async () => {
      buildPages()
      const port = await findFreePort('127.0.0.1', 18_400 + (process.pid % 1000))
      address = `http://localhost:${port}`
      city = await openCity({ clock: makeClock(() => realNow), config: { port, publicUrl: address } })
      kase = await accepted(city, (await takeInventory(city, ['公交线路']))[0]!)
      await city.act('林初审', kase, 'pass')
      // Everybody came this far by password alone; from here on the platform is as it is outside of tests.
      ;(city.config as { -readonly [K in keyof Config]: Config[K] }).forcesIdentity = true
      browser = await openBrowser()
      context = await browser.newContext({ viewport: phone, locale: 'zh-CN', reducedMotion: 'reduce', baseURL: address })
      context.setDefaultTimeout(60_000)
      page = await context.newPage()
      const cdp = await context.newCDPSession(page)
      await cdp.send('WebAuthn.enable')
      await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })

    /** Whether the page is wider than the phone. */
    const overflow = (of: Page) => of.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    const enter = async (of: Page, login: string, word = password) => {
      await of.goto('/desk/sign-in')
      await of.getByLabel('账号').fill(login)
      await of.getByLabel('密码', { exact: true }).fill(word)
      await of.getByRole('button', { name: '登录', exact: true }).click()
    }
    const code = () => {
      realNow += minute
      return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: realNow })
    }
    const isInside = (of: Page) => of.getByRole('button', { name: /陈复审|国资委/ }).waitFor()

    test('作决定的岗位首次登录只能启用第二因素：扫码、输入验证码、保存恢复码，然后才进入工作台', async () => {
      await enter(page, 'chenfu')
      await page.getByText('您的岗位作出决定').waitFor()
      expect(await complaintsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.goto('/desk/')
      await page.getByText('您的岗位作出决定').waitFor()
      await page.getByRole('button', { name: '启用动态验证码' }).press('Enter')
      await page.getByRole('img', { name: '动态验证码的二维码' }).waitFor()
      secret = (await page.locator('.code-secret').innerText()).replaceAll(' ', '')
      expect(await complaintsOf(page)).toEqual([])
      await page.getByLabel('应用显示的六位验证码').fill('000000')
      await page.getByRole('button', { name: '确认启用' }).click()
      await page.getByText('验证码不正确').waitFor()
      await page.getByLabel('应用显示的六位验证码').fill(code())
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '恢复码' }).waitFor()
      recovery = await page.locator('.recovery code').allInnerTexts()
      expect(recovery).toHaveLength(10)
      expect(await complaintsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.getByRole('button', { name: '已经保存好，继续' }).click()
      await isInside(page)
    })

    test('在账号页添加通行密钥，390像素可用，页面可访问', async () => {
      await page.goto('/desk/account')
      await page.getByRole('heading', { name: '通行密钥' }).waitFor()
      expect(await complaintsOf(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.getByLabel('密钥名称（选填）').fill('办公室电脑')
      await page.getByRole('button', { name: '添加通行密钥' }).click()
      await page.getByText('办公室电脑', { exact: true }).waitFor()
      await page.getByText('恢复码还有 10 个可用').waitFor()
      await page.getByText('本机', { exact: true }).waitFor()
    })

    test('再登录：密码之后用通行密钥；也可以用验证码，用过的不能再用', async () => {
      await context.clearCookies()
      await enter(page, 'chenfu')
      await page.getByRole('button', { name: '使用通行密钥' }).waitFor()
      expect(await complaintsOf(page)).toEqual([])
      await page.getByRole('button', { name: '使用通行密钥' }).click()
      await isInside(page)
      const [line] = (
        await city.database.pool.query<{ detail: { by: string } }>(
          `select detail from audit_log where action = 'second-factor' and outcome = 'done' order by id desc limit 1`,
        )
      ).rows
      expect(line!.detail.by).toBe('passkey')
      await context.clearCookies()
      await enter(page, 'chenfu')
      await page.getByRole('button', { name: '改用动态验证码' }).click()
      const once = code()
      await page.getByLabel('动态验证码').fill(once)
      await page.getByRole('button', { name: '验证并登录' }).click()
      await isInside(page)
      await context.clearCookies()
      await enter(page, 'chenfu')
      await page.getByRole('button', { name: '改用动态验证码' }).click()
      await page.getByLabel('动态验证码').fill(once)
      await page.getByRole('button', { name: '验证并登录' }).click()
      await page.getByText('验证码不正确，或已经用过').waitFor()
      await page.getByRole('button', { name: /改用恢复码/ }).click()
      await page.getByLabel('恢复码').fill(recovery[0]!)
      await page.getByRole('button', { name: '验证并登录' }).click()
      await isInside(page)
    })

    test('计数不再前进的通行密钥视为被复制，不予通过', async () => {
      const {
        rows: [known],
      } = await city.database.pool.query<{ counter: number }>(`select counter from passkeys`)
      await city.database.pool.query(`update passkeys set counter = counter + 1000`)
      await context.clearCookies()
      await enter(page, 'chenfu')
      await page.getByRole('button', { name: '使用通行密钥' }).click()
      await page.getByText('通行密钥没有通过验证').waitFor()
      await city.database.pool.query(`update passkeys set counter = $1`, [known!.counter])
      await page.getByRole('button', { name: '使用通行密钥' }).click()
      await isInside(page)
      expect((await city.database.pool.query<{ counter: number }>(`select counter from passkeys`)).rows[0]!.counter).toBeGreaterThan(
        known!.counter,
      )
    })

    test('十分钟后通过登记复审，先请再次验证身份，验证后办理接着完成', async () => {
      realNow += 11 * minute
      await page.goto(`/desk/cases/${kase}`)
      await page.getByRole('button', { name: '通过', exact: true }).click()
      await page.getByText('本项办理发放或换发凭证').waitFor()
      const reason = page.getByLabel(/^意见/)
      await reason.fill('两次审核意见一致')
      await page.getByRole('button', { name: '确认通过' }).click()
      const dialog = page.getByRole('dialog', { name: '再次验证身份' })
      await dialog.getByText('发放或换发凭证须在10分钟内验证过').waitFor()
      // Whoever turns away from the proof keeps what was typed, and nothing was done.
      await dialog.getByRole('button', { name: /关闭|Close/ }).click()
      await dialog.waitFor({ state: 'detached' })
      expect(await reason.inputValue()).toBe('两次审核意见一致')
      const { version, draftRevision } = await (await city.as('安公安')).ask(caseRoutes.readCase, { params: { id: kase } })
      const { csrf } = (await (await page.request.get('/api/session')).json()) as { csrf: string }
      const past = await page.request.post(`/api/cases/${kase}/acts`, {
        headers: { 'x-csrf-token': csrf, origin: address },
        data: { act: 'pass', version, draftRevision, key: randomUUID() },
      })
      expect([past.status(), await past.json()]).toMatchObject([403, { code: 'step-up' }])
      await page.getByRole('button', { name: '确认通过' }).click()
      await dialog.getByLabel('密码', { exact: true }).fill('not the password')
      await dialog.getByRole('button', { name: '验证并继续' }).click()
      await dialog.getByText('密码不正确').waitFor()
      expect(await complaintsOf(page)).toEqual([])
      await dialog.getByRole('button', { name: '改用通行密钥' }).click()
      await dialog.getByRole('button', { name: '使用通行密钥' }).click()
      await dialog.waitFor({ state: 'detached' })
      await expect
        .poll(async () => (await (await city.as('安公安')).ask(caseRoutes.readCase, { params: { id: kase } })).step)
        .toBe('public-notice')
    })

    test('看得到别处的登录，结束之后那里下一次请求就须重新登录；通行密钥可以移除', async () => {
      const elsewhere = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        baseURL: address,
      })
      elsewhere.setDefaultTimeout(60_000)
      const other = await elsewhere.newPage()
      await enter(other, 'chenfu')
      await other.getByRole('button', { name: '改用动态验证码' }).click()
      await other.getByLabel('动态验证码').fill(code())
      await other.getByRole('button', { name: '验证并登录' }).click()
      await isInside(other)
      await page.goto('/desk/account')
      await page.getByRole('button', { name: '结束其他全部登录' }).click()
      await page.getByRole('button', { name: '结束其他全部登录' }).waitFor({ state: 'detached' })
      await other.goto('/desk/assets')
      await other.getByLabel('账号').waitFor()
      const question = page.getByRole('dialog')
      const passkey = page.getByText('办公室电脑', { exact: true })
      // On a busy machine the question may still be on its way in when it is answered, and the answer falls beside it.
      await vi.waitFor(
        async () => {
          if ((await passkey.count()) === 0) return
          if (!(await question.isVisible())) await page.getByRole('button', { name: '移除通行密钥：办公室电脑' }).click()
          await question.getByRole('button', { name: '确定' }).click()
          await passkey.waitFor({ state: 'detached', timeout: 15_000 })
        },
        { timeout: 120_000 },
      )
      await elsewhere.close()
    })

    test('管理员给的密码，首次登录先改成自己的；退出登录时，同一浏览器的其他窗口也一并离开', async () => {
      await city.database.pool.query(`update officers set must_change_password = true where login = 'guo'`)
      const own = await browser.newContext({ viewport: phone, locale: 'zh-CN', reducedMotion: 'reduce', baseURL: address })
      own.setDefaultTimeout(60_000)
      const theirs = await own.newPage()
      await enter(theirs, 'guo')
      await theirs.getByText('请换成自己的新密码').waitFor()
      expect(await complaintsOf(theirs)).toEqual([])
      await theirs.getByLabel('原密码').fill(password)
      await theirs.getByLabel('新密码', { exact: false }).first().fill('Password@2026')
      await theirs.getByLabel('再输入一次新密码').fill('Password@2026')
      await theirs.getByRole('button', { name: '修改密码' }).click()
      await theirs.getByText('这是常用密码').waitFor()
      await theirs.getByLabel('新密码', { exact: false }).first().fill('Own-choice-2027')
      await theirs.getByLabel('再输入一次新密码').fill('Own-choice-2027')
      await theirs.getByRole('button', { name: '修改密码' }).click()
      await isInside(theirs)
      // Whoever signs out in one window leaves nothing on the screen of another.
      const second = await own.newPage()
      await second.goto('/desk/account')
      await second.getByRole('heading', { name: '登录的设备' }).waitFor()
      await theirs.getByRole('button', { name: /国资委/ }).click()
      await theirs.getByRole('button', { name: '退出登录' }).click()
      await second.waitForURL('**/desk/sign-in')
      await second.getByLabel('账号').waitFor()
      expect(await second.getByText('登录的设备').count()).toBe(0)
      await own.close()
    })
  },
)
