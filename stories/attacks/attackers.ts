import { randomUUID } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Route } from '#contract/route.ts'
import { password, type City } from '#server/test/city.ts'
import type { Objects } from '../matrix-objects.ts'

/** What a browser that is signed in sends along: its cookie, and the token of its page. */
export type Session = { readonly cookie: string; readonly 'x-csrf-token': string }
export type Given = { readonly params?: Record<string, string>; readonly query?: Record<string, unknown>; readonly body?: unknown }

/** Signs somebody in by the front door and keeps what they would send. */
export async function enter(city: Pick<City, 'app'>, login: string, word = password, remoteAddress = newAddress()): Promise<Session> {
  const response = await city.app.inject({ method: 'POST', url: '/api/session', remoteAddress, payload: { login, password: word } })
  if (response.statusCode !== 200) throw new Error(`${login}: ${response.body}`)
  return {
    cookie: `rongshu=${response.cookies.find((each) => each.name === 'rongshu')!.value}`,
    'x-csrf-token': (response.json() as { csrf: string }).csrf,
  }
}

let addresses = 0
/** An address nobody had before, so that limits by address do not meet. */
export const newAddress = (): string => `198.19.${(++addresses >> 8) & 255}.${addresses & 255}`

/** The address of a route with its parts filled in. */
export function urlOf(route: Route, { params = {}, query = {} }: Given): string {
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]),
  )
  return `${route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? randomUUID()))}${search.size > 0 ? `?${search}` : ''}`
}

/** Sends one request to a route, whatever is wrong with it. */
export async function send(
  city: Pick<City, 'app'>,
  route: Route,
  given: Given = {},
  headers: Record<string, string> = {},
  remoteAddress = newAddress(),
): Promise<LightMyRequestResponse> {
  const request: InjectOptions = { method: route.method, url: urlOf(route, given), headers, remoteAddress }
  if (given.body instanceof FormData) {
    const form = new Response(given.body)
    return city.app.inject({
      ...request,
      headers: { ...headers, 'content-type': form.headers.get('content-type')! },
      payload: Buffer.from(await form.arrayBuffer()),
    })
  }
  return city.app.inject(given.body === undefined ? request : { ...request, payload: given.body as object })
}

/** Things that are not there, under ids of the right form: for whoever is refused before anything is looked for. */
export const nothing = new Proxy({} as Objects, {
  get: (_, key) => (key === 'version' ? 1 : key === 'paper' || key === 'certificate' ? '0'.repeat(64) : randomUUID()),
})

/** What every table of the platform holds, by a digest of its rows; those that a request leaves lines in by itself are left out. */
export async function stateOf(city: City): Promise<Record<string, string>> {
  const { rows } = await city.database.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all ($1) order by 1`,
    [
      [
        'audit_log',
        'audit_chain',
        'sessions',
        'officers',
        'log_entries',
        'log_nodes',
        'log_checkpoints',
        'log_state',
        'log_salts',
        'notes',
        'certificate_changes_untold',
        'standings',
        'standing_moves',
      ],
    ],
  )
  const state: Record<string, string> = {}
  for (const { name } of rows) {
    const {
      rows: [found],
    } = await city.database.pool.query<{ n: string; digest: string | null }>(
      `select count(*) as n, md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest from ${name} t`,
    )
    state[name] = `${found!.n} ${found!.digest}`
  }
  // A job joins what was added to the sums at any moment: what counts is both together.
  const { rows: sums } = await city.database.pool.query<{ sum: string }>(
    `select s::text as sum from (select holder_id, holder_kind, holder_sector, what, key, sum(n) from (select * from standings union all select * from standing_moves) s group by 1, 2, 3, 4, 5 having sum(n) <> 0) s order by 1`,
  )
  return { ...state, standings: sums.map(({ sum }) => sum).join() }
}

/** Every table in which a text stands anywhere. */
export async function tablesWith(city: City, text: string): Promise<string[]> {
  const { rows } = await city.database.pool.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'pgboss')`,
  )
  const found: string[] = []
  for (const { schema, name } of rows) {
    const {
      rows: [hit],
    } = await city.database.pool.query<{ is: boolean }>(
      `select exists (select from ${schema}.${name} t where strpos(t::text, $1) > 0) as is`,
      [text],
    )
    if (hit!.is) found.push(name)
  }
  return found
}
