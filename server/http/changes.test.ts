import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import type { Change, Live } from '#server/jobs/live.ts'
import type { Ask } from './ask.ts'
import { streamChanges } from './changes.ts'

/** A line that takes what is written only when it is let through. */
class SlowLine extends Writable {
  readonly said: string[] = []
  private waiting: (() => void)[] = []
  constructor() {
    super({ highWaterMark: 1 })
  }
  writeHead() {
    return this
  }
  override _write(chunk: Buffer, _: string, done: () => void) {
    this.said.push(String(chunk))
    this.waiting.push(done)
  }
  async let() {
    while (this.waiting.length) {
      for (const done of this.waiting.splice(0)) done()
      await new Promise(setImmediate)
    }
  }
}

function reader(isStillIn: () => Promise<boolean> = async () => true, officerId = 'lin') {
  const raw = new SlowLine()
  const request = new EventEmitter()
  const listeners = new Set<(change: Change) => void>()
  const live: Live = {
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {},
  }
  const reply = { raw, hijack: () => {} }
  const leaving = new AbortController()
  streamChanges({ reply, request: { raw: request }, isStillIn, visitor: { officerId } } as unknown as Ask, live, leaving.signal)
  return {
    raw,
    close: () => leaving.abort(),
    leave: () => request.emit('close'),
    listeners,
    tell: (kind: Change['kind'], id: string) => {
      for (const listener of listeners) listener({ kind, id })
    },
  }
}
const heard = (raw: SlowLine) => raw.said.filter((line) => line.startsWith('data: ')).map((line) => JSON.parse(line.slice(6)) as unknown)

test('a reader whose line was full is told once, when it runs again, that it missed something', async () => {
  const { raw, tell, leave } = reader()
  tell('case', 'a')
  tell('list', 'b')
  expect(heard(raw)).toEqual([])
  await raw.let()
  expect(heard(raw)).toEqual([{ kind: 'missed' }])
  tell('asset', 'c')
  await raw.let()
  expect(heard(raw)).toEqual([{ kind: 'missed' }, { kind: 'asset' }])
  leave()
})

test('who went away is told nothing more', async () => {
  const { raw, tell, leave, listeners } = reader()
  tell('case', 'a')
  leave()
  await raw.let()
  expect(listeners.size).toBe(0)
  expect(heard(raw)).toEqual([])
})

test('an officer listens by thirty lines; of more the longest is let go, and others stay', async () => {
  const other = reader(undefined, 'chen')
  const lines = Array.from({ length: 32 }, () => reader(undefined, 'many'))
  expect(lines.map(({ raw }) => raw.writableEnded)).toEqual(lines.map((_, n) => n < 2))
  expect(other.raw.writableEnded).toBe(false)
  for (const { leave } of [...lines, other]) leave()
})

test('a process that leaves lets its readers go, and what processes tell each other is for no reader', async () => {
  const { raw, tell, close, listeners } = reader()
  await raw.let()
  tell('counts', '[]')
  await raw.let()
  expect(heard(raw)).toEqual([])
  close()
  expect([raw.writableEnded, listeners.size]).toEqual([true, 0])
})

test('whose session is ended is let go at once and listens again soon, to learn why at the door; the sessions of others and another one of the same officer change nothing', async () => {
  let isIn = true
  const { raw, tell, listeners } = reader(async () => isIn)
  for (const who of ['chen', 'lin']) tell('session', who)
  await new Promise(setImmediate)
  await raw.let()
  expect([heard(raw), listeners.size]).toEqual([[], 1])
  isIn = false
  tell('session', 'chen')
  await new Promise(setImmediate)
  expect(listeners.size).toBe(1)
  tell('session', 'lin')
  await new Promise(setImmediate)
  await raw.let()
  expect([raw.said.at(-1), raw.writableEnded, listeners.size]).toEqual(['retry: 300\n\n', true, 0])
})

test('whose session grew old is told nothing more, a minute later at the latest; while the door cannot tell, the line stays', async () => {
  vi.useFakeTimers()
  try {
    let answer = async () => true
    const { raw, listeners } = reader(() => answer())
    await vi.advanceTimersByTimeAsync(61_000)
    expect([raw.writableEnded, listeners.size]).toEqual([false, 1])
    answer = async () => {
      throw new Error('the database is away')
    }
    await vi.advanceTimersByTimeAsync(61_000)
    expect([raw.writableEnded, listeners.size]).toEqual([false, 1])
    answer = async () => false
    await vi.advanceTimersByTimeAsync(61_000)
    expect([raw.writableEnded, listeners.size]).toEqual([true, 0])
  } finally {
    vi.useRealTimers()
  }
})
