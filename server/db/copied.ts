import { strict as assert } from 'node:assert'
import { type PostgresCursorConstructor, type RawBuilder, sql } from 'kysely'
import { CopyIn } from './copy.ts'
import type { Tx } from './transaction.ts'

/** What begins and ends the rows in the binary form of `COPY`, and the bytes of the count of fields before each. */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const end = Buffer.from([0xff, 0xff])
const rowHead = 2

/** Is called for each row with the bytes it is among and where its first field begins. */
type Read = (bytes: Buffer, at: number) => void

/** What the query builder asks of a cursor, over a `COPY … TO STDOUT`: each row is read as it comes, and then there is nothing more. */
class OutCursor {
  readonly #statement: string
  readonly #read: Read
  readonly #ended = Promise.withResolvers<void>()
  #skip = signature.length
  #failed: Error | null = null

  constructor(statement: string, read: Read) {
    ;[this.#statement, this.#read] = [statement, read]
  }

  submit(wire: unknown): void {
    ;(wire as { query(text: string): void }).query(this.#statement)
  }

  /** A message is one row; the first has the signature before it, the last is a row of -1 fields. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const at = this.#skip
    this.#skip = 0
    if (this.#failed || chunk.readInt16BE(at) < 0) return
    try {
      this.#read(chunk, at + rowHead)
    } catch (problem) {
      this.#failed = problem as Error
    }
  }

  handleCommandComplete(): void {}

  handleError(problem: Error): void {
    this.#ended.reject((this.#failed = problem))
  }

  handleReadyForQuery(): void {
    if (this.#failed) this.#ended.reject(this.#failed)
    else this.#ended.resolve()
  }

  async read(): Promise<[]> {
    await this.#ended.promise
    return []
  }

  async close(): Promise<void> {}
}

/** The same over a `COPY … FROM STDIN`, which is over when all has arrived. */
class InCursor extends CopyIn {
  async read(): Promise<[]> {
    await this.arrived
    return []
  }

  async close(): Promise<void> {}
}

function cursorOf(statement: string, [given]: readonly (Read | AsyncIterable<Buffer>)[]): OutCursor | InCursor {
  return typeof given === 'function' ? new OutCursor(statement, given) : new InCursor(statement, given!)
}

/** The cursor of this platform's query builder; nothing but `readCopied` and `loadCopied` streams. */
export const copyCursor = cursorOf as unknown as PostgresCursorConstructor

/** Runs a `COPY`, which takes no parameters; what reads or gives its rows goes in their place. */
async function run(tx: Tx, copy: RawBuilder<unknown>, given: Read | AsyncIterable<Buffer>): Promise<void> {
  const statement = copy.compile(tx)
  assert(statement.parameters.length === 0, 'COPY takes no parameters')
  for await (const { rows } of tx.getExecutor().stream({ ...statement, parameters: [given] }, 1)) assert.equal(rows.length, 0)
}

/**
 * Reads the rows of a query in the binary form of `COPY`, one call of `read` for each; the bytes are its own only until it returns, and
 * what it throws is thrown when the rows are through. The fastest way to many rows, in the transaction and with its rights; the query
 * takes no parameters.
 */
export function readCopied(tx: Tx, query: RawBuilder<unknown>, read: Read): Promise<void> {
  return run(tx, sql`copy (${query}) to stdout (format binary)`, read)
}

/** A bigint field that begins here with its length; throws a RangeError beyond the exact range of number. */
export function longAt(bytes: Buffer, at: number): number {
  const value = bytes.readInt32BE(at + 4) * 0x1_0000_0000 + bytes.readUInt32BE(at + 8)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond the exact range of number: ${bytes.readBigInt64BE(at + 4)}`)
  return value
}

async function* framed(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield signature
  yield* rows
  yield end
}

/**
 * Writes rows in the binary form of `COPY`, each with the count of its fields before it: the fastest way for many. Row-level security lets
 * nobody copy into a table, so it goes past it as the owner of the tables;
 * whoever calls it asks the table's rule of writing before. Throws what the database or the source of the rows says.
 */
export async function loadCopied(tx: Tx, into: RawBuilder<unknown>, rows: AsyncIterable<Buffer>): Promise<void> {
  await sql`set local role none`.execute(tx)
  await run(tx, sql`copy ${into} from stdin (format binary)`, framed(rows))
  await sql`set local role rongshu_app`.execute(tx)
}
