import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '#server/config.ts'
import { findFreePort } from '#server/free-port.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, openBrowser, signIn } from './browser-pages.ts'

const minute = 60_000
const phone = 390

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：进不来的人怎么回来（choice:lock-out、choice:password、choice:second-factor）', () => {
  let realNow = Date.parse('2026-03-02T09:00:00+08:00')
  let city: City
  let browser: Browser
  let address: string
  const secrets = new Map<string, string>()
  beforeAll(async () => {
    buildPages()
    const port = await findFreePort('127.0.0.1', 21_400 + (process.pid % 1000))
    address = `http://localhost:${port}`
    city = await openCity({ clock: makeClock(() => realNow), config: { port, publicUrl: address } })
    ;(city.config as { -readonly [K in keyof Config]: Config[K] }).forcesIdentity = true
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const codeOf = (login: string) => {
    realNow += minute
    return new TOTP({ secret: Secret.fromBase32(secrets.get(login)!) }).generate({ timestamp: realNow })
  }
  const arrive = (login: string, word = password, width = phone) => signIn(browser, { base: address }, login, width, word)
  const isInside = async (page: Page) => {
    await page.waitForURL(url => !url.pathname.endsWith('/sign-in'))
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  /** Enrols a device and answers the recovery codes that are shown this once. */
  const enrol = async (page: Page, login: string): Promise<string[]> => {
    await page.getByRole('button', { name: '启用动态验证码' }).click()
    await page.getByRole('img', { name: '动态验证码的二维码' }).waitFor()
    secrets.set(login, (await page.locator('.code-secret').innerText()).replaceAll(' ', ''))
    await page.getByLabel('应用显示的六位验证码').fill(codeOf(login))
    await page.getByRole('button', { name: '确认启用' }).click()
    await page.getByRole('heading', { name: '恢复码' }).waitFor()
    const codes = await page.locator('.recovery li').allInnerTexts()
    await page.getByRole('button', { name: '已经保存好，继续' }).click()
    return codes
  }
  /** The password was taken: inside, or before the second factor that the post must have. */
  const isLetIn = (page: Page) => page.getByRole('button', { name: '启用动态验证码' }).or(page.getByRole('navigation').first()).first().waitFor()
  let codes: string[] = []

  test('连续输错密码：写明锁定到几点、怎么办；期间密码对了也不行，过了时间就能登录', async () => {
    const page = await arrive('lin', 'Wrong-word-2026')
    for (let times = 1; times < 5; times++) {
      await page.getByText('登录名或密码不正确').waitFor()
      const answered = page.waitForResponse(response => response.url().endsWith('/api/session') && response.request().method() === 'POST')
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await answered
    }
    const right = await arrive('lin')
    await right.getByText(/已锁定至 \d\d:\d\d/).waitFor()
    expect(await right.getByRole('alert').innerText()).toMatch(/以后再试，或请安全管理员解锁/)
    expect(await complaintsOf(right)).toEqual([])
    realNow += 31 * minute
    await isLetIn(await arrive('lin'))
  })

  test('手机丢了：用一个恢复码登录，用过的不能再用', async () => {
    const first = await arrive('linchu')
    codes = await enrol(first, 'linchu')
    await isInside(first)
    expect(codes.length).toBeGreaterThan(5)
    const use = async (code: string) => {
      const page = await arrive('linchu')
      await page.getByRole('button', { name: '设备不在身边，改用恢复码' }).click()
      await page.getByLabel('恢复码').fill(code)
      await page.getByRole('button', { name: '验证并登录' }).click()
      return page
    }
    const page = await use(codes[0]!)
    await isInside(page)
    expect(await complaintsOf(page)).toEqual([])
    const again = await use(codes[0]!)
    await again.getByRole('alert').waitFor()
    expect(new URL(again.url()).pathname).toBe('/desk/sign-in')
    await again.close()
  })

  test('恢复码也丢了：安全管理员核实本人后清除，正在用的登录立即结束，下次登录重新启用', async () => {
    const keeper = await arrive('tie', password, 1440)
    await enrol(keeper, 'tie')
    await isInside(keeper)
    const theirs = await arrive('linchu')
    await theirs.getByLabel('动态验证码').fill(codeOf('linchu'))
    await theirs.getByRole('button', { name: '验证并登录' }).click()
    await isInside(theirs)
    await keeper.goto('/desk/administration?list=officers')
    await keeper.getByLabel('姓名或登录名').fill('林初审')
    await keeper.getByRole('button', { name: '清除第二因素：林初审', exact: true }).click()
    const asked = keeper.getByRole('dialog')
    await asked.getByText('请先当面核实身份').waitFor()
    await asked.getByLabel('事由').fill('本人到场，出示证件核实，手机遗失')
    await asked.getByRole('button', { name: '确定' }).click()
    await asked.waitFor({ state: 'hidden' })
    await theirs.reload()
    await theirs.waitForURL('**/desk/sign-in**')
    const anew = await arrive('linchu')
    await anew.getByRole('button', { name: '启用动态验证码' }).waitFor()
  })

  test('密码满九十天：登录后先换，写明为什么；换过就进入', async () => {
    await city.database.pool.query(`update officers set password_set_at = $1 where login = 'lin'`, [new Date(realNow - 90 * 24 * 60 * minute)])
    const page = await arrive('lin')
    await page.getByText('请换成自己的新密码').waitFor()
    await page.getByText('或已到更换期限').waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await page.getByLabel('原密码').fill(password)
    await page.getByLabel('新密码', { exact: false }).first().fill('Own-choice-2027')
    await page.getByLabel('再输入一次新密码').fill('Own-choice-2027')
    await page.getByRole('button', { name: '修改密码' }).click()
    await isLetIn(page)
  })
})
