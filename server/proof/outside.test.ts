import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import { bundle as bundleShape, detached, type Bundle } from '#contract/proof/bundle.ts'
import { fromBase64, toBase64 } from '#contract/proof/bytes.ts'
import { type Checkpoint, readCheckpoint } from '#contract/proof/checkpoint.ts'
import { type Document, withoutProof } from '#contract/proof/data-integrity.ts'
import { type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { type Algorithm, derOf } from '#contract/proof/signatures.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { buildGo, findGo, type Said } from '#server/test/go-program.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { freshOf } from './fresh.ts'
import { ensureKeys, openSigner } from './keys.ts'
import { findOrigin, lockLog } from './log.sql.ts'
import { append, prove } from './prove.ts'
import { registerProofs } from './public.routes.ts'

// What others wrote looks at what the routes serve, over HTTP, and at nothing else.

const base = 'https://data.example.test'
const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-outside-'))
/** Enough entries for tiles of three levels, and for an unfinished one on each. */
const many = 66_000
let database: TestDatabase
let city: Registry
let app: FastifyInstance
let server: Server
let number: string
let earlier: Checkpoint
/** What stands between the platform and whoever asks: changes an answer, or leaves it. */
let tamper: (url: string, body: Buffer) => Buffer = (_, body) => body

const get = async (url: string) => app.inject({ method: 'GET', url })
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}
const checkpointNow = async () => readCheckpoint((await get('/log/checkpoint')).body)!
const keysNow = async (): Promise<KeyHistory> => keyHistory.parse((await get('/keys.json')).json())

beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  const platform = { ...city.platform, config: { ...city.platform.config, publicUrl: base } }
  const { clock } = platform
  await ensureKeys(platform, clock.now())
  app = await buildServer(platform, async () => {
    throw new Error('nobody signs in here')
  }, [])
  registerProofs(app, platform)
  const certify = async () => {
    await toNotice(city, await city.makeAsset())
    clock.setOffset(clock.offsetMs() + 30 * 86_400_000)
    await city.platform.desk.tick()
    await seal(database)
    await prove(platform)
    const { rows } = await database.pool.query<{ number: string }>('select number from certificates order by serial desc limit 1')
    return rows[0]!.number
  }
  await certify()
  earlier = await checkpointNow()
  await asSystem(database.db, async (tx) => {
    await lockLog(tx)
    const fresh = Array.from({ length: many }, (_, n) =>
      freshOf(`test ${n}`, { kind: 'audit-head', at: clock.now().toISOString(), day: clock.today(), position: n, digest: '' }),
    )
    await append(tx, { signer: await openSigner(tx, platform.keys), origin: await findOrigin(tx), at: clock.now() }, fresh)
  })
  number = await certify()
  server = createServer((request, response) => {
    const url = request.url ?? ''
    void app
      .inject({ method: 'GET', url })
      .then(({ statusCode, rawPayload }) => response.writeHead(statusCode).end(statusCode === 200 ? tamper(url, rawPayload) : rawPayload))
  }).listen(0, '127.0.0.1')
})
afterAll(async () => {
  server.close()
  await app.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const go = findGo()
const goWanting = 'wanting' in go ? go.wanting : ''
/** Says aloud that a check by somebody else's program could not be made here, and why. */
const sayNotRun = (what: string, wanting: string) =>
  test(`未执行 NOT RUN：${what}`, ({ skip }) => {
    console.warn(`\n*** 未执行 NOT RUN：${what} — ${wanting} ***\n`)
    skip(wanting)
  })
if (goWanting !== '') sayNotRun('Go 对各地址所公布内容的核验 / the check by Go of what is served', goWanting)

describe.skipIf(goWanting !== '')('Go 的 sumdb 经 HTTP 认可各地址所公布的日志和凭证', () => {
  let program: (args: readonly string[]) => Promise<Said>
  let noteKey: string
  beforeAll(async () => {
    program = await buildGo(path.join(import.meta.dirname, 'outside/check.go'), { gopath: 'gopath' in go ? go.gopath : '', folder })
    noteKey = (await keysNow()).keys.find(({ algorithm }) => algorithm === 'ed25519')!.noteKey
  })
  type Noted = { size: number; root: string; key: string }
  const check = async ({ size, root, key }: Noted, meanwhile: typeof tamper = (_, body) => body) => {
    tamper = meanwhile
    return program([`http://127.0.0.1:${(server.address() as AddressInfo).port}`, key, number, String(size), root])
  }
  const noted = (): Noted => ({ size: earlier.size, root: toBase64(earlier.root), key: noteKey })
  /** Changes what answers at one address, and sees to it that it was asked for. */
  const refused = async (address: RegExp, change: (body: Buffer) => Buffer, of = noted()): Promise<string> => {
    let asked = 0
    const { stdout, isContent } = await check(of, (url, body) => {
      if (!address.test(url)) return body
      asked++
      return change(body)
    })
    expect([address, asked > 0, isContent]).toEqual([address, true, false])
    return stdout.trim()
  }
  const inBundle = (change: (bundle: Bundle) => Partial<Bundle>) => (body: Buffer) => {
    const bundle = bundleShape.parse(JSON.parse(body.toString()))
    return Buffer.from(JSON.stringify({ ...bundle, ...change(bundle) }))
  }
  const flipped = (at: number) => (body: Buffer) => {
    const changed = Buffer.from(body)
    changed[at]! ^= 1
    return changed
  }
  const bundleAddress = /^\/credentials\/[^/]+\/bundle$/

  test('检查点、瓦片、条目包、较早的检查点、凭据和它的包含证明', async () => {
    const seen = new Set<string>()
    expect(
      await check(noted(), (url, body) => {
        seen.add(url.replace(/\.p\/\d+$/, '.p'))
        return body
      }),
    ).toEqual({ stdout: 'accepted\n', isContent: true })
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        '/log/checkpoint',
        expect.stringMatching(/^\/log\/tile\/0\/257\.p$/),
        '/log/tile/1/001.p',
        '/log/tile/2/000.p',
        '/log/tile/entries/257.p',
        `/credentials/${number}/bundle`,
      ]),
    )
  })

  test('地址上的内容改动一处就不认，并说明是哪一处', async () => {
    expect(
      await refused(/^\/log\/checkpoint$/, (body) =>
        Buffer.from(body.toString().replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) - 1}\n`)),
      ),
    ).toContain('invalid signature')
    expect(await refused(/^\/log\/tile\/0\//, flipped(40))).toContain('downloaded inconsistent tile')
    expect(await refused(/^\/log\/tile\/entries\//, flipped(5))).toContain('an entry is not what the tiles say')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ proof }) => ({ proof: proof.replace(/\nindex (\d+)\n/, (_, index: string) => `\nindex ${Number(index) - 1}\n`) })),
      ),
    ).toContain('invalid transparency proof')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ proof }) => ({ proof: proof.split('\n').toSpliced(2, 1).join('\n') })),
      ),
    ).toContain('invalid transparency proof')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ entry }) => ({ entry: toBase64(Buffer.from(Buffer.from(entry, 'base64').toString().replace(number, 'FZDA'))) })),
      ),
    ).toContain('invalid transparency proof')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ salt }) => ({ salt: salt.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })),
      ),
    ).toContain('commits to another credential')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ credential }) => ({ credential: { ...credential, validFrom: '2020-01-01T00:00:00Z' } })),
      ),
    ).toContain('commits to another credential')
    expect(
      await refused(
        bundleAddress,
        inBundle(({ credential }) => ({
          credential: { ...credential, proof: { ...(credential['proof'] as Document), created: '2020-01-01T00:00:00Z' } },
        })),
      ),
    ).toContain('proof of the credential does not hold')
  })

  test('记下的检查点不是这本日志的，公钥不是这个平台的，也不认', async () => {
    expect((await check({ ...noted(), root: toBase64(Buffer.alloc(32)) })).isContent).toBe(false)
    expect((await check({ ...noted(), size: earlier.size - 1 })).isContent).toBe(false)
    expect(
      (await check({ ...noted(), key: 'data.example.test/log+2da1ab38+AWvM9DVdPvQ9Zm7pi6XV58O0Tj7S2QQhSSPAbCrS7gDZ' })).isContent,
    ).toBe(false)
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl)
  sayNotRun(
    'OpenSSL 对签名的核验 / the check of signatures by OpenSSL',
    '这台机器没有 openssl / there is no openssl on this machine (Debian: openssl)',
  )

describe.skipIf(!hasOpenssl)('OpenSSL 认可各地址所公布的签名', () => {
  const isSigned = (
    algorithm: Algorithm,
    { keys, message, signature }: { keys: KeyHistory; message: string; signature: Uint8Array },
  ): boolean => {
    const asked = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      put('key.pem', keys.keys.find((key) => key.algorithm === algorithm)!.pem),
      '-in',
      put('message', message),
      '-rawin',
      '-sigfile',
      put('signature', algorithm === 'sm2' ? derOf(signature) : signature),
    ]
    return spawnSync('openssl', algorithm === 'sm2' ? [...asked, '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'] : asked, {
      encoding: 'utf8',
    }).stdout.includes('Signature Verified Successfully')
  }

  test('检查点的两种签名', async () => {
    const [keys, { note }] = [await keysNow(), await checkpointNow()]
    for (const [at, algorithm] of (['ed25519', 'sm2'] as const).entries()) {
      const { signature } = note.lines[at]!
      expect([
        algorithm,
        isSigned(algorithm, { keys, message: note.text, signature }),
        isSigned(algorithm, { keys, message: note.text.replace('\n', '\n1'), signature }),
      ]).toEqual([algorithm, true, false])
    }
  })

  test('凭据旁边的国密签名', async () => {
    const keys = await keysNow()
    const document = (await get(`/credentials/${number}`)).json<Document>()
    const signature = fromBase64(detached.parse((await get(`/credentials/${number}/sm2`)).json()).signature)!
    const message = canonicalJson(withoutProof(document))
    expect([isSigned('sm2', { keys, message, signature }), isSigned('sm2', { keys, message: `${message} `, signature })]).toEqual([
      true,
      false,
    ])
  })

  test('状态清单旁边的国密签名', async () => {
    const keys = await keysNow()
    const document = (await get('/status/message/0')).json<Document>()
    const signature = fromBase64(detached.parse((await get('/status/message/0/sm2')).json()).signature)!
    expect(isSigned('sm2', { keys, message: canonicalJson(withoutProof(document)), signature })).toBe(true)
  })
})

test('不是本平台写的核验程序（Digital Bazaar）按发证方公布的公钥认可凭据，改动一个字就不认', async () => {
  const [credential, issuer] = [(await get(`/credentials/${number}`)).body, (await get('/issuer.json')).body]
  const judge = (text: string) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(import.meta.dirname, 'outside/verify-credential.mjs'), put('credential.json', text), put('issuer.json', issuer)],
      { encoding: 'utf8' },
    )
    return stdout + stderr
  }
  expect(judge(credential)).toBe('accepted\n')
  expect(judge(credential.replace(number, number.replace('1', '2')))).toMatch(/^refused/)
})
