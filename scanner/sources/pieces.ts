/** Bytes of a piece. */
const PIECE = 1 << 20

/**
 * Places for bytes on their way to the engine, filled again and again: for a new one each time V8 would clear its heap. What is larger
 * than a piece is not kept.
 */
export class Pieces {
  readonly #free: Buffer<ArrayBuffer>[] = []

  /** A place for so many bytes. */
  take(bytes: number): Buffer<ArrayBuffer> {
    return bytes > PIECE ? Buffer.allocUnsafeSlow(2 * bytes) : (this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE))
  }

  /** Takes a place back, or a part of it, once nobody reads it any more. */
  giveBack({ buffer }: Uint8Array): void {
    if (buffer instanceof ArrayBuffer && buffer.byteLength === PIECE) this.#free.push(Buffer.from(buffer))
  }
}
