import { Thread } from '#scanner/engine/thread.ts'
import type { Chunk, Measured, Member, Span } from '#scanner/engine/member.ts'
import type { MergedColumn } from '#scanner/engine/merge-column.ts'
import type { MergeShare } from '#scanner/engine/merge-share.ts'
import type { Merger } from '#scanner/engine/merge.ts'
import type { Part, RangeNote, Setup } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'

/** A member in a thread of its own. */
export class WorkerMember implements Member, Merger {
  readonly #thread: Thread
  #isClosed = false

  constructor(module: WebAssembly.Module, setup: Setup) {
    this.#thread = Thread.begin(module, setup)
  }

  ranges(plan: RangePlan): Promise<RangeNote[]> {
    return this.#thread.ask({ ask: 'ranges', plan })
  }

  chunk(chunk: Chunk, isWhole: boolean): Promise<Measured> {
    const { buffer } = chunk.bytes
    return this.#thread.ask(
      { ask: 'chunk', chunk },
      buffer instanceof ArrayBuffer && (isWhole || buffer.byteLength === chunk.bytes.byteLength) ? [buffer] : [],
    )
  }

  part(): Promise<Part> {
    return this.#thread.ask({ ask: 'part' })
  }

  merge(share: MergeShare): Promise<MergedColumn[]> {
    return this.#thread.ask({ ask: 'merge', share })
  }

  hashCounts(streams: readonly number[]): Promise<Uint32Array> {
    return this.#thread.ask({ ask: 'hashCounts', streams })
  }

  own(streams: readonly number[], bar: bigint): Promise<number[]> {
    return this.#thread.ask({ ask: 'own', streams, bar })
  }

  share(buffer: SharedArrayBuffer, spans: Span[]): Promise<void> {
    return this.#thread.ask({ ask: 'share', buffer, spans })
  }

  again(buffer: SharedArrayBuffer, spans: Span[], bar: bigint): Promise<number[]> {
    return this.#thread.ask({ ask: 'again', buffer, spans, bar })
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#thread.leave()
  }
}
