import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { makeLeaving } from './leaving.ts'

/** A server with a route that answers when it is let, and one that answers at once. */
async function openServer() {
  const app = Fastify({ forceCloseConnections: 'idle', return503OnClosing: false })
  const { promise: gate, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    arrive()
    await gate
    return 'slow'
  })
  app.get('/quick', async () => 'quick')
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const ask = (path: string) =>
    fetch(`${base}${path}`, { headers: { connection: 'close' } }).then(
      (answer) => answer.text(),
      () => 'refused',
    )
  return { app, ask, letGo, arrived }
}

test('behind a proxy a process that leaves is heard until the last request has ended that runs', async () => {
  const { app, ask, letGo, arrived } = await openServer()
  const slow = ask('/slow')
  await arrived
  const left = makeLeaving().take(app, 0.1)
  await sleep(1000)
  expect(await ask('/quick')).toBe('quick')
  letGo()
  await left
  expect([await slow, await ask('/quick')]).toEqual(['slow', 'refused'])
})

test('without one it hears nobody new, and lets the request end that runs', async () => {
  const { app, ask, letGo, arrived } = await openServer()
  const slow = ask('/slow')
  await arrived
  const left = makeLeaving().take(app, 0)
  await sleep(200)
  expect(await ask('/quick')).toBe('refused')
  letGo()
  await left
  expect(await slow).toBe('slow')
})
