const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
const fraction = (prime: number, power: number) => ((prime ** power % 1) * 2 ** 32) | 0
/** FIPS 180-4, 4.2.2: the first bits of the fractions of cube roots. */
export const constants: readonly number[] = primes.map((prime) => fraction(prime, 1 / 3))
/** FIPS 180-4, 5.3.3: the hash of nothing yet, the first bits of the fractions of square roots. */
export const initial: readonly number[] = primes.slice(0, 8).map((prime) => fraction(prime, 1 / 2))

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** The sixteen words of a block and those its rounds make of them, sixty-four together (FIPS 180-4, 6.2.2, step 1). */
export function expanded(block: readonly number[]): Int32Array {
  const w = new Int32Array(64)
  w.set(block)
  for (let n = 16; n < 64; n++)
    w[n] =
      w[n - 16]! +
      (turned(w[n - 15]!, 7) ^ turned(w[n - 15]!, 18) ^ (w[n - 15]! >>> 3)) +
      w[n - 7]! +
      (turned(w[n - 2]!, 17) ^ turned(w[n - 2]!, 19) ^ (w[n - 2]! >>> 10))
  return w
}

/** Takes a block of 64 bytes into a hash of eight words (FIPS 180-4, 6.2.2). */
function take(hash: Int32Array, block: DataView): void {
  const w = expanded(Array.from({ length: 16 }, (_, n) => block.getInt32(n * 4)))
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let n = 0; n < 64; n++) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + (g ^ (e & (f ^ g))) + constants[n]! + w[n]!) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  for (const [n, word] of [a, b, c, d, e, f, g, h].entries()) hash[n] = hash[n]! + word
}

/** The hash of a message that was padded already. */
export function digest(padded: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = Int32Array.from(initial)
  for (let at = 0; at < padded.length; at += 64) take(hash, new DataView(padded.buffer, padded.byteOffset + at, 64))
  const bytes = new DataView(new ArrayBuffer(32))
  for (const [n, word] of hash.entries()) bytes.setInt32(n * 4, word)
  return new Uint8Array(bytes.buffer)
}
