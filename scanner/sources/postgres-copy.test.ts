import { PassThrough } from 'node:stream'
import type { Client, Submittable } from 'pg'
import { expect, test } from 'vitest'
import { Pieces } from '#scanner/sources/pieces.ts'
import { copyOut } from '#scanner/sources/postgres-copy.ts'

function message(kind: string, body: Buffer | string, length = Buffer.byteLength(body) + 4): Buffer {
  const head = Buffer.alloc(5)
  head.write(kind)
  head.writeUInt32BE(length, 1)
  return Buffer.concat([head, Buffer.from(body)])
}

const [BEGUN, NOTICE, ENDED, READY] = [
  message('H', '\0\0\0'),
  message('N', 'Snothing\0\0'),
  Buffer.concat([message('c', ''), message('C', 'COPY 3\0')]),
  message('Z', 'I'),
]

/** A server that says what it was told to, in pieces of so many bytes; `others` is what `pg` hears of it. */
function scripted(said: Buffer, step: number): { client: Client; others: Buffer[]; stream: PassThrough } {
  const stream = new PassThrough({ highWaterMark: 1 << 22 })
  const others: Buffer[] = []
  let running: Submittable & { handleReadyForQuery?: () => void; handleError?: (error: unknown) => void }
  stream.on('data', (bytes: Buffer) => {
    others.push(bytes)
    if (bytes[0] === READY[0]) running.handleReadyForQuery?.()
  })
  stream.on('error', (error) => running.handleError?.(error))
  const query = (copy: typeof running): void => {
    running = copy
    copy.submit({
      stream,
      query: () => {
        for (let at = 0; at < said.length; at += step) stream.write(said.subarray(at, at + step))
      },
    } as never)
  }
  return { client: { query } as unknown as Client, others, stream }
}

async function read(said: Buffer, step: number): Promise<{ pieces: string[]; rows: number; others: string }> {
  const { client, others } = scripted(said, step)
  const pieces: string[] = []
  let rows = 0
  await copyOut(
    client,
    'COPY',
    (bytes) => void pieces.push(bytes.toString('latin1')),
    (count) => (rows = count),
  )
  return { pieces, rows, others: Buffer.concat(others).toString('latin1') }
}

test('rows arrive whole and without their frames wherever the bytes of the socket are cut, and all other messages go to the client', async () => {
  const said = Buffer.concat([
    BEGUN,
    message('d', '1,甲\n'),
    NOTICE,
    message('d', ''),
    message('d', '2,"a\nb"\n'),
    message('d', '3,\n'),
    ENDED,
    READY,
  ])
  for (let step = 1; step <= said.length; step++) {
    const found = await read(said, step)
    expect([step, found.pieces.map((piece) => Buffer.from(piece, 'latin1').toString()), found.rows]).toEqual([
      step,
      ['1,甲\n2,"a\nb"\n3,\n'],
      4,
    ])
    expect([step, found.others]).toEqual([step, Buffer.concat([NOTICE, message('C', 'COPY 3\0'), READY]).toString('latin1')])
  }
})

test('pieces end where rows end, and a row larger than a piece is one', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `${n},${'x'.repeat(n === 20 ? 3 << 20 : 60_000)}\n`)
  const { pieces, rows: count } = await read(Buffer.concat([BEGUN, ...rows.map((row) => message('d', row)), ENDED, READY]), 65_536)
  expect([pieces.join('') === rows.join(''), count, pieces.length > 2]).toEqual([true, 40, true])
  for (const piece of pieces) expect(piece.endsWith('\n')).toBe(true)
})

test('a message shorter than its own length ends the copy with an error', async () => {
  const { client, stream } = scripted(Buffer.concat([BEGUN, message('d', '1\n'), message('d', '', 3), READY]), 1000)
  await expect(copyOut(client, 'COPY', () => {})).rejects.toThrow('shorter than its own length')
  expect(stream.destroyed).toBe(true)
})

test('when the taker fails the socket is closed and its error told', async () => {
  const { client, stream } = scripted(Buffer.concat([BEGUN, message('d', '1\n'), ENDED, READY]), 1000)
  await expect(
    copyOut(client, 'COPY', () => {
      throw new Error('the engine stopped')
    }),
  ).rejects.toThrow('the engine stopped')
  expect(stream.destroyed).toBe(true)
})

test('pieces that were not given back are not written over', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `${n},${'x'.repeat(60_000)}\n`)
  const { client } = scripted(Buffer.concat([BEGUN, ...rows.map((row) => message('d', row)), ENDED, READY]), 65_536)
  const kept: Buffer[] = []
  await copyOut(client, 'COPY', (piece, back) => {
    if (kept.push(kept.length % 2 === 0 ? piece : Buffer.from(piece)) % 2 === 0) back(piece)
  })
  expect([kept.length > 3, Buffer.concat(kept).toString() === rows.join('')]).toEqual([true, true])
})

test('a piece comes back through a thread and is filled again', async () => {
  const pieces = new Pieces()
  const first = pieces.take(1000)
  const moved = structuredClone(first.subarray(0, 10), { transfer: [first.buffer] })
  expect([first.buffer.detached, pieces.take(1000).length, first.length]).toEqual([true, 1 << 20, 0])
  pieces.giveBack(moved)
  expect([pieces.take(1000).buffer === moved.buffer, pieces.take(1000).buffer === moved.buffer]).toEqual([true, false])
  pieces.giveBack(pieces.take(5 << 20))
  expect(pieces.take(1000).buffer.byteLength).toBe(1 << 20)
})
