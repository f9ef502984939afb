import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type ConsoleMessage, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each))
/** Where pictures are kept for people to look at; none are taken when it is not set. */
const pictures = process.env['RONGSHU_PICTURES']

describe.skipIf(!executablePath || process.env['RONGSHU_SKIP_BROWSER'])('the public pages in a browser', () => {
  let database: TestDatabase
  let side: PublicSide
  let browser: Browser
  let address: string
  beforeAll(async () => {
    database = await freshDatabase()
    side = await publicSide(database)
    address = await side.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await side.app.close()
    await database.close()
  })

  const paths = () => ({
    home: '/', search: '/search?q=%E5%BC%82%E8%AE%AE', notices: '/notices', notice: `/notices/${side.notices.open.caseId}`, disputed: `/notices/${side.notices.disputed.caseId}`, register: '/register', check: '/check',
    certificate: `/check/${side.certificate.number}`, mismatch: '/check/FZDA0', guide: '/guide', registration: '/guide/first-registration', clauses: '/guide/clauses', choices: '/guide/choices', progress: '/progress', statistics: '/statistics', missing: '/nowhere',
  })

  /** Looks at one page at both widths and in large type, and asks axe about it. */
  async function look(page: Page, name: string, path: string): Promise<string[]> {
    const said: string[] = []
    const listen = (message: ConsoleMessage) => { if (message.type() === 'error' && !message.text().includes('404')) said.push(message.text()) }
    page.on('console', listen)
    await page.goto(address + path, { waitUntil: 'domcontentloaded' })
    for (const [width, type] of [[1440, ''], [390, 'large'], [390, '']] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(`document.documentElement.className = '${type}'`)
      if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')) said.push(`wider than ${width} pixels ${type}`)
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}${type}.png`, fullPage: true })
      if (type === '' && (width === 390 || name === 'home' || name === 'certificate')) said.push(...(await axe(page)))
    }
    page.off('console', listen)
    return said.map((what) => `${name}: ${what}`)
  }

  async function axe(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`)
  }

  test('nothing for axe to say, nothing wider than the screen at 1440 and 390 pixels or in large type, no error', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    const found: string[] = []
    for (const [name, path] of Object.entries(paths())) found.push(...(await look(page, name, path)))
    await context.close()
    expect(found).toEqual([])
  }, 480_000)

  test('a certificate file is checked in the browser and never sent', async () => {
    const page = await browser.newPage()
    const bodies: (string | null)[] = []
    page.on('request', (request) => bodies.push(request.postData()))
    const pdf = await side.get(`/api/certificates/${side.certificate.number}/pdf`)
    await page.goto(`${address}/check`)
    await page.setInputFiles('#certificate-file', { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdf.rawPayload })
    await page.waitForURL(`${address}/check/by-digest/${side.certificate.sha256}`)
    expect(await page.textContent('.verdict')).toContain('有效')
    await page.goto(`${address}/check`)
    await page.setInputFiles('#certificate-file', { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf.rawPayload, Buffer.from(' ')]) })
    await page.waitForURL(/by-digest/)
    expect(await page.textContent('.verdict')).toContain('不符')
    expect(bodies.filter(Boolean)).toEqual([])
    await page.close()
  })

  test('a case is looked up by number and code on a page without any script, and the answer has nothing for axe to say', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${address}/progress`)
    await page.getByLabel('办件编号').fill(side.notices.disputed.number)
    await page.getByLabel('查询码').fill(side.notices.disputed.receipt)
    await page.getByRole('button', { name: '查询' }).click()
    expect(await page.textContent('main')).toContain('停止计算')
    expect([page.url(), await page.evaluate('document.scripts.length')]).toEqual([`${address}/progress`, 0])
    if (pictures) await page.screenshot({ path: `${pictures}/progress-found-390.png`, fullPage: true })
    expect(await axe(page)).toEqual([])
    await context.close()
  })

  test('an objection is made with a keyboard and without any script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}/notices/${side.notices.open.caseId}`)
    await page.fill('#f-name', '虚构人')
    await page.press('#f-name', 'Enter')
    expect(await page.inputValue('#f-name')).toBe('虚构人')
    expect(await page.textContent('#problem')).toContain('证据材料')
    await context.close()
  })
})
