import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const brotli = promisify(brotliCompress)
/** Whoever names Brotli takes it, unless with a weight of nothing (RFC 9110, 12.5.3). */
const takesBrotli = /(?:^|,)\s*br\s*(?:;\s*q=(?:0\.0*[1-9]|1)[\d.]*\s*)?(?:,|$)/i
/** From so many bytes on an answer is worth it. */
export const worthCompressing = 1024
/**
 * A page made for one visitor is sent once: quality 4 would cost twice the time of 2 and save a thirtieth of the bytes, 11, the library's
 * own, twenty times as much. What never changes is compressed when it is built.
 */
export const quality = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 2 } }

/**
 * Compresses answers that are whole texts at once, beside the event loop: what the library does with streams costs as much again as the
 * compressing. Streams, and whoever takes no Brotli, are left to it.
 */
export function compressTexts(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (
      typeof payload !== 'string' ||
      payload.length < worthCompressing ||
      reply.hasHeader('content-encoding') ||
      !takesBrotli.test(String(request.headers['accept-encoding'] ?? ''))
    )
      return payload
    reply.header('content-encoding', 'br').removeHeader('content-length')
    const vary = reply.getHeader('vary')
    reply.header('vary', vary ? `${String(vary)}, accept-encoding` : 'accept-encoding')
    return brotli(payload, quality)
  })
}
