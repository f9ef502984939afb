import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle as bundleShape, type Bundle } from '#contract/proof/bundle.ts'
import { checkAlone, checkBundle } from '#contract/proof/check-bundle.ts'
import { readCheckpoint } from '#contract/proof/checkpoint.ts'
import { withoutProof } from '#contract/proof/data-integrity.ts'
import { type Finding, verdictOf } from '#contract/proof/findings.ts'
import { type KeyHistory, keyHistory } from '#contract/proof/key-history.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'
import { readKeys } from './key-file.ts'
import { disown, openSigner, rotateKeys } from './keys.ts'
import { prove } from './prove.ts'
import { secure } from './signing.ts'

const day = 86_400_000
let database: TestDatabase
let side: PublicSide
beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
})
afterAll(async () => {
  await side.app.close()
  await database.close()
})

const now = () => side.city.platform.clock.now()
const later = () => side.city.platform.clock.setOffset(side.city.platform.clock.offsetMs() + day)
const bundleNow = async (): Promise<Bundle> => bundleShape.parse((await side.get(`/credentials/${side.certificate.number}/bundle`)).json())
const keysNow = async (): Promise<KeyHistory> => keyHistory.parse((await side.get('/keys.json')).json())
const failing = (findings: readonly Finding[]) => findings.filter(({ holds }) => holds === false).map(({ what }) => what.zh)

test('密钥泄露：声明之后，它签的只有日志证明的才算；倒签日期的单独凭据不再相符（§4.3，choice:signing-keys）', async () => {
  const { platform } = side.city
  const before = await bundleNow()
  const noted = readCheckpoint((await side.get('/log/checkpoint')).body)!
  const { witness } = (await readKeys(platform.config.dataDir))!
  const stolen = await asSystem(platform.db, (tx) => openSigner(tx, platform.keys))
  const issuedAt = new Date((before.credential['proof'] as { created: string }).created)
  later()
  const fresh = await rotateKeys(platform, now(), 'compromised')
  const keys = await keysNow()
  expect(keys.keys.map(({ id, endedBecause, vouchedBy }) => [fresh.includes(id), endedBecause, vouchedBy])).toEqual([
    [false, 'compromised', null],
    [false, 'compromised', null],
    [true, '', null],
    [true, '', null],
  ])
  expect((await readKeys(platform.config.dataDir))!.witness).not.toEqual(witness)
  // The thief gives a certificate of before another holder, signed on the day it was issued.
  const subject = before.credential['credentialSubject'] as Record<string, unknown>
  const forged = await secure(
    stolen,
    keys.issuer,
    { ...withoutProof(before.credential), credentialSubject: { ...subject, registrant: '冒名单位' } },
    issuedAt,
  )
  expect(verdictOf(await checkAlone(forged, { keys: before.keys, at: now() })), 'by keys of before nothing is to be seen').toBe('sound')
  expect(failing(await checkAlone(forged, { keys, at: now() }))).toEqual(['数字签名（Ed25519）'])
  expect(failing(await checkBundle({ ...before, credential: forged, keys }, { keys, at: now() }))).toEqual(
    expect.arrayContaining(['数字签名（Ed25519）', '日志条目']),
  )
  // The genuine one holds by its place in the log, once that was signed by a new key.
  later()
  await prove(platform)
  const after = await bundleNow()
  const findings = await checkBundle(after, { keys, noted, at: now() })
  expect([failing(findings), verdictOf(findings)]).toEqual([[], 'unsure'])
  expect(verdictOf(await checkBundle(after, { keys, at: now() }))).toBe('sound')
  expect(failing(await checkAlone(after.credential, { keys, at: now() }))).toEqual(['数字签名（Ed25519）'])
  // One fetched before rests on a checkpoint the thief could have signed too.
  expect(failing(await checkBundle(before, { keys, at: now() }))).toEqual(['数字签名（Ed25519）', '国密签名（SM2）', '日志签名'])
  const { assertionMethod, verificationMethod } = (await side.get('/issuer.json')).json<{
    assertionMethod: string[]
    verificationMethod: { revoked?: string }[]
  }>()
  expect([assertionMethod, verificationMethod.map(({ revoked }) => revoked !== undefined)]).toEqual([
    [`${keys.issuer}#${fresh[0]}`],
    [true, false],
  ])
  expect((await side.get('/keys')).body).toContain('声明泄露')
})

test('已更换的密钥，事后才知道泄露的，也可以声明；一经声明不能收回', async () => {
  const { platform } = side.city
  const [first] = (await keysNow()).keys.filter(({ validUntil }) => validUntil === null)
  later()
  await rotateKeys(platform, now())
  expect(await disown(platform, first!.id, now())).toHaveLength(2)
  expect(await disown(platform, first!.id, now())).toEqual([])
  expect(await disown(platform, 'f'.repeat(16), now())).toEqual([])
  expect((await keysNow()).keys.map(({ endedBecause }) => endedBecause)).toEqual([
    'compromised',
    'compromised',
    'compromised',
    'compromised',
    '',
    '',
  ])
  await expect(
    database.pool.query(`update signing_keys set ended_because = 'rotated' where ended_because = 'compromised'`),
  ).rejects.toMatchObject({ code: 'RS001' })
  const { rows } = await database.pool.query<{ n: number }>(`select count(*)::int as n from audit_log where action = 'disown-keys'`)
  expect(rows[0]!.n).toBe(2)
  later()
  await seal(platform)
  await prove(platform)
  expect(verdictOf(await checkBundle(await bundleNow(), { keys: await keysNow(), at: now() }))).toBe('sound')
})
