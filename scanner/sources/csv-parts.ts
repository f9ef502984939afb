import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { scanDelimited } from '#scanner/engine/delimited.ts'
import { keyCandidates } from '#scanner/engine/keys.ts'
import { headOf, readBytes } from '#scanner/sources/bytes.ts'
import { dataEnd, dataStart } from '#scanner/sources/csv.ts'
import { noteStructure } from '#scanner/sources/csv-faults.ts'
import { hasOpenCell, withoutOpenCell } from '#scanner/sources/open-cell.ts'
import { columnNames, shapeOf } from '#scanner/sources/csv-shape.ts'
import { noteFooting } from '#scanner/sources/footing.ts'
import { decode } from '#scanner/sources/survey.ts'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'
import type { DelimitedFile } from '#scanner/engine/delimited.ts'
import type { CsvShape } from '#scanner/sources/csv-shape.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads delimited files of one shape as one dataset and tells the rows of each; packed files and other encodings are turned into plain text first. */
export async function scanCsvParts(sources: readonly Source[]): Promise<{ dataset: Dataset; rows: number[] }> {
  return inTempFolder(async (folder) => {
    const files: DelimitedFile[] = []
    const footings: string[][] = []
    let first: CsvShape | null = null
    for (const [at, source] of sources.entries()) {
      const { path, isOwn } = await plain(source, join(folder, `part-${at}`))
      const size = isOwn ? (await stat(path)).size : source.bytes
      const encoding = isOwn ? 'utf-8' : (source.survey.encoding ?? 'utf-8')
      const shape = await shapeOfFile(path, encoding, source)
      first ??= shape
      const start = await dataStart(path, size, shape)
      const { until, footing } = await dataEnd(path, size, encoding, shape, start.from)
      footings.push(...footing)
      files.push({ path, ...start, decode: encoding === 'gb18030' ? 'gb18030' : null, until })
    }
    const { limits, engine, advance, faults } = sources[0]!
    const names = columnNames(first!.header, first!.width)
    const kept = names.slice(0, limits.columns)
    const result = await scanDelimited({
      files,
      delimiter: first!.delimiter,
      names: kept,
      droppedColumns: names.length - kept.length,
      keys: keyCandidates(kept, first!.rows),
      limits,
      options: engine,
      onProgress: advance,
    })
    if (footings.length > 0) noteFooting(footings, faults)
    for (const structure of result.structures) noteStructure(structure, faults, result.facts.droppedColumns)
    const facts = hasOpenCell(result.structures) ? withoutOpenCell(result.facts) : result.facts
    return { dataset: { facts, delimiter: first!.delimiter }, rows: result.structures.map((structure) => structure.rows) }
  })
}

async function plain(source: Source, target: string): Promise<{ path: string; isOwn: boolean }> {
  const { encoding } = source.survey
  if (!source.compressed && (encoding === 'utf-8' || encoding === 'utf-8-bom' || encoding === 'gb18030'))
    return { path: source.path, isOwn: false }
  const bytes = readBytes(source.path, source.compressed, source.limits)
  await pipeline(
    Readable.from(encoding === 'utf-8' ? bytes : encoded(decode(bytes, encoding ?? 'utf-8'))),
    createWriteStream(target, { mode: 0o600 }),
  )
  return { path: target, isOwn: true }
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) if (text !== '') yield Buffer.from(text)
}

async function shapeOfFile(path: string, encoding: string, source: Source): Promise<CsvShape> {
  const head = await headOf(path, false, 1 << 18, source.limits)
  return shapeOf(new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true }).replaceAll('\0', ''))
}
