import { Crew, threadsOf } from '#scanner/engine/crew.ts'
import { structureOf } from '#scanner/engine/delimited.ts'
import { csvForm } from '#scanner/engine/measurer.ts'
import { RecordCutter } from '#scanner/engine/record-cutter.ts'
import type { DelimitedJob, DelimitedResult } from '#scanner/engine/delimited.ts'
import type { Giant } from '#scanner/engine/giant-record.ts'

/** Bytes that are waited for before threads are started; what is smaller is measured in this one. */
const SMALL = 2 * 2 ** 20

/**
 * Measures delimited text that has to be unpacked or turned into UTF-8 on the way: the pieces are cut where records end and given to the
 * threads. The first piece begins with the first record of data; `start` tells, once it has come, how many lines stood before it.
 */
export async function scanStreamed(
  pieces: AsyncIterable<Buffer>,
  job: Omit<DelimitedJob, 'files'>,
  start: { lines: number },
): Promise<DelimitedResult> {
  const cutter = new RecordCutter(csvForm(job.delimiter))
  const line = new Line(job)
  try {
    for await (const piece of pieces) await line.take(cutter.push(piece))
    await line.take(cutter.end())
    const crew = await line.end()
    await crew.settle()
    const notes = crew.notes.toSorted((a, b) => a.range - b.range)
    const names = job.names.map((name) => ({ name, comment: '', declaredType: '', inRows: true }))
    return { facts: await crew.finish(names, job.droppedColumns), structures: [structureOf(notes, start.lines)] }
  } finally {
    await line.crew?.close()
  }
}

/** Whole records on their way to a crew that is made once it is known whether threads are worth while. */
class Line {
  crew: Crew | null = null
  readonly #job: Omit<DelimitedJob, 'files'>
  #waiting: (Buffer | Giant)[] = []
  #bytes = 0
  #range = 0

  constructor(job: Omit<DelimitedJob, 'files'>) {
    this.#job = job
  }

  async take(found: readonly (Buffer | Giant)[]): Promise<void> {
    this.#waiting.push(...found)
    for (const each of found) this.#bytes += 'cells' in each ? each.bytes.length : each.length
    if (this.#bytes > SMALL) await this.#send(Math.max(1, threadsOf(this.#job.options)))
  }

  async end(): Promise<Crew> {
    await this.#send(0)
    return this.crew!
  }

  async #send(threads: number): Promise<void> {
    const { names, keys, limits, options } = this.#job
    const crew = (this.crew ??= new Crew(names.length, keys, limits, options, threads))
    for (const each of this.#waiting.splice(0)) await this.#sendOne(crew, each)
  }

  #sendOne(crew: Crew, each: Buffer | Giant): Promise<void> {
    const width = this.#job.names.length
    const range = this.#range++
    if (!('cells' in each))
      return crew.send({ kind: 'records', range, width, bytes: new Uint8Array(each), form: csvForm(this.#job.delimiter) })
    const across = Math.min(width, each.cells.length / 2)
    return crew.send({
      kind: 'cells',
      range,
      width,
      across,
      rows: 1,
      bytes: each.bytes,
      cells: each.cells.slice(0, across * 2),
      values: [],
      lines: each.lines,
      unclosed: each.unclosed,
      stray: each.stray,
    })
  }
}
