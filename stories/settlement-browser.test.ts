import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settlementRoutes as routes } from '#contract/settlement.ts'
import { asSystem } from '#server/db/transaction.ts'
import { takeIncome } from '#server/settlement/incomes.sql.ts'
import { openCity, transport, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { onNotice, takeInventory } from './lives.ts'
import { agree, certificateOf, developer, operator } from './trading-life.ts'

const widths = [1440, 390] as const

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：收益共享、分配、汇缴、再分配和追溯（§6.4–§6.7、§7.1）',
  () => {
    let city: City
    let browser: Browser
    let order: string
    let sharing: string
    let distribution: string
    beforeAll(async () => {
      buildPages()
      city = await openCity()
      const [asset] = await takeInventory(city, ['公交线路'])
      await onNotice(city, asset!)
      await city.pass(30)
      order = await sold(asset!)
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })

    /** A product from the asset under an agreement, and two settled orders with their incomes: 1,000,000.00 and 3.33 yuan; answers with the first. */
    async function sold(asset: string): Promise<string> {
      const [product, first, second] = [randomUUID(), randomUUID(), randomUUID()]
      const { pool } = city.database
      await pool.query(
        `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, uses_public, state, made_at) values ($1, '榕产〔2026〕1号', '公交客流指数', 'api', 'industry', $2, $3, true, 'listed', now())`,
        [product, city.id(developer), city.id(operator)],
      )
      await pool.query(
        `insert into product_sources (product_id, position, asset_id, agreement_id, certificate_number, holder_id, holder_kind) select $1::uuid, 0, asset_id, id, $2, holder_id, holder_kind from agreements where number = $3`,
        [product, await certificateOf(city, asset), await agree(city, asset)],
      )
      for (const [id, number, fen] of [
        [first, 'DD-2026-1', 1_000_000_00],
        [second, 'DD-2026-2', 3_33],
      ] as const) {
        await pool.query(
          `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_name, purpose, kind, amount_fen, state, placed_at) values ($1, $2, $2, $3, $4, $5, '榕行科技', '出行服务', 'per-use', $6, 'completed', now())`,
          [id, number, product, city.id(developer), city.id(operator), fen],
        )
        await asSystem(city.db, (tx) => takeIncome(tx, { orderId: id, productId: product, amountFen: fen, at: city.clock.now() }))
      }
      return first
    }

    /** Types a day or a month and takes it over, which shuts its calendar. */
    const takeDay = async (page: Page, label: string, day: string): Promise<void> => {
      await page.getByLabel(label).fill(day)
      await page.getByLabel(label).press('Enter')
    }
    const enter = (login: string) => enterAs(browser, city, login)
    /** Whether the page itself is wider than the window, and what makes it so. */
    const tooWide = (page: Page) =>
      page.evaluate<string[]>(
        `document.documentElement.scrollWidth <= window.innerWidth ? [] : ['wide ' + document.documentElement.scrollWidth, ...[...document.querySelectorAll('main *')].filter(each => each.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 5).map(each => each.outerHTML.slice(0, 120))]`,
      )
    /** Looks at what is shown at every width, and goes back to the wide one. */
    const look = async (page: Page, name: string): Promise<void> => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        // The library measures anew a moment after the window changed.
        await page.waitForTimeout(400)
        if (process.env['RONGSHU_SHOTS'])
          await page.screenshot({ path: `${process.env['RONGSHU_SHOTS']}/${name}-${width}.png`, fullPage: true })
        await expect.poll(() => tooWide(page), { message: `${name} at ${width}` }).toEqual([])
        expect.soft(await complaintsOf(page), `${name} at ${width}`).toEqual([])
      }
      await page.setViewportSize({ width: 1440, height: 900 })
    }

    test('运营主体在页面上拟订收益共享协议；生产主体在窄屏上确认，运营主体在列表里看到还差几方', async () => {
      const page = await enter('yin')
      await page.goto('/desk/sharing')
      await page.getByText('运营主体为产品拟订协议').waitFor()
      await look(page, 'sharing-empty')
      await page.getByRole('link', { name: '拟订协议' }).click()
      await page.getByRole('combobox', { name: '产品', exact: true }).click()
      await page.getByTitle('公交客流指数').click()
      await page.getByLabel('交易费').fill('2')
      await page.getByLabel('税及附加').fill('6')
      await page.getByRole('combobox', { name: '收益调节资金' }).click()
      await page.getByTitle('榕城市财政局').click()
      await page.getByRole('button', { name: '列入' }).click()
      expect(await page.getByRole('button', { name: '提交各方确认' }).isDisabled()).toBe(true)
      await page.getByLabel('每单直接成本').fill('')
      expect(await page.getByLabel('每单直接成本').inputValue(), '清空的不变成0').toBe('')
      await page.getByText('填写每单直接成本，以元为单位，没有的填0').waitFor()
      await page.getByLabel('每单直接成本').fill('0')
      for (const [name, parts] of [
        [transport, 30],
        [developer, 25],
        [operator, 40],
        ['榕城市财政局', 5],
      ] as const)
        await page.getByLabel(new RegExp(`^${name}`)).fill(String(parts))
      await page.getByText('合计 100 份').waitFor()
      await look(page, 'proposal')
      await page.getByRole('button', { name: '提交各方确认' }).click()
      await page.getByRole('heading', { level: 1, name: '公交客流指数 · 收益共享协议' }).waitFor()
      await page.getByText('2%', { exact: true }).waitFor()
      sharing = page.url().split('/').at(-1)!
      const own = await enter('lin')
      await own.setViewportSize({ width: 390, height: 844 })
      await own.goto(`/desk/sharing/${sharing}`)
      await own.getByRole('button', { name: '代表本单位确认' }).click()
      await own.getByText('林清查 已确认').waitFor()
      expect(await own.getByRole('button', { name: '代表本单位确认' }).count()).toBe(0)
      await page.reload()
      await page.getByText('林清查 已确认').waitFor()
      await page.getByRole('link', { name: '就收益分配提出争议' }).waitFor({ state: 'detached' })
      await look(page, 'agreement')
      await page.getByRole('button', { name: '代表本单位确认' }).click()
      await page.getByText('尹运营 已确认').waitFor()
      await page.goto('/desk/sharing')
      await page.getByText('2 / 4').waitFor()
      await look(page, 'sharing')
      for (const name of ['康开发', '钱财政']) await (await city.as(name)).ask(routes.signSharing, { params: { id: sharing } })
      await page.reload()
      await page.getByText('已生效').waitFor()
    })

    test('分配算出后各方在页面上确认本方份额；运营主体看得到逐笔明细', async () => {
      distribution = await city.open('尹运营', 'distribution', null, {
        title: '2026年4月收益分配',
        untilOn: city.clock.today(),
        negotiation: '三方协商一致，纪要存档',
      })
      await city.act('尹运营', distribution, 'submit')
      const page = await enter('lin')
      await page.goto('/desk/distributions')
      await page.getByRole('link', { name: '2026年4月收益分配' }).click()
      await page.getByRole('link', { name: '就收益分配提出争议' }).click()
      await page.getByText('2026年4月收益分配').waitFor()
      expect(await page.getByRole('button', { name: '开办' }).isEnabled()).toBe(true)
      await page.goBack()
      await page.getByRole('button', { name: '确认本单位份额 276,000.92 元' }).click()
      await page.getByText('林清查 已确认').waitFor()
      await page.getByText('，与净额一致').waitFor()
      await look(page, 'distribution-of-a-party')
      for (const name of ['康开发', '钱财政']) await (await city.as(name)).ask(routes.agreeDistribution, { params: { id: distribution } })
      const leads = await enter('yin')
      await leads.goto(`/desk/distributions/${distribution}`)
      await leads.getByText('DD-2026-2').waitFor()
      await look(leads, 'distribution')
      await city.act('尹运营', distribution, 'file')
      await city.act('林初审', distribution, 'accept')
      await leads.goto('/desk/distributions')
      await leads.getByText('已报备').first().waitFor()
      await look(leads, 'distributions')
    })

    test('登记机构在页面上登记归集到账；款项列入批次、入库；单位在页面上记账，对账一致', async () => {
      const page = await enter('linchu')
      await page.goto('/desk/receivables?tab=lines')
      await page.getByRole('button', { name: '登记归集' }).click()
      await page.getByRole('dialog').getByText('登记归集到账：276,000.92 元').waitFor()
      await takeDay(page, '到账日期', city.clock.today())
      await page.getByLabel('银行回单号').fill('YH-2026-0001')
      await look(page, 'collection')
      await page.getByRole('button', { name: '全额到账' }).click()
      await page.getByText('YH-2026-0001').waitFor()
      await look(page, 'receivables')
      const batch = await city.open('林初审', 'remittance', null, { title: '2026年4月第一批', collectedUntil: city.clock.today() })
      await city.act('林初审', batch, 'submit')
      await city.act('陈复审', batch, 'file', {
        voucherNumber: 'JK-350100-1',
        collectionCode: '35010026110000000001',
        executingCode: '350100001',
        itemCode: '103070601',
        issuedOn: city.clock.today(),
        amountFen: 276_000_92,
      })
      await city.act('钱财政', batch, 'accept', { receiptNumber: 'RK-2026-0001', receivedOn: city.clock.today(), amountFen: 276_000_92 })
      await page.goto('/desk/receivables?tab=batches')
      await page.getByText('RK-2026-0001').waitFor()
      await look(page, 'remittances')
      await page.getByRole('link', { name: '2026年4月第一批', exact: true }).click()
      await page.getByRole('link', { name: '批次内各笔应缴款和合计' }).click()
      await page.getByText(/汇缴批次 .+“2026年4月第一批”：1 笔，合计 276,000.92 元/).waitFor()
      await look(page, 'batch-lines')
      const own = await enter('lin')
      await own.goto('/desk/books')
      await takeDay(own, '建账月份', city.clock.today().slice(0, 7))
      await look(own, 'books-opening')
      await own.getByRole('button', { name: '建立账套' }).click()
      await own.getByText(`自${city.clock.today().slice(0, 7)}`).waitFor()
      await own.goto('/desk/receivables?tab=lines')
      await own.getByRole('button', { name: '记应缴分录' }).click()
      await own.getByRole('button', { name: '记上缴分录' }).click()
      await own.getByRole('button', { name: '记上缴分录' }).waitFor({ state: 'detached' })
      await own.getByRole('link', { name: '按单位和期间对账' }).click()
      await own.getByText('一致', { exact: true }).waitFor()
      await look(own, 'reconciliation')
      const set = `/desk/books/${city.id(transport)}`
      await own.goto(`${set}?tab=vouchers`)
      const entry = own.getByRole('row', { name: /应缴/ }).first()
      await entry.waitFor()
      await takeDay(own, '会计期间', '2025-12')
      await entry.waitFor({ state: 'detached' })
      await takeDay(own, '会计期间', city.clock.today().slice(0, 7))
      await entry.waitFor()
      await look(own, 'vouchers-of-a-month')
      await own.goto(`${set}/entry?template=purchase`)
      await own.getByLabel('记账日期').waitFor()
      await look(own, 'entry')
    })

    test('从订单页追溯到国库和数据源：图上有框，下面有清单，途中的办件写明经办人', async () => {
      const page = await enter('zheng')
      await page.goto(`/desk/orders/${order}`)
      await page.getByRole('link', { name: '追溯', exact: true }).click()
      const drawn = page.getByRole('region', { name: '追溯图' })
      await drawn.getByText('2026年4月第一批').waitFor()
      const kinds = [
        '数据源',
        '办件与经办人',
        '登记凭证',
        '数据资产',
        '运营授权',
        '开发利用协议',
        '数据产品',
        '订单',
        '收益分配',
        '应缴财政款',
        '汇缴国库',
      ]
      expect(await drawn.locator('.trace-kind').allInnerTexts()).toEqual(kinds)
      for (const kind of kinds) await page.getByRole('region', { name: kind }).getByRole('listitem').first().waitFor()
      expect(await page.getByRole('region', { name: '办件与经办人' }).innerText()).toMatch(/提交：林清查（榕城市交通运输局/)
      expect(await page.getByRole('region', { name: '汇缴国库' }).innerText()).toContain('已入库')
      await look(page, 'trace')
      await page.setViewportSize({ width: 390, height: 844 })
      await page.reload()
      await drawn.getByText('DD-2026-1').waitFor()
      // What it began from is in sight, however narrow the window is.
      const isInSight = async () => {
        const box = (await drawn.getByText('DD-2026-1').boundingBox())!
        return box.x >= 0 && box.x + box.width <= 390
      }
      await expect.poll(isInSight).toBe(true)
      if (process.env['RONGSHU_SHOTS']) await page.screenshot({ path: `${process.env['RONGSHU_SHOTS']}/trace-opened-390.png` })
      await page.getByRole('button', { name: /^数据源 \d/ }).click()
      await expect
        .poll(
          async () => {
            const column = (await drawn.getByText('数据源', { exact: true }).boundingBox())!
            return column.x >= 0 && column.x + column.width <= 390
          },
          { message: '按一下，那一列就在眼前' },
        )
        .toBe(true)
      await drawn.getByRole('link', { name: '2026年4月收益分配' }).click()
      await page.getByRole('heading', { level: 1, name: '2026年4月收益分配' }).waitFor()
    })

    test('两局设定参数，月份结束后财政经办人在页面上计算再分配', async () => {
      const rule = await city.open('钱财政', 'redistribution', null, {
        title: '2026年再分配参数',
        unitParts: 50,
        serviceParts: 30,
        generalParts: 20,
        effectiveOn: '2026-01-01',
        ground: '按上年各单位治理投入测算，两局会商一致',
      })
      await city.act('钱财政', rule, 'submit')
      await city.act('钱财政', rule, 'pass')
      await city.act('郑局长', rule, 'pass')
      const month = city.clock.today().slice(0, 7)
      await city.pass(70)
      const page = await enter('qian')
      await page.goto('/desk/redistribution')
      await takeDay(page, '计算月份', month)
      await page.getByRole('button', { name: /^计\s?算$/ }).click()
      await page.getByText('新增 1 行').waitFor()
      await page.getByText('138,000.46 元').waitFor()
      await look(page, 'redistribution')
    })
  },
)
