import type { Client, Submittable } from 'pg'
import type { Socket } from 'node:net'

/** What is used of a connection of `pg`: its socket, which everything the server says comes through. */
type Wire = { stream: Socket; query: (text: string) => void }
type Listener = (chunk: Buffer) => void

const CHUNK = 1 << 20
const [COPY_DATA, COPY_DONE, COPY_OUT, READY] = [0x64, 0x63, 0x48, 0x5a]

/**
 * `COPY … TO STDOUT`: the rows arrive as bytes, whole rows in every piece. `pg` would make an object of each row, so while the
 * copy runs the messages are split here, in one loop over the bytes of the socket, and all others are passed on to `pg`.
 */
class CopyOut implements Submittable {
  /** Rows that arrived, known to the end. */
  rows = 0
  readonly ended: Promise<void>
  readonly #text: string
  readonly #take: (rows: Buffer) => void | Promise<void>
  #settle: { done: () => void; fail: (error: unknown) => void } = { done: () => {}, fail: () => {} }
  #wire: Wire | null = null
  #listeners: Listener[] = []
  #rest: Buffer | null = null
  #piece = Buffer.allocUnsafe(CHUNK)
  #filled = 0
  #waiting: Promise<void> = Promise.resolve()
  #failed: unknown = null

  constructor(text: string, take: (rows: Buffer) => void | Promise<void>) {
    this.#text = text
    this.#take = take
    this.ended = new Promise((done, fail) => (this.#settle = { done, fail }))
  }

  submit(connection: unknown): void {
    const wire = (this.#wire = connection as Wire)
    this.#listeners = wire.stream.listeners('data') as Listener[]
    wire.stream.removeAllListeners('data')
    wire.stream.on('data', this.#hear)
    wire.query(this.#text)
  }

  readonly #hear = (chunk: Buffer): void => {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    let at = 0
    while (at + 5 <= bytes.length) {
      const kind = bytes[at]
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (end > bytes.length) break
      if (kind === COPY_DATA) this.#put(bytes, at + 5, end)
      else if (kind === READY) return this.#restore(bytes.subarray(at))
      else if (kind !== COPY_DONE && kind !== COPY_OUT) this.#pass(bytes.subarray(at, end))
      at = end
    }
    this.#rest = at < bytes.length ? bytes.subarray(at) : null
  }

  #put(bytes: Buffer, from: number, to: number): void {
    if (this.#failed) return
    this.rows++
    if (this.#filled + (to - from) > this.#piece.length) {
      this.#flush()
      this.#piece = Buffer.allocUnsafe(Math.max(CHUNK, to - from))
    }
    bytes.copy(this.#piece, this.#filled, from, to)
    this.#filled += to - from
  }

  #flush(): void {
    if (this.#filled === 0) return
    const rows = this.#piece.subarray(0, this.#filled)
    this.#filled = 0
    const { stream } = this.#wire!
    // Pieces are taken in order; while one waits for the engine, the socket waits too.
    stream.pause()
    this.#waiting = this.#waiting.then(() => this.#take(rows)).then(() => void stream.resume(), (error: unknown) => {
      this.#failed ??= error
      stream.destroy()
    })
  }

  #pass(bytes: Buffer): void {
    for (const listener of this.#listeners) listener(bytes)
  }

  #restore(bytes: Buffer): void {
    this.#giveBack()
    this.#flush()
    this.#pass(bytes)
  }

  #giveBack(): void {
    const { stream } = this.#wire!
    stream.removeListener('data', this.#hear)
    for (const listener of this.#listeners) stream.on('data', listener)
  }

  handleError(error: unknown): void {
    this.#failed ??= error
    // After an error the client does not ask us again; that the server is ready is heard above all the same.
    this.handleReadyForQuery()
  }

  handleCommandComplete(): void {}

  handleRowDescription(): void {}

  handleReadyForQuery(): void {
    void this.#waiting.then(() => (this.#failed ? this.#settle.fail(this.#failed) : this.#settle.done()))
  }
}

/** Runs one `COPY … TO STDOUT`, hands over the bytes of its rows piece by piece, holding the server back while `take` waits; `count` is told how many rows there were, also when it fails. */
export async function copyOut(client: Client, text: string, take: (rows: Buffer) => void | Promise<void>, count: (rows: number) => void = () => {}): Promise<void> {
  const copy = new CopyOut(text, take)
  client.query(copy)
  await copy.ended.finally(() => count(copy.rows))
}
