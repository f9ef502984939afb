import { createHash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'

/** The SHA-256 and SM3 of the canonical spelling in UTF-8, each 64 hex digits. */
export function digestsOf(value: unknown): { sha256: string; sm3: string } {
  const bytes = Buffer.from(canonicalJson(value), 'utf8')
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sm3: createHash('sm3').update(bytes).digest('hex') }
}
