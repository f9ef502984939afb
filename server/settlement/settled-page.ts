import { firstShare } from './settle-numbers.ts'

const oids = { bigint: 20, bigints: 1016, uuid: 2950 } as const
const headBytes = 20
/** What a row takes but for its shares: its length and number of columns, three keys, four amounts, the head of its shares. */
const rowBytes = 8 + 16 + 24 + 24 + 4 * 16 + 8 + headBytes
const columns = 8

/**
 * Rows of `settled_incomes` as one parameter of type settled_incomes[], in the binary form of the database: it reads neither numbers nor lists out of text then.
 * Amounts are whole fen within ±2^53.
 */
export class SettledPage {
  #bytes: Buffer
  #view: DataView
  #at = headBytes
  #rows = 0
  readonly #distribution: Buffer

  constructor(distributionId: string, rows: number, parties: number) {
    this.#bytes = Buffer.allocUnsafe(headBytes + rows * (rowBytes + parties * 12))
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset)
    this.#distribution = uuidOf(distributionId)
  }

  /** Adds an income with its figures: fee, tax, cost, net and the shares of so many parties. */
  add(incomeId: number, agreement: Buffer, figures: readonly number[], parties: number): void {
    this.#int(rowBytes - 4 + parties * 12)
    this.#int(columns)
    this.#amount(incomeId)
    this.#uuid(this.#distribution)
    this.#uuid(agreement)
    for (let at = 0; at < firstShare; at++) this.#amount(figures[at]!)
    this.#int(oids.bigints)
    this.#int(headBytes + parties * 12)
    this.#head(oids.bigint, parties)
    for (let at = firstShare; at < firstShare + parties; at++) this.#long(figures[at]!)
    this.#rows++
  }

  /** The parameter, with the oid that the type of a row has in this database. */
  toParameter(rowOid: number): Buffer {
    const end = this.#at
    this.#at = 0
    this.#head(rowOid, this.#rows)
    return this.#bytes.subarray(0, end)
  }

  /** A list of one dimension without nulls. */
  #head(oid: number, count: number): void {
    this.#int(1)
    this.#int(0)
    this.#int(oid)
    this.#int(count)
    this.#int(1)
  }

  #uuid(bytes: Buffer): void {
    this.#int(oids.uuid)
    this.#int(16)
    this.#bytes.set(bytes, this.#at)
    this.#at += 16
  }

  #amount(value: number): void {
    this.#int(oids.bigint)
    this.#long(value)
  }

  #long(value: number): void {
    const high = Math.floor(value / 0x1_0000_0000)
    this.#int(8)
    this.#int(high)
    this.#view.setUint32(this.#at, value - high * 0x1_0000_0000)
    this.#at += 4
  }

  #int(value: number): void {
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }
}

/** An identifier in its sixteen bytes. */
export const uuidOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
