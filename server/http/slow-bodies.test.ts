import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letGoSlowBodies } from './slow-bodies.ts'

let app: FastifyInstance
let port: number
beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true })
  letGoSlowBodies(app, 200)
  app.post('/form', () => ({ done: true }))
  app.get('/slow', async () => {
    await sleep(500)
    return { done: true }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as { port: number }).port
})
afterAll(() => app.close())

/** What comes back within a second for what is sent, and whether the connection was ended. */
async function sent(words: string): Promise<[answer: string, isEnded: boolean]> {
  const socket = connect(port, '127.0.0.1')
  let [answer, isEnded] = ['', false]
  socket.on('data', (chunk) => (answer += chunk)).on('close', () => (isEnded = true))
  socket.on('error', () => {})
  socket.write(words)
  await sleep(1000)
  socket.destroy()
  return [answer.slice(0, 12), isEnded]
}
const head = (type: string, length: number) =>
  `POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`

test('who holds the rest of a body back is let go; whole ones, uploads and answers that take their time are not', async () => {
  expect(
    await Promise.all([
      sent(`${head('application/json', 100)}{`),
      sent(`${head('application/json', 2)}{}`),
      sent(head('multipart/form-data; boundary=b', 100)),
      sent('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'),
    ]),
  ).toEqual([
    ['', true],
    ['HTTP/1.1 200', false],
    ['HTTP/1.1 415', false],
    ['HTTP/1.1 200', false],
  ])
})
