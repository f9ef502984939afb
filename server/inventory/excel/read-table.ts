import { createWriteStream, type WriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { type StreamRow, streamXlsxRows } from 'hucre/xlsx'
import { type CardColumn, sheetOf, type TableWay } from '#contract/card-columns.ts'
import type { Cell } from '#contract/card-cells.ts'
import { textOf } from '#contract/text-of.ts'
import { initialsOf } from '../search-text.ts'
import { checkLine, type Fault, readHead } from './check-lines.ts'
import type { CheckJob, Checked } from './reader-words.ts'
import { Twins } from './twins.ts'
import { colToLetter } from 'hucre/xlsx'

/** The table is not one that can be read at all. */
export class Unreadable extends Error {}

/** Reads a workbook line by line and writes what can be read to one file and every error to another, so that neither is ever whole in memory. */
export async function checkTable(job: CheckJob, onProgress: (lines: number) => void): Promise<Checked> {
  const { rows, sheet } = await openSheet(job.file, job.way)
  const read = new Lines(job.linesFile)
  const bad = new Lines(job.faultsFile, job.mostFaults)
  let at: ReadonlyMap<number, CardColumn> | null = null
  let lines = 0
  const twins = new Twins(job.way)
  for await (const { index, values } of rows) {
    if (values.every(isEmpty)) continue
    if (at === null) {
      const head = readHead(job.way, sheet, values)
      at = head.at
      for (const fault of head.faults) await bad.write({ ...fault, row: index + 1 })
      if (at.size === 0) break
      continue
    }
    if (++lines > job.mostLines) throw new Unreadable(`${job.mostLines}`)
    const { line, faults } = checkLine(job.way, { sheet, row: index + 1, today: job.today }, at, values)
    const places = at
    const again = twins.look(line, (field, given, words): Fault => ({
      sheet,
      row: line.row,
      col: letterOf(places, field),
      field,
      given,
      words,
    }))
    for (const fault of [...faults, ...again]) await bad.write(fault)
    const wrong = [...line.wrong, ...again.map(({ field }) => field)]
    await read.write({ ...line, wrong, initials: initialsOf(textOf(line.card['name'])) })
    if (lines % 250 === 0) onProgress(lines)
  }
  await Promise.all([read.end(), bad.end()])
  const places = Object.fromEntries([...(at?.values() ?? [])].map(({ id }) => [id, letterOf(at!, id)]))
  return { lines, faults: bad.count, kept: bad.kept, sheet, places }
}

/** Parts of a workbook that run, or bring another file along; the directory of a zip has their names as they are. */
const programs = ['xl/vbaProject', 'xl/macrosheets/', 'xl/activeX/', 'xl/embeddings/', 'xl/externalLinks/']

const isEmpty = (cell: Cell | undefined) => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

function letterOf(at: ReadonlyMap<number, CardColumn>, field: string): string {
  return colToLetter([...at].find(([, column]) => column.id === field)?.[0] ?? 0)
}

/** The sheet of the lines, or the first one when people renamed it. */
async function openSheet(file: string, way: TableWay): Promise<{ rows: AsyncIterable<StreamRow>; sheet: string }> {
  const bytes = await readFile(file)
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') throw new Unreadable('kind')
  // The marked copy keeps everything in the workbook, and goes to others.
  if (programs.some((part) => bytes.includes(part))) throw new Unreadable('programs')
  for (const sheet of [sheetOf(way), 0] as const) {
    const rows = streamXlsxRows(bytes, { sheet })
    const first = await rows
      .next()
      .catch((problem: unknown) => (sheet === 0 ? Promise.reject(new Unreadable('kind', { cause: problem })) : null))
    if (first) return { rows: resume(first, rows), sheet: sheet === 0 ? '第1张表' : sheet }
  }
  throw new Unreadable('kind')
}

async function* resume(first: IteratorResult<StreamRow, void>, rest: AsyncGenerator<StreamRow, void>): AsyncGenerator<StreamRow> {
  if (!first.done) {
    yield first.value
    yield* rest
  }
}

/** JSON lines, written as they come and no faster than the disk takes them; beyond `most` they are only counted. */
class Lines {
  count = 0
  kept = 0
  readonly #out: WriteStream
  readonly #most: number

  constructor(file: string, most = Infinity) {
    this.#out = createWriteStream(file, { mode: 0o600 })
    this.#most = most
  }

  async write(value: unknown): Promise<void> {
    this.count++
    if (this.kept >= this.#most) return
    this.kept++
    if (!this.#out.write(`${JSON.stringify(value)}\n`)) await once(this.#out, 'drain')
  }

  async end(): Promise<void> {
    this.#out.end()
    await finished(this.#out)
  }
}
