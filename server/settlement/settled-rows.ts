import { firstShare } from './settle-numbers.ts'

/** An identifier in its sixteen bytes. */
export const uuidOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/** The identifier that sixteen bytes are. */
export const uuidIn = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** The columns of a row in the order of `SettledRows`. */
export const settledColumns = [
  'income_id',
  'distribution_id',
  'agreement_id',
  'fee_fen',
  'tax_fen',
  'cost_fen',
  'net_fen',
  'shares',
] as const

const [short, word, long, uuid, bigint] = [2, 4, 8, 16, 20]
const field = word + long
/** Where in a row its id, the first of the four figures, and the first share begin, behind their lengths. */
const [idAt, figuresAt, listAt] = [
  short + word,
  short + field + 2 * (word + uuid) + word,
  short + field + 2 * (word + uuid) + firstShare * field,
]
const sharesAt = listAt + 6 * word + word

/** A settled income of an agreement in the binary form of `COPY`, with nothing yet where its numbers stand. */
export function blankOf(distributionId: string, agreementId: string, parties: number): Buffer {
  const words = (...list: readonly number[]) => {
    const bytes = Buffer.alloc(list.length * word)
    for (const [n, value] of list.entries()) bytes.writeInt32BE(value, n * word)
    return bytes
  }
  const number = words(long, 0, 0)
  const numbers = (count: number) => Array.from({ length: count }, () => number)
  return Buffer.concat([
    Buffer.from([0, settledColumns.length]),
    number,
    words(uuid),
    uuidOf(distributionId),
    words(uuid),
    uuidOf(agreementId),
    ...numbers(firstShare),
    // A list: its bytes, then one dimension, no nulls, of bigint, so many, from 1.
    words(5 * word + parties * field, 1, 0, bigint, parties, 1),
    ...numbers(parties),
  ])
}

/** Rows of `settled_incomes` as `COPY` takes them in its binary form. Amounts are whole fen within ±2^53. */
export class SettledRows {
  readonly #bytes: Buffer
  readonly #view: DataView
  #at = 0

  /** Room for so many rows, none longer than `longest` bytes. */
  constructor(rows: number, longest: number) {
    this.#bytes = Buffer.allocUnsafe(rows * longest)
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset)
  }

  /** Adds an income to the blank of its agreement, with its figures: fee, tax, cost, net and the share of each party. */
  add(incomeId: number, blank: Buffer, figures: readonly number[], parties: number): void {
    const at = this.#at
    this.#bytes.set(blank, at)
    this.#put(at + idAt, incomeId)
    for (let n = 0; n < firstShare; n++) this.#put(at + figuresAt + n * field, figures[n]!)
    for (let n = 0; n < parties; n++) this.#put(at + sharesAt + n * field, figures[firstShare + n]!)
    this.#at += blank.length
  }

  #put(at: number, value: number): void {
    const high = Math.floor(value / 0x1_0000_0000)
    this.#view.setInt32(at, high)
    this.#view.setUint32(at + word, value - high * 0x1_0000_0000)
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#at)
  }
}
