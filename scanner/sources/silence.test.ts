import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { cutWhenSilent } from './silence.ts'

const between = async (work: (near: Socket, far: Socket) => Promise<void>): Promise<void> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const [far] = (await once(server, 'connection')) as [Socket]
  try {
    await work(near, far)
  } finally {
    near.destroy()
    far.destroy()
    server.close()
  }
}

test('a server that was asked and says nothing is left, and why is told', async () => {
  await between(async (near) => {
    near.resume()
    cutWhenSilent(near, 0, () => true, 0.02)
    const [error] = (await once(near, 'error')) as [unknown]
    expect(error).toMatchObject({ code: 'ESILENT' })
  })
})

test('one that is not asked anything, or is held back, stays', async () => {
  await between(async (near) => {
    let isAsked = false
    near.resume()
    cutWhenSilent(near, 0, () => isAsked, 0.02)
    await once(near, 'timeout')
    near.pause()
    isAsked = true
    near.write('?')
    await once(near, 'timeout')
    expect(near.destroyed).toBe(false)
  })
})
