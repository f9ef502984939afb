import type { FastifyRequest } from 'fastify'
import { Denied } from '#server/denied.ts'

const reading = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses a change that a browser says another site sends (choice:same-origin), signing in and what the public sends included. Browsers of
 * today say so in `Sec-Fetch-Site`, and over plain http in `Origin`; a program that names no site is let through, since no page can make a
 * browser leave both out.
 */
export function refuseOtherSites(request: FastifyRequest, publicUrl: string): void {
  if (reading.includes(request.method) || isOwn(request, publicUrl)) return
  throw new Denied(403, {
    code: 'other-site',
    message: { zh: '请求来自其他网站，没有办理', en: 'The request comes from another site and was not taken' },
    remedy: { zh: '请在本平台的页面上操作', en: 'Do it on a page of this platform' },
    basis: 'choice:same-origin',
  })
}

function isOwn({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && (new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin)
}
