import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { KeyHistory } from '#contract/proof/key-history.ts'

/** The page that checks a certificate without any server: one file, built with the web pages. */
export type Checker = { readonly text: string; readonly policy: string }

const place = path.join(import.meta.dirname, '../../dist/web/verify.html')
let known: Checker | null = null

/** Reads the checking page with the policy it names itself; null when the web pages were not built. */
export function checkerPage(): Checker | null {
  if (known) return known
  try {
    const text = readFileSync(place, 'utf8')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1]
    return policy ? (known = { text, policy }) : null
  } catch {
    return null
  }
}

/** The page with the keys of this platform inside, so that one saved from here need not trust those that come with a bundle. */
export function withKeys(text: string, keys: KeyHistory): string {
  // A script ends at its closing tag, wherever that stands.
  const json = JSON.stringify(keys).replaceAll('<', String.raw`\u003c`)
  return text.replace(/(?<=<script type="application\/json" id="known-keys">)null(?=<\/script>)/, () => json)
}
