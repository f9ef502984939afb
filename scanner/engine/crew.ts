import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { LocalMember } from '#scanner/engine/member.ts'
import { mergeTogether } from '#scanner/engine/merge.ts'
import { repeatsOf } from '#scanner/engine/repeats.ts'
import { WorkerMember } from '#scanner/engine/worker-member.ts'
import type { Chunk, Member } from '#scanner/engine/member.ts'
import type { ColumnName } from '#scanner/engine/merge-column.ts'
import type { RangeNote, Setup } from '#scanner/engine/part.ts'
import type { Limits } from '#scanner/limits.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** How the engine may work: threads, bytes a second, and the salt of its hashes. */
export type EngineOptions = {
  /**
   * Threads that measure; as many as there are cores, at most four, unless given; with 0 the calling thread measures itself, as it does
   * with 1 when it has nothing else to do.
   */
  threads?: number
  /** Bytes a second at most. */
  throttle?: number
  /** Hex; without it there are no smallest hashes. */
  salt?: string
}

/** Hashes kept for exact duplicates, over all workers: twenty million rows and a key, or ten million and four. */
const HASHES = 48_000_000
/** Chunks a member may have before it. */
const AHEAD = 2

/** The members that measure one dataset, and what they are set up with. */
export class Crew {
  readonly setup: Setup
  readonly members: Member[]
  /** What was told of the chunks and ranges measured so far. */
  readonly notes: RangeNote[] = []
  /** Members in threads of their own. */
  readonly #workers: WorkerMember[]
  readonly #salted: boolean
  readonly #local: boolean
  readonly #busy: number[]
  readonly #underWay = new Set<Promise<void>>()
  #failed: Error | null = null

  /** With `joins` the calling thread is one of them, and begins while the others are still starting; it must be free to measure. */
  constructor(width: number, keys: readonly number[], limits: Limits, options: EngineOptions, threads: number, joins = threads === 0) {
    const wide = width > 300
    this.#salted = options.salt !== undefined
    this.#local = threads === 0
    this.setup = {
      seed: seedOf(options.salt),
      cellLimit: limits.cellCharacters,
      values: wide ? 256 : 2048,
      sampleRows: Math.max(512, Math.min(4096, Math.floor(262_144 / Math.max(1, width)))),
      width,
      keys: [...keys],
      hashes: Math.floor(HASHES / Math.max(1, threads)),
      isShared: threads > (joins ? 1 : 0),
    }
    const module = engineModule()
    // The calling thread is asked last, so that the others have their work before it is busy.
    this.#workers = Array.from({ length: Math.max(0, joins ? threads - 1 : threads) }, () => new WorkerMember(module, this.setup))
    this.members = joins ? [...this.#workers, new LocalMember(module, this.setup)] : this.#workers
    this.#busy = this.members.map(() => 0)
  }

  /**
   * Gives a chunk to the member with the least to do; waits while all have enough. With `back` the whole buffer may be moved; it is told
   * where the bytes are once they were measured.
   */
  async send(chunk: Chunk, back?: (bytes: Uint8Array) => void): Promise<void> {
    if (this.#failed) throw this.#failed
    while (Math.min(...this.#busy) >= AHEAD) await Promise.race(this.#underWay)
    const at = this.#busy.indexOf(Math.min(...this.#busy))
    this.#busy[at]!++
    const work = this.members[at]!.chunk(chunk, back !== undefined)
      .then(
        ({ note, bytes }) => {
          this.notes.push(note)
          back?.(bytes)
        },
        (error: Error) => {
          this.#failed ??= error
        },
      )
      .finally(() => {
        this.#busy[at]!--
        this.#underWay.delete(work)
      })
    this.#underWay.add(work)
    if (this.#local) await work
  }

  /** Waits until everything sent was measured. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay)
    if (this.#failed) throw this.#failed
  }

  /** Brings together what the members learned, and ends them. */
  async finish(names: readonly ColumnName[], droppedColumns: number): Promise<TableFacts> {
    try {
      await this.settle()
      const parts = await Promise.all(this.members.map((member) => member.part()))
      const repeats = await repeatsOf(this.members, parts, this.notes, this.setup.keys)
      return await mergeTogether(
        {
          names,
          droppedColumns,
          notes: this.notes,
          parts,
          repeats,
          keys: this.setup.keys,
          sampleSize: this.setup.sampleRows,
          values: this.setup.values,
          salted: this.#salted,
        },
        this.#workers,
      )
    } finally {
      await this.close()
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.close()))
  }
}

/** Threads to measure with: as asked, else one for each core up to four. */
export function threadsOf(options: EngineOptions): number {
  return options.threads ?? Math.min(4, availableParallelism())
}

function seedOf(salt: string | undefined): bigint {
  return salt === undefined
    ? 0x243f6a8885a308d3n
    : createHash('sha256').update('rongshu sketch').update(Buffer.from(salt, 'hex')).digest().readBigInt64LE()
}
