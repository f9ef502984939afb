import { existsSync, readFileSync, unwatchFile, watchFile } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { editionHeader } from '#contract/edition.ts'

const folder = path.join(import.meta.dirname, '../../dist/web')
const page = path.join(folder, 'index.html')

/** The file the built pages begin with; null while there are none. */
const readEdition = () => (existsSync(page) ? (/index-[\w-]+\.js/.exec(readFileSync(page, 'utf8'))?.[0] ?? null) : null)

/**
 * Has every answer of the interface say which pages are given out, so that one loaded before an upgrade knows that it is old; looked at
 * again every five seconds, as pages may be built before the process is started anew.
 */
export function sayEdition(api: FastifyInstance): void {
  let edition = readEdition()
  const look = () => {
    edition = readEdition()
  }
  watchFile(page, { interval: 5_000, persistent: false }, look)
  api.addHook('onClose', async () => unwatchFile(page, look))
  api.addHook('onRequest', async (_, reply) => {
    if (edition) reply.header(editionHeader, edition)
  })
}

/** Serves the built workbench under /desk/: hashed files for a year, compressed at build time; every other address is the page itself. */
export async function registerWorkbench(app: FastifyInstance): Promise<void> {
  if (!existsSync(page)) return
  await app.register(fastifyStatic, {
    root: path.join(folder, 'built'),
    prefix: '/desk/built/',
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      void reply.header('cache-control', path.basename(path.dirname(file)) === 'built' ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/desk', (_, reply) => reply.redirect('/desk/'))
  app.get('/desk/*', (_, reply) => reply.sendFile('index.html', folder))
}
