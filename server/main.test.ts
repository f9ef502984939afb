import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { firstAdministrator } from '#server/test/running.ts'
import { onPort, readConfig } from './config.ts'
import { findEmbedded } from './db/embedded.ts'
import { findFreePort } from './free-port.ts'

const folders: string[] = []
const processes: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(processes.splice(0).map(stop))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-main-`))
  // The account of the bundled database must be able to enter it.
  chmodSync(made, 0o755)
  folders.push(made)
  return made
}

/** The server as a user starts it, without demonstration, and what it said so far. */
function start(dataDir: string, env: NodeJS.ProcessEnv = {}): { child: ChildProcess; said: () => string } {
  const administrator = Object.fromEntries(
    Object.entries(firstAdministrator).map(([name, value]) => [`RONGSHU_ADMIN_${name.toUpperCase()}`, value]),
  )
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      RONGSHU_DATA: dataDir,
      RONGSHU_DEMO: 'off',
      LOG_LEVEL: 'silent',
      ...administrator,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  processes.push(child)
  let said = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return { child, said: () => said }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return
  const ended = new Promise((done) => {
    child.once('exit', done)
  })
  child.kill('SIGTERM')
  await ended
}

async function until<T>(found: () => T | null | undefined | false, what: () => string): Promise<T> {
  for (let tries = 0; tries < 1200; tries++) {
    const answer = found()
    if (answer) return answer
    await sleep(50)
  }
  throw new Error(what())
}

test('a stop that comes before the address is printed leaves no database behind', async () => {
  const dataDir = folder()
  const { child, said } = start(dataDir, { PORT: '0' })
  await until(() => existsSync(path.join(dataDir, 'postgres/data/postmaster.pid')), said)
  await stop(child)
  expect(said()).toBe('')
  expect(child.exitCode).toBe(0)
  expect(await findEmbedded(dataDir)).toBeNull()
})

test('the address that was named is told as it was named, the usual one with the port that is listened on', () => {
  const told = (env: NodeJS.ProcessEnv) => onPort(readConfig({ PORT: '0', ...env }, '/'), 41_234).publicUrl
  expect([told({ RONGSHU_URL: 'https://data.example.test:8443' }), told({})]).toEqual([
    'https://data.example.test:8443',
    'http://localhost:41234',
  ])
})

test('two checkouts started at the same moment both listen, though nobody named a port; a port that was named is refused when it is taken', async () => {
  const both = [start(folder()), start(folder())]
  const addressOf = ({ child, said }: ReturnType<typeof start>) =>
    until(() => (child.exitCode === null ? /http:\/\/localhost:(\d+)/.exec(said())?.[1] : 'ended'), said)
  const ports = await Promise.all(both.map(addressOf))
  expect(new Set(ports).size).toBe(2)
  for (const port of ports) expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
  const late = start(folder(), { PORT: ports[0], RONGSHU_URL: 'https://data.example.test:8443' })
  await until(() => late.child.exitCode !== null, late.said)
  expect(late.said()).toContain(`port ${ports[0]} is taken: name another by PORT`)
})

/** The organisation named in the certificate that a port shows; null when nobody answers. */
const shownAt = (port: number) =>
  new Promise<string | null>((done) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      done(String(socket.getPeerCertificate().subject.O))
      socket.end()
    }).on('error', () => done(null))
  })

test('a hangup has the certificate read anew and ends nothing, with TLS and without', async () => {
  const files = folder()
  const lay = (name: 'one' | 'two') => {
    for (const part of ['cert', 'key'])
      copyFileSync(path.resolve(import.meta.dirname, `test/tls/for-tests-only-${name}.${part}.pem`), path.join(files, part))
  }
  lay('one')
  const securePort = await findFreePort('127.0.0.1', 29_400 + (process.pid % 1000))
  const [secure, plain] = [
    start(folder(), { PORT: String(securePort), RONGSHU_TLS_CERT: path.join(files, 'cert'), RONGSHU_TLS_KEY: path.join(files, 'key') }),
    start(folder(), { PORT: '0' }),
  ]
  const portOf = async ({ child, said }: ReturnType<typeof start>) =>
    Number(await until(() => (child.exitCode === null ? /https?:\/\/localhost:(\d+)/.exec(said())?.[1] : 'ended'), said))
  const [, plainPort] = [await portOf(secure), await portOf(plain)]
  const before = await shownAt(securePort)
  lay('two')
  for (const { child } of [secure, plain]) child.kill('SIGHUP')
  let after = before
  for (let tries = 0; tries < 600 && after === before; tries++, await sleep(100)) after = await shownAt(securePort)
  expect(before).not.toBeNull()
  expect(after).not.toBeNull()
  expect(after).not.toBe(before)
  await sleep(500)
  expect((await fetch(`http://127.0.0.1:${plainPort}/api/health`)).status).toBe(200)
  expect([secure.child.exitCode, plain.child.exitCode]).toEqual([null, null])
})

test('a taken port beside the front door is refused by the name of its variable', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => {
    taken.once('listening', done)
  })
  const { port } = taken.address() as AddressInfo
  const late = start(folder(), { RONGSHU_METRICS: String(port) })
  await until(() => late.child.exitCode !== null, late.said)
  taken.close()
  expect(late.said()).toContain(`port ${port} is taken: name another by RONGSHU_METRICS`)
})
