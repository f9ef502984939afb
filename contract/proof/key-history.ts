import { z } from 'zod'
import { type Bytes, fromBase64, sha256, toHex } from './bytes.ts'
import { vkeyOf } from './note.ts'
import { type Algorithm, isSigned, spkiOf } from './signatures.ts'

const day = z.iso.datetime({ offset: true })
const publishedKey = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  algorithm: z.enum(['ed25519', 'sm2']),
  publicKey: z.string(),
  pem: z.string(),
  multibase: z.string().nullable(),
  noteKey: z.string(),
  validFrom: day,
  validUntil: day.nullable(),
  endedBecause: z.enum(['', 'rotated', 'lost', 'compromised']),
  /** The key before this one and its signature over this one's public key in DER; null for the first, and after a loss. */
  vouchedBy: z.string().nullable(),
  voucher: z.string().nullable(),
})

/** The keys a platform signs with, now and before, as it publishes them: what somebody needs to check without asking it. */
export const keyHistory = z.object({
  format: z.literal('rongshu-keys/1'),
  issuer: z.string(),
  origin: z.string(),
  keys: z.array(publishedKey),
  witnesses: z.array(z.object({ name: z.string(), key: z.string() })),
})
export type PublishedKey = z.infer<typeof publishedKey>
export type KeyHistory = z.infer<typeof keyHistory>

/** A key with its bytes. */
export type KnownKey = PublishedKey & { readonly bytes: Bytes }

/** The id of a key: the first 16 hexadecimal digits of the SHA-256 over its SubjectPublicKeyInfo in DER. */
export async function keyIdOf(algorithm: Algorithm, key: Uint8Array): Promise<string> {
  return toHex(await sha256(spkiOf(algorithm, key))).slice(0, 16)
}

/** The key of this id and kind; null when there is none, or its bytes are not those its id was made of. */
export async function findKey({ keys }: KeyHistory, algorithm: Algorithm, id: string): Promise<KnownKey | null> {
  const found = keys.find((key) => key.id === id && key.algorithm === algorithm)
  const bytes = found ? fromBase64(found.publicKey) : null
  return found && bytes && (await keyIdOf(algorithm, bytes)) === id ? { ...found, bytes } : null
}

/**
 * Keys kept from before, and of those shown now the ones a kept key vouches for, along the chain; `taken` are their ids. A kept key that
 * had ended vouches for nothing more: what followed it is among the kept. All that a voucher covers is the key itself, hence its name in
 * the log is made anew.
 */
export async function extended(kept: KeyHistory, shown: KeyHistory): Promise<{ keys: KeyHistory; taken: readonly string[] }> {
  let keys = kept
  const vouching = new Set(kept.keys.filter(({ validUntil }) => validUntil === null).map(({ id }) => id))
  const taken: string[] = []
  for (let waiting = shown.keys; ;) {
    const next = await firstVouched(
      keys,
      shown,
      waiting.filter(({ id, vouchedBy }) => !keys.keys.some((key) => key.id === id) && vouchedBy !== null && vouching.has(vouchedBy)),
    )
    if (!next) return { keys, taken }
    const { bytes, ...key } = next
    keys = { ...keys, keys: [...keys.keys, { ...key, noteKey: await vkeyOf({ name: kept.origin, kind: key.algorithm, key: bytes }) }] }
    vouching.add(key.id)
    taken.push(key.id)
    waiting = waiting.filter(({ id }) => id !== key.id)
  }
}

async function firstVouched(known: KeyHistory, shown: KeyHistory, candidates: readonly PublishedKey[]): Promise<KnownKey | null> {
  for (const { id, algorithm } of candidates) {
    const key = await findKey(shown, algorithm, id)
    const by = key?.vouchedBy ? await findKey(known, algorithm, key.vouchedBy) : null
    const voucher = fromBase64(key?.voucher ?? '')
    if (key && by && voucher && (await isSigned(algorithm, by.bytes, spkiOf(algorithm, key.bytes), voucher))) return key
  }
  return null
}

/** Whether somebody else may hold a key: the moment a signature by it names shows nothing then. */
export const isCompromised = ({ endedBecause }: PublishedKey): boolean => endedBecause === 'compromised'

/** Whether a key was in use at a moment. */
export function wasInUse({ validFrom, validUntil }: PublishedKey, at: string): boolean {
  const moment = Date.parse(at)
  return Date.parse(validFrom) <= moment && (validUntil === null || moment <= Date.parse(validUntil))
}
