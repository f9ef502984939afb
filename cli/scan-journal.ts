import { createHash } from 'node:crypto'
import { open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { cardDraft, finding } from '#contract/findings.ts'
import type { Brought } from '#scanner/run.ts'

const heading = z.object({ form: z.literal('rongshu-journal/1'), settings: z.string() })
const line = z.object({ identity: z.string(), found: z.array(z.object({ finding, draft: cardDraft })) })

/**
 * What an unfinished scan has already, beside the file it will become: one line for each thing that was scanned to its end, each
 * on the disk before the next is begun. A line cut off by a crash is passed over, and lines made under other settings are dropped.
 */
export class ScanJournal {
  readonly #place: string
  readonly #file: FileHandle
  readonly #known: ReadonlyMap<string, Brought[]>

  private constructor(place: string, file: FileHandle, known: ReadonlyMap<string, Brought[]>) {
    this.#place = place
    this.#file = file
    this.#known = known
  }

  /** Opens the journal at a place; `settings` is everything a finding depends on beside the source itself. */
  static async open(place: string, settings: unknown): Promise<ScanJournal> {
    const own = createHash('sha256').update(JSON.stringify(settings)).digest('hex')
    const text = await readFile(place, 'utf8').catch(() => '')
    const known = readLines(text, own)
    const file = await open(place, known ? 'a' : 'w', 0o600)
    if (!known) await append(file, `${JSON.stringify({ form: 'rongshu-journal/1', settings: own })}\n`)
    else if (!text.endsWith('\n')) await append(file, '\n')
    return new ScanJournal(place, file, known ?? new Map())
  }

  get size(): number {
    return this.#known.size
  }

  /** What was found of it by an earlier run; null when it was not scanned to its end. */
  found(identity: string): Brought[] | null {
    return this.#known.get(identity) ?? null
  }

  /** Keeps what was found, on the disk when this returns. */
  async keep(identity: string, found: readonly Brought[]): Promise<void> {
    await append(this.#file, `${JSON.stringify({ identity, found })}\n`)
  }

  /** Leaves the journal for the next run. */
  async close(): Promise<void> {
    await this.#file.close()
  }

  /** Takes the journal away: what it held is in the file now. */
  async remove(): Promise<void> {
    await this.#file.close()
    await rm(this.#place, { force: true })
  }
}

async function append(file: FileHandle, text: string): Promise<void> {
  await file.appendFile(text)
  await file.sync()
}

/** What the lines hold; null when there is no journal, or one made under other settings. */
function readLines(text: string, settings: string): Map<string, Brought[]> | null {
  const [first = '', ...rest] = text.split('\n')
  const known = new Map<string, Brought[]>()
  const head = heading.safeParse(parse(first))
  if (!head.success || head.data.settings !== settings) return null
  for (const each of rest) {
    const read = line.safeParse(parse(each))
    if (read.success) known.set(read.data.identity, read.data.found)
  }
  return known
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return null }
}
