import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：监督检查、安全事件、报告、解释、争议和风险信号（§7.2，§7.3，§7.5，§8.4，§6.9）',
  () => {
    let city: City
    let browser: Browser
    let page: Page
    let incident: string
    let programme: string
    beforeAll(async () => {
      buildPages()
      city = await openCity()
      incident = await city.open('尹运营', 'incident', null, {
        title: '出行数据接口异常调用',
        system: '公共数据运营平台',
        discoveredOn: '2026-03-02',
        discoveredHour: 8,
        discoveredMinute: 30,
        kind: 'leak',
        level: 'larger',
        network: 'other',
        publicData: true,
        persons: 1_200_000,
        effect: '部分线路数据被批量调用',
        harmsPersons: true,
        suspectsCrime: false,
        isFlaw: false,
        planStarted: true,
        planLead: '数据安全应急预案，尹运营',
        measures: '已停用相关接口密钥，封存日志',
      })
      await city.act('尹运营', incident, 'submit')
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })

    const complaints = () => complaintsOf(page)
    const enter = async (login: string) => {
      page = await enterAs(browser, city, login)
    }
    const shows = async (address: string, heading: string) => {
      await page.goto(address)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' })
    }

    test('制定检查计划、随机抽取、在本机重新计算，全部一致', async () => {
      await enter('zheng')
      await shows('/desk/inspections/programmes', '检查计划')
      await page.getByRole('button', { name: '制定检查计划' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.getByLabel('计划名称').fill('2026年运营主体年度检查')
      await drawer.getByLabel('从哪一类单位中抽取').click()
      await page.getByTitle('数据运营主体').click()
      await drawer.getByLabel('抽取家数').fill('1')
      await drawer.getByLabel('滥用').check()
      await drawer.getByRole('button', { name: '制定', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '2026年运营主体年度检查' }).waitFor()
      programme = new URL(page.url()).pathname
      await page.getByRole('button', { name: '随机抽取', exact: true }).click()
      await page.getByRole('button', { name: '抽取', exact: true }).click()
      await page.getByRole('button', { name: '在本机重新计算' }).click()
      await page.getByText('1 家全部一致').waitFor()
      expect(await complaints()).toEqual([])
      await page.getByRole('button', { name: '对榕数运营有限公司开办检查' }).click()
      await page.getByText('检查通知').first().waitFor()
      expect(new URL(page.url()).pathname).toMatch(/^\/desk\/cases\//)
    })

    test('安全事件的时限画成进度，运营主体登记报告后变为已报告', async () => {
      await enter('yin')
      await shows(`/desk/incidents/${incident}`, '出行数据接口异常调用')
      await page.getByRole('img', { name: /报省级网信部门：已用时限的/ }).waitFor()
      await page.getByLabel('报告给谁').fill('省委网信办')
      await page.getByLabel('内容').fill('已通过专线报告')
      expect(await complaints()).toEqual([])
      // What is being written is still there for whoever looks something up and comes back.
      await page.goto('/desk/incidents')
      await shows(`/desk/incidents/${incident}`, '出行数据接口异常调用')
      expect([await page.getByLabel('报告给谁').inputValue(), await page.getByLabel('内容').inputValue()]).toEqual([
        '省委网信办',
        '已通过专线报告',
      ])
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('按时报告').waitFor()
      // What was told is no longer offered: the form begins anew with what is still to be told.
      expect(await page.getByLabel('内容').inputValue()).toBe('')
      expect(await page.locator('form.card').getByText('报省级网信部门').count()).toBe(0)
    })

    test('处置中的办件页引向报告时限；依据不压住填写处；意见在关上的办理窗里还在（§7.5）', async () => {
      await shows(`/desk/cases/${incident}`, '出行数据接口异常调用')
      await page.getByRole('link', { name: '报告时限和登记报告' }).click()
      await page.getByRole('heading', { name: '报告时限' }).waitFor()
      const begun = await city.open('尹运营', 'incident', null, { title: '票务接口异常调用' })
      await shows(`/desk/cases/${begun}`, '票务接口异常调用')
      await page.getByRole('button', { name: '约定 · 危害国家安全缺陷的报告时限' }).first().waitFor()
      const over = await page.evaluate<string[]>(
        "[...document.querySelectorAll('.field-label .basis')].filter((chip) => chip.getBoundingClientRect().right > chip.closest('.field-label').getBoundingClientRect().right + 1).map((chip) => chip.textContent)",
      )
      expect(over).toEqual([])
      await page.getByRole('button', { name: '立即报告', exact: true }).click()
      await page
        .getByRole('dialog')
        .getByLabel(/意见（选填/)
        .fill('先电话报告过，书面补报')
      await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: '立即报告', exact: true }).click()
      expect(
        await page
          .getByRole('dialog')
          .getByLabel(/意见（选填/)
          .inputValue(),
      ).toBe('先电话报告过，书面补报')
    })

    test('参数调整的办件页写明现行值、上一年按新值会有哪些不同；凭证有效期等各类参数都一样', async () => {
      const change = {
        title: '登记审查时限缩短',
        choice: 'review-deadline',
        value: '15',
        effectiveOn: '2026-12-01',
        carriedBy: '2026-12版',
        reason: '上一年度审查平均用时低于十五个工作日',
      }
      const limit = await city.open('郑局长', 'parameter-change', null, change)
      await city.act('郑局长', limit, 'submit')
      const other = await city.open('郑局长', 'parameter-change', null, { ...change, choice: 'certificate-validity', value: '5' })
      await enter('qian')
      await shows(`/desk/cases/${limit}`, change.title)
      await page.getByText('现行值20个工作日，拟改为15。').waitFor()
      await page.getByText(/首次登记 · 登记初审：(共 \d+ 项，超过时限的：按现行值 20 有|上一年没有这样的记录)/).waitFor()
      expect(await complaints()).toEqual([])
      await enter('zheng')
      await shows(`/desk/cases/${other}`, change.title)
      await page.getByText(/首次登记发放的凭证/).waitFor()
      await page.goto('/desk/rulings?tab=parameters')
      await page.getByLabel('参数', { exact: true }).first().click()
      await page.keyboard.type('信用记分')
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: '信用记分' }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByLabel('新值').fill('80')
      await page.getByRole('button', { name: '按上一年的记录推算' }).click()
      await page.getByText('类别：计分。').waitFor()
      expect(await complaints()).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1440, height: 900 })
      const find = page.getByLabel('按名称、条款或数值查找')
      await find.fill('补正期限')
      await find.press('Enter')
      await page.getByText('共 1 项', { exact: true }).waitFor()
      await page.waitForURL((url) => url.searchParams.get('q') === '补正期限' && url.searchParams.get('tab') === 'parameters')
    })

    test('各监督页面没有无障碍问题，手机宽度不横向滚动', async () => {
      await enter('zheng')
      const pages = [
        ['/desk/inspections', '监督检查台账'],
        [programme, '2026年运营主体年度检查'],
        ['/desk/incidents', '安全事件台账'],
        [`/desk/incidents/${incident}`, '出行数据接口异常调用'],
        ['/desk/risk-assessments', '风险评估台账'],
        ['/desk/annual-reports', '2025年度监管报告'],
        ['/desk/disputes', '争议台账'],
        ['/desk/rulings', '规程解释、参数和联络会议'],
        ['/desk/rulings?tab=parameters', '规程解释、参数和联络会议'],
        ['/desk/rulings?tab=meetings', '规程解释、参数和联络会议'],
        ['/desk/risk-signals', '风险信号'],
      ] as const
      for (const [address, heading] of pages) {
        await shows(address, heading)
        expect([address, ...(await complaints())]).toEqual([address])
      }
      await page.setViewportSize({ width: 390, height: 844 })
      for (const [address, heading] of pages) {
        await shows(address, heading)
        expect([address, await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')]).toEqual([address, 0])
      }
    })
  },
)
