import { parentPort, workerData } from 'node:worker_threads'
import { LocalMember } from '#scanner/engine/member.ts'
import { mergeShare } from '#scanner/engine/merge-share.ts'
import type { Chunk, Span } from '#scanner/engine/member.ts'
import type { MergedColumn } from '#scanner/engine/merge-column.ts'
import type { MergeShare } from '#scanner/engine/merge-share.ts'
import type { Setup } from '#scanner/engine/part.ts'
import type { RangePlan } from '#scanner/engine/range-plan.ts'

/** What the crew asks of a worker; each but the first is answered, in the order it was asked. */
export type Call =
  | { ask: 'begin'; setup: Setup }
  | { ask: 'ranges'; plan: RangePlan }
  | { ask: 'chunk'; chunk: Chunk }
  | { ask: 'part' }
  | { ask: 'merge'; share: MergeShare }
  | { ask: 'hashCounts'; streams: readonly number[] }
  | { ask: 'own'; streams: readonly number[]; bar: bigint }
  | { ask: 'share'; buffer: SharedArrayBuffer; spans: Span[] }
  | { ask: 'again'; buffer: SharedArrayBuffer; spans: Span[]; bar: bigint }
  | { ask: 'leave' }

const { module } = workerData as { module: WebAssembly.Module }
let member: LocalMember | null = null

async function answer(call: Exclude<Call, { ask: 'begin' }>): Promise<unknown> {
  const own = member!
  switch (call.ask) {
    case 'ranges':
      return own.ranges(call.plan)
    case 'chunk':
      return own.chunk(call.chunk)
    case 'part':
      return own.part()
    case 'merge':
      return merged(call.share)
    case 'hashCounts':
      return own.hashCounts(call.streams)
    case 'own':
      return own.own(call.streams, call.bar)
    case 'share':
      return own.share(call.buffer, call.spans)
    case 'again':
      return own.again(call.buffer, call.spans, call.bar)
    case 'leave': {
      member = null
      return own.memory
    }
  }
}

/** The recognisers are loaded when they are first wanted: most datasets have too few columns to share them out. */
async function merged(share: MergeShare): Promise<MergedColumn[]> {
  return mergeShare(share, share.isJudged ? (await import('#scanner/propose/alone.ts')).judgeAlone : null)
}

parentPort!.on('message', (call: Call) => {
  if (call.ask === 'begin') {
    member = new LocalMember(module, call.setup)
    return
  }
  answer(call).then(
    // The buffer of a chunk goes back to where it came from, to be filled again.
    (value) => parentPort!.postMessage({ value }, call.ask === 'chunk' ? [call.chunk.bytes.buffer as ArrayBuffer] : []),
    (error: unknown) => parentPort!.postMessage({ error: String(error) }),
  )
})
