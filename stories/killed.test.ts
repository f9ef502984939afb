import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { Client } from '#contract/client.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded } from '#server/db/embedded.ts'
import { connect } from '#server/db/pool.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { approveAll, password, transport } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { ofTransport, planOf } from './lives.ts'
import { readHistory } from './proof.ts'

const root = path.resolve(import.meta.dirname, '..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'rongshu-killed-'))
// The account of the bundled database must be able to enter it.
chmodSync(dataDir, 0o755)
const environment = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  PORT: '0',
  RONGSHU_DATA: dataDir,
  RONGSHU_DEMO: 'off',
  RONGSHU_IDENTITY: 'plain',
  LOG_LEVEL: 'silent',
  ...Object.fromEntries(Object.entries(firstAdministrator).map(([name, value]) => [`RONGSHU_ADMIN_${name.toUpperCase()}`, value])),
}
let server: ChildProcess

/** Starts the server as a user does and answers where it listens. */
async function start(): Promise<string> {
  server = spawn(process.execPath, ['dist/server/main.mjs'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return new Promise((done, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1]
      if (port) done(`http://127.0.0.1:${port}`)
    }
    server.stdout!.on('data', hear)
    server.stderr!.on('data', hear)
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)))
  })
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => (child.exitCode !== null || child.signalCode ? done() : child.once('exit', () => done())))

/** The first process of the database on this data folder. */
const postmaster = () => Number(readFileSync(path.join(findClusterFolder(dataDir)!, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

afterAll(async () => {
  server.kill('SIGTERM')
  await ended(server)
  rmSync(dataDir, { recursive: true, force: true })
})

type Done = { readonly caseId: string; readonly key: string; readonly act: string }
type Life = { readonly open: string; readonly submit: string; readonly withdraw: string }

/** Lives the life of one case; every answer that came back is an acknowledgement. Repeating it with the same keys is harmless. */
async function live(client: Client, life: Life, done: Done[]): Promise<void> {
  const { id } = await client.ask(caseRoutes.openCase, {
    body: { procedure: 'inventory-round', answers: planOf(ofTransport), key: life.open },
  })
  done.push({ caseId: id, key: life.open, act: 'open' })
  for (const [n, act] of (['submit', 'withdraw'] as const).entries()) {
    await client.ask(caseRoutes.actOnCase, { params: { id }, body: { act, version: n + 1, key: life[act] } })
    done.push({ caseId: id, key: life[act], act })
  }
}

test('进程和数据库先后被强行终止：已答复的办理一件不少、一件不重，日志链条完整', async () => {
  let base = await start()
  const administrator = new Client(base)
  await administrator.signIn(firstAdministrator.login, firstAdministrator.password)
  const { id: organisationId } = await administrator.ask(partyRoutes.addOrganisation, {
    body: { uscc: inventedUscc(100), name: transport, kind: 'administrative-organ', roles: ['producer'] },
  })
  await administrator.ask(partyRoutes.addOfficer, {
    body: { login: 'tie', name: '铁守门', password, organisationId, role: 'security-administrator' },
  })
  await administrator.ask(partyRoutes.addOfficer, { body: { login: 'lin', name: '林清查', password, organisationId, role: 'producer' } })
  const security = new Client(base)
  await security.signIn('tie', password)
  await approveAll(security)
  const done: Done[] = []
  const broken: Life[] = []
  for (const victim of ['server', 'database and server'] as const) {
    const client = new Client(base)
    await client.signIn('lin', password)
    for (const life of broken.splice(0)) await live(client, life, done)
    let isOver = false
    const worker = async () => {
      while (!isOver) {
        const life: Life = { open: randomUUID(), submit: randomUUID(), withdraw: randomUUID() }
        await live(client, life, done).catch((problem: unknown) => {
          if (problem instanceof Refused && problem.status !== 503) throw problem
          isOver = true
          broken.push(life)
        })
      }
    }
    const workers = Promise.all([worker(), worker(), worker(), worker()])
    for (const from = done.length; done.length < from + 20 && !isOver;) await new Promise((passed) => setTimeout(passed, 50))
    if (victim !== 'server') process.kill(postmaster(), 'SIGKILL')
    server.kill('SIGKILL')
    await ended(server)
    await workers
    base = await start()
  }
  const client = new Client(base)
  await client.signIn('lin', password)
  for (const life of broken) await live(client, life, done)
  expect(done.length).toBeGreaterThan(30)

  const connection = connect((await findEmbedded(dataDir))!, { max: 3 })
  const { rows } = await connection.pool.query<{ case_id: string; client_key: string; act: string }>(
    'select case_id, client_key, act from entries',
  )
  const history = await readHistory({ db: connection.db, database: connection as never })
  await connection.close()
  const found = new Map(rows.map((row) => [row.client_key, row]))
  expect(found.size).toBe(rows.length)
  expect(done.filter(({ caseId, key, act }) => found.get(key)?.case_id !== caseId || found.get(key)?.act !== act)).toEqual([])
  expect(history).toMatchObject({ differing: [], breaks: [], checked: history.lines, acts: history.entries })
  console.info(`killed twice: ${done.length} acts acknowledged, ${rows.length} entries, ${history.checked} lines sealed`)
})

/** Files of the data folder in which a whole row of an upload can be read. */
const showing = (row: string) =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .filter((place) => readFileSync(place).includes(row))

test('扫描到一半被强行终止：上传的原始数据行在数据目录里哪里都读不到，重启后从头扫描并完成（choice:sealing）', async () => {
  server.kill('SIGTERM')
  await ended(server)
  const client = new Client(await start())
  await client.signIn('lin', password)
  const { id } = await client.ask(caseRoutes.openCase, {
    body: { procedure: 'inventory-round', answers: planOf(ofTransport), key: randomUUID() },
  })
  const { subjectId } = await client.ask(caseRoutes.actOnCase, { params: { id }, body: { act: 'submit', version: 1, key: randomUUID() } })
  const rows = 1_200_000
  const body = new FormData()
  body.append(
    'files',
    new Blob(['编号,站点,日期\n', Array.from({ length: rows }, (_, n) => `${n},闽江北岸榕荫里${n % 977}号,2026-01-01\n`).join('')]),
    '站点.csv',
  )
  await client.ask(inventoryRoutes.addUploads, { params: { id: subjectId! }, body })
  const state = async (of: Client) => (await of.ask(inventoryRoutes.readRound, { params: { id: subjectId! } })).sourceList[0]!
  const last = `${rows - 1},闽江北岸榕荫里`
  await expect
    .poll(
      async () => {
        const { state: now, doneRows } = await state(client)
        return [now, doneRows > 0]
      },
      { timeout: 180_000, interval: 50 },
    )
    .toEqual(['scanning', true])
  server.kill('SIGKILL')
  await ended(server)
  expect(showing(last)).toEqual([])
  const again = new Client(await start())
  await again.signIn('lin', password)
  await expect
    .poll(
      async () => {
        const { state: now, doneRows } = await state(again)
        return [now, doneRows]
      },
      { timeout: 400_000, interval: 300 },
    )
    .toEqual(['scanned', rows])
  expect([showing(last), showing('0,闽江北岸榕荫里0号')]).toEqual([[], []])
})
