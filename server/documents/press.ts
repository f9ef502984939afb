import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { readFontFiles } from './fonts.ts'

/** Sets documents as PDF/A-2b with the Chinese fonts, some ten milliseconds each, in threads of their own (made when asked for, some 0.2 s), so that the process goes on meanwhile. */
export type Press = { setPdf(source: string, data: unknown): Promise<Buffer> }

/** What a thread is asked: a source and its data as JSON, which the source reads from `/data.json`; and what it answers. */
export type Order = { readonly source: string; readonly data: string }
export type Outcome = { readonly pdf: Uint8Array } | { readonly problem: string }

/** A thread takes some 150 MB, so there are never many. */
const mostThreads = Math.min(4, availableParallelism())

let press: Promise<Press> | null = null

/** The press of this process; a failure to make it is not remembered. */
export function openPress(): Promise<Press> {
  press ??= setUp().catch((problem: unknown) => { press = null; throw problem })
  return press
}

async function setUp(): Promise<Press> {
  const threads = new Threads(Object.values(await readFontFiles()).map(shared))
  return { setPdf: (source, data) => threads.set({ source, data: JSON.stringify(data) }) }
}

/** Bytes that all threads read, and none copies. */
function shared(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(new SharedArrayBuffer(bytes.length))
  all.set(bytes)
  return all
}

/** Threads that each set one document at a time; who comes when all are at work waits in line. */
class Threads {
  readonly #fonts: readonly Uint8Array[]
  readonly #idle: Worker[] = []
  readonly #line: ((thread: Worker) => void)[] = []
  #count = 0

  constructor(fonts: readonly Uint8Array[]) {
    this.#fonts = fonts
  }

  async set(order: Order): Promise<Buffer> {
    const thread = await this.#free()
    thread.ref()
    const answer = once(thread, 'message') as Promise<[Outcome]>
    thread.postMessage(order)
    const [outcome] = await answer
    this.#release(thread)
    if ('problem' in outcome) throw new Error(outcome.problem)
    return Buffer.from(outcome.pdf.buffer, outcome.pdf.byteOffset, outcome.pdf.length)
  }

  /** A thread that has nothing to do; a new one while there are few. */
  #free(): Worker | Promise<Worker> {
    return this.#idle.pop() ?? (this.#count < mostThreads ? this.#make() : new Promise(resolve => { this.#line.push(resolve) }))
  }

  #make(): Worker {
    this.#count++
    const thread = new Worker(new URL('press-thread.ts', import.meta.url), { workerData: { fonts: this.#fonts } })
    // Whoever waits for its answer is told; here it only makes room for another one.
    thread.on('error', () => {})
    thread.on('exit', () => {
      this.#count--
      const at = this.#idle.indexOf(thread)
      if (at >= 0) this.#idle.splice(at, 1)
      this.#line.shift()?.(this.#make())
    })
    return thread
  }

  #release(thread: Worker): void {
    const next = this.#line.shift()
    if (next) return next(thread)
    thread.unref()
    this.#idle.push(thread)
  }
}
