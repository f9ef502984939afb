import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type ConsoleMessage, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KeyHistory } from '#contract/proof/key-history.ts'
import type { Ask } from '#server/http/ask.ts'
import { beginLog } from '#server/proof/begin-log.ts'
import { noteRestored } from '#server/proof/kept-heads.ts'
import { evidenceOf } from '#server/supervision/disputes/evidence.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'
import { withKeys } from './checker.ts'

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
  })
  afterAll(async () => {
    await browser.close()
    await side.app.close()
    await database.close()
  })

  const paths = () => ({
    home: '/',
    search: '/search?q=%E5%BC%82%E8%AE%AE',
    notices: '/notices',
    notice: `/notices/${side.notices.open.caseId}`,
    disputed: `/notices/${side.notices.disputed.caseId}`,
    register: '/register',
    check: '/check',
    certificate: `/check/${side.certificate.number}`,
    mismatch: '/check/FZDA0',
    guide: '/guide',
    registration: '/guide/first-registration',
    clauses: '/guide/clauses',
    choices: '/guide/choices',
    progress: '/progress',
    statistics: '/statistics',
    keys: '/keys',
    log: '/log',
    missing: '/nowhere',
  })

  /** Looks at one page at both widths and in large type, and asks axe about it. */
  async function look(page: Page, name: string, path: string): Promise<string[]> {
    const said: string[] = []
    const listen = (message: ConsoleMessage) => {
      if (message.type() === 'error' && !message.text().includes('404')) said.push(message.text())
    }
    page.on('console', listen)
    await page.goto(address + path, { waitUntil: 'domcontentloaded' })
    for (const [width, type] of [
      [1440, ''],
      [390, 'large'],
      [390, ''],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(`document.documentElement.className = '${type}'`)
      if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
        said.push(`wider than ${width} pixels ${type}`)
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}${type}.png`, fullPage: true })
      if (type === '' && (width === 390 || name === 'home' || name === 'certificate')) said.push(...(await axe(page)))
    }
    page.off('console', listen)
    return said.map((what) => `${name}: ${what}`)
  }

  async function axe(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html)
          .join(' ')}`,
    )
  }

  test('the number of a certificate stands on one line in the register, however long the names beside it are', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${address}/register`)
    const [height, line] = await page.evaluate<[number, number]>(
      "(() => { for (const cell of document.querySelectorAll('tbody th a, td:nth-child(2) span')) cell.textContent = '城市'.repeat(30); const number = document.querySelector('td .mono'); return [number.getBoundingClientRect().height, parseFloat(getComputedStyle(number).lineHeight)] })()",
    )
    expect(height).toBeLessThan(line * 1.5)
    await page.close()
  })

  test('the button of the progress page stands beside what is typed, not beside the help', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    await page.goto(`${address}/progress`)
    const edges = await page.evaluate<number[]>(
      "[...document.querySelectorAll('form.line input, form.line button')].flatMap((part) => { const { top, bottom } = part.getBoundingClientRect(); return [Math.round(top), Math.round(bottom)] })",
    )
    expect(edges).toHaveLength(6)
    expect(new Set(edges).size).toBe(2)
    await page.close()
  })

  test('nothing for axe to say, nothing wider than the screen at 1440 and 390 pixels or in large type, no error', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    const found: string[] = []
    for (const [name, path] of Object.entries(paths())) found.push(...(await look(page, name, path)))
    await context.close()
    expect(found).toEqual([])
  })

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
    await page.setInputFiles('#certificate-file', {
      name: 'certificate.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.concat([pdf.rawPayload, Buffer.from(' ')]),
    })
    await page.waitForURL(/by-digest/)
    expect(await page.textContent('.verdict')).toContain('不符')
    // The digest of what was issued would say nothing of what follows it, so a certificate with its proof is not judged here.
    await page.goto(`${address}/check`)
    await page.setInputFiles('#certificate-file', {
      name: 'proven.pdf',
      mimeType: 'application/pdf',
      buffer: (await side.get(`/credentials/${side.certificate.number}/pdf`)).rawPayload,
    })
    await Promise.all([
      page.waitForURL(`${address}/check/${side.certificate.number}`),
      page
        .locator('#drop')
        .filter({ hasText: /这是带证明的凭证/ })
        .getByRole('link', { name: '按编号核验' })
        .click(),
    ])
    expect(bodies.filter(Boolean)).toEqual([])
    await page.close()
  })

  test('a reader that is not ours shows the certificate with its proof as it was issued, and lists the bundle', async () => {
    const { number } = side.certificate
    const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-pdf-'))
    const open = async (reader: Browser, name: string, url: string) => {
      const place = path.join(folder, `${name}.pdf`)
      writeFileSync(place, (await side.get(url)).rawPayload)
      const page = await reader.newPage({ viewport: { width: 900, height: 1100 } })
      await page.goto(pathToFileURL(place).href)
      await expect.poll(() => page.frames().some((frame) => frame.url().startsWith('chrome-extension:'))).toBe(true)
      return {
        page,
        attached: () =>
          page
            .frames()
            .find((frame) => frame.url().startsWith('chrome-extension:'))!
            .evaluate(`document.querySelector('pdf-viewer').attachments_.map(({ name, readable }) => [name, readable])`),
      }
    }
    const both = async (reader: Browser) =>
      [await open(reader, 'issued', `/api/certificates/${number}/pdf`), await open(reader, 'proven', `/credentials/${number}/pdf`)] as const
    const shown = await both(browser)
    // A page that is not drawn yet, or not at all, makes a picture of some ten kilobytes.
    await expect
      .poll(async () => {
        const [one, other] = [await shown[0].page.screenshot(), await shown[1].page.screenshot()]
        return one.equals(other) && one.length > 50_000
      })
      .toBe(true)
    // Chromium lists attachments in its side bar, which makes another picture, when it is told to.
    const lister = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--enable-features=PdfPortfolio'] })
    const [issued, proven] = await both(lister)
    await expect.poll(() => proven.attached()).toEqual([[`${number}.bundle.json`, true]])
    expect(await issued.attached()).toEqual([])
    await lister.close()
    for (const { page } of shown) await page.close()
    rmSync(folder, { recursive: true })
  })

  test('a case is looked up by number and code on a page without any script, and the answer has nothing for axe to say', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${address}/progress`)
    await page.getByLabel('办件编号').fill(side.notices.disputed.number)
    await page.getByLabel('查询码').fill(side.notices.disputed.receipt)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('停止计算').first().waitFor()
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

  /** A folder with the page that checks without a server, as it is delivered. */
  function checkerFolder(): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-checker-'))
    const builder = pathToFileURL(path.resolve(import.meta.dirname, '../../tools/build-checker.mjs')).href
    const built = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { buildChecker } from ${JSON.stringify(builder)}; await buildChecker(${JSON.stringify(folder)})`,
      ],
      { encoding: 'utf8' },
    )
    expect([built.status, built.stderr]).toEqual([0, ''])
    return folder
  }

  test('the page that checks without a server does so from the disk: what is whole holds, what was altered does not, and axe has nothing to say', async () => {
    const folder = checkerFolder()
    const page = await browser.newPage({ locale: 'zh-CN' })
    const errors: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    page.on('pageerror', (problem) => errors.push(problem.message))
    await page.clock.setFixedTime(side.city.platform.clock.now())
    await page.goto(pathToFileURL(path.join(folder, 'verify.html')).href)
    const { number } = side.certificate
    const fetched = async (name: string, url: string) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: (await side.get(url)).rawPayload,
    })
    const files = [
      await fetched('bundle', `/credentials/${number}/bundle`),
      await fetched('pdf', `/api/certificates/${number}/pdf`),
      await fetched('keys', '/keys.json'),
      await fetched('checkpoint', '/log/checkpoint'),
      await fetched('status', '/status/message/0'),
      await fetched('credential', `/credentials/${number}`),
    ]
    const verdict = page.locator('#verdict')
    /** What does not hold of some files, once the verdict is said. */
    const failing = async (said: RegExp, ...chosen: typeof files) => {
      await page.setInputFiles('#files', chosen)
      await verdict.filter({ hasText: said }).waitFor()
      return (await page.locator('#findings li').allTextContents()).filter((line) => line.startsWith('✗'))
    }
    await page.setInputFiles('#files', files.slice(0, 5))
    // The page allows no evaluation of text, so what it says is waited for from outside.
    await verdict.filter({ hasText: /^(相符|不符)/ }).waitFor()
    expect([await verdict.textContent(), await page.locator('#findings li').allTextContents()]).toEqual([
      expect.stringMatching(/^相符/),
      expect.not.arrayContaining([expect.stringMatching(/^✗/)]),
    ])
    expect(await page.locator('#findings li').count()).toBe(12)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      if (pictures) await page.screenshot({ path: `${pictures}/checker-${width}.png`, fullPage: true })
      expect(await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')).toBe(false)
    }
    expect(await axe(page)).toEqual([])
    // A checkpoint that no key of the log signed is no ground to compare with, though its lines be those of the genuine one.
    const unsigned = {
      ...files[3]!,
      buffer: Buffer.from(files[3]!.buffer.toString().replaceAll(/(?<=^— \S+ .{20})./gm, (letter) => (letter === 'A' ? 'B' : 'A'))),
    }
    expect(await failing(/^不符/, files[0]!, files[2]!, unsigned)).toEqual([expect.stringMatching(/所记检查点的日志签名/)])
    const altered = { ...files[1]!, buffer: Buffer.concat([files[1]!.buffer, Buffer.from(' ')]) }
    await page.setInputFiles('#files', [files[0]!, altered])
    await verdict.filter({ hasText: /^不符/ }).waitFor()
    // The certificate with its proof is enough by itself; what was added after it is noticed.
    const proven = await fetched('proven', `/credentials/${number}/pdf`)
    await page.setInputFiles('#files', [proven, files[2]!])
    await verdict.filter({ hasText: /^相符/ }).waitFor()
    expect(await page.locator('#findings li').count()).toBe(10)
    await page.setInputFiles('#files', [{ ...proven, buffer: Buffer.concat([proven.buffer, Buffer.from(' ')]) }])
    await verdict.filter({ hasText: /^不符：PDF 所带的证明/ }).waitFor()
    await page.setInputFiles('#files', [proven, altered])
    await verdict.filter({ hasText: /^选了几份不同的凭证/ }).waitFor()
    expect(await page.locator('#findings li').count()).toBe(0)
    // Without keys of the issuer the same bundle shows nothing; in a page that was saved from its address it does.
    await page.setInputFiles('#files', [files[0]!])
    await verdict.filter({ hasText: /^自身一致/ }).waitFor()
    expect(await verdict.getAttribute('data-look')).toBe('plain')
    await page.setInputFiles('#files', [files[5]!])
    await verdict.filter({ hasText: /^单独的凭据/ }).waitFor()
    await page.setInputFiles('#files', [files[5]!, files[2]!, files[4]!])
    await verdict.filter({ hasText: /^相符/ }).waitFor()
    expect(await page.locator('#findings li').count()).toBe(4)
    // A file beside a credential is compared as well; a checkpoint cannot be, and is not passed over in silence.
    expect(await failing(/^相符/, files[5]!, files[2]!, files[1]!)).toEqual([])
    expect(await page.locator('#findings li').allTextContents()).toContainEqual(expect.stringMatching(/^✓ 相符 · 凭证文件/))
    for (const changed of [altered, { ...proven, buffer: Buffer.concat([proven.buffer, Buffer.from(' ')]) }])
      expect(await failing(/^不符/, files[5]!, files[2]!, changed)).toEqual([expect.stringMatching(/凭证文件/)])
    expect(await failing(/^自身一致/, files[5]!, files[2]!, files[3]!)).toEqual([])
    const renamed = { ...files[5]!, buffer: Buffer.from(files[5]!.buffer.toString().replace('站点', '站台')) }
    await page.setInputFiles('#files', [files[0]!, files[2]!, renamed])
    await verdict.filter({ hasText: /^选了几份不同的凭证/ }).waitFor()
    // The evidence pack of the case, with the keys kept from before; a changed word is found.
    const { city, notices } = side
    const { producer } = city.people
    const ask = {
      visitor: producer,
      now: city.platform.clock.now(),
      today: city.platform.clock.today(),
      requestId: '',
      address: '',
      transaction: (work: Parameters<Ask['transaction']>[0]) => city.as(producer, work),
    } as unknown as Ask
    const evidence = (await evidenceOf(city.platform, ask, notices.registered.caseId))!
    const pack = (content: unknown) => ({ name: 'evidence', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) })
    await page.setInputFiles('#files', [pack(evidence), files[2]!])
    await verdict.filter({ hasText: new RegExp(`^相符.*${notices.registered.number}`) }).waitFor()
    expect(
      await failing(
        /^不符/,
        pack({ ...evidence, lines: evidence.lines.map((line) => ({ ...line, text: line.text && `${line.text} ` })) }),
        files[2]!,
      ),
    ).toEqual([expect.stringMatching(/日志行的原文/)])
    await page.setInputFiles('#files', [pack(evidence), files[3]!])
    await verdict.filter({ hasText: /^证据包只连同公钥/ }).waitFor()
    const saved = path.join(folder, 'saved.html')
    writeFileSync(
      saved,
      withKeys(readFileSync(path.join(folder, 'verify.html'), 'utf8'), JSON.parse(files[2]!.buffer.toString()) as KeyHistory),
    )
    await page.goto(pathToFileURL(saved).href)
    await page.setInputFiles('#files', [files[0]!])
    await verdict.filter({ hasText: /^相符/ }).waitFor()
    await page.setInputFiles('#files', [altered])
    await verdict.filter({ hasText: /^请选择带证明的凭证/ }).waitFor()
    expect(errors).toEqual([])
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a certificate of a log begun anew after a restore is accepted by the page that checks without a server; one whose log only claims to go on from the issuer’s is not', async () => {
    const folder = checkerFolder()
    const { number } = side.certificate
    const file = (name: string, text: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
    const fetched = async ({ get }: PublicSide, url: string) => (await get(url)).rawPayload.toString()
    /** The log of a registry begun anew, as after a restore. */
    const begunAnew = async ({ city: { platform } }: PublicSide) => {
      await noteRestored(platform.config.dataDir)
      return beginLog(platform)
    }
    const keys = file('keys', await fetched(side, '/keys.json'))
    const before = file('before', await fetched(side, `/credentials/${number}/bundle`))
    const { origin, size } = await begunAnew(side)
    const genuine = await fetched(side, `/credentials/${number}/bundle`)
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.clock.setFixedTime(side.city.platform.clock.now())
    const verdict = page.locator('#verdict')
    const shown = async (what: RegExp, ...files: readonly ReturnType<typeof file>[]) => {
      await page.goto(pathToFileURL(path.join(folder, 'verify.html')).href)
      await page.setInputFiles('#files', [...files])
      await verdict.filter({ hasText: what }).waitFor()
      return page.locator('#findings li').allTextContents()
    }
    expect(await shown(/^相符/, file('genuine', genuine), keys)).toContainEqual(expect.stringContaining(origin))
    expect(await shown(/^相符/, before, file('new-keys', await fetched(side, '/keys.json')))).toContainEqual(
      expect.stringContaining(origin),
    )
    // Another lineage written into what was signed.
    const bent = genuine.replaceAll(`/after/${size}/`, `/after/${size + 1}/`)
    expect(bent).not.toBe(genuine)
    expect(await shown(/^不符/, file('bent', bent), keys)).toContainEqual(expect.stringMatching(/^✗ 不符 · 日志签名/))
    // Somebody else's log, signed throughout by keys of their own, under a name that claims to go on from the issuer's.
    const strange = await freshDatabase()
    const stranger = await publicSide(strange)
    expect((await begunAnew(stranger)).origin).toContain(origin.replace(/after.*/, 'after/'))
    const forged = file('forged', await fetched(stranger, `/credentials/${stranger.certificate.number}/bundle`))
    expect((await shown(/^不符/, forged, keys)).filter((line) => line.startsWith('✗')).length).toBeGreaterThan(2)
    await stranger.app.close()
    await strange.close()
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
