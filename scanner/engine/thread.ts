import { Worker } from 'node:worker_threads'
import { COMPILED } from '#scanner/compiled.ts'
import { Unreadable } from '#scanner/faults.ts'
import type { Setup } from '#scanner/engine/part.ts'
import type { Call } from '#scanner/engine/worker.ts'

/** Says of a thread that ended what it says of the file: nothing. */
const ended = (why: string) =>
  new Unreadable('broken', {
    zh: '扫描线程中途结束（内存不足或程序出错），没有读完；文件本身未必有问题，请重新扫描，仍不成功请告知系统管理员',
    en: `A thread of the scan ended early (memory, or a fault of the program: ${why.slice(0, 120)}); the file itself may be sound. Scan it again; tell the administrator if that fails too`,
  })

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void }

/** Bytes an engine may have taken for its thread to be kept for the next dataset. */
const LIGHT = 96 * 2 ** 20
/** Threads kept at most. */
const MOST = 4
/** Threads that wait for the next dataset. */
const resting: Thread[] = []

/** A thread that measures one dataset after the other; when it ends early, whatever it was asked fails. */
export class Thread {
  readonly #worker: Worker
  readonly #waiting: Waiting[] = []
  #dead: Error | null = null
  #isLeaving = false

  private constructor(module: WebAssembly.Module) {
    this.#worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { module },
      execArgv: [],
      env: { NODE_COMPILE_CACHE: COMPILED },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    this.#worker.unref()
    this.#worker.on('message', ({ value, error }: { value: never; error?: string }) => {
      const first = this.#waiting.shift()
      // The answer of a thread that is being ended must not let the process end before it.
      if (this.#waiting.length === 0 && !this.#isLeaving) this.#worker.unref()
      if (error === undefined) first?.resolve(value)
      else first?.reject(new Error(error))
    })
    this.#worker.on('error', (error) => this.#end(ended(error instanceof Error ? error.message : String(error))))
    this.#worker.on('exit', () => this.#end(ended('no reason told')))
  }

  /** A thread set up for a dataset: one that rests, else a new one. */
  static begin(module: WebAssembly.Module, setup: Setup): Thread {
    const thread = resting.pop() ?? new Thread(module)
    thread.#worker.postMessage({ ask: 'begin', setup } satisfies Call)
    return thread
  }

  /** Ends the dataset: a thread that has nothing left to do rests until it is wanted, as long as its engine took little memory. */
  async leave(): Promise<void> {
    const isIdle = this.#dead === null && this.#waiting.length === 0
    const taken = isIdle ? await this.ask<number>({ ask: 'leave' }).catch(() => Infinity) : Infinity
    if (taken <= LIGHT && resting.length < MOST) resting.push(this)
    else {
      this.#isLeaving = true
      await this.#worker.terminate()
    }
  }

  #end(error: Error): void {
    this.#dead ??= error
    if (resting.includes(this)) resting.splice(resting.indexOf(this), 1)
    for (const each of this.#waiting.splice(0)) each.reject(error)
  }

  ask<T>(call: Call, moved: ArrayBuffer[] = []): Promise<T> {
    if (this.#dead) return Promise.reject(this.#dead)
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage(call, moved)
    })
  }
}
