const BITS = 13
const SIZE = 1 << BITS
const ALPHA = 0.7213 / (1 + 1.079 / SIZE)

/** Estimates how many different hashes it was shown, within about 1.2%, in 8 KiB. */
export class HyperLogLog {
  readonly #registers = new Uint8Array(SIZE)

  /** Takes one well-mixed 32-bit hash. */
  add(hash: number): void {
    const index = hash >>> (32 - BITS)
    const rank = Math.clz32((hash << BITS) | (1 << (BITS - 1))) + 1
    if (rank > this.#registers[index]!) this.#registers[index] = rank
  }

  /** Gives the estimate, with the usual corrections for small and for nearly exhausted counts. */
  estimate(): number {
    let sum = 0
    let zeros = 0
    for (const rank of this.#registers) {
      sum += 2 ** -rank
      if (rank === 0) zeros++
    }
    const raw = (ALPHA * SIZE * SIZE) / sum
    if (raw <= 2.5 * SIZE && zeros > 0) return Math.round(SIZE * Math.log(SIZE / zeros))
    if (raw > 2 ** 32 / 30) return Math.round(-(2 ** 32) * Math.log(1 - raw / 2 ** 32))
    return Math.round(raw)
  }
}
