import { parentPort, workerData } from 'node:worker_threads'
import { LocalMember } from '#scanner/engine/member.ts'
import { mergeShare } from '#scanner/engine/merge-share.ts'
import type { Chunk, Span } from '#scanner/engine/member.ts'
import type { MergeShare } from '#scanner/engine/merge-share.ts'
import type { Setup } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'

/** What the crew asks of a worker; each is answered in the order it was asked. */
export type Call =
  | { ask: 'ranges'; plan: RangePlan }
  | { ask: 'chunk'; chunk: Chunk }
  | { ask: 'part' }
  | { ask: 'merge'; share: MergeShare }
  | { ask: 'hashCounts'; streams: readonly number[] }
  | { ask: 'own'; streams: readonly number[]; bar: bigint }
  | { ask: 'share'; buffer: SharedArrayBuffer; spans: Span[] }
  | { ask: 'again'; buffer: SharedArrayBuffer; spans: Span[]; bar: bigint }

const { module, setup } = workerData as { module: WebAssembly.Module; setup: Setup }
const member = new LocalMember(module, setup)

async function answer(call: Call): Promise<unknown> {
  switch (call.ask) {
    case 'ranges': return member.ranges(call.plan)
    case 'chunk': return member.chunk(call.chunk)
    case 'part': return member.part()
    case 'merge': return mergeShare(call.share)
    case 'hashCounts': return member.hashCounts(call.streams)
    case 'own': return member.own(call.streams, call.bar)
    case 'share': return member.share(call.buffer, call.spans)
    case 'again': return member.again(call.buffer, call.spans, call.bar)
  }
}

parentPort!.on('message', (call: Call) => {
  answer(call).then(
    // The buffer of a chunk goes back to where it came from, to be filled again.
    (value) => parentPort!.postMessage({ value }, call.ask === 'chunk' ? [call.chunk.bytes.buffer as ArrayBuffer] : []),
    (error: unknown) => parentPort!.postMessage({ error: String(error) }),
  )
})
