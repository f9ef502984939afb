import { open } from 'node:fs/promises'
import { Unreadable } from '#scanner/faults.ts'
import { scanDelimited } from '#scanner/engine/delimited.ts'
import { keyCandidates } from '#scanner/engine/keys.ts'
import { scanStreamed } from '#scanner/engine/streamed.ts'
import { isBig5 } from '#scanner/sources/big5.ts'
import { headOf, readBytes } from '#scanner/sources/bytes.ts'
import { BY_PERSON, SIDEWAYS, columnNames, isByPerson, isSideways, shapeOf } from '#scanner/sources/csv-shape.ts'
import { noteBelow, noteStrangers, noteStructure, noteTitles } from '#scanner/sources/csv-faults.ts'
import { hasOpenCell, withoutOpenCell } from '#scanner/sources/open-cell.ts'
import { TAIL, footingIn, noteFooting } from '#scanner/sources/footing.ts'
import { isLaidOut, otherDelimiter } from '#scanner/sources/other-columns.ts'
import { RUNNING_TEXT, isRunningText, isTxt } from '#scanner/sources/running-text.ts'
import { skipRecords } from '#scanner/sources/csv-skip.ts'
import { scanCsvTables } from '#scanner/sources/csv-several.ts'
import { withoutUnnamed } from '#scanner/sources/unnamed.ts'
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
  const several = await scanCsvTables(source, scanTable)
  return several ?? scanTable(source)
}

async function scanTable(source: Source): Promise<Dataset[]> {
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
  if (source.survey.mixed) source.faults.warn('encoding', MIXED)
  noteTitles(shape.titles, source.faults)
  noteBelow(shape.below, source.faults)
  for (const structure of result.structures) noteStructure(structure, source.faults, result.facts.droppedColumns)
  // Two bars between columns leave an empty one without a name in each gap.
  const facts = shape.delimiter === '|' && shape.header?.[1] === '' ? withoutUnnamed(result.facts, source.faults) : result.facts
  return [{ facts: hasOpenCell(result.structures) ? withoutOpenCell(facts) : facts, delimiter: shape.delimiter }]
}

const MIXED = {
  zh: '文件前后用了两种编码（UTF-8 和 GB18030），只能按其中一种读取，另一部分成为乱码，可能有个人信息没有认出；请统一编码后重新扫描',
  en: 'The file was put together of two encodings (UTF-8 and GB18030); it is read as one, the other part turns to signs without meaning, and personal data in it may have been missed: bring it to one encoding and scan again',
}

async function scanAs(source: Source, encoding: Encoding): Promise<{ result: DelimitedResult; shape: CsvShape }> {
  const short = await headOf(source.path, source.compressed, HEAD, source.limits)
  const head = short.length < HEAD || short.includes(10) ? short : await headOf(source.path, source.compressed, LONG_HEAD, source.limits)
  if (encoding === 'gb18030' && isBig5(head))
    throw new Unreadable('encoding', {
      zh: '文字是繁体中文的 Big5 编码，不能读取；请在表格软件或记事本中另存为 UTF-8 后再扫描',
      en: 'The text is written in Big5, which is not read; save it as UTF-8 in a spreadsheet program or an editor and scan again',
    })
  const text = textOfHead(head, encoding)
  if (text.trim() === '' && source.compressed) await drain(source)
  if (text.trim() === '') throw new Unreadable('empty', { zh: '文件没有内容', en: 'The file holds nothing' })
  if (/^\s*(?:\/\*\*\/\s*)?(?:(?:var|let|const)\s+)?[\w$.]{1,60}\s*[=(]\s*[[{]/.test(text))
    throw new Unreadable('other-form', {
      zh: '内容是 JavaScript（JSONP 或变量赋值），请只保留其中的 JSON，另存为 .json 后再扫描',
      en: 'This is JavaScript (JSONP, or a variable); keep only the JSON in it, save it as .json and scan again',
    })
  if (isTxt(source.name) && source.bytes === short.length && isRunningText(text, source.name))
    throw new Unreadable('unsupported', RUNNING_TEXT)
  const shape = shapeOf(text)
  if (shape.width < 2) refuseText(source, shape)
  if (!shape.header && text.length < HEAD / 4 && isSideways(shape.rows)) throw new Unreadable('other-form', SIDEWAYS)
  if (!shape.header && isByPerson(shape.rows)) throw new Unreadable('other-form', BY_PERSON)
  const names = columnNames(shape.header, shape.width)
  const kept = names.slice(0, source.limits.columns)
  const job = {
    delimiter: shape.delimiter,
    names: kept,
    droppedColumns: names.length - kept.length,
    keys: keyCandidates(kept, shape.rows),
    limits: source.limits,
    options: source.engine,
    onProgress: source.advance,
  }
  const isPlain =
    !source.compressed && (encoding === 'utf-8' || encoding === 'utf-8-bom' || (encoding === 'gb18030' && shape.delimiter !== '|'))
  return { shape, result: isPlain ? await scanInPlace(source, encoding, shape, job) : await scanPieces(source, encoding, shape, job) }
}

/** Refuses what has no columns to be told apart: running text, and lines laid out by blanks. */
function refuseText(source: Source, { header, rows }: CsvShape): void {
  const lines = [...(header ? [header] : []), ...rows].map(([cell]) => cell ?? '')
  const other = otherDelimiter(lines)
  if (other)
    throw new Unreadable('other-form', {
      zh: `各列以“${other}”分隔，不能读取；请把分隔符换成英文逗号或制表符后再扫描`,
      en: `Columns are divided by “${other}”, which is not read; put commas or tabs in its place and scan again`,
    })
  if (!source.named || (header && /[。；！？]/.test(header[0] ?? '')))
    throw new Unreadable('unsupported', { zh: '这是普通文本而非数据表', en: 'This is plain text, not a table' })
  if (isLaidOut(lines)) {
    throw new Unreadable('other-form', {
      zh: '各列以空格对齐，没有分隔符，无法分列；请从原系统导出为 CSV 或 Excel 后再扫描',
      en: 'Columns are laid out by blanks without a delimiter and cannot be told apart; export them as CSV or Excel and scan again',
    })
  }
}

/** Unpacks to the end, so that what only unpacks to emptiness is refused for its growth. */
async function drain(source: Source): Promise<void> {
  for await (const piece of readBytes(source.path, true, source.limits)) if (piece.length === 0) break
}

function textOfHead(head: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true }).replaceAll('\0', '')
}

async function scanInPlace(
  source: Source,
  encoding: Encoding,
  shape: CsvShape,
  job: Omit<DelimitedJob, 'files'>,
): Promise<DelimitedResult> {
  const start = await dataStart(source.path, source.bytes, shape)
  const { until, footing } = await dataEnd(source.path, source.bytes, encoding, shape, start.from)
  if (footing.length > 0) noteFooting(footing, source.faults)
  return scanDelimited({ ...job, files: [{ path: source.path, ...start, decode: encoding === 'gb18030' ? 'gb18030' : null, until }] })
}

/** Where the data of a file ends: at its end, or before totals and remarks below the table, which are answered too. */
export async function dataEnd(
  path: string,
  size: number,
  encoding: Encoding,
  shape: CsvShape,
  from: number,
): Promise<{ until: number; footing: readonly string[][] }> {
  await using file = await open(path)
  const start = Math.max(from, size - TAIL)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - start)), 0, undefined, start)
  const found =
    bytesRead > 0
      ? footingIn(buffer.subarray(0, bytesRead), shape.delimiter, shape.width, encoding === 'gb18030' ? encoding : 'utf-8')
      : null
  return found && start + found.at > from ? { until: start + found.at, footing: found.rows } : { until: size, footing: [] }
}

/** Leaves out totals and remarks below the table of a text that comes in pieces. */
async function* withoutFooting(pieces: AsyncIterable<Buffer>, source: Source, shape: CsvShape): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let given = false
  for await (const piece of pieces) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    if (held.length <= TAIL) continue
    yield held.subarray(0, -TAIL)
    given = true
    held = held.subarray(-TAIL)
  }
  const footing = footingIn(held, shape.delimiter, shape.width, 'utf-8')
  if (footing && (given || footing.at > 0)) noteFooting(footing.rows, source.faults)
  const rest = footing && (given || footing.at > 0) ? held.subarray(0, footing.at) : held
  if (rest.length > 0) yield rest
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
  const damage = { count: 0, line: 0 }
  const pieces = withoutHeader(encoding === 'utf-8' ? bytes : encoded(decode(bytes, encoding), damage), shape, start)
  const told = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of withoutFooting(pieces, source, shape)) {
      source.advance(read, 0)
      yield piece
    }
  }
  const result = await scanStreamed(told(), job, start)
  if (damage.count > 0) noteStrangers(damage, source.faults)
  return result
}

/** Gives decoded text as bytes, and counts in it the signs that stand for bytes which are no character, with the line of the first. */
async function* encoded(texts: AsyncIterable<string>, damage: { count: number; line: number }): AsyncGenerator<Buffer> {
  let lines = 1
  for await (const text of texts) {
    const first = text.indexOf('\uFFFD')
    if (first >= 0 && damage.count === 0) damage.line = lines + countOf(text.slice(0, first), '\n')
    if (first >= 0) damage.count += countOf(text, '\uFFFD')
    else if (damage.count === 0) lines += countOf(text, '\n')
    if (text !== '') yield Buffer.from(text)
  }
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++
  return count
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
