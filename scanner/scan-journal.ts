import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { cardDraft, finding } from '#contract/findings.ts'
import type { Brought } from '#scanner/run.ts'

const heading = z.object({ form: z.literal('rongshu-journal/1'), settings: z.string() })
const line = z.object({ identity: z.string(), found: z.array(z.object({ finding, draft: cardDraft })) })

/**
 * What an unfinished scan has already, beside the file it will become: one line for each thing that was scanned to its end, each
 * on the disk before the next is begun. A line cut off by a crash is passed over, and lines made under other settings are dropped.
 * What is scanned in parts, as a database is table by table, has a journal of its own beside, kept by who scans it.
 */
export class ScanJournal {
  readonly #place: string
  readonly #file: FileHandle
  readonly #known: Map<string, Brought[]>

  private constructor(place: string, file: FileHandle, known: Map<string, Brought[]>) {
    this.#place = place
    this.#file = file
    this.#known = known
  }

  /** Opens the journal at a place; `settings` is everything a finding depends on beside the source itself. */
  static async open(place: string, settings: unknown): Promise<ScanJournal> {
    const own = createHash('sha256').update(JSON.stringify(settings)).digest('hex')
    const earlier = await readEarlier(place, own)
    if (!earlier) await clearJournal(place)
    const file = await open(place, earlier ? 'a' : 'w', 0o600)
    if (!earlier) await append(file, `${JSON.stringify({ form: 'rongshu-journal/1', settings: own })}\n`)
    else if (earlier.isCutOff) await append(file, '\n')
    return new ScanJournal(place, file, earlier?.known ?? new Map())
  }

  get size(): number {
    return this.#known.size
  }

  /** What was found of it by an earlier run, and is held here no longer; null when it was not scanned to its end. */
  take(identity: string): Brought[] | null {
    const found = this.#known.get(identity) ?? null
    this.#known.delete(identity)
    return found
  }

  /** Keeps what was found, on the disk when this returns. */
  async keep(identity: string, found: readonly Brought[]): Promise<void> {
    await append(this.#file, `${JSON.stringify({ identity, found })}\n`)
  }

  /** Where the parts of one thing are kept while it is not scanned to its end. */
  partsOf(identity: string): string {
    return `${this.#place}.${identity.slice(0, 16)}`
  }

  /** Whether something is kept in parts: it was not scanned to its end. */
  async hasParts(): Promise<boolean> {
    return (await withBeside(this.#place)).length > 1
  }

  /** Takes the parts of one thing away: it is kept as a whole now. */
  async removeParts(identity: string): Promise<void> {
    await clearJournal(this.partsOf(identity))
  }

  /** Leaves the journal for the next run. */
  async close(): Promise<void> {
    await this.#file.close()
  }

  /** Takes the journal away: what it held is in the file now. */
  async remove(): Promise<void> {
    await this.#file.close()
    await clearJournal(this.#place)
  }
}

/** Removes a journal and those beside it. */
export async function clearJournal(place: string): Promise<void> {
  for (const each of await withBeside(place)) await rm(each, { force: true })
}

/** The journal at a place and those of parts beside it, as far as they are there. */
async function withBeside(place: string): Promise<string[]> {
  const [folder, name] = [path.dirname(place), path.basename(place)]
  const all = await readdir(folder).catch(() => [])
  return all
    .filter((each) => each === name || (each.startsWith(`${name}.`) && /^[0-9a-f]{16}$/.test(each.slice(name.length + 1))))
    .map((each) => path.join(folder, each))
}

async function append(file: FileHandle, text: string): Promise<void> {
  await file.appendFile(text)
  await file.sync()
}

/**
 * What an earlier run left, and whether its last line has no end; null when there is no journal, or one made under other settings. Line by
 * line, since it may be longer than any text.
 */
async function readEarlier(place: string, settings: string): Promise<{ known: Map<string, Brought[]>; isCutOff: boolean } | null> {
  const known = new Map<string, Brought[]>()
  let [isFirst, last] = [true, '']
  try {
    for await (last of linesOf(place)) {
      const said = parse(last)
      const head = isFirst ? heading.safeParse(said) : null
      if (head && head.data?.settings !== settings) return null
      isFirst = false
      const read = line.safeParse(said)
      if (read.success) known.set(read.data.identity, read.data.found)
    }
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw problem
  }
  return { known, isCutOff: last !== '' }
}

/** The lines of a file; the last is what stands after the last line break. */
async function* linesOf(place: string): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const piece of createReadStream(place, { encoding: 'utf8', highWaterMark: 2 ** 20 })) {
    const [end = '', ...more] = (piece as string).split('\n')
    begun.push(end)
    for (const next of more) {
      yield begun.join('')
      begun = [next]
    }
  }
  yield begun.join('')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
