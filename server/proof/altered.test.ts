import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle as bundleShape, type Bundle, detached } from '#contract/proof/bundle.ts'
import { checkAlone, checkBundle } from '#contract/proof/check-bundle.ts'
import { checkProof } from '#contract/proof/check-credential.ts'
import { type Verdict, verdictOf } from '#contract/proof/findings.ts'
import type { KeyHistory } from '#contract/proof/key-history.ts'
import { splitProof } from '#contract/proof/pdf-with-proof.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'

let database: TestDatabase
let side: PublicSide
let given: Bundle
beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
  given = bundleShape.parse((await side.get(`/credentials/${side.certificate.number}/bundle`)).json())
})
afterAll(async () => {
  await side.app.close()
  await database.close()
})

const now = () => side.city.platform.clock.now()
const verdict = async (bundle: Bundle, keys?: KeyHistory, at = now()): Promise<Verdict> =>
  verdictOf(await checkBundle(bundle, { at, ...(keys ? { keys } : {}) }))

test('自造密钥、日志和捆绑文件的，至多是“未与发证方核对”；对上发证方的公钥就不符', async () => {
  const { keys, ...bundle } = given
  // To whoever has another issuer's keys the city's own bundle is such a forgery.
  const others = { ...keys, keys: keys.keys.map((key) => ({ ...key, id: 'f'.repeat(16) })) }
  expect([
    await verdict({ ...bundle, keys }),
    await verdict({ ...bundle, keys }, keys),
    await verdict({ ...bundle, keys }, others),
  ]).toEqual(['unsure', 'sound', 'unsound'])
})

test('带证明的凭证就是原件加捆绑文件，每次下载时才合成', async () => {
  const { number, sha256 } = side.certificate
  const proven = await side.get(`/credentials/${number}/pdf?since=1`)
  expect([
    proven.statusCode,
    proven.headers['content-type'],
    proven.headers['content-disposition'],
    proven.headers['cache-control'],
  ]).toEqual([200, 'application/pdf', `attachment; filename="${number}.proof.pdf"`, 'no-cache'])
  const split = splitProof(proven.rawPayload)
  if (typeof split !== 'object') throw new Error(split)
  expect([createHash('sha256').update(split.pdf).digest('hex'), split.bundle]).toEqual([
    sha256,
    bundleShape.parse((await side.get(`/credentials/${number}/bundle?since=1`)).json()),
  ])
  expect((await side.get(`/credentials/${number}/pdf?since=0`)).statusCode).toBe(422)
})

test('单独下载的凭据、国密签名和状态清单有认得出、能再选的文件名；国密签名放在凭据或捆绑文件旁边也核对', async () => {
  const { number } = side.certificate
  const named = async (url: string) => (await side.get(url)).headers['content-disposition']
  expect(await Promise.all(['', '/sm2', '/bundle'].map((part) => named(`/credentials/${number}${part}`)))).toEqual(
    ['vc', 'sm2', 'bundle'].map((kind) => `attachment; filename="${number}.${kind}.json"`),
  )
  expect(await Promise.all(['', '/sm2'].map((part) => named(`/status/message/0${part}`)))).toEqual(
    ['vc', 'sm2'].map((kind) => `attachment; filename="status-message-0.${kind}.json"`),
  )
  const signed = async (url: string) => detached.parse((await side.get(url)).json())
  const { credential, keys } = given
  const told = async (sm2: Awaited<ReturnType<typeof signed>>) =>
    [await checkAlone(credential, { keys, sm2, at: now() }), await checkBundle(given, { keys, sm2, at: now() })].map((findings) => [
      verdictOf(findings),
      findings.find(({ what }) => what.en === 'Signature (SM2)')?.holds,
    ])
  expect(await told(await signed(`/credentials/${number}/sm2`))).toEqual([
    ['sound', true],
    ['sound', true],
  ])
  expect(await told(await signed('/status/message/0/sm2')), '另一份文件的签名').toEqual([
    ['unsound', false],
    ['unsound', false],
  ])
})

test('改动任何一处都被指出', async () => {
  const whole = given
  const { keys } = whole
  const subject = whole.credential['credentialSubject'] as Record<string, string>
  const changed: [string, Bundle][] = [
    ['content', { ...whole, credential: { ...whole.credential, credentialSubject: { ...subject, assetName: '另一项资产' } } }],
    ['term', { ...whole, credential: { ...whole.credential, validUntil: '2099-01-01T00:00:00+08:00' } }],
    ['sm2', { ...whole, sm2: { ...whole.sm2, signature: whole.sm2.signature.replace(/^../, (two) => (two === 'AA' ? 'BB' : 'AA')) } }],
    [
      'entry',
      {
        ...whole,
        entry: Buffer.from(
          Buffer.from(whole.entry, 'base64').toString().replace(side.certificate.number, 'FZDA3501002026999999X'),
        ).toString('base64'),
      },
    ],
    ['salt', { ...whole, salt: '00'.repeat(16) }],
    ['proof', { ...whole, proof: whole.proof.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`) }],
    ['key', { ...whole, keys: { ...whole.keys, keys: whole.keys.keys.map((key) => ({ ...key, validFrom: '2099-01-01T00:00:00Z' })) } }],
  ]
  for (const [what, bundle] of changed) expect([what, await verdict(bundle)]).toEqual([what, 'unsound'])
  expect(verdictOf(await checkBundle(whole, { keys, at: now(), file: { sha256: '0'.repeat(64), sm3: '0'.repeat(64) } }))).toBe('unsound')
  expect(await verdict(whole, keys, new Date('2040-01-01'))).toBe('unsound')
  expect(bundleShape.safeParse({ ...whole, sm2: { ...whole.sm2, identity: 'x' } }).success).toBe(false)
  expect(bundleShape.safeParse({ ...whole, salt: whole.salt.toUpperCase().replace(/^./, 'A') }).success).toBe(false)
})

test('有效期按北京时间的日期说', async () => {
  const day = given.credential['validUntil'] as string
  const lastMinutes = new Date(Date.parse(day) + 60_000)
  expect(lastMinutes.toISOString().slice(0, 10)).toBe(day.slice(0, 10))
  const term = (await checkBundle(given, { at: lastMinutes })).find(({ what }) => what.en === 'Term')!
  const next = new Date(lastMinutes.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  expect([term.holds, term.found]).toEqual([
    false,
    { zh: expect.stringContaining(`，${next}已经过了`) as string, en: expect.stringContaining(`; it is over on ${next}`) as string },
  ])
})

test('改动捆绑文件中任何一个字符都被指出', { timeout: 180_000 }, async () => {
  const { keys, ...whole } = given
  const text = JSON.stringify(whole)
  const read = (written: string) => {
    try {
      return bundleShape.safeParse({ ...(JSON.parse(written) as object), keys }).data ?? null
    } catch {
      return null
    }
  }
  // One thing that fails is enough: where the credential was changed, its own signature says so.
  const isFound = async (bundle: Bundle) =>
    isDeepStrictEqual(bundle.credential, whole.credential)
      ? (await verdict(bundle, keys)) === 'unsound'
      : (await checkProof(bundle.credential, keys)).holds === false
  const passed: string[] = []
  for (let at = 0; at < text.length; at++) {
    const bundle = read(text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1))
    if (bundle && !(await isFound(bundle))) passed.push(`${at}: ${text.slice(at - 20, at + 20)}`)
  }
  expect(read(text)).toEqual({ ...whole, keys })
  expect(passed).toEqual([])
})
