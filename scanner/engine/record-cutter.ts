import { GiantRecord } from '#scanner/engine/giant-record.ts'
import type { Giant } from '#scanner/engine/giant-record.ts'
import type { Form } from '#scanner/engine/measurer.ts'

/** Records longer than this are taken piece by piece. */
const LONGEST = 8 * 2 ** 20

/** Cuts a stream of delimited bytes where records end, so that each piece can be measured by itself. */
export class RecordCutter {
  readonly #form: Form
  #rest: Buffer[] = []
  #restBytes = 0
  #giant: GiantRecord | null = null

  constructor(form: Form) {
    this.#form = form
  }

  /** Takes a piece of the stream; answers the whole records it completes, in order: as bytes, or as the cells of one that is too long. */
  push(piece: Buffer): (Buffer | Giant)[] {
    if (this.#giant) return this.#pushGiant(piece)
    this.#rest.push(piece)
    this.#restBytes += piece.length
    if (this.#restBytes > LONGEST || this.#rest.length === 1 || piece.includes(10) || piece.includes(13)) return this.#cut()
    return []
  }

  /** What is left at the end of the stream. */
  end(): (Buffer | Giant)[] {
    if (this.#giant) return [this.#giant.end()]
    const rest = Buffer.concat(this.#rest)
    this.#rest = []
    return rest.length > 0 ? [rest] : []
  }

  #cut(): (Buffer | Giant)[] {
    const bytes = this.#rest.length === 1 ? this.#rest[0]! : Buffer.concat(this.#rest)
    const end = lastEnd(bytes, this.#form.delimiter)
    const rest = bytes.subarray(end)
    this.#rest = rest.length > 0 ? [rest] : []
    this.#restBytes = rest.length
    const whole = end > 0 ? [bytes.subarray(0, end)] : []
    if (rest.length <= LONGEST) return whole
    this.#giant = new GiantRecord(this.#form)
    this.#rest = []
    this.#restBytes = 0
    return [...whole, ...this.#pushGiant(rest)]
  }

  #pushGiant(piece: Buffer): (Buffer | Giant)[] {
    const giant = this.#giant!
    const used = giant.push(piece)
    if (!giant.done) return []
    this.#giant = null
    return [giant.end(), ...this.push(piece.subarray(used))]
  }
}

/** Where the last whole record ends, given that one begins at 0. */
function lastEnd(bytes: Buffer, delimiter: number): number {
  let end = 0
  for (let at = 0; at < bytes.length;) {
    const quote = bytes.indexOf(34, at)
    const stop = quote < 0 ? bytes.length : quote
    end = Math.max(end, endWithin(bytes, at, stop))
    if (quote < 0) break
    const before = quote === 0 ? 10 : bytes[quote - 1]!
    at = before === delimiter || before === 10 || before === 13 ? afterQuoted(bytes, quote + 1) : quote + 1
  }
  return end
}

/** The place after the last line end in a stretch without open quotes; a CR at the very end waits for what follows it. */
function endWithin(bytes: Buffer, from: number, stop: number): number {
  for (let at = stop - 1; at >= from; at--) {
    if (bytes[at] === 10) return at + 1
    if (bytes[at] === 13 && at + 1 < bytes.length) return bytes[at + 1] === 10 ? at + 2 : at + 1
  }
  return 0
}

function afterQuoted(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(34, from); at >= 0; at = bytes.indexOf(34, at)) {
    if (bytes[at + 1] !== 34) return at + 1
    at += 2
  }
  return bytes.length
}
