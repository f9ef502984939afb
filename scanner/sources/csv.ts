import { open } from 'node:fs/promises'
import { Unreadable } from '#scanner/faults.ts'
import { scanDelimited } from '#scanner/engine/delimited.ts'
import { keyCandidates } from '#scanner/engine/keys.ts'
import { scanStreamed } from '#scanner/engine/streamed.ts'
import { headOf, readBytes } from '#scanner/sources/bytes.ts'
import { columnNames, shapeOf } from '#scanner/sources/csv-shape.ts'
import { noteStructure, noteTitles } from '#scanner/sources/csv-faults.ts'
import { skipRecords } from '#scanner/sources/csv-skip.ts'
import { betterEncoding, decode } from '#scanner/sources/survey.ts'
import type { DelimitedJob, DelimitedResult } from '#scanner/engine/delimited.ts'
import type { CsvShape } from '#scanner/sources/csv-shape.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { Encoding } from '#scanner/sources/survey.ts'

const HEAD = 1 << 18
/** A header longer than the first look is looked for within this many bytes. */
const LONG_HEAD = 16 * 2 ** 20

/** Reads delimited text, one file or several of one shape, in one pass: delimiter, titles and header are judged from the beginning. */
export async function scanCsv(source: Source): Promise<Dataset[]> {
  const encoding = source.survey.encoding ?? 'utf-8'
  const { result, shape } = await scanAs(source, encoding)
  const [structure] = result.structures
  if (structure && structure.strangers.count > 0 && encoding === 'utf-8' && !source.compressed) {
    const better = await betterEncoding(source.path, source.bytes, structure.strangers.at)
    if (better === 'gb18030') {
      source.survey.encoding = better
      const again = await scanAs(source, better)
      return finish(source, again.result, again.shape)
    }
  }
  return finish(source, result, shape)
}

function finish(source: Source, result: DelimitedResult, shape: CsvShape): Dataset[] {
  noteTitles(shape.titles, source.faults)
  for (const structure of result.structures) noteStructure(structure, source.faults, source.survey.encoding !== 'gb18030', result.facts.droppedColumns)
  return [{ facts: result.facts, delimiter: shape.delimiter }]
}

async function scanAs(source: Source, encoding: Encoding): Promise<{ result: DelimitedResult; shape: CsvShape }> {
  const short = await headOf(source.path, source.compressed, HEAD, source.limits)
  const head = short.length < HEAD || short.includes(10) ? short : await headOf(source.path, source.compressed, LONG_HEAD, source.limits)
  const text = textOfHead(head, encoding)
  if (text.trim() === '' && source.compressed) await drain(source)
  if (text.trim() === '') throw new Unreadable('empty', { zh: '文件没有内容', en: 'The file holds nothing' })
  const shape = shapeOf(text)
  if (!source.named && shape.width < 2) throw new Unreadable('unsupported', { zh: '这是普通文本而非数据表', en: 'This is plain text, not a table' })
  const names = columnNames(shape.header, shape.width)
  const kept = names.slice(0, source.limits.columns)
  const job = {
    delimiter: shape.delimiter, names: kept, droppedColumns: names.length - kept.length, keys: keyCandidates(kept, shape.rows), limits: source.limits, options: source.engine,
    onProgress: source.advance,
  }
  const isPlain = !source.compressed && (encoding === 'utf-8' || encoding === 'utf-8-bom' || (encoding === 'gb18030' && shape.delimiter !== '|'))
  return { shape, result: isPlain ? await scanInPlace(source, encoding, shape, job) : await scanPieces(source, encoding, shape, job) }
}

/** Unpacks to the end, so that what only unpacks to emptiness is refused for its growth. */
async function drain(source: Source): Promise<void> {
  for await (const piece of readBytes(source.path, true, source.limits)) if (piece.length === 0) break
}

function textOfHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true }).replaceAll('\0', '')
}

async function scanInPlace(source: Source, encoding: Encoding, shape: CsvShape, job: Omit<DelimitedJob, 'files'>): Promise<DelimitedResult> {
  const start = await dataStart(source.path, source.bytes, shape)
  return scanDelimited({ ...job, files: [{ path: source.path, ...start, decode: encoding === 'gb18030' ? 'gb18030' : null }] })
}

/** Where the data of a file begins: behind its mark, its titles and its header. */
export async function dataStart(path: string, size: number, shape: CsvShape): Promise<{ from: number; lines: number }> {
  await using file = await open(path)
  for (const length of [HEAD, LONG_HEAD]) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, size)), 0, Math.min(length, size), 0)
    const mark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0
    const skipped = skipRecords(buffer.subarray(mark, bytesRead), shape.skip, shape.delimiter.charCodeAt(0))
    if (skipped) return { from: mark + skipped.bytes, lines: skipped.lines }
  }
  return { from: size, lines: 0 }
}

/** Unpacks and decodes on the way. */
async function scanPieces(source: Source, encoding: Encoding, shape: CsvShape, job: Omit<DelimitedJob, 'files'>): Promise<DelimitedResult> {
  let read = 0
  const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
  const start = { lines: 0 }
  const pieces = withoutHeader(encoding === 'utf-8' ? bytes : encoded(decode(bytes, encoding)), shape, start)
  const told = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      source.advance(read, 0)
      yield piece
    }
  }
  return scanStreamed(told(), job, start)
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
}

/** Leaves out mark, titles and header; tells how many lines they were. */
async function* withoutHeader(pieces: AsyncIterable<Buffer>, shape: CsvShape, start: { lines: number }): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const piece of pieces) {
    if (!head) {
      yield piece
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < HEAD) continue
    const rest = cutHead(head, shape, start)
    if (!rest && head.length < LONG_HEAD) continue
    head = null
    if (rest && rest.length > 0) yield rest
  }
  const rest = head && cutHead(head, shape, start)
  if (rest && rest.length > 0) yield rest
}

function cutHead(head: Buffer, shape: CsvShape, start: { lines: number }): Buffer | null {
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const skipped = skipRecords(head.subarray(mark), shape.skip, shape.delimiter.charCodeAt(0))
  if (!skipped) return null
  start.lines = skipped.lines
  return head.subarray(mark + skipped.bytes)
}
