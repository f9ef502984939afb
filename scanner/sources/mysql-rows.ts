import type { Connection as Session } from 'mysql2'

/** A packet of `mysql2`: one row as it came, cells one after another, each with its length before it. */
type Packet = { buffer: Buffer; offset: number; end: number; isEOF: () => boolean }
/** What is used of a query of `mysql2`: which of its functions takes the next packet. */
type Command = { row: (packet: Packet, session: Session) => unknown; on: (event: 'error' | 'end', take: (error?: unknown) => void) => void }

const CHUNK = 1 << 20
const [NULL, BETWEEN_CELLS, AFTER_ROW, NOTHING, SPACE] = [0xfb, 0x1f, 0x1e, 0x18, 0x20]

/**
 * Runs one SELECT and hands over its rows as `units` records, holding the server back while `take` waits. The driver would make
 * a text of every cell; here the bytes of a row are only copied on. `count` is told how many rows there were, also when it fails.
 */
export async function selectOut(
  session: Session,
  text: string,
  take: (rows: Buffer) => void | Promise<void>,
  count: (rows: number) => void,
): Promise<void> {
  const piece = new Piece()
  let rows = 0
  let waiting = Promise.resolve()
  let failed: unknown = null
  let stop: (error: unknown) => void = () => {}
  const flush = (): void => {
    const bytes = piece.take()
    if (bytes.length === 0) return
    session.pause()
    waiting = waiting
      .then(() => take(bytes))
      .then(
        () => session.resume(),
        (error: unknown) => {
          failed ??= error
          session.destroy()
          stop(error)
        },
      )
  }
  try {
    await new Promise<void>((done, fail) => {
      stop = fail
      // That the connection is lost is told to the session alone.
      session.once('error', stop)
      const command = session.query(text) as unknown as Command
      const usual = command.row
      const each = function (this: unknown, packet: Packet, from: Session): unknown {
        if (packet.isEOF()) return usual.call(this as Command, packet, from)
        rows++
        piece.put(packet.buffer, packet.offset, packet.end)
        if (piece.filled >= CHUNK) flush()
        return each
      }
      command.row = each
      command.on('error', fail)
      command.on('end', () => done())
    })
    flush()
    await waiting
    if (failed) throw failed as Error
  } catch (error) {
    // What came before it failed is looked at all the same.
    if (!failed) flush()
    await waiting
    throw error
  } finally {
    session.off('error', stop)
    count(rows)
  }
}

/** Rows on their way to the engine. */
class Piece {
  filled = 0
  #bytes = Buffer.allocUnsafeSlow(CHUNK + (CHUNK >> 2))

  put(row: Buffer, from: number, end: number): void {
    const most = this.filled + (end - from) + 2
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(most + CHUNK)
      this.#bytes.copy(larger, 0, 0, this.filled)
      this.#bytes = larger
    }
    const out = this.#bytes
    let at = from
    let to = this.filled
    while (at < end) {
      const first = row[at]!
      let length = first
      if (first === NULL) length = 0
      else if (first > NULL) {
        const size = first === 0xfc ? 2 : first === 0xfd ? 3 : 8
        length = size === 8 ? Number(row.readBigUInt64LE(at + 1)) : row.readUIntLE(at + 1, size)
        at += size
      }
      at++
      if (first === NULL) out[to++] = NOTHING
      else if (length > 64) {
        row.copy(out, to, at, at + length)
        cleanse(out, to, to + length)
      } else
        for (let i = 0; i < length; i++) {
          const byte = row[at + i]!
          out[to + i] = byte === AFTER_ROW || byte === BETWEEN_CELLS || (byte === NOTHING && length === 1) ? SPACE : byte
        }
      at += length
      to += length
      out[to++] = BETWEEN_CELLS
    }
    out[to - 1] = AFTER_ROW
    this.filled = to
  }

  /** The rows so far, in a buffer of just their size, so that it can be moved to the thread that measures it. */
  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.buffer.transfer(this.filled))
    this.#bytes = Buffer.allocUnsafeSlow(CHUNK + (CHUNK >> 2))
    this.filled = 0
    return bytes
  }
}

/** The two bytes that divide records cannot stand in a cell. */
function cleanse(bytes: Buffer, from: number, to: number): void {
  for (let at = from; at < to; at++) if (bytes[at] === AFTER_ROW || bytes[at] === BETWEEN_CELLS) bytes[at] = SPACE
}
