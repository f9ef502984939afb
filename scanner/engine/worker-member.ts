import { Worker } from 'node:worker_threads'
import { COMPILED } from '#scanner/compiled.ts'
import { Unreadable } from '#scanner/faults.ts'
import type { Chunk, Measured, Member, Span } from '#scanner/engine/member.ts'
import type { MergedColumn } from '#scanner/engine/merge-column.ts'
import type { MergeShare } from '#scanner/engine/merge-share.ts'
import type { Merger } from '#scanner/engine/merge.ts'
import type { Part, RangeNote, Setup } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'
import type { Call } from '#scanner/engine/worker.ts'

/** Says of a thread that ended what it says of the file: nothing. */
const ended = (why: string) => new Unreadable('broken', { zh: '扫描线程中途结束（内存不足或程序出错），没有读完；文件本身未必有问题，请重新扫描，仍不成功请告知系统管理员', en: `A thread of the scan ended early (memory, or a fault of the program: ${why.slice(0, 120)}); the file itself may be sound. Scan it again; tell the administrator if that fails too` })

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void }

/** A member in a thread of its own; when the thread ends early, whatever it was asked fails. */
export class WorkerMember implements Member, Merger {
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []
  #dead: Error | null = null

  constructor(module: WebAssembly.Module, setup: Setup) {
    this.#worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: { module, setup }, execArgv: [], env: { NODE_COMPILE_CACHE: COMPILED }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    this.#worker.unref()
    this.#worker.on('message', ({ value, error }: { value: never; error?: string }) => {
      const first = this.#waiting.shift()
      if (this.#waiting.length === 0) this.#worker.unref()
      if (error === undefined) first?.resolve(value)
      else first?.reject(new Error(error))
    })
    this.#worker.on('error', (error) => this.#end(ended(error instanceof Error ? error.message : String(error))))
    this.#worker.on('exit', () => this.#end(ended('no reason told')))
  }

  #end(error: Error): void {
    this.#dead ??= error
    for (const each of this.#waiting.splice(0)) each.reject(error)
  }

  #ask<T>(call: Call, moved: ArrayBuffer[] = []): Promise<T> {
    if (this.#dead) return Promise.reject(this.#dead)
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage(call, moved)
    })
  }

  ranges(plan: RangePlan): Promise<RangeNote[]> {
    return this.#ask({ ask: 'ranges', plan })
  }

  chunk(chunk: Chunk, isWhole: boolean): Promise<Measured> {
    const { buffer } = chunk.bytes
    return this.#ask({ ask: 'chunk', chunk }, buffer instanceof ArrayBuffer && (isWhole || buffer.byteLength === chunk.bytes.byteLength) ? [buffer] : [])
  }

  part(): Promise<Part> {
    return this.#ask({ ask: 'part' })
  }

  merge(share: MergeShare): Promise<MergedColumn[]> {
    return this.#ask({ ask: 'merge', share })
  }

  hashCounts(streams: readonly number[]): Promise<Uint32Array> {
    return this.#ask({ ask: 'hashCounts', streams })
  }

  own(streams: readonly number[], bar: bigint): Promise<number[]> {
    return this.#ask({ ask: 'own', streams, bar })
  }

  share(buffer: SharedArrayBuffer, spans: Span[]): Promise<void> {
    return this.#ask({ ask: 'share', buffer, spans })
  }

  again(buffer: SharedArrayBuffer, spans: Span[], bar: bigint): Promise<number[]> {
    return this.#ask({ ask: 'again', buffer, spans, bar })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
