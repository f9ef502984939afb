import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openSession } from './postgres-connect.ts'

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
// What openGauss sends for its sha256 and sm3: how the password is kept, a salt, a token, rounds.
const own = (kind: number): Buffer => Buffer.concat([number(kind), number(2), Buffer.from('ab'.repeat(32)), Buffer.from('12345678'), number(10_000)])

test.each([['the sha256 of openGauss', own(10)], ['the sm3 of openGauss', own(13)], ['scram-sm3', Buffer.concat([number(10), Buffer.from('SCRAM-SM3\0\0')])]])('a server that wants %s is refused in words', async (_, wanted) => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.write(Buffer.concat([Buffer.from('R'), number(wanted.length + 4), wanted])))
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as { port: number }
  const opened = openSession({ kind: 'postgresql', host: '127.0.0.1', port, database: 'biz', user: 'reader', password: 'Secret-1', tls: 'off', schemas: [], tables: [], mode: 'full', statementSeconds: 60 })
  await expect(opened).rejects.toMatchObject({ fault: { code: 'connection', message: { zh: expect.stringContaining('登录方式不受支持') } } })
  await new Promise((done) => { server.close(done) })
})
