import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Platform } from '#server/platform.ts'
import { historyOf } from '#server/proof/history.ts'
import { findHalt } from '#server/proof/kept-heads.ts'
import { findOrigin, listLogLines } from '#server/proof/log.sql.ts'
import { findWitnessed } from '#server/proof/witnessed.sql.ts'
import { findHead, findWitnesses } from '#server/proof/witnesses.sql.ts'
import { checkerPage, withKeys } from './checker.ts'
import { keysPage } from './keys.ts'
import { logPage } from './log.ts'
import type { Read } from './pages.routes.ts'
import { sendPage } from './reply.ts'
import { viewOf } from './view.ts'

const pageSize = 30
const wish = z.object({ before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().catch(null).default(null) })

/** The pages of what outsiders check: the signing keys and the transparency log; and the page that checks without us, to be saved. */
export function proofPages(app: FastifyInstance, platform: Platform, read: Read): void {
  app.get('/keys', async (request, reply) => {
    const view = viewOf(platform, request)
    return sendPage(request, reply, view, keysPage(view, await read((tx) => historyOf(tx, platform.config.publicUrl))))
  })
  app.get('/log', async (request, reply) => {
    const view = viewOf(platform, request)
    const { before } = wish.parse(request.query)
    const found = await read(async (tx) => ({
      origin: await findOrigin(tx),
      halt: await findHalt(tx, platform.config.dataDir),
      head: await findHead(tx, null),
      lines: await listLogLines(tx, before, pageSize),
      witnesses: await findWitnesses(tx),
      witnessed: await findWitnessed(tx),
    }))
    const lines = found.lines.slice(0, pageSize)
    return sendPage(
      request,
      reply,
      view,
      logPage(view, {
        ...found,
        site: platform.config.publicUrl,
        lines,
        before,
        next: found.lines.length > pageSize ? lines.at(-1)!.position : null,
        hasChecker: checkerPage() !== null,
      }),
    )
  })
  app.get('/verify.html', async (_, reply) => {
    const checker = checkerPage()
    if (!checker) return reply.callNotFound()
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', checker.policy)
      .send(withKeys(checker.text, await read((tx) => historyOf(tx, platform.config.publicUrl))))
  })
}
