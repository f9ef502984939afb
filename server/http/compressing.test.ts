import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import compress from '@fastify/compress'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressTexts, quality, worthCompressing } from './compressing.ts'

const long = '公共数据资产登记 '.repeat(200)
let app: FastifyInstance
beforeAll(async () => {
  app = Fastify()
  compressTexts(app)
  await app.register(compress, { global: true, threshold: worthCompressing, encodings: ['br', 'gzip'], brotliOptions: quality })
  app.get('/long', (_, reply) => reply.header('vary', 'Cookie').type('text/html; charset=utf-8').send(long))
  app.get('/short', (_, reply) => reply.type('text/plain').send('短'))
  app.get('/bytes', (_, reply) => reply.header('content-encoding', 'identity').type('application/pdf').send(Buffer.from(long)))
  await app.ready()
})
afterAll(() => app.close())

const ask = (url: string, encodings?: string) =>
  app.inject({ url, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } })

test.each(['br', 'gzip, deflate, br, zstd', 'gzip;q=0.5, br;q=0.8', 'BR ; q=1.0'])(
  'whoever takes Brotli (%s) gets it, and caches are told',
  async (encodings) => {
    const { headers, rawPayload } = await ask('/long', encodings)
    expect([headers['content-encoding'], headers['vary'], headers['content-length']]).toEqual([
      'br',
      'Cookie, accept-encoding',
      String(rawPayload.length),
    ])
    expect(brotliDecompressSync(rawPayload).toString()).toBe(long)
  },
)

test.each(['gzip', 'gzip, br;q=0', 'br;q=0.0, gzip', 'gzip, brotli-like'])(
  'whoever does not (%s) gets what else it takes',
  async (encodings) => {
    const { headers, rawPayload } = await ask('/long', encodings)
    expect(headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(rawPayload).toString()).toBe(long)
  },
)

test('what is short, what is no text, and whoever takes nothing are left as they are', async () => {
  for (const answer of [await ask('/short', 'br'), await ask('/long'), await ask('/long', 'identity')])
    expect(answer.headers['content-encoding']).toBeUndefined()
  expect((await ask('/bytes', 'br')).rawPayload.toString()).toBe(long)
})
