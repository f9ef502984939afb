import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { openCity, type City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { findingsOf, ofTransport, startRound } from './lives.ts'

const patience = { timeout: 150_000 }
const file = (name: string, m: number) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`线路,人次\n${Array.from({ length: 30 }, (_, n) => `K${n % 5}路,${m * 100 + n}`).join('\n')}\n`),
})

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')(
  '在真实浏览器里：一次选了逐月的几个文件，平台提议合成一个数据集（§3.2、§3.9）',
  () => {
    let city: City
    let browser: Browser
    let page: Page
    let roundId: string
    beforeAll(async () => {
      buildPages()
      city = await openCity()
      roundId = (await startRound(city, ofTransport)).roundId
      browser = await openBrowser()
      page = await enterAs(browser, city, 'lin')
      page.context().setDefaultTimeout(patience.timeout)
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByRole('heading', { name: '数据源', level: 2 }).waitFor()
    })
    afterAll(async () => {
      await browser.close()
      await city.close()
    })
    const sources = async () =>
      (await (await city.as(ofTransport[0])).ask(inventoryRoutes.readRound, { params: { id: roundId } })).sourceList

    test('同意，就是一个数据源、一项扫描结果，写明由哪些文件合成', async () => {
      await page.getByLabel('选择数据文件').setInputFiles([1, 2, 3].map((m) => file(`公交刷卡_20250${m}.csv`, m)))
      const proposal = page.getByRole('region', { name: '公交刷卡：是否合成一个数据集' })
      await proposal.getByText('3 个文件似为同一数据集“公交刷卡”的各期').waitFor()
      expect(await sources()).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect([await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), await complaintsOf(page)]).toEqual([true, []])
      await page.setViewportSize({ width: 1440, height: 900 })
      await proposal.getByRole('button', { name: '合成一个数据集上传' }).click()
      await page.getByRole('list', { name: '上传进度' }).getByText('已上传').waitFor()
      expect((await sources()).map(({ name, files }) => [name, files])).toEqual([['公交刷卡', 3]])
      await page.getByRole('link', { name: '公交刷卡', exact: true }).click()
      await page.getByRole('link', { name: '结构与来源' }).click()
      await page.getByText('由 3 个同结构文件合成').waitFor()
      expect((await findingsOf(city, ofTransport[0], roundId)).map(({ dataset, rows }) => [dataset, rows])).toEqual([['公交刷卡', 90]])
      expect(await complaintsOf(page)).toEqual([])
    })

    test('不同意，就各是各的；名称不相像的不问', async () => {
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByLabel('选择数据文件').setInputFiles([file('线网_2024.csv', 1), file('线网_2025.csv', 2), file('站点.csv', 3)])
      await page.getByRole('region', { name: '线网：是否合成一个数据集' }).getByRole('button', { name: '逐个上传' }).click()
      await expect
        .poll(async () => new Set((await sources()).map(({ name, files }) => `${name} ${files}`)), patience)
        .toEqual(new Set(['公交刷卡 3', '站点.csv 1', '线网_2024.csv 1', '线网_2025.csv 1']))
      expect(await page.getByRole('region', { name: /是否合成一个数据集/ }).count()).toBe(0)
    })

    test('合成错了，就在数据源表里拆开，各成一个数据集，不用再上传', async () => {
      await page.goto(`/desk/inventory/${roundId}`)
      await page.getByRole('button', { name: '拆成各个文件 公交刷卡' }).click()
      await page.getByText('3 个文件重新扫描，各成一个数据集、各建一张卡，不用再上传').waitFor()
      await page.getByRole('button', { name: '拆成各个文件', exact: true }).click()
      await page.getByText('3 个文件，各成数据集').waitFor()
      await expect
        .poll(
          async () =>
            (await findingsOf(city, ofTransport[0], roundId))
              .filter(({ dataset, state }) => dataset.startsWith('公交刷卡') && state !== 'replaced')
              .map(({ dataset, rows }) => `${dataset} ${rows}`)
              .toSorted(),
          patience,
        )
        .toEqual([1, 2, 3].map((m) => `公交刷卡/公交刷卡_20250${m}.csv 30`))
    })
  },
)
