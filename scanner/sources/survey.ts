import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { headOf, readBytes } from '#scanner/sources/bytes.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Finding } from '#contract/findings.ts'

export type Encoding = NonNullable<Finding['encoding']>

/** What a look at the bytes tells before anything is read as values. */
export type Survey = {
  /** Null when the source is not text. */
  encoding: Encoding | null
  /** Whether some bytes do not fit the encoding, as far as they were looked at. */
  damaged: boolean
  /** Whether a text is in large part UTF-8 and in large part GB18030. */
  mixed?: boolean
  nulBytes: number
}

/** Looks at every byte of a text, inflated when it is gzip, for its encoding: strict UTF-8, else what fits more of it, damaged UTF-8 or GB18030. */
export async function surveyFile(path: string, gzip: boolean, limits: Limits, onRead: (bytes: number) => void): Promise<Survey> {
  const text = new TextSurvey()
  for await (const chunk of readBytes(path, gzip, limits, onRead)) text.add(chunk)
  return text.verdict()
}

const HEAD = 1 << 20
const BLOCK = 1 << 18
const BLOCKS = 12

/** Judges the encoding of lines of text from the beginning and from blocks spread over the file; what they do not show, the pass over all bytes will. */
export async function surveyLines(path: string, gzip: boolean, size: number, limits: Limits): Promise<Survey> {
  const text = new TextSurvey()
  if (gzip) {
    const head = await headOf(path, true, HEAD, limits)
    text.add(head.length < HEAD ? head : head.subarray(0, head.lastIndexOf(10) + 1 || head.length))
    return text.verdict()
  }
  for (const block of await blocksOf(path, size, HEAD, BLOCK, BLOCKS)) text.add(block)
  return text.verdict()
}

/** The beginning of a file and whole lines from blocks spread evenly over the rest; a small file comes whole. */
export async function blocksOf(path: string, size: number, head: number, block: number, blocks: number): Promise<Buffer[]> {
  await using file = await open(path)
  const read = async (from: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead)
  }
  if (size <= head + block * blocks) return [await read(0, size)]
  const first = await read(0, head)
  const found = [first.subarray(0, first.lastIndexOf(10) + 1 || first.length)]
  for (let i = 1; i <= blocks; i++) {
    const bytes = await read(Math.floor(head + ((size - head - block) * i) / blocks), block)
    const from = bytes.indexOf(10) + 1
    const end = bytes.lastIndexOf(10) + 1
    if (from > 0 && end > from) found.push(bytes.subarray(from, end))
  }
  return found
}

/**
 * Judges a file anew around a place where the pass met bytes that are no UTF-8; what stands before it in UTF-8 says that the file is no
 * GB18030, but was put together of both.
 */
export async function betterEncoding(path: string, size: number, at: number): Promise<Encoding | null> {
  await using file = await open(path)
  const read = async (from: number, length: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  }
  const from = Math.max(0, at)
  const before = (await read(Math.max(0, from - HEAD), Math.min(HEAD, from))).toString('utf8')
  if ((before.match(RUN)?.length ?? 0) >= ENOUGH) return 'utf-8'
  const text = new TextSurvey()
  text.add(await read(from, Math.min(4 * HEAD, size - from)))
  return text.verdict().encoding
}

/** Characters that take three bytes of UTF-8, as Chinese ones do. */
const LONG = /[\u0800-\uD7FF\uF900-\uFFFC]/g
/** Several of them side by side: where GB18030 is read as UTF-8 one may come about by chance, behind what does not fit. */
const RUN = /(?<!\uFFFD)[\u0800-\uD7FF\uF900-\uFFFC]{2,}/g
/** From so many runs on, and a share of what does not fit, they were meant. */
const ENOUGH = 8
const MIXED_SHARE = 0.05

const DOUBT_LIMIT = 64 * 2 ** 20

/** Judges the encoding of a text from all of its bytes, given piece by piece. */
export class TextSurvey {
  #first: Buffer | null = null
  #rest = Buffer.alloc(0)
  #valid = true
  #doubted = 0
  #nuls = 0
  readonly #readers = { 'utf-8': new StrangerCount('utf-8'), gb18030: new StrangerCount('gb18030') }

  add(chunk: Buffer): void {
    this.#first ??= Buffer.from(chunk.subarray(0, 4096))
    if (chunk.includes(0)) for (const byte of chunk) if (byte === 0) this.#nuls++
    if (!this.#valid) return this.#doubt(chunk)
    const whole = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const end = whole.length - unfinished(whole)
    if (isUtf8(whole.subarray(0, end))) this.#rest = Buffer.from(whole.subarray(end))
    else {
      this.#valid = false
      this.#doubt(whole)
    }
  }

  verdict(): Survey {
    const first = this.#first ?? Buffer.alloc(0)
    const wide = wideEncoding(first)
    if (wide) return { encoding: wide, damaged: false, nulBytes: 0 }
    if (this.#valid && this.#rest.length > 0) {
      this.#valid = false
      this.#doubt(this.#rest)
    }
    const utf8 = first.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 'utf-8-bom' : 'utf-8'
    if (this.#valid) return { encoding: utf8, damaged: false, nulBytes: this.#nuls }
    const asUtf8 = this.#readers['utf-8']
    // Text of one encoding makes hardly a long character of the other; GB18030 takes nearly any bytes for some character.
    const isUtf8Mostly = utf8 === 'utf-8-bom' || asUtf8.long > asUtf8.replaced || asUtf8.strangers <= this.#readers.gb18030.strangers
    const encoding = isUtf8Mostly ? utf8 : 'gb18030'
    const mixed = encoding === 'gb18030' && asUtf8.runs >= ENOUGH && asUtf8.long >= MIXED_SHARE * asUtf8.replaced
    // The names of columns are in the first line.
    if (mixed && isLongUtf8(first.subarray(0, first.indexOf(10) + 1))) return { encoding: utf8, damaged: true, mixed, nulBytes: this.#nuls }
    return { encoding, damaged: encoding !== 'gb18030' || this.#readers.gb18030.replaced > 0, mixed, nulBytes: this.#nuls }
  }

  /** Reads bytes that are not UTF-8 both ways; the first 64 MiB of them decide. */
  #doubt(bytes: Buffer): void {
    if (this.#doubted > DOUBT_LIMIT) return
    this.#doubted += bytes.length
    for (const reader of Object.values(this.#readers)) reader.add(bytes)
  }
}

const isLongUtf8 = (bytes: Buffer): boolean => isUtf8(bytes) && bytes.toString('utf8').search(LONG) >= 0

/** Counts characters that no Chinese text would hold when bytes are read in one encoding. */
class StrangerCount {
  strangers = 0
  replaced = 0
  long = 0
  runs = 0
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding)
  }

  add(bytes: Buffer): void {
    const text = this.#decoder.decode(bytes, { stream: true })
    this.strangers += text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0
    this.runs += text.match(RUN)?.length ?? 0
    this.long += text.match(LONG)?.length ?? 0
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) this.replaced++
  }
}

/** How many bytes at the end belong to a UTF-8 character that goes on in the next piece. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function wideEncoding(first: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  const half = first.length / 2
  if (half >= 4 && odd > half * 0.3 && even < half * 0.02) return 'utf-16le'
  if (half >= 4 && even > half * 0.3 && odd < half * 0.02) return 'utf-16be'
  return null
}

/** Share of control characters that no text holds; above a few percent the bytes are not text. */
export function controlShare(head: Buffer): number {
  if (head.length === 0 || wideEncoding(head)) return 0
  let count = 0
  for (const byte of head)
    if ((byte < 32 && byte !== 1 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) || byte === 127) count++
  return count / head.length
}

/** Decodes pieces of bytes into text; bytes that fit no character become U+FFFD, marks at the start are dropped. */
export async function* decode(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
