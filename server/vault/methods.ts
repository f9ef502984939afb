import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** How something is sealed: AES-256 with its own check, or SM4 in counter mode checked by HMAC-SM3, since OpenSSL here offers no SM4-GCM (GB/T 39786). */
export const sealingMethods = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const
export type SealingMethod = (typeof sealingMethods)[number]

/** Bytes of a secret key, of what must never come twice with one key, and of the check at the end. */
export const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16] as const

/** Seals some bytes; `bound` is checked when it is opened and not kept. Answers as many bytes and a check of 16 behind them. */
export function sealBox(method: SealingMethod, key: Buffer, nonce: Buffer, bound: Buffer, plain: Buffer): Buffer {
  if (method === 'aes-256-gcm') {
    const cipher = createCipheriv(method, key, nonce).setAAD(bound)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const cipher = createCipheriv('sm4-ctr', ...sm4(key, nonce))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([body, checkOf(key, nonce, bound, body)])
}

/** Opens what was sealed; null when it was sealed by another key, for something else, or changed since. */
export function openBox(method: SealingMethod, key: Buffer, nonce: Buffer, bound: Buffer, sealed: Buffer): Buffer | null {
  if (sealed.length < tagBytes) return null
  const [body, tag] = [sealed.subarray(0, -tagBytes), sealed.subarray(-tagBytes)]
  if (method === 'aes-256-gcm') {
    const decipher = createDecipheriv(method, key, nonce, { authTagLength: tagBytes }).setAAD(bound)
    decipher.setAuthTag(tag)
    try {
      return Buffer.concat([decipher.update(body), decipher.final()])
    } catch {
      return null
    }
  }
  if (!timingSafeEqual(tag, checkOf(key, nonce, bound, body))) return null
  const decipher = createDecipheriv('sm4-ctr', ...sm4(key, nonce))
  return Buffer.concat([decipher.update(body), decipher.final()])
}

const derived = (key: Buffer, what: string, bytes: number) => Buffer.from(hkdfSync('sm3', key, '', `rongshu ${what}`, bytes))
const sm4 = (key: Buffer, nonce: Buffer): [Buffer, Buffer] => [derived(key, 'sm4', 16), Buffer.concat([nonce, Buffer.alloc(4)])]

function checkOf(key: Buffer, nonce: Buffer, bound: Buffer, body: Buffer): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(bound.length))
  return createHmac('sm3', derived(key, 'hmac', 32))
    .update(length)
    .update(bound)
    .update(nonce)
    .update(body)
    .digest()
    .subarray(0, tagBytes)
}
