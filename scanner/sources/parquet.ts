import { execFile } from 'node:child_process'
import { closeSync, constants, createReadStream, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Unreadable } from '#scanner/faults.ts'
import { RecordCutter } from '#scanner/sources/csv-stream.ts'
import { openDuck, quoted, shapeOf } from '#scanner/sources/duck.ts'
import { RecordReader } from '#scanner/sources/json-records.ts'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Shape } from '#scanner/sources/duck.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { TableSink } from '#scanner/sources/sink.ts'

const THREADS = 4

/** Reads Parquet by DuckDB, which writes it as text into a pipe for the engine; files with lists go the way of JSON. */
export async function scanParquet(source: Source): Promise<Dataset[]> {
  return inTempFolder(async (folder) => {
    const pipe = join(folder, 'rows')
    await promisify(execFile)('mkfifo', ['-m', '600', pipe])
    const path = resolve(source.path)
    return openDuck([path, pipe], THREADS, async (duck) => {
      const from = `read_parquet(${quoted(path)})`
      const { shape, rows } = await lookAt(duck, from, path)
      if (shape.leaves.length === 0) throw new Unreadable('empty', { zh: '文件没有列', en: 'The file has no columns' })
      const piped: Piped = { duck, pipe, from, source, rows }
      return [shape.hasLists ? await readNested(piped, shape) : await readFlat(piped, shape)]
    })
  })
}

type Piped = { duck: DuckDBConnection; pipe: string; from: string; source: Source; rows: number }

async function lookAt(duck: DuckDBConnection, from: string, path: string): Promise<{ shape: Shape; rows: number }> {
  try {
    const shape = await shapeOf(duck, from)
    const counted = await duck.runAndReadAll(`select num_rows from parquet_file_metadata(${quoted(path)})`)
    return { shape, rows: Number(counted.getRows()[0]?.[0] ?? 0) }
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Says why DuckDB refused the file, in our words where the reason is a common one. */
function refusalOf(error: unknown): Unreadable {
  const said = error instanceof Error ? error.message : String(error)
  if (/encrypt/i.test(said))
    return new Unreadable('password-protected', {
      zh: 'Parquet 文件已加密，请解密后再扫描',
      en: 'The Parquet file is encrypted; decrypt it and scan again',
    })
  if (/out of memory/i.test(said))
    return new Unreadable('too-large', {
      zh: '文件的行组过大，内存不足以读取，请以较小的行组重写',
      en: 'Its row groups are too large for the memory allowed; write it again with smaller ones',
    })
  return new Unreadable('broken', {
    zh: 'Parquet 文件损坏或不完整',
    en: `The Parquet file is damaged or incomplete (${said
      .replace(/['"][^'"]*\/[^'"]*['"]/g, 'the file')
      .split('\n')[0]!
      .slice(0, 120)})`,
  })
}

async function readFlat(piped: Piped, shape: Shape): Promise<Dataset> {
  const { source } = piped
  const sink = source.sink()
  const kept = shape.leaves
    .map((leaf) => ({ leaf, at: sink.column(leaf.path, { declaredType: leaf.type }) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ leaf }) => leaf)
  const behind: Promise<void>[] = []
  const cutter = new RecordCutter((records) => {
    const wait = sink.records(records, 'csv')
    if (wait) behind.push(wait)
  })
  await pour(
    piped,
    `(select ${kept.map((leaf) => leaf.expression).join(', ')} from ${piped.from}) to ${quoted(piped.pipe)} (format csv, header false)`,
    async (chunk) => {
      cutter.push(chunk)
      await Promise.all(behind.splice(0))
      tell(piped, sink)
    },
  )
  cutter.flush()
  await Promise.all(behind)
  return { facts: await sink.finish(), rows: piped.rows }
}

/** Rows with lists or maps come as JSON Lines, so that their elements are columns like those of JSON. */
async function readNested(piped: Piped, shape: Shape): Promise<Dataset> {
  const { source } = piped
  const sink = source.sink()
  const reader = new RecordReader(source, false, sink)
  for (const leaf of shape.leaves) if (!/(\[|^MAP|^UNION)/.test(leaf.type)) sink.column(leaf.path, { declaredType: leaf.type })
  let rest: Buffer[] = []
  await pour(piped, `(select * from ${piped.from}) to ${quoted(piped.pipe)} (format json)`, async (chunk) => {
    const end = chunk.lastIndexOf(10)
    if (end >= 0) {
      for (const line of Buffer.concat([...rest, chunk.subarray(0, end)])
        .toString('utf8')
        .split('\n'))
        reader.takeText(line)
      rest = []
    }
    rest.push(chunk.subarray(end + 1))
    await reader.settle()
    tell(piped, sink)
  })
  return reader.finish()
}

function tell({ source, rows }: Piped, sink: TableSink): void {
  source.advance(Math.floor((source.bytes * Math.min(sink.rows, rows)) / Math.max(rows, 1)), sink.rows)
}

/** Lets DuckDB write into the pipe while it is read; rows before a damage are kept, with an error fault. */
async function pour({ duck, pipe, source }: Piped, copy: string, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  let failure: unknown = null
  const writing = duck
    .run(`copy ${copy}`)
    .catch((error: unknown) => {
      failure = error
    })
    .then(() => release(pipe))
  let read = 0
  try {
    for await (const chunk of createReadStream(pipe, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      read += chunk.length
      await take(chunk)
    }
  } finally {
    await writing
  }
  if (failure === null) return
  const refusal = refusalOf(failure)
  if (read === 0) throw refusal
  source.faults.add(refusal.fault.code, 'error', {
    zh: `${refusal.fault.message.zh}，只读到损坏处`,
    en: `${refusal.fault.message.en}; it was read up to there`,
  })
}

/** A reader that waits for a pipe nobody wrote to is let go: the pipe is opened and closed at once. */
function release(pipe: string): void {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
  } catch {
    /* Nobody reads it any more. */
  }
}
