import { stat } from 'node:fs/promises'
import { Crew, threadsOf } from '#scanner/engine/crew.ts'
import { csvForm } from '#scanner/engine/measurer.ts'
import { newBoard, rangeBytesOf } from '#scanner/engine/range-plan.ts'
import type { EngineOptions } from '#scanner/engine/crew.ts'
import type { RangeNote } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'
import type { Limits } from '#scanner/limits.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** A file of delimited text that lies there as it is: where its data begins (after mark, titles and header), and how it is written. */
export type DelimitedFile = {
  path: string
  from: number
  /** Lines before that place. */
  lines: number
  decode: 'gb18030' | null
  /** Where it ends, when something stands below it. */
  until?: number
}

export type DelimitedJob = {
  files: readonly DelimitedFile[]
  delimiter: string
  names: readonly string[]
  droppedColumns: number
  /** Indexes of columns that may name each row. */
  keys: readonly number[]
  limits: Limits
  options: EngineOptions
  /** Told from time to time: bytes of all files measured so far, and rows. */
  onProgress?: (bytes: number, rows: number) => void
}

/** What the structure of one file was like; lines count from 1 in the file. */
export type Structure = {
  short: { count: number; line: number }
  long: { count: number; line: number }
  unclosed: number | null
  stray: { count: number; line: number }
  nuls: { count: number; line: number }
  strangers: { count: number; line: number; at: number }
  rows: number
}

export type DelimitedResult = { facts: TableFacts; structures: Structure[] }

/** Files below this are measured only in the thread they are asked from: starting others would take longer. */
const SMALL = 2 * 2 ** 20

/** Measures files of one shape as one dataset: ranges of each file in parallel, file after file. */
export async function scanDelimited(job: DelimitedJob): Promise<DelimitedResult> {
  const sizes = await Promise.all(job.files.map(async ({ path }) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const threads = total <= SMALL ? 1 : Math.max(1, threadsOf(job.options))
  const crew = new Crew(job.names.length, job.keys, job.limits, job.options, threads, true)
  const structures: Structure[] = []
  try {
    let done = { bytes: 0, rows: 0 }
    let firstRange = 0
    for (const [index, file] of job.files.entries()) {
      const plan = planOf(file, Math.min(sizes[index]!, file.until ?? Infinity), firstRange, job)
      const notes = await measureFile(crew, plan, (bytes, rows) => job.onProgress?.(done.bytes + bytes, done.rows + rows))
      structures.push(structureOf(notes, file.lines))
      firstRange += plan.ranges
      done = { bytes: done.bytes + sizes[index]!, rows: done.rows + structures.at(-1)!.rows }
    }
    const names = job.names.map((name) => ({ name, comment: '', declaredType: '', inRows: true }))
    return { facts: await crew.finish(names, job.droppedColumns), structures }
  } finally {
    await crew.close()
  }
}

function planOf(file: DelimitedFile, size: number, firstRange: number, { delimiter, names, options }: DelimitedJob): RangePlan {
  const rangeBytes = rangeBytesOf(size)
  const ranges = Math.ceil(Math.max(0, size - file.from) / rangeBytes)
  return {
    path: file.path,
    from: file.from,
    size,
    rangeBytes,
    ranges,
    firstRange,
    form: csvForm(delimiter),
    width: names.length,
    decode: file.decode,
    throttle: options.throttle ?? 0,
    board: newBoard(ranges),
  }
}

async function measureFile(crew: Crew, plan: RangePlan, onProgress: (bytes: number, rows: number) => void): Promise<RangeNote[]> {
  const { counts } = plan.board
  const timer = setInterval(() => onProgress(Number(Atomics.load(counts, 0)), Number(Atomics.load(counts, 1))), 200)
  try {
    const notes = (await Promise.all(crew.members.map((member) => member.ranges(plan)))).flat().sort((a, b) => a.range - b.range)
    crew.notes.push(...notes)
    return notes
  } finally {
    clearInterval(timer)
  }
}

/** Adds the lines of all ranges before to those counted from the start of each. */
export function structureOf(notes: readonly RangeNote[], linesBefore: number): Structure {
  const structure: Structure = {
    short: { count: 0, line: 0 },
    long: { count: 0, line: 0 },
    unclosed: null,
    stray: { count: 0, line: 0 },
    nuls: { count: 0, line: 0 },
    strangers: { count: 0, line: 0, at: 0 },
    rows: 0,
  }
  let lines = linesBefore + 1
  for (const note of notes) {
    if (note.short > 0 && structure.short.count === 0) structure.short.line = lines + note.firstShort
    if (note.long > 0 && structure.long.count === 0) structure.long.line = lines + note.firstLong
    if (note.stray > 0 && structure.stray.count === 0) structure.stray.line = lines + note.firstStray
    if (note.nuls > 0 && structure.nuls.count === 0) structure.nuls.line = lines + note.firstNul
    if (note.strangers > 0 && structure.strangers.count === 0)
      structure.strangers = { count: 0, line: lines + note.firstStranger, at: note.strangerAt }
    structure.short.count += note.short
    structure.long.count += note.long
    structure.stray.count += note.stray
    structure.strangers.count += note.strangers
    structure.nuls.count += note.nuls
    structure.rows += note.rows
    if (note.unclosed !== null) structure.unclosed ??= lines + note.unclosed
    lines += note.lines
  }
  return structure
}
