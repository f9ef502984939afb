import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built workbench under /desk/: hashed files for a year, compressed at build time; every other address is the page itself. */
export async function registerWorkbench(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: path.join(folder, 'built'), prefix: '/desk/built/', preCompressed: true, index: false, cacheControl: false,
    setHeaders: (reply, file) => { void reply.header('cache-control', path.basename(path.dirname(file)) === 'built' ? 'public, max-age=31536000, immutable' : 'no-cache') },
  })
  app.get('/desk', (_, reply) => reply.redirect('/desk/'))
  app.get('/desk/*', (_, reply) => reply.sendFile('index.html', folder))
}
