import { type RawBuilder, sql } from 'kysely'
import { BinaryList } from '#server/db/binary-list.ts'
import { byKey } from '#server/db/by-key.ts'
import { firstShare } from './settle-numbers.ts'

/** Of each income: its id and the four figures before the shares. */
const numbersPerRow = 1 + firstShare

/** Rows of `settled_incomes` as lists that the database takes apart: it reads neither numbers nor rows out of text then. Amounts are whole fen within ±2^53. */
export class SettledPage {
  readonly #numbers: BinaryList
  readonly #agreements: BinaryList
  readonly #shares: BinaryList
  readonly #ends: BinaryList
  #rows = 0
  #end = 0

  constructor(rows: number, parties: number) {
    this.#numbers = new BinaryList('bigint', rows * numbersPerRow)
    this.#agreements = new BinaryList('uuid', rows)
    this.#shares = new BinaryList('bigint', rows * parties)
    this.#ends = new BinaryList('int', rows + 1)
    this.#ends.addInt(0)
  }

  /** Adds an income with its figures: fee, tax, cost, net and the shares of so many parties. */
  add(incomeId: number, agreement: Uint8Array, figures: readonly number[], parties: number): void {
    this.#numbers.addLong(incomeId)
    for (let at = 0; at < firstShare; at++) this.#numbers.addLong(figures[at]!)
    this.#agreements.addUuid(agreement)
    for (let at = firstShare; at < firstShare + parties; at++) this.#shares.addLong(figures[at]!)
    this.#ends.addInt((this.#end += parties))
    this.#rows++
  }

  /** Writes the rows into a distribution. */
  insert(distributionId: string): RawBuilder<unknown> {
    const [numbers, agreements, shares, ends] = [this.#numbers, this.#agreements, this.#shares, this.#ends].map(list => list.toParameter())
    return sql`${byKey}insert into settled_incomes (income_id, distribution_id, agreement_id, fee_fen, tax_fen, cost_fen, net_fen, shares)
      select n[g * 5 - 4], ${distributionId}::uuid, a[g], n[g * 5 - 3], n[g * 5 - 2], n[g * 5 - 1], n[g * 5], s[e[g] + 1:e[g + 1]]
      from (select ${numbers}::bigint[] as n, ${agreements}::uuid[] as a, ${shares}::bigint[] as s, ${ends}::int[] as e) p, generate_series(1, ${this.#rows}::int) g`
  }
}

/** An identifier in its sixteen bytes. */
export const uuidOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

/** The identifier that sixteen bytes are. */
export const uuidIn = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
