import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { openCity, transport, type City } from '#server/test/city.ts'
import { asSystem } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { findingsOf, ofTransport, startRound } from './lives.ts'

/** A table with what people look for in it: a column of names, districts, dates in two orders, and a few empty cells. */
function permitsCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) =>
    [
      `XK${String(n).padStart(5, '0')}`,
      ['鼓楼区', '台江区', '仓山区', '晋安区'][n % 4],
      n % 9 === 0 ? '' : `${'陈林黄郑王'[n % 5]}${'伟芳敏静强'[(n * 3) % 5]}`,
      `2025-0${1 + (n % 9)}-11`,
      n % 50 === 0 ? '2024-01-01' : `2026-0${1 + (n % 9)}-11`,
      (n * 37) % 1000,
    ].join(','),
  )
  return `许可编号,区,经办人,开工日期,竣工日期,占道面积\n${lines.join('\n')}\n`
}

/** How long a page may take on a slow machine before the story says that it does not come. */
const patience = { timeout: 150_000 }

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：添加数据源、看扫描结果、更正字段、设规则、看质量',
  { timeout: 600_000 },
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'permits-'))
    const file = path.join(folder, '占道施工许可.csv')
    let city: City
    let browser: Browser
    let page: Page
    let roundId: string
    beforeAll(async () => {
      buildPages()
      writeFileSync(file, permitsCsv(600))
      city = await openCity()
      roundId = (await startRound(city, ofTransport)).roundId
      browser = await openBrowser()
      page = await enterAs(browser, city, 'lin')
      page.context().setDefaultTimeout(patience.timeout)
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
      rmSync(folder, { recursive: true, force: true })
    })
    const complaints = () => complaintsOf(page)
    const finding = async () => {
      const client = await city.as(ofTransport[0])
      const line = (await findingsOf(city, ofTransport[0], roundId)).find((each) => each.state === 'proposed')!
      return client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
    }

    test('上传一个文件，进度和扫描结果自己出现', async () => {
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByRole('heading', { name: '数据源', level: 2 }).waitFor()
      await page.getByLabel('选择数据文件').setInputFiles(file)
      await page.getByRole('list', { name: '上传进度' }).getByText('已上传').waitFor()
      await page.getByRole('link', { name: '占道施工许可.csv' }).waitFor()
      expect(await complaints()).toEqual([])
    })

    test('四种添加方式都写明怎么做；连接数据库缺什么，就在那一项下面说', async () => {
      await page.getByRole('link', { name: '连接数据库' }).click()
      await page.getByRole('button', { name: '连接并扫描' }).click()
      await page.getByText('请填主机名或 IP 地址').waitFor()
      expect(await page.getByLabel('主机').getAttribute('aria-invalid')).toBe('true')
      expect(await page.getByLabel('建只读账号的语句').textContent()).toContain('GRANT SELECT')
      expect(await complaints()).toEqual([])
      await page.getByRole('link', { name: '单位自行扫描的结果' }).click()
      await page.getByLabel('扫描命令').waitFor()
      expect(await complaints()).toEqual([])
    })

    test('打开扫描结果，用键盘看依据、定级，更正一个字段的含义', async () => {
      await page.getByRole('link', { name: '占道施工许可.csv' }).click()
      await page.getByRole('grid', { name: '字段' }).waitFor()
      await page.getByRole('row', { name: /^区/ }).click()
      await page.keyboard.press('ArrowRight')
      await page.getByRole('region', { name: '判断依据' }).waitFor()
      await page.keyboard.press('2')
      await expect.poll(async () => (await finding()).finding.columns.find((each) => each.name === '区')?.grade, patience).toBe(2)
      await page.getByRole('row', { name: /^许可编号/ }).click()
      await page.getByLabel('许可编号 的含义').selectOption('license_no')
      await expect
        .poll(async () => (await finding()).finding.columns.find((each) => each.name === '许可编号')?.semanticType, patience)
        .toBe('license_no')
      expect(await complaints()).toEqual([])
    })

    test('给字段设规则：写错的当场指出，保存并重新扫描后，质量报告里看得到不符合的数目', async () => {
      await page.getByRole('link', { name: '规则', exact: true }).click()
      await page.getByRole('button', { name: '添加规则' }).click()
      const rule = page.getByRole('listitem').filter({ has: page.getByLabel('规则种类') })
      const choose = async (label: string, option: string) => {
        await rule.getByLabel(label, { exact: true }).click()
        await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
      }
      await choose('字段', '经办人')
      await choose('规则种类', '格式')
      await rule.getByLabel(/正则表达式/).fill('([')
      await page.getByRole('button', { name: '保存并重新扫描' }).click()
      await page.getByText('方括号或反斜杠没有写完').waitFor()
      expect(await complaints()).toEqual([])
      await choose('规则种类', '必填')
      await page.getByRole('button', { name: '保存并重新扫描' }).click()
      await expect.poll(async () => (await finding()).finding.quality?.rules.map((each) => each.failed), patience).toEqual([67])
      await page.goto(`/desk/inventory/findings/${(await finding()).id}?tab=quality`)
      await page.getByRole('img', { name: /各质量维度的得分/ }).waitFor()
      await page.getByRole('row', { name: /经办人.*67/ }).waitFor()
      expect(await complaints()).toEqual([])
    })

    test('信息卡上扫描看不出的项标着“待填”，窄屏上没有横向滚动', async () => {
      await page.goto(`/desk/inventory/findings/${(await finding()).id}`)
      await page.getByText('待填', { exact: true }).first().waitFor()
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByRole('grid', { name: '字段' }).waitFor()
      await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(await complaints()).toEqual([])
    })
    test('信息卡上刚写的字：马上刷新还在，保存被拒绝之后刷新也还在', async () => {
      const field = page.locator('[data-field=internalUse] input')
      await field.fill('刚写完就刷新')
      await page.reload()
      await expect.poll(() => field.inputValue()).toBe('刚写完就刷新')
      await expect.poll(async () => (await finding()).card['internalUse']).toBe('刚写完就刷新')
      // The page is not told of what others do: it stands as it was opened.
      await page.route('**/api/events', (route) => route.abort())
      const { id, version, card } = await finding()
      await (
        await city.as(ofTransport[1])
      ).ask(inventoryRoutes.saveFindingCard, { params: { id }, body: { version, card: { ...card, purpose: '同事写的' } } })
      await field.fill('我写的')
      await page.getByText('已有人办理过').first().waitFor()
      await page.reload()
      await expect.poll(() => field.inputValue()).toBe('我写的')
      expect(await page.locator('[data-field=purpose] input').inputValue()).toBe('同事写的')
      await page.unroute('**/api/events')
    })

    test('处理完一项，接着到下一项', async () => {
      const second = path.join(folder, '占道施工验收.csv')
      writeFileSync(
        second,
        `验收编号,结果\n${Array.from({ length: 40 }, (_, n) => `YS${n},${n % 5 === 0 ? '不合格' : '合格'}`).join('\n')}\n`,
      )
      const first = (await finding()).id
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByLabel('选择数据文件').setInputFiles(second)
      await page.getByRole('link', { name: '占道施工验收.csv' }).waitFor()
      await page.goto(`/desk/inventory/findings/${first}`)
      await page.getByRole('button', { name: '不纳入…' }).click()
      await page.getByRole('dialog').getByRole('textbox').fill('重复的导出')
      await page.getByRole('dialog').getByRole('button', { name: '不纳入' }).click()
      await page.getByRole('link', { name: /^下一项待确认（还有 1 项）：占道施工验收/ }).click()
      await page.getByRole('heading', { name: '占道施工验收.csv', level: 1 }).waitFor()
      expect(await complaints()).toEqual([])
    })

    test('未读的提醒多于五条的，其余的也打得开', async () => {
      const notes = Array.from({ length: 7 }, (_, n) => ({
        organisationId: city.id(transport),
        kind: 'told',
        subject: `告知${n}`,
        words: { zh: `第${n + 1}条告知`, en: `Note ${n + 1}` },
        basis: '§3.5',
        href: '/desk/inventory',
      }))
      await asSystem(city.db, (tx) => sendNotes(tx, notes, city.clock.now()))
      await page.goto('/desk/inventory')
      const list = page.getByRole('list', { name: '提醒' })
      await list.getByRole('button', { name: /^还有 \d+ 条未读，全部显示/ }).click()
      for (const { words } of notes) await list.getByRole('link', { name: words.zh, exact: true }).waitFor()
      expect(await complaints()).toEqual([])
    })

    test('已阅的提醒在“已读的提醒”里找得到，点一下还到要办的地方', async () => {
      const list = page.getByRole('list', { name: '提醒' })
      await list.getByRole('button', { name: '已阅：第7条告知' }).click()
      await list.getByRole('link', { name: '第7条告知', exact: true }).waitFor({ state: 'detached' })
      await list.getByRole('link', { name: '已读的提醒' }).click()
      await page.getByRole('heading', { level: 1, name: '提醒' }).waitFor()
      const rows = page.getByRole('region', { name: '提醒' }).or(page.getByRole('table'))
      await rows.getByRole('link', { name: '第7条告知' }).first().waitFor()
      expect(await page.getByRole('link', { name: '第6条告知' }).count()).toBe(0)
      expect(await complaints()).toEqual([])
      await page.getByRole('link', { name: '第7条告知' }).click()
      await page.waitForURL('**/desk/inventory')
    })
  },
)
