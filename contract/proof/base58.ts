import type { Bytes } from './bytes.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Bytes as multibase `z`: base58 with Bitcoin's alphabet. */
export function toMultibase(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)]! + text
  return `z${'1'.repeat(leading(bytes, (byte) => byte === 0))}${text}`
}

/** What multibase `z` stands for; null when it is none. */
export function fromMultibase(text: string): Bytes | null {
  const digits = Array.from(text.slice(1), (letter) => alphabet.indexOf(letter))
  if (!text.startsWith('z') || digits.length > 200 || digits.includes(-1)) return null
  let number = digits.reduce((sum, digit) => sum * 58n + BigInt(digit), 0n)
  const bytes: number[] = []
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n))
  return Uint8Array.from([...Array.from({ length: leading(digits, (digit) => digit === 0) }, () => 0), ...bytes])
}

function leading(items: ArrayLike<number>, is: (item: number) => boolean): number {
  const first = Array.from(items).findIndex((item) => !is(item))
  return first === -1 ? items.length : first
}
