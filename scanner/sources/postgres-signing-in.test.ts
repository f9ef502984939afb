import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openSession } from './postgres-connect.ts'

const SALT = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0'
const PASSWORD = 'Fu-zhou@350000'
const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const message = (letter: string, ...parts: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(letter), number(Buffer.concat(parts).length + 4), ...parts])
// What openGauss sends for its sha256 and sm3: how the password is kept, a salt, a token, and from 3.51 on the rounds.
const own = (kind: number, keptAs: number, rounds: number): Buffer[] => [
  number(kind),
  number(keptAs),
  Buffer.from(SALT),
  Buffer.from('12ab90ef'),
  number(rounds),
]

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((each) => each()))
})

/** A server that asks `wanted` of who comes, and keeps which protocol was spoken and what was answered; whoever answers is let in. */
async function asking(...wanted: Buffer[]): Promise<{ port: number; minors: number[]; answers: string[] }> {
  const heard = { minors: [] as number[], answers: [] as string[] }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (start: Buffer) => {
      heard.minors.push(start.readUInt16BE(6))
      const whole = message('R', ...wanted)
      // Cut in two, as a network may.
      socket.write(whole.subarray(0, 7))
      setTimeout(() => socket.write(whole.subarray(7)), 5)
      socket.on('data', (chunk: Buffer) => {
        if (chunk[0] === 0x70) {
          heard.answers.push(chunk.toString('latin1', 5, chunk.length - 1))
          socket.write(Buffer.concat([message('R', number(0)), message('Z', Buffer.from('I'))]))
        } else if (chunk[0] === 0x51) socket.write(Buffer.concat([message('C', Buffer.from('SET\0')), message('Z', Buffer.from('I'))]))
        else socket.end()
      })
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  closing.push(
    () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(done)
      }),
  )
  return { port: (server.address() as AddressInfo).port, ...heard }
}
const open = (port: number) =>
  openSession({
    kind: 'postgresql',
    host: '127.0.0.1',
    port,
    database: 'biz',
    user: 'reader',
    password: PASSWORD,
    tls: 'off',
    schemas: [],
    tables: [],
    mode: 'full',
    statementSeconds: 60,
  })

// The answers were computed once by the driver of the vendor (opengauss-jdbc 5.0.0) from the same salt, token and rounds.
test.each([
  ['sha256', own(10, 2, 10_000), '2a7c2a0a979c89113579433069bd2527beb5c07c9b0fa6dc08ce88602b69ef0f'],
  ['sm3', own(13, 3, 10_000), '4fc6e909568f3fb08c8bf61c8a1ffc39231379d70e6eebffc1cdf97a42ee5c56'],
  [
    'sha256 over a password kept as md5',
    [number(10), number(1), Buffer.from([1, 2, 3, 4])],
    'sha256a4fa1b16337c275f31cc6880d951e207325b9f082b449ae590b4e886599052db',
  ],
])('who signs in by the %s of openGauss answers as its own driver does, in its protocol', async (_, wanted, answer) => {
  const server = await asking(...wanted)
  const client = await open(server.port)
  await client.end()
  expect(server.minors).toEqual([0, 51])
  expect(server.answers).toEqual([answer])
})

test.each([
  ['scram-sm3', [number(10), Buffer.from('SCRAM-SM3\0\0')]],
  ['another way', [number(7)]],
  ['rounds without end', own(10, 2, 4_000_000_000)],
  ['a password kept otherwise', own(13, 2, 10_000)],
])('a server that wants %s is refused in words', async (_, wanted) => {
  const { port, answers } = await asking(...wanted)
  await expect(open(port)).rejects.toMatchObject({
    fault: { code: 'connection', message: { zh: expect.stringContaining('登录方式不受支持') } },
  })
  expect(answers).toEqual([])
})
