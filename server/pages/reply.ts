import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { layout, type Page } from './layout.ts'
import type { View } from './view.ts'

/** How often one address may ask for a page that is looked up. */
export const often = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

/** Sends a page; browsers keep it and ask each time whether it changed, since the days left on it count down. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, view: View, page: Page, status = 200): FastifyReply {
  return sendText(request, reply.header('vary', 'Cookie'), 'text/html; charset=utf-8', layout(page, view), status)
}

/** Sends any text with its tag; an unchanged one is answered by 304 without content. */
export function sendText(request: FastifyRequest, reply: FastifyReply, type: string, text: string, status = 200): FastifyReply {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', status === 200 ? 'no-cache' : 'no-store')
  if (status !== 200 || request.method === 'POST') return reply.status(status).header('content-type', type).send(text)
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  return reply.header('content-type', type).send(text)
}
