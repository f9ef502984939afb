import { createHash } from 'node:crypto'
import { readFileSync, statSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle as bundleShape, type Bundle } from '#contract/proof/bundle.ts'
import { checkBundle, checkCheckpoint } from '#contract/proof/check-bundle.ts'
import { checkStatus } from '#contract/proof/check-status.ts'
import { readCheckpoint } from '#contract/proof/checkpoint.ts'
import { type Verdict, verdictOf } from '#contract/proof/findings.ts'
import { type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { isConsistent } from '#contract/proof/merkle.ts'
import { readVkey } from '#contract/proof/note.ts'
import type { Bytes } from '#contract/proof/bytes.ts'
import { writeAddCheckpoint } from '#contract/proof/witnessing.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { buildServer } from '#server/http/serve.ts'
import { changeCertificates } from '#server/registration/certificate-status.sql.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { askWitnesses } from './ask-witnesses.ts'
import { keyFileName, readKeys } from './key-file.ts'
import { ensureKeys, rotateKeys } from './keys.ts'
import { readTree } from './log.sql.ts'
import { prove } from './prove.ts'
import { registerProofs } from './public.routes.ts'
import { leafHashOf, rootOf } from './tree.ts'
import { witness } from './witness.routes.ts'
import { keepWitnessed } from './witnessed.sql.ts'
import { keepWitness } from './witnesses.sql.ts'

const day = 86_400_000
let database: TestDatabase
let city: Registry
let app: FastifyInstance
let number: string
const base = 'https://data.example.test'
const platform = () => ({ ...city.platform, config: { ...city.platform.config, publicUrl: base } })
const get = async (url: string) => app.inject({ method: 'GET', url })
const now = () => city.platform.clock.now()
const bundleNow = async (of = number): Promise<Bundle> => bundleShape.parse((await get(`/credentials/${of}/bundle`)).json())
const verdict = async (bundle: Bundle, keys: KeyHistory): Promise<Verdict> => verdictOf(await checkBundle(bundle, { at: now(), keys }))

/** Brings an asset all the way to its certificate, and answers the newest number. */
async function certify(): Promise<string> {
  await toNotice(city, await city.makeAsset())
  city.platform.clock.setOffset(city.platform.clock.offsetMs() + 30 * day)
  await city.platform.desk.tick()
  const { rows } = await database.pool.query<{ number: string }>('select number from certificates where issued_on = $1', [
    city.platform.clock.today(),
  ])
  return rows[0]!.number
}

beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  await ensureKeys(platform(), now())
  app = await buildServer(
    platform(),
    async () => {
      throw new Error('nobody signs in here')
    },
    [],
  )
  registerProofs(app, platform())
  number = await certify()
  await seal(database)
  await prove(platform())
})
afterAll(async () => {
  await app.close()
  await database.close()
})

describe('签名密钥（§4.3）', () => {
  test('首次启动生成，只有平台账户可读；再次启动不变', async () => {
    const place = path.join(city.platform.config.dataDir, keyFileName)
    expect(statSync(place).mode & 0o777).toBe(0o600)
    const before = readFileSync(place, 'utf8')
    await ensureKeys(platform(), now())
    expect(readFileSync(place, 'utf8')).toBe(before)
    const published = keyHistory.parse((await get('/keys.json')).json())
    expect(published.keys.map(({ algorithm, validUntil }) => [algorithm, validUntil])).toEqual([
      ['ed25519', null],
      ['sm2', null],
    ])
    expect(published.origin).toBe('data.example.test/log')
    expect((await get('/issuer.json')).json()).toMatchObject({
      id: `${base}/issuer.json`,
      assertionMethod: [`${base}/issuer.json#${published.keys[0]!.id}`],
    })
  })
})

describe('凭证的凭据和日志（§4.3，§7.1）', () => {
  test('一张凭证的捆绑文件自己就能核验：签名、国密签名、文件、日志', async () => {
    const {
      rows: [file],
    } = await database.pool.query<{ sha256: string; sm3: string }>(
      'select pdf_sha256 as sha256, pdf_sm3 as sm3 from certificates where number = $1',
      [number],
    )
    const bundle = await bundleNow()
    const findings = await checkBundle(bundle, { file: file!, keys: bundle.keys, at: now() })
    expect(findings.filter(({ holds }) => holds === false)).toEqual([])
    expect(verdictOf(findings)).toBe('sound')
    expect(findings.filter(({ holds }) => holds === true)).toHaveLength(8)
    expect((await bundleNow()).credential).toEqual(JSON.parse((await get(`/credentials/${number}`)).body))
  })

  test('日志里没有个人信息，也没有办件编号和单位', async () => {
    const { rows } = await database.pool.query<{ kind: string; text: string }>(
      `select kind, convert_from(entry, 'UTF8') as text from log_entries order by position`,
    )
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['event', 'certificate', 'audit-head']))
    for (const { kind, text } of rows)
      expect([kind, Object.keys(JSON.parse(text) as object).sort()]).toEqual([
        kind,
        {
          event: ['at', 'commitment', 'kind'],
          certificate: ['at', 'commitment', 'kind', 'number'],
          'audit-head': ['at', 'day', 'digest', 'kind', 'position'],
        }[kind],
      ])
    const { rows: acts } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from audit_log where action like 'act:%' and object_kind = 'case'`,
    )
    expect(rows.filter(({ kind }) => kind === 'event')).toHaveLength(acts[0]!.n)
  })

  test('再次执行什么也不加；两个同时执行，每条只进一次，次序不乱', async () => {
    expect(await prove(platform())).toBe(0)
    const latest = await certify()
    await seal(database)
    const [one, other] = await Promise.all([prove(platform()), prove(platform())])
    expect(one + other).toBeGreaterThan(2)
    const { rows } = await database.pool.query<{ position: number; ref: string; hash: Buffer; entry: Buffer }>(
      `select position, ref, hash, entry from log_entries order by position`,
    )
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, at) => at))
    expect(rows.filter(({ ref }) => ref === latest)).toHaveLength(1)
    const head = readCheckpoint((await get('/log/checkpoint')).body)!
    expect([head.size, Buffer.from(head.root).toString('hex')]).toEqual([
      rows.length,
      rootOf(rows.map(({ entry }) => leafHashOf(entry))).toString('hex'),
    ])
    expect((await checkCheckpoint(head, (await bundleNow()).keys)).map(({ holds }) => holds)).toEqual([true, null])
  })

  test('先前的检查点是现在的开头', async () => {
    const { rows } = await database.pool.query<{ note: string }>('select note from log_checkpoints order by size')
    const [first, last] = [readCheckpoint(rows[0]!.note)!, readCheckpoint(rows.at(-1)!.note)!]
    const tree = await asSystem(database.db, (tx) => readTree(tx, last.size, first.size - 1))
    expect(tree.root()).toEqual(last.root)
    expect(isConsistent(first, last, tree.consistency(first.size))).toBe(true)
  })

  test('瓦片和条目按 tlog-tiles 的路径取得，超出已签署的部分没有', async () => {
    const head = readCheckpoint((await get('/log/checkpoint')).body)!
    const tile = await get(`/log/tile/0/000.p/${head.size}`)
    expect([tile.statusCode, tile.rawPayload.length, tile.headers['content-type'], tile.headers['access-control-allow-origin']]).toEqual([
      200,
      head.size * 32,
      'application/octet-stream',
      '*',
    ])
    expect(rootOf(Array.from({ length: head.size }, (_, at) => tile.rawPayload.subarray(at * 32, at * 32 + 32)))).toEqual(
      Buffer.from(head.root),
    )
    const entries = (await get(`/log/tile/entries/000.p/${head.size}`)).rawPayload
    const length = entries.readUInt16BE(0)
    expect(leafHashOf(entries.subarray(2, 2 + length))).toEqual(tile.rawPayload.subarray(0, 32))
    for (const wrong of [
      `0/000.p/${head.size + 1}`,
      '0/000',
      '0/000.p/0',
      '0/000.p/256',
      '1/000.p/1',
      '0/0',
      '00/000',
      '0/x000/000',
      'entries/001',
      '64/000',
      '0/000.p/1e1',
    ])
      expect([wrong, (await get(`/log/tile/${wrong}`)).statusCode]).toEqual([wrong, 404])
  })

  test('不存在的编号、清单和见证请求得到明白的答复', async () => {
    for (const url of [
      '/credentials/x',
      '/credentials/FZDA3501002026999999M',
      '/credentials/FZDA3501002026999999M/bundle',
      '/credentials/FZDA3501002026999999M/pdf',
      '/status/revocation/1',
      '/status/other/0',
      '/status/message/00',
    ])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
    expect(
      (
        await app.inject({
          method: 'POST',
          url: '/log/witness/add-checkpoint',
          headers: { 'content-type': 'application/json' },
          payload: '{',
        })
      ).statusCode,
    ).toBe(400)
  })
})

describe('见证（C2SP tlog-witness）', () => {
  test('见证人签名后计数；要求它为改写过的日志签名时被拒绝', async () => {
    const { keys } = await bundleNow()
    const own = keys.keys.find(({ algorithm }) => algorithm === 'ed25519')!
    await asSystem(database.db, (tx) => keepWitnessed(tx, keys.origin, own.noteKey, now()))
    const vkey = (await get('/log/witness/key')).body.trim()
    expect(await readVkey(vkey)).toMatchObject({ name: 'data.example.test/witness', kind: 'cosignature' })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    await asSystem(database.db, (tx) =>
      keepWitness(tx, { name: 'data.example.test/witness', url: `http://127.0.0.1:${port}/log/witness`, key: vkey }, now()),
    )
    await askWitnesses(platform())
    expect((await database.pool.query('select name, problem from witnesses')).rows).toEqual([
      { name: 'data.example.test/witness', problem: '' },
    ])
    const head = readCheckpoint((await get('/log/checkpoint')).body)!
    const bundle = await bundleNow()
    expect((await checkCheckpoint(head, bundle.keys))[1]).toMatchObject({ holds: true, found: { en: '1: data.example.test/witness' } })
    expect(await verdict(bundle, bundle.keys)).toBe('sound')
    const line = bundle.proof.trimEnd().split('\n').at(-1)!
    const spoilt = {
      ...bundle,
      proof: bundle.proof.replace(
        line,
        line.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA')),
      ),
    }
    expect(
      (await checkBundle(spoilt, { keys: bundle.keys, at: now() })).filter(({ holds }) => holds === false).map(({ what }) => what.en),
    ).toEqual(['Witnesses'])
    const ask = async (oldSize: number, note: string, proof: Bytes = new Uint8Array()) =>
      (await witness(platform(), writeAddCheckpoint(oldSize, proof, note))).status
    const note = (await database.pool.query<{ note: string }>('select note from log_checkpoints order by size desc limit 1')).rows[0]!.note
    expect(await ask(head.size, note)).toBe(200)
    expect(await ask(0, note)).toBe(409)
    expect(await ask(head.size + 1, note)).toBe(400)
    expect(await ask(head.size, note.replace(keys.origin, 'other.example/log'))).toBe(404)
    expect(await ask(head.size, note.replace(/\n(\d+)\n/, '\n9999\n'))).toBe(403)
    expect(await witness(platform(), 'old x\n\n')).toEqual({ status: 400 })
    await certify()
    await prove(platform())
    await askWitnesses(platform())
    expect((await checkCheckpoint(readCheckpoint((await get('/log/checkpoint')).body)!, bundle.keys))[1]!.holds).toBe(true)
  })

  test('没有应答的见证人不妨碍日志，原因记在日志页上', async () => {
    await asSystem(database.db, (tx) =>
      keepWitness(tx, { name: 'away.example/w', url: 'http://127.0.0.1:9', key: 'away.example/w+00000000+AA==' }, now()),
    )
    await askWitnesses(platform())
    expect(
      (await database.pool.query<{ problem: string }>(`select problem from witnesses where name = 'away.example/w'`)).rows[0]!.problem,
    ).toMatch(/^没有应答/)
  })
})

describe('状态清单（Bitstring Status List）', () => {
  test('撤销、到期后清单和日志都说出来，先前的凭据照样核验', async () => {
    const { credential, keys } = await bundleNow()
    const list = async (purpose = 'message') => {
      const response = await get(`/status/${purpose}/0`)
      expect(response.statusCode).toBe(200)
      return response.json() as Bundle['credential']
    }
    for (const purpose of ['message', 'revocation'])
      expect(await checkStatus(credential, await list(purpose), keys, now())).toMatchObject({
        holds: true,
        found: { zh: expect.stringContaining('有效') as string },
      })
    const later = new Date(now().getTime() + 2 * day)
    expect(await checkStatus(credential, await list(), keys, later)).toMatchObject({
      holds: null,
      found: { zh: expect.stringContaining('已过 2 日') as string },
    })
    const change = { number, since: '2026-12-30', caseId: null }
    await asSystem(database.db, (tx) =>
      changeCertificates(tx, [{ ...change, status: 'expired', ground: 'expired', reason: '有效期届满' }], now()),
    )
    await asSystem(database.db, (tx) =>
      changeCertificates(tx, [{ ...change, status: 'revoked', ground: 'deception', reason: '材料不实' }], now()),
    )
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + day)
    const found = await checkStatus(credential, await list(), keys, now())
    expect(found).toMatchObject({ holds: false })
    expect(found.found.zh).toContain('已撤销')
    expect(await checkStatus(credential, await list('revocation'), keys, now())).toMatchObject({
      holds: false,
      found: { zh: expect.stringContaining('已失效') as string },
    })
    expect(await checkStatus(credential, { ...(await list('revocation')), id: (await list())['id'] }, keys, now())).toMatchObject({
      holds: false,
      found: { en: 'this status list is not the one the credential names' },
    })
    const altered = { ...(await list()), validFrom: '2027-01-01T00:00:00Z' }
    expect((await checkStatus(credential, altered, keys, now())).holds).toBe(false)
    expect((await checkStatus(credential, await list(), keys, later)).holds).toBe(false)
    await prove(platform())
    const { rows } = await database.pool.query<{ text: string }>(
      `select convert_from(entry, 'UTF8') as text from log_entries where kind = 'status' order by position`,
    )
    expect(rows.map(({ text }) => JSON.parse(text) as object)).toMatchObject([
      { kind: 'status', number, status: 'expired', on: '2026-12-30' },
      { kind: 'status', number, status: 'revoked', on: '2026-12-30' },
    ])
    expect(rows.map(({ text }) => text).join('')).not.toContain('材料不实')
    expect(await prove(platform())).toBe(0)
    const findings = await checkBundle(await bundleNow(), { at: now(), status: await list() })
    expect(findings.filter(({ holds }) => holds === false).map(({ what }) => what.en)).toEqual(['Status'])
    expect((await get('/status/message/0/sm2')).json()).toMatchObject({ algorithm: 'SM2-SM3' })
  })

  test('编号在前而提交在后的变动，也进日志，恰好一次', async () => {
    const {
      rows: [one, other],
    } = await database.pool.query<{ number: string }>(`select number from certificates where status = 'valid' order by serial`)
    const told = async () =>
      (
        await database.pool.query<{ number: string }>(
          `select convert_from(entry, 'UTF8')::jsonb ->> 'number' as number from log_entries where kind = 'status' and ref in (select seq::text from certificate_changes where ground = 'late') order by position`,
        )
      ).rows.map((row) => row.number)
    const fall = (of: string, then: () => Promise<void>) =>
      asSystem(database.db, async (tx) => {
        await changeCertificates(
          tx,
          [{ number: of, status: 'deregistered', since: '2027-03-01', ground: 'late', reason: '', caseId: null }],
          now(),
        )
        await then()
      })
    const [written, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = fall(one!.number, async () => {
      written.resolve()
      await gate.promise
    })
    await written.promise
    await fall(other!.number, async () => {})
    await prove(platform())
    expect(await told()).toEqual([other!.number])
    gate.resolve()
    await first
    await prove(platform())
    expect(await told()).toEqual([other!.number, one!.number])
  })
})

describe('换用密钥', () => {
  test('更换后旧钥为新钥作保，旧凭据仍可核验，新凭据由新钥签名', async () => {
    const before = (await bundleNow()).keys
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + day)
    const fresh = await rotateKeys(platform(), now())
    expect((await readKeys(city.platform.config.dataDir))!.keys.map(({ id }) => id)).toEqual(fresh)
    const latest = await certify()
    await prove(platform())
    const renewed = await bundleNow(latest)
    expect((renewed.credential['proof'] as { verificationMethod: string }).verificationMethod).toBe(`${base}/issuer.json#${fresh[0]}`)
    // Whoever has the keys of before needs no others: the old one vouches for the new.
    for (const bundle of [await bundleNow(), renewed])
      expect([await verdict(bundle, before), await verdict(bundle, bundle.keys)]).toEqual(['sound', 'sound'])
    expect((await checkBundle(renewed, { keys: before, at: now() }))[0]).toMatchObject({
      holds: true,
      found: { zh: expect.stringContaining(fresh.join('、')) as string },
    })
    expect(JSON.stringify((await get('/issuer.json')).json())).not.toContain('expires')
    const [, , ed25519] = renewed.keys.keys
    expect(ed25519).toMatchObject({ id: fresh[0], vouchedBy: before.keys[0]!.id })
    expect(renewed.keys.keys[0]).toMatchObject({ endedBecause: 'rotated' })
  })

  test('密钥文件丢失后换用新钥，历史如实说明', async () => {
    unlinkSync(path.join(city.platform.config.dataDir, keyFileName))
    city.platform.clock.setOffset(city.platform.clock.offsetMs() + day)
    await ensureKeys(platform(), now())
    await certify()
    await prove(platform())
    const { keys } = await bundleNow()
    expect(keys.keys.map(({ endedBecause, vouchedBy }) => [endedBecause, vouchedBy !== null])).toEqual([
      ['rotated', false],
      ['rotated', false],
      ['lost', true],
      ['lost', true],
      ['', false],
      ['', false],
    ])
    expect(await verdict(await bundleNow(), keys)).toBe('sound')
    expect(
      createHash('sha256')
        .update(Buffer.from(keys.keys[4]!.pem.replaceAll(/-----[^-]+-----|\n/g, ''), 'base64'))
        .digest('hex')
        .slice(0, 16),
    ).toBe(keys.keys[4]!.id)
  })
})
