import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { password } from '#server/test/city.ts'
import { complaintsOf } from './browser-pages.ts'
import { type IdentityCity, openIdentityCity } from './identity-browser.ts'

const phone = 390

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：进不来的人怎么回来（choice:lock-out、choice:password、choice:second-factor）',
  () => {
    let city: IdentityCity
    beforeAll(async () => {
      city = await openIdentityCity(21_400)
      city.force(true)
    })
    afterAll(() => city.close())

    const arrive = (login: string, word = password, width = phone) => city.arrive(login, width, word)
    /** The password was taken: inside, or before the second factor that the post must have. */
    const isLetIn = (page: Page) =>
      page.getByRole('button', { name: '启用动态验证码' }).or(page.getByRole('navigation').first()).first().waitFor()
    let codes: string[] = []

    test('连续输错密码：写明锁定到几点、怎么办；期间密码对了也不行，过了时间就能登录', async () => {
      const page = await arrive('lin', 'Wrong-word-2026')
      for (let times = 1; times < 5; times++) {
        await page.getByText('登录名或密码不正确').waitFor()
        await Promise.all([
          page.waitForResponse((response) => response.url().endsWith('/api/session') && response.request().method() === 'POST'),
          page.getByRole('button', { name: '登录', exact: true }).click(),
        ])
      }
      const right = await arrive('lin')
      await right.getByText(/已锁定至 \d\d:\d\d/).waitFor()
      expect(await right.getByRole('alert').innerText()).toMatch(/以后再试，或请安全管理员解锁/)
      expect(await complaintsOf(right)).toEqual([])
      city.pass(31)
      await isLetIn(await arrive('lin'))
    })

    test('手机丢了：用一个恢复码登录，用过的不能再用', async () => {
      const first = await arrive('linchu')
      codes = await city.enrol(first, 'linchu')
      await city.isInside(first)
      expect(codes.length).toBeGreaterThan(5)
      const use = async (code: string) => {
        const page = await arrive('linchu')
        await page.getByRole('button', { name: '设备不在身边，改用恢复码' }).click()
        await page.getByLabel('恢复码').fill(code)
        await page.getByRole('button', { name: '验证并登录' }).click()
        return page
      }
      const page = await use(codes[0]!)
      await city.isInside(page)
      expect(await complaintsOf(page)).toEqual([])
      const again = await use(codes[0]!)
      await again.getByRole('alert').waitFor()
      expect(new URL(again.url()).pathname).toBe('/desk/sign-in')
      await again.close()
    })

    test('恢复码也丢了：安全管理员核实本人后清除，正在用的登录立即结束，下次登录重新启用', async () => {
      const keeper = await arrive('tie', password, 1440)
      await city.enrol(keeper, 'tie')
      await city.isInside(keeper)
      const theirs = await arrive('linchu')
      await theirs.getByLabel('动态验证码').fill(city.codeOf('linchu'))
      await theirs.getByRole('button', { name: '验证并登录' }).click()
      await city.isInside(theirs)
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
      await city.city.database.pool.query(`update officers set password_set_at = $1 where login = 'lin'`, [
        new Date(city.now() - 90 * 86_400_000),
      ])
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
  },
)
