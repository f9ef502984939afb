import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** An identity provider that runs, and a browser’s way through it. */
export type ProviderProcess = { readonly issuer: string; stop(): Promise<void> }

/** Starts the identity provider of the tests as a process of its own. */
export async function startProvider(given: { redirect: string; afterwards: string; secret: string }): Promise<ProviderProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'identity-provider.ts'), given.redirect, given.afterwards, given.secret],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [issuer] = await Promise.race([
    once(createInterface(child.stdout!), 'line') as Promise<[string]>,
    once(child, 'exit').then((): [string] => {
      throw new Error('the provider did not start')
    }),
  ])
  return {
    issuer,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** Signs somebody in at the provider as a browser would, and answers the query it sends the browser back with. */
export async function signInAtProvider(
  address: string,
  person: { sub: string; amr?: string; /** Seconds since 1970. */ at?: number },
  redirect: string,
): Promise<string> {
  const cookies = new Map<string, string>()
  let [url, form] = [address, undefined as URLSearchParams | undefined]
  for (let step = 0; step < 10; step++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    form = undefined
    const next = response.headers.get('location')
    if (next === null) {
      if (!url.includes('/interaction/')) throw new Error(`the provider answered ${response.status} at ${url}: ${await response.text()}`)
      form = new URLSearchParams({ sub: person.sub, amr: person.amr ?? '', at: person.at === undefined ? '' : String(person.at) })
      continue
    }
    url = new URL(next, url).href
    if (url.startsWith(redirect)) return new URL(url).search.slice(1)
  }
  throw new Error('the provider leads nowhere')
}
