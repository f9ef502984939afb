import { expect, test } from 'vitest'
import { engineModule, newEngine } from '#scanner/engine/engine-module.ts'

/** Takes so many blocks of so many MiB in a new engine; how often its memory grew, and where the last block is. */
function grown(blocks: number, mib: number) {
  const { memory, take } = newEngine(engineModule())
  let { buffer } = memory
  let times = 0
  let last = 0
  for (let i = 0; i < blocks; i++) {
    last = take(mib * 2 ** 20)
    if (memory.buffer !== buffer) times++
    buffer = memory.buffer
  }
  return { times, last: last >>> 0, bytes: buffer.byteLength }
}

test('memory grows seldom, since the heap around it is cleared each time', () => {
  const { times, last, bytes } = grown(400, 1)
  expect(times).toBeLessThan(16)
  expect(bytes).toBeGreaterThanOrEqual(last + 2 ** 20)
})

test('where there is not half as much left, it grows by what is asked for', () => {
  const { last, bytes } = grown(60, 64)
  expect(last).toBeGreaterThan(3.6 * 2 ** 30)
  expect(bytes).toBeGreaterThanOrEqual(last + 64 * 2 ** 20)
})
