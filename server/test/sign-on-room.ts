import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readSignOn } from '#server/sign-on-settings.ts'
import { openIdentityRoom } from './identity-room.ts'
import { signInAtProvider, startProvider } from './provider-process.ts'
import type { Guest } from './visit.ts'

export const redirect = 'http://localhost:8080/desk/sign-on'
export const secret = 'a-secret-of-the-client-and-of-nobody-else'

/** A sign-in by the provider that a browser began: where it goes, and the cookie it came with. */
export type Begun = { readonly address: string; readonly cookie: string }

/** Begins a sign-in by the provider for a guest. */
export async function begin(by: Guest): Promise<Begun> {
  const response = await by.ask('POST', '/api/sign-on', { then: '/assets' })
  if (response.statusCode !== 200) throw new Error(response.body)
  return {
    address: (response.json() as { address: string }).address,
    cookie: `rongshu-sign-on=${response.cookies.find((each) => each.name === 'rongshu-sign-on')!.value}`,
  }
}

/** Hands in what the provider answered. */
export const hand = (query: string, { cookie }: Pick<Begun, 'cookie'>, by: Guest) =>
  by.ask('POST', '/api/sign-on/answer', { query }, { cookie })

/** A room for identities with a provider in a process of its own; the person’s login there is what follows the first two letters. */
export type SignOnRoom = Awaited<ReturnType<typeof openSignOnRoom>>

/** Opens such a room; `folder` holds the secret of the client. */
export async function openSignOnRoom() {
  const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-sign-on-`))
  writeFileSync(path.join(folder, 'secret'), `${secret}\n`)
  const settings = (issuer: string, more: Record<string, string> = {}) =>
    readSignOn({
      RONGSHU_OIDC_ISSUER: issuer,
      RONGSHU_OIDC_CLIENT: 'rongshu',
      RONGSHU_OIDC_SECRET_FILE: path.join(folder, 'secret'),
      RONGSHU_OIDC_FACTOR_AMR: 'mfa,hwk',
      ...more,
    })
  const provider = await startProvider({ redirect, afterwards: 'http://localhost:8080/desk/sign-in', secret })
  const room = await openIdentityRoom({ signOn: settings(provider.issuer) })
  return {
    folder,
    settings,
    provider,
    room,
    /** Signs a guest in by the provider. */
    signOn: async (by: Guest, sub: string, amr = '', at?: number) => {
      const begun = await begin(by)
      const response = await hand(
        await signInAtProvider(begun.address, { sub, amr, ...(at === undefined ? {} : { at }) }, redirect),
        begun,
        by,
      )
      await by.ask('GET', '/api/session')
      return response
    },
    close: async () => {
      await provider.stop()
      await room.close()
      rmSync(folder, { recursive: true })
    },
  }
}
