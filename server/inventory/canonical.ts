import { createHash } from 'node:crypto'

/** One spelling for the same content: keys in order of their code units, no spaces, as in RFC 8785 for text, booleans and numbers. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** The SHA-256 and SM3 of the canonical spelling in UTF-8, each 64 hex digits. */
export function digestsOf(value: unknown): { sha256: string; sm3: string } {
  const bytes = Buffer.from(canonicalJson(value), 'utf8')
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sm3: createHash('sm3').update(bytes).digest('hex') }
}
