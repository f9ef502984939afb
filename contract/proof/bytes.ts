import { messages } from './hasher.ts'
import { digestsOf } from './tree-hash.ts'

/** Bytes as both Node and browsers have them. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** A text in UTF-8. */
export const utf8 = (text: string): Bytes => encoder.encode(text)

/** Bytes as lower-case hexadecimal digits. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Hexadecimal digits as bytes; null when they are none. */
export function fromHex(text: string): Bytes | null {
  if (!/^([0-9a-f]{2})*$/i.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Bytes in Base64, as RFC 4648 section 4. */
export function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters)
}

/** Base64 as bytes; null unless it is written as `toBase64` writes it. */
export function fromBase64(text: string): Bytes | null {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    return toBase64(bytes) === text ? bytes : null
  } catch {
    return null
  }
}

/** Several stretches of bytes as one. */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether two stretches hold the same bytes. */
export const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])

/** The SHA-256 of some bytes: of few by the hasher of the log, since to ask WebCrypto takes longer than to hash them. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  return bytes.length <= messages.longest ? digestsOf([bytes]) : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}
