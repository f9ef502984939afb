import type { Bytes } from './bytes.ts'

const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every(prime => n % prime !== 0)) primes.push(n)
const fraction = (prime: number, power: number) => ((prime ** power % 1) * 2 ** 32) | 0
/** FIPS 180-4, 4.2.2 and 5.3.3: the first bits of the fractions of cube roots and of square roots. */
const [constants, initial] = [Int32Array.from(primes, prime => fraction(prime, 1 / 3)), Int32Array.from(primes.slice(0, 8), prime => fraction(prime, 1 / 2))]
const [state, schedule] = [new Int32Array(8), new Int32Array(64)]

/** The sixteen words of a block as the sixty-four of its rounds, constants added (6.2.2, step 1). */
function expand(w: Int32Array): void {
  for (let n = 16; n < 64; n++) {
    const a = w[n - 15]!
    const b = w[n - 2]!
    w[n] = ((((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)) + (((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10)) + w[n - 16]! + w[n - 7]!) | 0
  }
  for (let n = 0; n < 64; n++) w[n] = (w[n]! + constants[n]!) | 0
}

/** The rounds of one block (6.2.2, steps 2 to 4), eight at a time, so that no variable is handed on; written out, since as functions of their own they take four times as long. */
function compress(w: Int32Array, from: number): void {
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
  for (let n = from; n < from + 64; n += 8) {
    h = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + w[n]!) | 0; d = (d + h) | 0; h = (h + (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (c & (a ^ b)))) | 0
    g = (g + (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) + (f ^ (d & (e ^ f))) + w[n + 1]!) | 0; c = (c + g) | 0; g = (g + (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) + ((h & a) ^ (b & (h ^ a)))) | 0
    f = (f + (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) + (e ^ (c & (d ^ e))) + w[n + 2]!) | 0; b = (b + f) | 0; f = (f + (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) + ((g & h) ^ (a & (g ^ h)))) | 0
    e = (e + (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) + (d ^ (b & (c ^ d))) + w[n + 3]!) | 0; a = (a + e) | 0; e = (e + (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) + ((f & g) ^ (h & (f ^ g)))) | 0
    d = (d + (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) + (c ^ (a & (b ^ c))) + w[n + 4]!) | 0; h = (h + d) | 0; d = (d + (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) + ((e & f) ^ (g & (e ^ f)))) | 0
    c = (c + (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) + (b ^ (h & (a ^ b))) + w[n + 5]!) | 0; g = (g + c) | 0; c = (c + (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) + ((d & e) ^ (f & (d ^ e)))) | 0
    b = (b + (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) + (a ^ (g & (h ^ a))) + w[n + 6]!) | 0; f = (f + b) | 0; b = (b + (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) + ((c & d) ^ (e & (c ^ d)))) | 0
    a = (a + (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) + (h ^ (f & (g ^ h))) + w[n + 7]!) | 0; e = (e + a) | 0; a = (a + (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) + ((b & c) ^ (d & (b ^ c)))) | 0
  }
  state[0] = state[0]! + a; state[1] = state[1]! + b; state[2] = state[2]! + c; state[3] = state[3]! + d; state[4] = state[4]! + e; state[5] = state[5]! + f; state[6] = state[6]! + g; state[7] = state[7]! + h
}

/** The second block of 65 bytes has only one that varies, so its words are known beforehand for each. */
const seconds = new Int32Array(256 * 64)
for (let byte = 0; byte < 256; byte++) {
  schedule.fill(0)
  schedule[0] = (byte << 24) | 0x80_00_00
  schedule[15] = 65 * 8
  expand(schedule)
  seconds.set(schedule, byte * 64)
}

/** The hash of two neighbouring trees under one root (RFC 6962, 2.1): SHA-256 of a 1 and both hashes, 65 bytes, asked so often that it is made for them. Byte by byte, which is what the compiler does best with views of either kind. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  let last = 1
  for (let n = 0; n < 8; n++) {
    schedule[n] = (last << 24) | (left[n * 4]! << 16) | (left[n * 4 + 1]! << 8) | left[n * 4 + 2]!
    last = left[n * 4 + 3]!
  }
  for (let n = 0; n < 8; n++) {
    schedule[8 + n] = (last << 24) | (right[n * 4]! << 16) | (right[n * 4 + 1]! << 8) | right[n * 4 + 2]!
    last = right[n * 4 + 3]!
  }
  expand(schedule)
  state.set(initial)
  compress(schedule, 0)
  compress(seconds, last * 64)
  const hash = new Uint8Array(32)
  for (let n = 0; n < 8; n++) {
    const word = state[n]!
    hash[n * 4] = word >>> 24
    hash[n * 4 + 1] = word >>> 16
    hash[n * 4 + 2] = word >>> 8
    hash[n * 4 + 3] = word
  }
  return hash
}
