import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import type { Config } from '#server/config.ts'
import { findFreePort } from '#server/free-port.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildPages, openBrowser, signIn } from './browser-pages.ts'

const minute = 60_000

/** A city in a browser whose real clock is the story's own, with the devices of its officers. */
export type IdentityCity = Awaited<ReturnType<typeof openIdentityCity>>

/** Opens such a city from a port on; identity is not forced until it is said. */
export async function openIdentityCity(firstPort: number) {
  let realNow = Date.parse('2026-03-02T09:00:00+08:00')
  buildPages()
  const port = await findFreePort('127.0.0.1', firstPort + (process.pid % 1000))
  const address = `http://localhost:${port}`
  const city: City = await openCity({ clock: makeClock(() => realNow), config: { port, publicUrl: address } })
  const browser: Browser = await openBrowser()
  const secrets = new Map<string, string>()
  /** A code of the officer’s device, in a half minute of its own. */
  const codeOf = (login: string) => {
    realNow += minute
    return new TOTP({ secret: Secret.fromBase32(secrets.get(login)!) }).generate({ timestamp: realNow })
  }
  return {
    city,
    browser,
    address,
    secrets,
    codeOf,
    now: () => realNow,
    pass: (minutes: number) => {
      realNow += minutes * minute
    },
    force: (forcesIdentity: boolean) => {
      ;(city.config as { -readonly [K in keyof Config]: Config[K] }).forcesIdentity = forcesIdentity
    },
    /** Somebody who signs in by password, and stands wherever that leads. */
    arrive: (login: string, width: number, word = password) => signIn(browser, { base: address }, login, width, word),
    /** Enrols a device and answers the recovery codes that are shown this once. */
    enrol: async (page: Page, login: string): Promise<string[]> => {
      await page.getByRole('button', { name: '启用动态验证码' }).click()
      await page.getByRole('img', { name: '动态验证码的二维码' }).waitFor()
      secrets.set(login, (await page.locator('.code-secret').innerText()).replaceAll(' ', ''))
      await page.getByLabel('应用显示的六位验证码').fill(codeOf(login))
      await page.getByRole('button', { name: '确认启用' }).click()
      await page.getByRole('heading', { name: '恢复码' }).waitFor()
      const codes = await page.locator('.recovery li').allInnerTexts()
      await page.getByRole('button', { name: '已经保存好，继续' }).click()
      return codes
    },
    /** Waits until the workbench is there. */
    isInside: async (page: Page) => {
      await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    close: async () => {
      await browser.close()
      await city.close()
    },
  }
}
