import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

/** Somebody at a browser: keeps the cookie and sends the token of the page with every change. */
export type Guest = {
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  cookie(): string | undefined
  csrf(): string
}

let guests = 0

/** A browser without a window, at an address of its own, in front of a server that listens nowhere. */
export function newGuest(app: FastifyInstance): Guest {
  const remoteAddress = `198.18.${(++guests >> 8) & 255}.${guests & 255}`
  let cookie: string | undefined
  let csrf = ''
  const ask: Guest['ask'] = async (method, url, body, headers = {}) => {
    const request: InjectOptions = {
      method,
      url,
      remoteAddress,
      headers: { ...(cookie ? { cookie: `rongshu=${cookie}` } : {}), ...(csrf ? { 'x-csrf-token': csrf } : {}), ...headers },
    }
    const response = await app.inject(body ? { ...request, payload: body } : request)
    const set = response.cookies.find((each) => each.name === 'rongshu')
    if (set) cookie = set.value || undefined
    const told = url.startsWith('/api/session') || url === '/api/demo/become' ? (response.json() as { csrf?: string }).csrf : undefined
    if (response.statusCode === 200 && told !== undefined) csrf = told
    return response
  }
  return { ask, cookie: () => cookie, csrf: () => csrf }
}
