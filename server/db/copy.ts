import { once } from 'node:events'
import { Readable, type Duplex } from 'node:stream'
import type pg from 'pg'

/** What a query of our own is told by the driver, and what it may say on the wire. */
type Wire = {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(rows: Buffer): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const chunkBytes = 64 * 1024
const rowsOf = (tag: string) => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0)

/** A `COPY … TO STDOUT` as a stream of its bytes; reading slowly slows the server down, so memory stays constant. */
export class CopyOut extends Readable {
  rows = 0
  #wire: Wire | null = null
  #waiting: Buffer[] = []
  #bytes = 0
  #failed: Error | null = null
  readonly #statement: string

  constructor(statement: string) {
    super()
    this.#statement = statement
  }

  submit(wire: unknown): void {
    this.#wire = wire as Wire
    this.#wire.query(this.#statement)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // Whoever stopped reading has the rest thrown away, so that the connection serves the next one.
    if (this.destroyed) return
    // The driver reuses the memory of a message for the next one.
    this.#waiting.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes >= chunkBytes && !this.#flush()) this.#wire?.stream.pause()
  }

  #flush(): boolean {
    const chunk = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#bytes = 0
    return chunk.length === 0 || this.push(chunk)
  }

  override _read(): void {
    this.#wire?.stream.resume()
  }

  override _destroy(problem: Error | null, done: (problem: Error | null) => void): void {
    this.#wire?.stream.resume()
    done(problem)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsOf(text)
  }

  handleError(problem: Error): void {
    this.#failed = problem
    // A lost connection is never ready again; after a refused statement the driver still says that it is.
    this.destroy(problem)
  }

  handleReadyForQuery(): void {
    if (this.#failed) return
    this.#flush()
    this.push(null)
  }
}

/** Starts a `COPY … TO STDOUT`: the rows as they come, and after the last of them their number in `rows`. */
export function copyOut(client: pg.ClientBase, statement: string): Readable & { readonly rows: number } {
  return client.query(new CopyOut(statement))
}

/** A `COPY … FROM STDIN` over the rows of a source, as a query for the driver. */
export class CopyIn {
  /** How many rows arrived; rejects with what the database or the source says. */
  readonly arrived: Promise<number>
  readonly #statement: string
  readonly #source: AsyncIterable<Buffer>
  readonly #settle: { resolve(rows: number): void; reject(problem: Error): void }
  #rows = 0
  #failed: Error | null = null

  constructor(statement: string, source: AsyncIterable<Buffer>) {
    ;[this.#statement, this.#source] = [statement, source]
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    ;[this.arrived, this.#settle] = [promise, { resolve, reject }]
  }

  submit(wire: unknown): void {
    ;(wire as Wire).query(this.#statement)
  }

  handleCopyInResponse(wire: Wire): void {
    this.#send(wire).catch((problem: Error) => {
      this.#failed ??= problem
      if (wire.stream.writable) wire.sendCopyFail('the source failed')
      else this.#settle.reject(problem)
    })
  }

  async #send(wire: Wire): Promise<void> {
    for await (const chunk of this.#source) {
      if (this.#failed) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableLength > 16 * chunkBytes) await once(wire.stream, 'drain')
    }
    wire.endCopyFrom()
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsOf(text)
  }

  handleError(problem: Error): void {
    this.#settle.reject((this.#failed ??= problem))
  }

  handleReadyForQuery(): void {
    if (!this.#failed) this.#settle.resolve(this.#rows)
  }
}

/** Runs a `COPY … FROM STDIN` over the rows of a source and answers how many arrived; throws what the database or the source says. */
export function copyIn(client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(statement, source)).arrived
}
