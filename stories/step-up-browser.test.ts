import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import type { City } from '#server/test/city.ts'
import { complaintsOf } from './browser-pages.ts'
import { approved, hands, recordOf, witnessed } from './disposal-life.ts'
import { type IdentityCity, openIdentityCity } from './identity-browser.ts'
import { onNotice, takeInventory } from './lives.ts'
import { decided, grounds } from './registered-city.ts'

const widths = [1440, 390] as const

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：撤销、销毁、对外发布之前再次验证身份（choice:step-up）',
  () => {
    let inBrowser: IdentityCity
    let city: City
    beforeAll(async () => {
      inBrowser = await openIdentityCity(20_400)
      city = inBrowser.city
    })
    afterAll(() => inBrowser.close())

    /** Somebody signed in by password and code, who enrols the first time. */
    const enter = async (login: string, width: number): Promise<Page> => {
      const page = await inBrowser.arrive(login, width)
      if (!inBrowser.secrets.has(login)) await inBrowser.enrol(page, login)
      else {
        await page.getByLabel('动态验证码').fill(inBrowser.codeOf(login))
        await page.getByRole('button', { name: '验证并登录' }).click()
      }
      await inBrowser.isInside(page)
      return page
    }
    /** Takes an act eleven minutes after signing in: the drawer says that it weighs, the proof is asked for and given by code, and the act goes on. */
    const take = async (
      login: string,
      kase: string,
      { button, weighs, fill }: { button: string; weighs: string; fill?: (page: Page) => Promise<void> },
      width: number,
    ) => {
      inBrowser.force(true)
      onTestFinished(() => inBrowser.force(false))
      const page = await enter(login, width)
      inBrowser.pass(11)
      await page.goto(`/desk/cases/${kase}`)
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByText(`本项办理${weighs}`).waitFor()
      await fill?.(page)
      expect(await complaintsOf(page)).toEqual([])
      await page
        .getByRole('dialog')
        .first()
        .getByRole('button', { name: button.endsWith('确认') ? button : `确认${button}` })
        .click()
      const dialog = page.getByRole('dialog', { name: '再次验证身份' })
      await dialog.getByText(`${weighs}须在10分钟内验证过`).waitFor()
      expect(await complaintsOf(page)).toEqual([])
      const box = (await dialog.boundingBox())!
      expect([
        box.x >= 0,
        box.x + box.width <= width,
        await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ]).toEqual([true, true, 0])
      await dialog.getByRole('button', { name: '改用动态验证码' }).click()
      await dialog.getByLabel('动态验证码').fill(inBrowser.codeOf(login))
      await dialog.getByRole('button', { name: '验证并继续' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.context().close()
      inBrowser.force(false)
    }

    test('撤销登记：复审决定前验证，凭证撤销', async () => {
      const assets = await takeInventory(city, ['宽屏撤销', '手机撤销'])
      for (const id of assets) await onNotice(city, id)
      await city.pass(30)
      for (const [n, width] of widths.entries()) {
        const kase = await city.open('叶受理', 'revocation', assets[n]!, await grounds(city))
        await city.act('叶受理', kase, 'submit')
        await city.act('林清查', kase, 'file', { statement: '采集依据正在核实。' })
        await city.act('林初审', kase, 'pass', decided)
        await take('chenfu', kase, { button: '决定撤销', weighs: '撤销或注销登记' }, width)
        await expect
          .poll(
            async () =>
              (await (await city.as('林初审')).ask(inventoryRoutes.readAsset, { params: { id: assets[n]! } })).certificate?.status,
          )
          .toBe('revoked')
      }
    })

    test('销毁：监销确认前验证，销毁记入台账', async () => {
      const assets = await takeInventory(city, ['宽屏销毁', '手机销毁'])
      for (const [n, width] of widths.entries()) {
        const kase = await approved(city, assets[n]!)
        await city.act(hands.executes, kase, 'file', await recordOf(city, kase))
        await take(
          'guojx',
          kase,
          {
            button: '监销确认',
            weighs: '销毁或清除数据',
            fill: async (page) => {
              await page.getByRole('dialog').getByRole('checkbox').first().check()
              await page
                .getByRole('dialog')
                .getByLabel(/^监销情况/)
                .fill(String(witnessed['observed']))
            },
          },
          width,
        )
        await expect.poll(async () => (await city.see(hands.proposes, kase)).ending).toBe('destroyed')
      }
    })

    test('对外发布：行业清单核定前验证，清单发布', async () => {
      const assets = await takeInventory(city, ['清单一', '清单二'])
      for (const [n, width] of widths.entries()) {
        const kase = await city.open('路行业', 'sector-list', null, {
          title: `交通运输清单之${n + 1}`,
          year: 2026 + n,
          scope: '本行业各单位已入目录的公共数据资产',
          focus: '出行服务需求优先',
          commentsUntil: '2026-12-20',
        })
        const params = { id: (await city.see('路行业', kase)).subjectId }
        await (await city.as('路行业')).ask(sectorListRoutes.addEntries, { params, body: { assetIds: [assets[n]!] } })
        for (const _ of ['discussing', 'checking']) await city.act('路行业', kase, 'submit')
        await take('qiao', kase, { button: '发布', weighs: '对外发布' }, width)
        await expect
          .poll(async () => (await (await city.as('路行业')).ask(sectorListRoutes.readSectorList, { params })).state)
          .toBe('published')
      }
    })
  },
)
