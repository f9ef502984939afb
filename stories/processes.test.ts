import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { Client } from '#contract/client.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { sessionRoutes } from '#contract/session.ts'
import { findFreePort } from '#server/free-port.ts'
import { approveAll, password, transport } from '#server/test/city.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { type Proxy, startProxy } from '#server/test/haproxy.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { environmentOf, type Started, startProcess, untilReady } from '#server/test/started.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { linesCsv, ofTransport, planOf } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const skipped = process.env['RONGSHU_SKIP_HAPROXY'] === '1'
const dataDir = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-processes-`))
let database: TestDatabase
let proxy: Proxy
/** Two that do both and, behind no proxy, one that only works. */
const running: Started[] = []
const began = Date.now()
/** How long the manual has whoever restarts one process after the other wait, once one is ready, until the proxy knows it. */
const settled =
  1000 *
  Number(
    /isReady":true.*\n +sleep (\d+)\n +done/.exec(readFileSync(path.resolve(import.meta.dirname, '../docs/operations.md'), 'utf8'))?.[1],
  )

const start = (port: number, does: 'both' | 'web' | 'worker') =>
  startProcess({
    ...environmentOf(firstAdministrator),
    PORT: String(port),
    DATABASE_URL: database.url,
    RONGSHU_DATA: dataDir,
    RONGSHU_DRAIN: '5',
    RONGSHU_PROCESS: does,
  })
const portOf = ({ base }: Started) => Number(new URL(base).port)

beforeAll(async () => {
  if (skipped) return
  chmodSync(dataDir, 0o755)
  database = await freshDatabase({ max: 3 })
  const first = await findFreePort('127.0.0.1', 23_400 + 4 * (process.pid % 1000))
  const second = await findFreePort('127.0.0.1', first + 1)
  const third = await findFreePort('127.0.0.1', second + 1)
  running.push(...(await Promise.all([start(first, 'both'), start(second, 'both'), start(third, 'worker')])))
  proxy = await startProxy(dataDir, await findFreePort('127.0.0.1', third + 1), [first, second])
  const administrator = new Client(proxy.base)
  await administrator.signIn(firstAdministrator.login, firstAdministrator.password)
  const { id } = await administrator.ask(partyRoutes.addOrganisation, {
    body: { uscc: inventedUscc(100), name: transport, kind: 'administrative-organ', roles: ['producer'] },
  })
  await administrator.ask(partyRoutes.addOfficer, {
    body: { login: 'tie', name: '铁守门', password, organisationId: id, role: 'security-administrator' },
  })
  for (const [login, name] of [
    ['lin', ofTransport[0]],
    ['chen', ofTransport[1]],
  ] as const)
    await administrator.ask(partyRoutes.addOfficer, { body: { login, name, password, organisationId: id, role: 'producer' } })
  const security = new Client(proxy.base)
  await security.signIn('tie', password)
  await approveAll(security)
})
afterAll(async () => {
  await Promise.all(running.map((each) => each.end('SIGTERM')))
  await proxy?.stop()
  await database?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Somebody whose every request goes to another process than the one before. */
function wanderer(): Client {
  let n = 0
  return new Client(proxy.base, (input, init) => fetch((input as string).replace(proxy.base, running[n++ % 2]!.base), init))
}

/** Listens to the changes a process tells, until it lets go; answers what was heard and when it was over. */
async function listen(base: string): Promise<{ heard: string[]; over: Promise<unknown> }> {
  const { headers } = await signIn(base)
  const answer = await fetch(`${base}/api/events`, { headers })
  const heard: string[] = []
  const read = async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) heard.push(chunk)
  }
  return { heard, over: read() }
}
async function signIn(base: string): Promise<{ headers: Record<string, string>; csrf: string }> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'lin', password }),
  })
  return { headers: { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! }, csrf: ((await answer.json()) as { csrf: string }).csrf }
}
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++, await sleep(100)) if (await holds()) return
  throw new Error(what)
}

/** Opens a case through the proxy, the last byte so many milliseconds after the first; answers the status, 0 when the connection was ended instead. */
async function openSlowly(forMs: number): Promise<number> {
  const { headers, csrf } = await signIn(proxy.base)
  const body = JSON.stringify({ procedure: 'inventory-round', answers: planOf(ofTransport), key: randomUUID() })
  return new Promise((answered) => {
    const sent = request(
      `${proxy.base}/api/cases`,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'x-csrf-token': csrf, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        answer.resume()
        answered(answer.statusCode!)
      },
    ).on('error', () => answered(0))
    sent.write(body.slice(0, 10))
    setTimeout(() => sent.end(body.slice(10)), forMs)
  })
}

type Life = { readonly open: string; readonly submit: string; readonly withdraw: string }
/** Opens, submits and withdraws one case; what was answered is noted. */
async function live(client: Client, life: Life, done: string[]): Promise<void> {
  const { id } = await client.ask(caseRoutes.openCase, {
    body: { procedure: 'inventory-round', answers: planOf(ofTransport), key: life.open },
  })
  done.push(life.open)
  for (const [n, act] of (['submit', 'withdraw'] as const).entries()) {
    await client.ask(caseRoutes.actOnCase, { params: { id }, body: { act, version: n + 1, key: life[act] } })
    done.push(life[act])
  }
}

describe.skipIf(skipped)('同一数据库上的多个进程，前面是 HAProxy', () => {
  test('登录一次，每个请求由不同进程办理，会话和防伪令牌都有效；注销后各处同时失效', async () => {
    const client = wanderer()
    await client.signIn('lin', password)
    const done: string[] = []
    await live(client, { open: randomUUID(), submit: randomUUID(), withdraw: randomUUID() }, done)
    expect(done).toHaveLength(3)
    await client.ask(sessionRoutes.signOut)
    for (let n = 0; n < 2; n++)
      await expect(
        client.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: {}, key: randomUUID() } }),
      ).rejects.toMatchObject({ status: 401 })
  })

  test('一个进程里的办理，听着别的进程的人也马上知道', async () => {
    const ears = await Promise.all(running.slice(0, 2).map(({ base }) => listen(base)))
    const client = new Client(running[0]!.base)
    await client.signIn('lin', password)
    await client.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: planOf(ofTransport), key: randomUUID() } })
    await until(() => ears.every(({ heard }) => heard.join('').includes('"kind":"case"')), 'not everybody heard of the case')
  })

  test('未知登录名的锁定、同一地址的频率限制，各进程合计', async () => {
    // Neither process alone would have counted up to a limit by the last try.
    const codes: (number | undefined)[] = []
    for (let n = 0; n < 8 && codes.at(-1) !== 429; n++, await sleep(1500))
      codes.push(
        await new Client(running[n % 2]!.base).signIn('nobody-here', password).then(
          () => 200,
          (problem: Refused) => problem.status,
        ),
      )
    expect(codes.slice(0, 4)).toEqual([401, 401, 401, 401])
    expect(codes.at(-1)).toBe(429)
    const ask = async ({ base }: Started) => (await fetch(`${base}/api/public/statistics`)).status
    const both = running.slice(0, 2)
    await Promise.all(
      both.map(async (process) => {
        for (let n = 0; n < 70; n++) await ask(process)
      }),
    )
    for (const process of both) {
      let answer = 0
      for (let n = 0; n < 20 && answer !== 429; n++, await sleep(500)) answer = await ask(process)
      expect(answer).toBe(429)
    }
  })

  test('一个进程停住：等它答复的查阅由另一个进程答复，等它的办理不由代理重发，凭同一键重办只有一次', async () => {
    const client = new Client(proxy.base)
    await client.signIn('lin', password)
    const open = (key: string) =>
      client.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: planOf(ofTransport), key } })
    const entered = async (keys: readonly string[]) =>
      (await database.pool.query('select client_key from entries where client_key = any($1)', [keys])).rows.length
    const keys = Array.from({ length: 12 }, () => randomUUID())
    const { pid, base } = running[0]!
    process.kill(pid, 'SIGSTOP')
    try {
      // Half of either stand before the process that hangs, and are let go while it still does.
      const [read, opened] = await Promise.all([
        Promise.allSettled(keys.map(() => client.ask(caseRoutes.inboxCounts))),
        Promise.allSettled(keys.map(open)),
      ])
      expect(read.filter(({ status }) => status === 'rejected')).toEqual([])
      const broken = keys.filter((_, n) => opened[n]!.status === 'rejected')
      expect(broken.length).toBeGreaterThan(0)
      expect(await entered(broken)).toBe(0)
      for (const key of broken) await open(key)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await untilReady(base)
    expect(await entered(keys)).toBe(keys.length)
  })

  test('滚动重启：负载不停，没有一个请求失败；数据源各只扫描一次', async () => {
    const setUp = new Client(proxy.base)
    await setUp.signIn('lin', password)
    const { id: caseId } = await setUp.ask(caseRoutes.openCase, {
      body: { procedure: 'inventory-round', answers: planOf(ofTransport), key: randomUUID() },
    })
    const { subjectId } = await setUp.ask(caseRoutes.actOnCase, {
      params: { id: caseId },
      body: { act: 'submit', version: 1, key: randomUUID() },
    })
    const sources = new FormData()
    for (let n = 0; n < 8; n++) sources.append('files', new Blob([linesCsv(2000, n)]), `线路${n}.csv`)
    const [ear] = await Promise.all([
      listen(running[0]!.base),
      setUp.ask(inventoryRoutes.addUploads, { params: { id: subjectId! }, body: sources }),
    ])

    const done: string[] = []
    const failures: unknown[] = []
    let isOver = false
    const worker = async () => {
      const client = new Client(proxy.base)
      await client.signIn('lin', password)
      while (!isOver)
        await live(client, { open: randomUUID(), submit: randomUUID(), withdraw: randomUUID() }, done).catch((problem: unknown) =>
          failures.push(problem instanceof Refused ? [problem.status, problem.problem] : problem),
        )
    }
    const workers = Promise.all([worker(), worker(), worker(), worker()])
    // Two that take longer to send what they send than a process goes on after it was told to stop, one at each.
    const slow = Promise.all([openSlowly(10_000), openSlowly(10_000)])
    await sleep(500)
    expect(settled).toBeGreaterThan(1000)
    for (const n of [0, 1, 2]) {
      const port = portOf(running[n]!)
      expect(await running[n]!.end('SIGTERM')).toBe(0)
      running[n] = await start(port, n === 2 ? 'worker' : 'both')
      await untilReady(running[n]!.base)
      await sleep(settled)
    }
    isOver = true
    await workers
    await ear.over
    expect(await slow).toEqual([200, 200])
    expect(failures).toEqual([])
    expect(done.length).toBeGreaterThan(30)
    const { rows } = await database.pool.query<{ client_key: string }>('select client_key from entries')
    expect(new Set(rows.map((row) => row.client_key)).size).toBe(rows.length)
    const kept = new Set(rows.map((row) => row.client_key))
    expect(done.filter((key) => !kept.has(key))).toEqual([])

    const scans = async () =>
      (
        await database.pool.query<{ state: string; times: string }>(
          'select s.state, (select count(*) from findings f where f.source_id = s.id) as times from sources s',
        )
      ).rows
    await until(async () => (await scans()).every(({ state }) => state === 'scanned' || state === 'faulty'), 'the scans did not end')
    expect(await scans()).toEqual(Array.from({ length: 8 }, () => ({ state: 'scanned', times: 1 })))
    console.info(`rolling restart of three processes: ${done.length} acts acknowledged, ${failures.length} failed`)
  })

  test('定时工作每分钟只有一次，不论几个进程；全程记录完整', async () => {
    const { rows } = await database.pool.query<{ name: string; times: number }>(
      `select name, count(*) as times from pgboss.job where name in ('tick', 'seal-audit') group by name`,
    )
    for (const { times } of rows) expect(times).toBeLessThanOrEqual((Date.now() - began) / 60_000 + 1)
    await expectGenuineHistory({ db: database.db, database } as never)
  })
})
