import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import type { City } from '#server/test/city.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { ofTransport } from './lives.ts'
import { deregister, registeredCity, whole } from './registered-city.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：变动登记的申请和变动对照，窄屏可读', () => {
  let city: City
  let browser: Browser
  let begin: Awaited<ReturnType<typeof registeredCity<'线路'>>>['begin']
  let asset: (name: '线路') => string
  beforeAll(async () => {
    buildPages()
    ;({ city, asset, begin } = await registeredCity(['线路']))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  test('续展只列续展要填的几节；还没有改动的说没有不同，改了的先列、其余折起，项目名不竖排', async () => {
    const id = await begin(ofTransport[0], 'change-registration', '线路', { ...whole, kind: 'renew', termYears: 3 })
    const page = await enterAs(browser, city, 'lin', 390)
    await page.goto(`/desk/cases/${id}`)
    await page.getByText('真实性承诺', { exact: true }).waitFor()
    expect(await page.locator('.form-fields legend').allInnerTexts()).toEqual(['变动事项', '真实性承诺'])
    const years = page.getByLabel(/^续展年数/)
    await years.fill('３')
    await years.blur()
    await expect.poll(() => years.inputValue()).toBe('3')
    await years.fill('1.5')
    await years.blur()
    await page.getByText('应为整数').first().waitFor()
    expect(await years.inputValue()).toBe('1.5')
    await city.act(ofTransport[0], id, 'withdraw')

    const same = await begin(ofTransport[0], 'change-registration', '线路', { ...whole, kind: 'amend' })
    await page.goto(`/desk/cases/${same}`)
    await page.getByRole('tab', { name: '变动对照' }).click()
    await page.getByText('变动前后还没有不同。').waitFor()
    await city.act(ofTransport[0], same, 'withdraw')

    const changed = await begin(ofTransport[0], 'change-registration', '线路', {
      ...whole,
      kind: 'amend',
      summary: '全市公交线路的名称和里程，按周更新。',
    })
    await page.goto(`/desk/cases/${changed}`)
    await page.getByRole('tab', { name: '变动对照' }).click()
    const table = page.getByRole('region', { name: '变动前后对照' })
    await table.waitFor()
    expect(await table.locator('tbody th').allInnerTexts()).toEqual(['数据内容简介'])
    expect((await table.locator('tbody th').boundingBox())!.width).toBeGreaterThan(70)
    await page.getByText(/^没有变化的 \d+ 项$/).click()
    await page.getByRole('region', { name: '没有变化的各项' }).getByText('限制范围').waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await city.act(ofTransport[0], changed, 'withdraw')
  })

  test('同事已有草稿的，开办时指明是谁、何时、依据什么，一点就到那份草稿（choice:one-open-registration）', async () => {
    const id = await begin(ofTransport[0], 'deregistration', '线路', deregister)
    const { number } = await city.see(ofTransport[0], id)
    const page = await enterAs(browser, city, 'chen', 390)
    await page.goto(`/desk/start/deregistration?subject=${asset('线路')}`)
    await page.getByRole('button', { name: /开办$/ }).click()
    const told = page.getByRole('alert')
    await told.getByText(`注销登记已有草稿${number}，林清查于`).waitFor()
    await told.getByText('一项资产一件登记在办').waitFor()
    expect(await complaintsOf(page)).toEqual([])
    await told.getByRole('link', { name: '打开这份草稿' }).click()
    await page.waitForURL(`**/desk/cases/${id}`)
    await city.act(ofTransport[0], id, 'withdraw')
  })

  test('请求更正的人和书面请求，持有单位看到的是遮盖，不是空白或者打不开的链接（choice:correction）；要点核对里点名的更正，点编号就到', async () => {
    const own = await begin(ofTransport[0], 'deregistration', '线路', deregister)
    const id = await begin('叶受理', 'third-party-correction', '线路', {
      requester: '榕城公交公司',
      interest: '数据描述本公司线路',
      contact: '0591-00000002',
      reason: '登记的数据时域与事实不符，应自2024年1月起。',
      timeFrom: '2024-01-01',
    })
    const [request, errorProof] = [await city.paper('叶受理', id), await city.paper('叶受理', id)]
    const { version, draftRevision, draft } = await city.see('叶受理', id)
    await (
      await city.as('叶受理')
    ).ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...draft, request, errorProof } } })
    await city.act('叶受理', id, 'submit')
    const page = await enterAs(browser, city, 'lin')
    await page.goto(`/desk/cases/${id}`)
    await page.getByText('登记有误的证据', { exact: true }).waitFor()
    expect(await page.locator('a[href$="/undefined"]').count()).toBe(0)
    await expect.poll(() => page.getByText('＊＊＊', { exact: true }).count()).toBe(4)
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByLabel('答复和理由').waitFor()
    expect(await complaintsOf(page)).toEqual([])

    await page.goto(`/desk/cases/${own}`)
    const points = page.getByRole('region', { name: '要点核对' })
    await points.getByText('该资产另有登记在办').waitFor()
    await points.getByRole('link', { name: (await city.see(ofTransport[0], id)).number }).click()
    await page.waitForURL(`**/desk/cases/${id}`)
  })
})
