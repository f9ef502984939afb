import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { platformRoutes } from '#contract/platform.ts'
import { parties } from '#law/parties.ts'
import { openLog, writable } from '#server/log.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { buildServer } from '#server/http/serve.ts'
import { platformHandlings } from '#server/http/platform.routes.ts'
import { connect } from '#server/db/pool.ts'
import { warm } from '#server/supervision/warming.ts'
import { sessionHandlings } from '#server/parties/session.routes.ts'
import { caseHandlings } from '#server/cases/cases.routes.ts'
import { makeDoorkeeper } from '#server/parties/doorkeeper.ts'
import { cookieNameOf } from '#server/parties/session-life.ts'
import { asSystem } from '#server/db/transaction.ts'
import { archiveFailing } from './figures.sql.ts'
import { makeMetrics } from './metrics.ts'
import { openMetricsDoor, registerMetrics } from './metrics-door.ts'
import { exportTraces, traceOf } from './traces.ts'

const token = 'a-token-of-at-least-16'
let city: City
beforeAll(async () => {
  city = await openCity({ config: { metricsToken: token } })
})
afterAll(() => city.close())

test('names of secrets hide what stands under them, however deep, and secrets inside words are hidden too', () => {
  const said = JSON.stringify(
    writable({
      body: { password: 'p1', nested: [{ Token: 't1', otp: '123456' }] },
      headers: { cookie: 'c1', authorization: 'a1' },
      url: 'postgres://rongshu:p2@db/x',
      err: Object.assign(new Error('login with Bearer b1 and rongshu=c2;'), { detail: 'Key (login)=(d1)' }),
      sealed: Buffer.from('s1'),
    }),
  )
  for (const secret of ['p1', 't1', '123456', 'c1', 'a1', 'p2', 'b1', 'c2', 'd1', 's1'])
    expect([secret, new RegExp(`\\b${secret}\\b`).test(said)]).toEqual([secret, false])
  expect(said).toContain('[hidden]')
})

test('a run of the platform at the finest level logs ids and no secret: passwords, cookies, tokens', async () => {
  const lines: string[] = []
  const log = openLog('trace', {
    write: (line: string) => {
      lines.push(line)
      return true
    },
  })
  const platform = { ...city, log, watching: { log, metrics: makeMetrics(), traces: null } }
  const app = await buildServer(platform, makeDoorkeeper(platform), [
    ...platformHandlings(platform, () => app),
    ...sessionHandlings(platform),
    ...caseHandlings(platform),
  ])
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: { login: 'lin', password } })
  const cookieName = cookieNameOf(false)
  const cookie = signedIn.cookies.find(({ name }) => name === cookieName)!.value
  const { csrf } = signedIn.json<{ csrf: string }>()
  await app.inject({ method: 'POST', url: '/api/session', payload: { login: 'lin', password: 'Wrong-secret-77' } })
  await app.inject({
    url: '/api/inbox?tab=mine&q=350102199001010011',
    headers: { cookie: `${cookieName}=${cookie}`, authorization: 'Bearer secret-bearer-1' },
  })
  const caseId = '00000000-0000-4000-8000-000000000001'
  await app.inject({
    url: `/api/cases/${caseId}`,
    headers: { cookie: `${cookieName}=${cookie}`, 'x-csrf-token': csrf, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
  })
  log.error({ err: new Error(`could not reach postgres://reader:${password}@db/x`), request: { headers: { cookie } } }, 'a fault')
  await app.close()
  const all = lines.join('')
  for (const secret of [password, cookie, csrf, 'Wrong-secret-77', 'secret-bearer-1', '350102199001010011', '林清查'])
    expect([secret, all.includes(secret)]).toEqual([secret, false])
  const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['msg'] === 'request')
  expect(requests.at(-1)).toMatchObject({
    level: 30,
    method: 'GET',
    route: '/api/cases/:id',
    caseId,
    status: 404,
    traceId: 'a'.repeat(32),
    officerId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ms: expect.any(Number),
  })
})

test('the alarm on slow reads leaves out what machines ask and the lines of changes, which stand as long as somebody listens', () => {
  const alarms = readFileSync(path.resolve(import.meta.dirname, '../../deploy/alerts.yml'), 'utf8')
  const [, left = ''] = /alert: RongshuSlow\n.*route!~"([^"]*)"/.exec(alarms) ?? []
  expect(left.split('|')).toEqual([platformRoutes.health.path, caseRoutes.caseEvents.path])
})

test('figures are shown to whoever names the token, and on an address of their own; to nobody else', async () => {
  expect((await fetch(`${city.base}/metrics`)).status).toBe(404)
  expect((await fetch(`${city.base}/metrics`, { headers: { authorization: 'Bearer another-token-0000' } })).status).toBe(404)
  await (
    await city.as('林清查')
  ).ask({
    method: 'GET',
    path: '/api/health',
    summary: { zh: '', en: '' },
    access: 'public',
    reply: (await import('#contract/platform.ts')).platformRoutes.health.reply,
  })
  const { id } = await city.open('林清查', 'inventory-round', null, {}).then((opened) => ({ id: opened }))
  await city.act('林清查', id, 'submit').catch(() => null)
  const text = await (await fetch(`${city.base}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text()
  for (const name of [
    'rongshu_http_request_seconds_count{method="GET",route="/api/health",status="200"}',
    'rongshu_acts_total{procedure="inventory-round",act="submit",outcome="denied"} 1',
    // What never failed stands there too: the alarm on a rise would not see the first fault otherwise.
    'rongshu_acts_total{procedure="first-registration",act="pass",outcome="failed"} 0',
    'rongshu_acts_total{procedure="first-registration",act="lapse",outcome="failed"} 0',
    'rongshu_jobs{',
    'rongshu_audit_unsealed_lines ',
    'rongshu_database_connections{state="idle"}',
    'rongshu_disk_free_bytes ',
    'rongshu_database_up 1',
    'rongshu_archive_failing_seconds 0',
    'rongshu_sealing_locked 0',
    'rongshu_nodejs_eventloop_lag_seconds',
    'rongshu_jobs_oldest_seconds ',
  ])
    expect([
      name,
      text.includes(name),
      ...text.split('\n').filter((line) => line.startsWith('rongshu_acts') && !line.endsWith(' 0')),
    ]).toEqual([name, true, expect.anything()])
  for (const name of Object.values(parties)) expect(text.includes(name.title.zh)).toBe(false)
  const door = (await openMetricsDoor({ metricsAddress: { host: '127.0.0.1', port: 0 } }, city.watching.metrics))!
  const { port } = door.address() as AddressInfo
  const shown = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect([
    shown.status,
    (await shown.text()).includes('rongshu_acts_total'),
    (await fetch(`http://127.0.0.1:${port}/api/health`)).status,
  ]).toEqual([200, true, 404])
  await new Promise((done) => {
    door.close(done)
    door.closeAllConnections()
  })
})

test('a failure that a later job of the same work made up for is counted no more; one that none did is', async () => {
  const failed = async () => /rongshu_jobs\{queue="tell-books",state="failed"\} (\d+)/.exec(await city.watching.metrics.text())?.[1]
  const add = (state: string, minutesAgo: number) =>
    city.database.pool.query(
      `insert into pgboss.job (name, state, data, created_on, completed_on) values ('tell-books', $1, '{"only":"once"}', now() - $2 * interval '1 minute', now())`,
      [state, minutesAgo],
    )
  await add('failed', 3)
  expect(await failed()).toBe('1')
  await add('completed', 2)
  expect(await failed()).toBe('0')
})

test('since when archiving fails is told while it does', async () => {
  const { rows } = await city.database.pool.query<{ failing: boolean }>(
    `select last_failed_time > coalesce(last_archived_time, '-infinity') as failing from pg_stat_archiver`,
  )
  expect((await asSystem(city.db, archiveFailing)) > 0).toBe(rows[0]!.failing === true)
})

test('how long the certificate still holds is a figure where the platform speaks TLS itself, also once it has ended', async () => {
  const shown = async (cert: string | null) => {
    const metrics = makeMetrics()
    metrics.watch({ ...city, config: { ...city.config, tls: cert === null ? null : { cert, key: cert } } }, city.database.pool)
    return /^rongshu_certificate_left_seconds (.*)$/m.exec(await metrics.text())?.[1] ?? null
  }
  const cert = path.join(import.meta.dirname, '../test/tls/for-tests-only-one.cert.pem')
  const ends = Date.parse(new X509Certificate(readFileSync(cert)).validTo)
  expect(await shown(null)).toBe(null)
  expect(Math.abs(Number(await shown(cert)) - (ends - Date.now()) / 1000)).toBeLessThan(60)
  vi.setSystemTime(ends + 86_400_000)
  try {
    expect(Number(await shown(cert))).toBeLessThan(0)
  } finally {
    vi.useRealTimers()
  }
})

test('health says of each part how it is', async () => {
  expect(await (await fetch(`${city.base}/api/health`)).json()).toMatchObject({
    isAlive: true,
    isReady: true,
    database: 'up',
    disk: expect.stringMatching(/^(enough|low)$/),
    jobs: 'running',
    sealing: 'ready',
  })
})

test('a database that says nothing is told of in time, and asked no second time while it is silent', async () => {
  const silent = await city.database.pool.connect()
  await silent.query('begin; lock table platform_clock in access exclusive mode')
  try {
    const health = async () => (await fetch(`${city.base}/api/health`, { signal: AbortSignal.timeout(30_000) })).json()
    await expect.poll(health).toMatchObject({ isAlive: true, isReady: false, database: 'down' })
    expect(await health()).toMatchObject({ isReady: false })
    const { rows } = await silent.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%platform_clock%' and datname = current_database()`,
    )
    expect(rows).toEqual([{ n: 1 }])
  } finally {
    await silent.query('rollback')
    silent.release()
  }
  await expect.poll(async () => ((await (await fetch(`${city.base}/api/health`)).json()) as { isReady: boolean }).isReady).toBe(true)
})

test('figures are shown although the database says nothing to what they ask; those it would tell are missing', async () => {
  const silent = await city.database.pool.connect()
  await silent.query('begin; lock table pgboss.job in access exclusive mode')
  try {
    const text = await (
      await fetch(`${city.base}/metrics`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(30_000) })
    ).text()
    for (const line of [
      'rongshu_jobs_oldest_seconds Nan',
      'rongshu_audit_unsealed_lines Nan',
      'rongshu_database_up 1',
      'rongshu_http_request_seconds_count{',
    ])
      expect([line, text.includes(line)]).toEqual([line, true])
  } finally {
    await silent.query('rollback')
    silent.release()
  }
})

test('probes are told of only where they fail or change: health asked each second, figures read by Prometheus', async () => {
  const lines: string[] = []
  const log = openLog('debug', {
    write: (line: string) => {
      lines.push(line)
      return true
    },
  })
  const spans: string[] = []
  const platform = {
    ...city,
    log,
    watching: {
      log,
      metrics: makeMetrics(),
      traces: { add: ({ name }: { name: string }) => void spans.push(name), flush: async () => {}, close: async () => {} },
    },
  }
  let isWarm = false
  const app = await buildServer(
    platform,
    makeDoorkeeper(platform),
    platformHandlings(
      platform,
      () => app,
      () => isWarm,
    ),
  )
  registerMetrics(app, city.config, platform.watching.metrics)
  for (let n = 0; n < 2; n++) await app.inject({ url: '/api/health' })
  isWarm = true
  for (let n = 0; n < 2; n++) await app.inject({ url: '/api/health' })
  await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })
  await app.inject({ url: '/metrics' })
  await app.inject({ url: '/api/openapi.json' })
  await app.close()
  const told = lines
    .map((line) => JSON.parse(line) as { level: number; msg: string; route?: string; status?: number })
    .map(({ level, msg, route, status }) => [level, msg, route, status].filter((each) => each !== undefined).join(' '))
  expect(told.filter((line) => !line.startsWith('20'))).toEqual([
    '30 not ready',
    '30 ready',
    '30 request /metrics 404',
    '30 request /api/openapi.json 200',
  ])
  expect(told.filter((line) => line.startsWith('20'))).toEqual([
    ...Array.from({ length: 4 }, () => '20 request /api/health 200'),
    '20 request /metrics 200',
  ])
  expect(spans).toEqual(['GET /metrics', 'GET /api/openapi.json'])
  expect(await platform.watching.metrics.text()).toContain(
    'rongshu_http_request_seconds_count{method="GET",route="/api/health",status="200"} 4',
  )
})

test('spans go to a collector as OTLP; one that is away costs nothing but a warning', async () => {
  const received: { resourceSpans: { resource: { attributes: unknown }; scopeSpans: { spans: Record<string, unknown>[] }[] }[] }[] = []
  const collector = createServer((request, reply) => {
    let text = ''
    request
      .on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      .on('end', () => {
        received.push(JSON.parse(text))
        reply.writeHead(request.url === '/v1/traces' ? 200 : 404, { connection: 'close' }).end('{}')
      })
  })
  await new Promise<void>((done) => {
    collector.listen(0, '127.0.0.1', done)
  })
  const { port } = collector.address() as AddressInfo
  const warned: unknown[] = []
  const log = { warn: (...words: unknown[]) => void warned.push(words) }
  const traces = exportTraces(`http://127.0.0.1:${port}/`, { name: 'rongshu', version: '1' }, log)
  const platform = { ...city, watching: { log: openLog('silent'), metrics: makeMetrics(), traces } }
  const app = await buildServer(
    platform,
    makeDoorkeeper(platform),
    platformHandlings(platform, () => app),
  )
  await app.inject({ url: '/api/openapi.json', headers: { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01` } })
  await app.close()
  await traces.flush()
  const [span] = received[0]!.resourceSpans[0]!.scopeSpans[0]!.spans
  expect(span).toMatchObject({
    traceId: '1'.repeat(32),
    parentSpanId: '2'.repeat(16),
    name: 'GET /api/openapi.json',
    kind: 2,
    status: { code: 0 },
  })
  traces.add({ ...traceOf(undefined), name: 'y', startMs: 1, endMs: 2, isFault: false, told: {} })
  await traces.flush()
  // One process of several is told from the others by an id that stays the same for its life, and names no machine.
  const [first, second] = received.map(({ resourceSpans }) => resourceSpans[0]!.resource.attributes)
  expect(first).toEqual([
    { key: 'service.name', value: { stringValue: 'rongshu' } },
    { key: 'service.version', value: { stringValue: '1' } },
    {
      key: 'service.instance.id',
      value: { stringValue: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/) },
    },
  ])
  expect(second).toEqual(first)
  await new Promise((done) => {
    collector.close(done)
    collector.closeAllConnections()
  })
  traces.add({ ...traceOf(undefined), name: 'x', startMs: 1, endMs: 2, isFault: false, told: {} })
  await traces.close()
  expect(warned).toEqual([
    [
      { spans: 1, address: `http://127.0.0.1:${port}/v1/traces`, why: 'ECONNREFUSED' },
      expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT'),
    ],
  ])
  expect([traceOf('00-0-0-0').parentId, traceOf(`00-${'0'.repeat(32)}-${'2'.repeat(16)}-01`).parentId]).toEqual([null, null])
})

test('a process is not ready before what a first reader waits for was read, and is afterwards', async () => {
  let isWarm = false
  const app = await buildServer(
    city,
    makeDoorkeeper(city),
    platformHandlings(
      city,
      () => app,
      () => isWarm,
    ),
  )
  const isReady = async () => (await app.inject({ url: '/api/health' })).json<{ isReady: boolean }>().isReady
  expect(await isReady()).toBe(false)
  const before = await city.database.pool.query('select count(*) as n from audit_log')
  await warm(city, 2)
  isWarm = true
  expect(await isReady()).toBe(true)
  expect((await city.database.pool.query('select count(*) as n from audit_log')).rows).toEqual(before.rows)
  await app.close()
})

test('connections that stay open keep the plans of inbox, desk and case, made once for anybody', async () => {
  const { db, pool, close } = connect(city.database.url, { kept: 3 })
  await warm({ db, clock: city.clock }, 3)
  const plans = await Promise.all(
    Array.from({ length: 3 }, () =>
      pool.query<{ about: string; generic: number; custom: number }>(`
    select case when statement like '%as mine%as closed%' then 'counts' when statement like '%is_mine%' then 'inbox' when statement like '%published%to_confirm%' then 'desk of a unit' when statement like '%is_overdue%' then 'desk of the city' when statement like '%for no key update%' then 'act' when statement like '%as entry_list%' then 'case' end as about,
      sum(generic_plans)::int as generic, sum(custom_plans)::int as custom from pg_prepared_statements where statement like '/* by key */%' and statement not like '%pg_prepared%' group by 1 having sum(generic_plans) > 0`),
    ),
  )
  for (const { rows } of plans) {
    expect(rows.map(({ about }) => about)).toEqual(
      expect.arrayContaining(['counts', 'inbox', 'desk of a unit', 'desk of the city', 'act', 'case']),
    )
    expect(rows.map(({ custom }) => custom)).toEqual(rows.map(() => 0))
  }
  await close()
})
