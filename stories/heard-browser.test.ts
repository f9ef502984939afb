import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysAfter } from '#contract/working-days.ts'
import { health, makePdf, transport, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { buildPages, complaintsOf, enterAs, openBrowser } from './browser-pages.ts'
import { ofHealth, ofTransport } from './lives.ts'
import { objectTo, objector } from './objecting.ts'
import { registeredCity, review, whole } from './registered-city.ts'

describe.skipIf(process.env['RONGSHU_SKIP_BROWSER'] === '1')('在真实浏览器里：异议成立以前听取意见、不登录请求更正、记录机构撤销', () => {
  let city: City
  let browser: Browser
  let { begin, numberOf, notes } = {} as Awaited<ReturnType<typeof registeredCity<'线路' | '站点'>>>
  beforeAll(async () => {
    buildPages()
    ;({ city, begin, numberOf, notes } = await registeredCity(['线路', '站点']))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.close()
  })

  const act = async (page: Page, button: string, field: string | RegExp, said: string) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel(field).fill(said)
    expect(await complaintsOf(page)).toEqual([])
    await drawer.getByRole('button', { name: `确认${button}` }).click()
    await drawer.waitFor({ state: 'hidden' })
  }
  const isNarrowEnough = async (page: Page) => {
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    expect(await complaintsOf(page)).toEqual([])
  }

  test('登记机构归纳要点，申请单位答复、受让单位陈述，决定页上都看得到，之后才有“异议成立”（choice:objection-hearing）', async () => {
    const id = await begin(ofTransport[0], 'transfer-registration', '线路', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕6号',
      agreementPaper: await city.paper(ofTransport[0]),
      approval: '办公会纪要〔2026〕9号',
    })
    await city.act(ofTransport[0], id, 'submit')
    await city.act(ofHealth[0], id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, id)
    const objection = await objectTo(city, id)
    const office = await enterAs(browser, city, 'ye')
    await office.goto(`/desk/cases/${objection}`)
    await office.getByRole('button', { name: '异议不成立', exact: true }).waitFor()
    expect(await office.getByRole('button', { name: '异议成立', exact: true }).count()).toBe(0)
    const summary = '认为受让单位不具备使用这项数据的职责，请核对。'
    await act(office, '听取申请单位意见', /^异议指向的事项和理由要点/, summary)

    const unit = await enterAs(browser, city, 'lin')
    await unit.goto(`/desk/cases/${objection}`)
    await unit.getByText(summary).first().waitFor()
    expect(await unit.getByText(objector.name).count()).toBe(0)
    await act(unit, '答复', /^答复和理由/, '受让单位的职责见三定方案，附后可查。')

    const receiver = await enterAs(browser, city, 'su')
    await receiver.goto(`/desk/cases/${id}`)
    await act(receiver, '对异议陈述意见', /^意见（必填/, '受让资产用于本单位履职，批准文件齐全。')
    await receiver.getByRole('region', { name: '对方单位对异议的意见' }).getByText('受让资产用于本单位履职').waitFor()
    await isNarrowEnough(receiver)

    await office.goto(`/desk/cases/${objection}`)
    await office.getByRole('region', { name: '对方单位对异议的意见' }).getByText('受让资产用于本单位履职').waitFor()
    await office.getByText('受让单位的职责见三定方案').first().waitFor()
    expect(await office.getByRole('button', { name: '异议成立', exact: true }).isEnabled()).toBe(true)
    await isNarrowEnough(office)
  })

  test('不登录的人在核验页请求更正：缺的逐项指明，补全后取得回执，登记机构得知（choice:correction-door）', async () => {
    const number = await numberOf('站点')
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', baseURL: city.base })
    const page = await context.newPage()
    await page.goto(`/check/${number}`)
    await page.locator(`a[href="/check/${number}/correction"]`).first().click()
    const paper = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(makePdf(randomUUID())) })
    await page.getByLabel(/^姓名或单位名称/).fill('榕城公交公司')
    await page.getByLabel(/^利害关系/).fill('数据描述本公司的线路')
    await page.getByLabel(/^联系电话或邮箱/).fill('请到公司来找我')
    await page.getByLabel(/^何处有误/).fill('登记的数据时域与事实不符，应自2023年1月起。')
    await page.getByLabel(/^书面请求/).setInputFiles(paper('请求.pdf'))
    await page.getByLabel(/^登记有误的证据/).setInputFiles(paper('证据.pdf'))
    await isNarrowEnough(page)
    await page.getByRole('button', { name: '提交请求' }).click()
    await page.locator('a[href="#f-contact"]').waitFor()
    expect(await page.getByLabel(/^利害关系/).inputValue()).toBe('数据描述本公司的线路')
    await page.getByLabel(/^联系电话或邮箱/).fill('0591-00000002')
    await page.getByLabel(/^书面请求/).setInputFiles(paper('请求.pdf'))
    await page.getByLabel(/^登记有误的证据/).setInputFiles(paper('证据.pdf'))
    await page.getByRole('button', { name: '提交请求' }).click()
    await page.getByRole('heading', { name: '更正请求已收到' }).waitFor()
    await isNarrowEnough(page)
    await page.getByRole('button', { name: '查看进度' }).click()
    await page.getByText('录入请求').first().waitFor()
    expect((await notes('叶受理')).filter((note) => note.kind === 'correction-asked')).toHaveLength(1)
    await context.close()
  })

  test('系统管理员申请记录机构撤销，尚待了结的事项在旁；批准以前什么也不变（choice:organisation-end）', async () => {
    const page = await enterAs(browser, city, firstAdministrator.login, 1440, firstAdministrator.password)
    await page.goto(`/desk/organisations/${city.id(transport)}`)
    const section = page.getByRole('region', { name: '撤销、注销' })
    await section.getByRole('button', { name: /^记录撤销、注销/ }).click()
    await section.getByText('名下尚待了结的事项').waitFor()
    expect(await section.getByRole('button', { name: '申请', exact: true }).isEnabled()).toBe(false)
    await section.getByLabel('撤销、注销日期').fill(daysAfter(city.clock.today(), -3))
    await section.getByLabel('撤销、注销日期').press('Enter')
    await section.getByLabel('依据').fill('榕委编〔2026〕12号')
    await isNarrowEnough(page)
    await section.getByRole('button', { name: '申请', exact: true }).click()
    await section.getByText('等待安全管理员批准').waitFor()
    expect(await section.getByRole('button', { name: /^记录撤销、注销/ }).count()).toBe(0)
  })
})
