import { createServer } from 'node:net'
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { StartRefused, findEmbedded, startEmbedded, type Embedded } from './embedded.ts'

let home: string
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-`))
  chmodSync(home, 0o755)
})
afterEach(async () => {
  // After a failed test only: a server that nobody stops would outlive its folder.
  for (const each of started.splice(0)) await each.stop()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const hasty = { settings: { fsync: 'off' } }
const started: Embedded[] = []

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded(home, hasty)
  started.push(embedded)
  return embedded
}

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

/** Starts the database in another process, which then waits to be killed. */
async function startElsewhere(): Promise<() => Promise<void>> {
  const file = path.join(import.meta.dirname, 'embedded.ts')
  const program = `const { startEmbedded } = await import(${JSON.stringify(file)});
    await startEmbedded(${JSON.stringify(home)}, ${JSON.stringify(hasty)}); console.log('ready'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => assert.fail('it did not start'))])
  return async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

test('a server starts, answers with the password only, keeps its data over a stop, and stops twice without harm', async () => {
  const first = await start()
  expect(first.adopted).toBe(false)
  await ask(first.url, `create table kept as select '榕树' as tree`)
  const withoutPassword = new URL(first.url)
  withoutPassword.password = 'wrong'
  await expect(ask(withoutPassword.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(path.join(home, 'postgres')).mode & 0o077).toBe(0)
  expect(await findEmbedded(home)).toBe(first.url)
  await first.stop()
  await first.stop()
  expect(await findEmbedded(home)).toBeNull()
  const second = await start()
  expect(await ask(second.url, 'select tree from kept')).toBe('榕树')
  expect(await ask(second.url, `select datlocprovider::text from pg_database where datname = 'rongshu'`)).toBe('b')
  await second.stop()
})

test('a restart takes the port it had, which standbys know it by; another one where somebody has that meanwhile', async () => {
  const portOf = ({ url }: Embedded) => Number(new URL(url).port)
  const first = await start()
  await first.stop()
  const again = await start()
  expect(portOf(again)).toBe(portOf(first))
  await again.stop()
  const taken = createServer().listen(portOf(first), '127.0.0.1')
  await once(taken, 'listening')
  const elsewhere = await start()
  expect(portOf(elsewhere)).not.toBe(portOf(first))
  await elsewhere.stop()
  taken.close()
})

test('a folder that was copied while its database worked is refused by name of the process; one that was renamed meanwhile goes on', async () => {
  const first = await start()
  const [copy, renamed] = [`${home}-copy`, `${home}-renamed`]
  execFileSync('cp', ['-a', home, copy])
  rmSync(path.join(copy, 'owner.pid'))
  const number = readFileSync(path.join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]!
  await expect(startEmbedded(copy, hasty)).rejects.toThrow(new RegExp(`kill -INT ${number} `))
  await expect(findEmbedded(copy)).rejects.toBeInstanceOf(StartRefused)
  rmSync(copy, { recursive: true })
  renameSync(home, renamed)
  expect(await findEmbedded(renamed)).toBe(first.url)
  renameSync(renamed, home)
  await first.stop()
})

test('a cluster that a crash of the machine overtook before it was on the disk is made anew; one that runs is written out', async () => {
  const unsettled = path.join(home, 'postgres/unsettled')
  const first = await start()
  await first.settled
  expect(existsSync(unsettled)).toBe(false)
  await ask(first.url, 'create table half_written as select 1')
  await first.stop()
  writeFileSync(unsettled, '')
  const second = await start()
  expect(await ask(second.url, `select to_regclass('half_written') is null`)).toBe(true)
  await second.stop()
  expect(existsSync(unsettled)).toBe(false)
  const kill = await startElsewhere()
  await kill()
  writeFileSync(unsettled, '')
  const adopter = await start()
  await adopter.settled
  expect([adopter.adopted, existsSync(unsettled)]).toEqual([true, false])
  await adopter.stop()
})

test('a second program on the same folder is told who has it, and the first one goes on', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow(StartRefused)
  await expect(start()).rejects.toThrow(`in use by process ${process.pid}`)
  expect(await ask(first.url, 'select 1')).toBe(1)
  await first.stop()
})

test('the server of a killed program is adopted with its data, and stopped by the adopter', async () => {
  const kill = await startElsewhere()
  const url = (await findEmbedded(home)) ?? ''
  await ask(url, 'create table written as select 1 as one')
  await kill()
  const adopter = await start()
  expect(adopter.adopted).toBe(true)
  expect(adopter.url).toBe(url)
  expect(await ask(adopter.url, 'select one from written')).toBe(1)
  await adopter.stop()
  expect(existsSync(path.join(home, 'postgres/data/postmaster.pid'))).toBe(false)
})

test('what a crash of the machine leaves behind does not stop the next start', async () => {
  // The process id of this very test stands for one that was given to another program after the crash.
  writeFileSync(path.join(home, 'postgres/data/postmaster.pid'), `${process.pid}\n${home}\n0\n1\n\n127.0.0.1\n\nready\n`)
  writeFileSync(path.join(home, 'owner.pid'), '999999999 1\n')
  const again = await start()
  expect(again.adopted).toBe(false)
  expect(readFileSync(path.join(home, 'owner.pid'), 'utf8')).toContain(String(process.pid))
  await again.stop()
})

test('the archive of another database is refused before anything is in it, and no server is left up', async () => {
  const archive = path.join(home, 'of-another')
  mkdirSync(archive)
  writeFileSync(path.join(archive, 'system'), '1\n')
  await expect(startEmbedded(home, { ...hasty, archive })).rejects.toBeInstanceOf(StartRefused)
  expect([await findEmbedded(home), readdirSync(path.join(archive, 'wal'))]).toEqual([null, []])
})

test('a server started by a start that fails is stopped again', async () => {
  await expect(startEmbedded(home, { ...hasty, database: '' })).rejects.toThrow('zero-length')
  expect(await findEmbedded(home)).toBeNull()
})
