import { once } from 'node:events'
import { Readable, type Duplex } from 'node:stream'
import type pg from 'pg'

/** What a query of our own is told by the driver, and what it may say on the wire. */
type Wire = { readonly stream: Duplex; query(text: string): void; sendCopyFromChunk(rows: Buffer): void; endCopyFrom(): void; sendCopyFail(why: string): void }

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

/** Runs a `COPY … FROM STDIN` over the rows of a source and answers how many arrived; throws what the database or the source says. */
export function copyIn(client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failed: Error | null = null
    const send = async (wire: Wire) => {
      for await (const chunk of source) {
        if (failed) return
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableLength > 16 * chunkBytes) await once(wire.stream, 'drain')
      }
      wire.endCopyFrom()
    }
    client.query({
      submit: (wire: unknown) => (wire as Wire).query(statement),
      handleCopyInResponse: (wire: Wire) => void send(wire).catch((problem: Error) => {
        failed ??= problem
        if (wire.stream.writable) wire.sendCopyFail('the source failed')
        else reject(problem)
      }),
      handleCommandComplete: ({ text }: { text: string }) => { rows = rowsOf(text) },
      handleError: (problem: Error) => { failed ??= problem; reject(failed) },
      handleReadyForQuery: () => { if (!failed) resolve(rows) },
    } as pg.Submittable)
  })
}
