import { Pieces } from '#scanner/sources/pieces.ts'
import type { Client, Submittable } from 'pg'
import type { Socket } from 'node:net'

/** What is used of a connection of `pg`: its socket, which everything the server says comes through. */
type Wire = { stream: Socket; query: (text: string) => void }
type Listener = (chunk: Buffer) => void
/** Takes whole rows, and with them the buffer they are in; `back` is to be told where they are once nobody reads them any more. */
export type TakeRows = (rows: Buffer, back: (rows: Uint8Array) => void) => void | Promise<void>

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
  readonly #take: TakeRows
  readonly #pieces: Pieces
  #settle: { done: () => void; fail: (error: unknown) => void } = { done: () => {}, fail: () => {} }
  #wire: Wire | null = null
  #listeners: Listener[] = []
  /** Rows without their frames up to `#filled`, behind them a message that is not whole yet, up to `#end`. */
  #piece = Buffer.alloc(0)
  #filled = 0
  #end = 0
  #waiting: Promise<void> = Promise.resolve()
  #failed: unknown = null

  constructor(text: string, take: TakeRows, pieces: Pieces) {
    this.#text = text
    this.#take = take
    this.#pieces = pieces
    this.ended = new Promise((done, fail) => (this.#settle = { done, fail }))
  }

  submit(connection: unknown): void {
    const wire = (this.#wire = connection as Wire)
    this.#listeners = wire.stream.listeners('data') as Listener[]
    wire.stream.removeAllListeners('data')
    wire.stream.on('data', this.#hear)
    wire.query(this.#text)
  }

  /** What came is put behind the rows, and each row moved down over its frame: no object and no view is made for a row. */
  readonly #hear = (chunk: Buffer): void => {
    this.#makeRoom(chunk.length)
    const bytes = this.#piece
    bytes.set(chunk, this.#end)
    const end = this.#end + chunk.length
    let at = this.#filled
    while (at + 5 <= end) {
      const kind = bytes[at]!
      const length = ((bytes[at + 1]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!) >>> 0
      const next = at + 1 + length
      if (length < 4) return void this.#wire!.stream.destroy(new Error('a message of the server is shorter than its own length'))
      if (next > end) break
      if (kind === COPY_DATA) this.#keep(at + 5, next)
      else if (kind === READY) return this.#restore(Buffer.from(bytes.subarray(at, end)))
      else if (kind !== COPY_DONE && kind !== COPY_OUT) this.#pass(Buffer.from(bytes.subarray(at, next)))
      at = next
    }
    bytes.copyWithin(this.#filled, at, end)
    this.#end = this.#filled + end - at
  }

  #keep(from: number, to: number): void {
    if (this.#failed) return
    this.#piece.copyWithin(this.#filled, from, to)
    this.#filled += to - from
    this.rows++
  }

  /** Hands over the whole rows when there is no room for so many bytes more; what is left moves to a new piece. */
  #makeRoom(more: number): void {
    if (this.#end + more <= this.#piece.length) return
    const rest = Buffer.from(this.#piece.subarray(this.#filled, this.#end))
    this.#flush()
    this.#piece = this.#pieces.take(rest.length + more)
    this.#piece.set(rest)
    this.#end = rest.length
  }

  #flush(): void {
    const piece = this.#piece
    this.#piece = Buffer.alloc(0)
    if (this.#filled === 0) return this.#pieces.giveBack(piece)
    const rows = piece.subarray(0, this.#filled)
    this.#filled = 0
    const { stream } = this.#wire!
    // Pieces are taken in order; while one waits for the engine, the socket waits too.
    stream.pause()
    this.#waiting = this.#waiting
      .then(() => this.#take(rows, (bytes) => this.#pieces.giveBack(bytes)))
      .then(
        () => void stream.resume(),
        (error: unknown) => {
          this.#failed ??= error
          stream.destroy()
        },
      )
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

/**
 * Runs one `COPY … TO STDOUT`, hands over the bytes of its rows piece by piece, holding the server back while `take` waits; `count` is
 * told how many rows there were, also when it fails.
 */
export async function copyOut(
  client: Client,
  text: string,
  take: TakeRows,
  count: (rows: number) => void = () => {},
  pieces = new Pieces(),
): Promise<void> {
  const copy = new CopyOut(text, take, pieces)
  client.query(copy)
  await copy.ended.finally(() => count(copy.rows))
}
