import { editionHeader } from '#contract/edition.ts'
import { signal } from './signal.ts'

/** Whether the platform has given out newer pages since this one was loaded: what is asked for next may be answered in a form this page does not know. */
export const isOutdated = signal(false)

/** The file this page begins with, named by the content of all of them; undefined where pages are not built, as while they are worked on. */
const own = /index-[\w-]+\.js$/.exec(globalThis.document?.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '')?.[0]

/** Asks, and hears from the answer which pages the platform gives out by now. */
export const hearing: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init)
  const given = answer.headers.get(editionHeader)
  if (own && given) isOutdated.set(given !== own)
  return answer
}
