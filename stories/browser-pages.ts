import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { password, type City } from '#server/test/city.ts'

const root = path.resolve(import.meta.dirname, '..')
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where the browser of the stories is; undefined leaves it to the library. */
const executablePath = process.env['CHROMIUM'] ?? known.find((each) => existsSync(each))

/**
 * The start builds the pages; whoever runs a browser story alone on an empty clone builds them here, as they are delivered: as a test the
 * controls would all have one id.
 */
export function buildPages(): void {
  if (existsSync(path.join(root, 'dist/web/index.html'))) return
  const built = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`)
}

/** The browser of a story, in a locale of UTF-8 whatever the shell says: without one it cannot open a file with a Chinese name. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}

/** A page of somebody whose name and password were just sent, in a window of their own; what more the platform asks for comes next. */
export async function signIn(browser: Browser, { base }: Pick<City, 'base'>, login: string, width = 1440, word = password): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce', baseURL: base })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto('/desk/sign-in')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(word)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return page
}

/** A page of somebody who has signed in, in a window of their own. */
export async function enterAs(browser: Browser, city: Pick<City, 'base'>, login: string, width = 1440, word = password): Promise<Page> {
  const page = await signIn(browser, city, login, width, word)
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Waits, in the page, until what moves in has arrived: half faded in, a text has too little contrast for everybody, and only for a moment. */
const untilStill = `(async () => {
  for (let still = 0; still < 3; still++) {
    await new Promise(requestAnimationFrame)
    const moving = document.getAnimations().filter(each => each.effect?.getComputedTiming().iterations !== Infinity && each.playState === 'running')
    const begins = document.querySelector('[class*="-appear-prepare"], [class*="-appear-start"], [class*="-enter-prepare"], [class*="-enter-start"], [class*="-leave-start"]')
    if (moving.length > 0 || begins) still = -1
    await Promise.allSettled(moving.map(each => each.finished))
  }
})()`

/** What a screen reader or a keyboard would stumble over on a page, as lines; none is good. */
export async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(untilStill)
  return (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html)
        .join(' ')}`,
  )
}
