const headBytes = 20
/** Types of which lists are made: the number by which the database knows each, and its bytes. */
const types = { bigint: [20, 8], int: [23, 4], uuid: [2950, 16] } as const

/** A list as a parameter in the binary form of the database, which so reads no numbers out of text: whole numbers within ±2^53, or identifiers in their sixteen bytes. */
export class BinaryList {
  readonly #oid: number
  readonly #size: number
  #bytes: Buffer
  #view: DataView
  #at = headBytes
  #count = 0

  constructor(type: keyof typeof types, capacity: number) {
    [this.#oid, this.#size] = types[type]
    this.#bytes = Buffer.allocUnsafe(headBytes + capacity * (4 + this.#size))
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset)
  }

  addLong(value: number): void {
    const high = Math.floor(value / 0x1_0000_0000)
    this.#view.setInt32(this.#at, 8)
    this.#view.setInt32(this.#at + 4, high)
    this.#view.setUint32(this.#at + 8, value - high * 0x1_0000_0000)
    this.#end()
  }

  addInt(value: number): void {
    this.#view.setInt32(this.#at, 4)
    this.#view.setInt32(this.#at + 4, value)
    this.#end()
  }

  addUuid(bytes: Uint8Array): void {
    this.#view.setInt32(this.#at, 16)
    this.#bytes.set(bytes, this.#at + 4)
    this.#end()
  }

  #end(): void {
    this.#at += 4 + this.#size
    this.#count++
  }

  /** The parameter: a list of one dimension without nulls. */
  toParameter(): Buffer {
    for (const [n, word] of [1, 0, this.#oid, this.#count, 1].entries()) this.#view.setInt32(n * 4, word)
    return this.#bytes.subarray(0, this.#at)
  }
}
