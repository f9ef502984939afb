import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as httpsRequest, type RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type Running, firstAdministrator } from '#server/test/running.ts'
import { certificateLeft, readTls, redirectToTls } from './tls.ts'

const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-tls-`))
const fixture = (name: string) => path.resolve(import.meta.dirname, '../test/tls', `for-tests-only-${name}.pem`)
const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') }
const lay = (name: 'one' | 'two') => {
  copyFileSync(fixture(`${name}.cert`), files.cert)
  copyFileSync(fixture(`${name}.key`), files.key)
}
let running: Running
let port: number
beforeAll(async () => {
  lay('one')
  running = await startPlatform({ config: { tls: files, secureCookies: true, publicUrl: 'https://data.example.test' } })
  port = (running.app.server.address() as AddressInfo).port
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

type Reply = Pick<IncomingMessage, 'statusCode' | 'headers'> & {
  readonly socket: TLSSocket
  readonly organisation: string | string[] | undefined
}
const ca = () => [readFileSync(fixture('one.cert')), readFileSync(fixture('two.cert'))]
const ask = (options: RequestOptions = {}, body = '') =>
  new Promise<Reply>((done, failed) => {
    const request = httpsRequest({ host: '127.0.0.1', port, path: '/api/health', ca: ca(), ...options }, (reply) => {
      const socket = reply.socket as TLSSocket
      const organisation = socket.getPeerCertificate().subject.O
      reply.resume().on('end', () => done({ statusCode: reply.statusCode, headers: reply.headers, socket, organisation }))
    }).on('error', failed)
    request.end(body)
  })
const organisationOf = (reply: Reply) => reply.organisation

test('TLS with a certificate of one’s own: HSTS, secure cookie, nothing older than TLS 1.2, no plain http', async () => {
  const reply = await ask()
  expect([reply.statusCode, organisationOf(reply)]).toEqual([200, 'for tests only one'])
  expect(reply.headers['strict-transport-security']).toMatch(/max-age=31536000/)
  expect(reply.headers['content-security-policy']).toMatch(/script-src 'self'(;|$)/)
  const signed = await ask(
    { method: 'POST', path: '/api/session', headers: { 'content-type': 'application/json' } },
    JSON.stringify({ login: firstAdministrator.login, password: firstAdministrator.password }),
  )
  expect([signed.statusCode, String(signed.headers['set-cookie'])]).toEqual([
    200,
    expect.stringMatching(/^__Host-rongshu=.*(?:HttpOnly.*Secure|Secure.*HttpOnly)/i),
  ])
  const old = connect({ host: '127.0.0.1', port, ca: ca(), maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })
  expect(
    await new Promise((done) => {
      old.on('error', () => done('refused')).on('secureConnect', () => done('spoken'))
    }),
  ).toBe('refused')
  const plain = await new Promise((done) => {
    httpGet({ host: '127.0.0.1', port, path: '/api/health' }, (r) => done(r.statusCode)).on('error', () => done('refused'))
  })
  expect(plain).toBe('refused')
})

test('SIGHUP takes a new certificate without dropping a connection; a pair that does not fit leaves the old one', async () => {
  const agent = new TlsAgent({ keepAlive: true, maxSockets: 1 })
  const first = await ask({ agent })
  const { socket } = first
  lay('two')
  process.emit('SIGHUP')
  const second = await ask({ agent })
  expect([second.socket === socket, organisationOf(second)]).toEqual([true, 'for tests only one'])
  expect(organisationOf(await ask({ agent: new TlsAgent() }))).toBe('for tests only two')
  copyFileSync(fixture('one.key'), files.key)
  process.emit('SIGHUP')
  expect(organisationOf(await ask({ agent: new TlsAgent() }))).toBe('for tests only two')
  // What only lies in the file serves nobody: the alarm goes by what is served.
  writeFileSync(files.cert, 'no certificate')
  expect(certificateLeft(files)).toBeGreaterThan(0)
  agent.destroy()
})

test('a certificate that cannot be used is told of at the start, in both languages', () => {
  writeFileSync(path.join(folder, 'broken.pem'), 'no certificate')
  expect(() => readTls({ cert: path.join(folder, 'broken.pem'), key: files.key })).toThrow(/证书或私钥不能使用.*cannot be used/)
})

test('plain http is sent on to the https address, whatever host was asked for', async () => {
  const server = await redirectToTls('https://data.example.test', { port: 0, host: '127.0.0.1' })
  const { port: plainPort } = server.address() as AddressInfo
  const asked = (where: string) =>
    new Promise<string | undefined>((done, failed) => {
      httpGet({ host: '127.0.0.1', port: plainPort, path: where, headers: { host: 'evil.example' }, agent: new Agent() }, (reply) => {
        reply.resume()
        done(`${reply.statusCode} ${reply.headers.location}`)
      }).on('error', failed)
    })
  expect([await asked('/check/1?a=b'), await asked('//evil.example/x')]).toEqual([
    '308 https://data.example.test/check/1?a=b',
    '308 https://data.example.test/',
  ])
  await new Promise((done) => {
    server.close(done)
    server.closeAllConnections()
  })
})
