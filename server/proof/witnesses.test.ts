import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCheckpoint } from '#contract/proof/checkpoint.ts'
import { writeAddCheckpoint } from '#contract/proof/witnessing.ts'
import { asSystem } from '#server/db/transaction.ts'
import { seal } from '#server/audit/sealer.ts'
import type { Platform } from '#server/platform.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { askWitnesses } from './ask-witnesses.ts'
import { historyOf } from './history.ts'
import { ensureKeys, rotateKeys } from './keys.ts'
import { findCheckpoint } from './log.sql.ts'
import { prove } from './prove.ts'
import { witness } from './witness.routes.ts'
import { endWitnessed, findWitnessed, keepWitnessed } from './witnessed.sql.ts'
import { findWitnesses, keepWitness } from './witnesses.sql.ts'

const day = 86_400_000
let database: TestDatabase
let platform: Platform
const now = () => platform.clock.now()
const inTx = <T>(work: Parameters<typeof asSystem<T>>[1]) => asSystem(database.db, work)

beforeAll(async () => {
  database = await freshDatabase()
  platform = await testPlatform(database)
  await ensureKeys(platform, now())
  await seal(database)
  await prove(platform)
})
afterAll(() => database.close())

const logKeys = async () =>
  (await inTx((tx) => historyOf(tx, platform.config.publicUrl))).keys
    .filter(({ algorithm }) => algorithm === 'ed25519')
    .map(({ noteKey }) => noteKey)
/** What this platform, as the witness of its own log, answers to the latest head. */
const asked = async () => {
  const { note } = (await inTx(findCheckpoint))!
  const [known] = await inTx(findWitnessed)
  return (await witness(platform, writeAddCheckpoint(known?.size ?? 0, new Uint8Array(), note))).status
}

test('更换密钥后，见证人加上新公钥才继续签名；重新开始见证时，原来的公钥不再算数', async () => {
  const origin = readCheckpoint((await inTx(findCheckpoint))!.note)!.origin
  const [first] = await logKeys()
  await inTx((tx) => keepWitnessed(tx, origin, first!, now()))
  expect(await asked()).toBe(200)
  await rotateKeys(platform, now())
  platform.clock.setOffset(platform.clock.offsetMs() + day)
  await prove(platform)
  expect(await asked()).toBe(403)
  const second = (await logKeys())[1]!
  for (let times = 0; times < 2; times++) await inTx((tx) => keepWitnessed(tx, origin, second, now()))
  expect((await inTx(findWitnessed)).map(({ keys }) => keys.split('\n'))).toEqual([[first, second]])
  // Known now, and what is missing is only the proof that the log went on.
  expect(await asked()).toBe(422)
  await inTx((tx) => endWitnessed(tx, origin, now()))
  await inTx((tx) => keepWitnessed(tx, origin, first!, now()))
  expect([(await inTx(findWitnessed)).map(({ keys }) => keys), await asked()]).toEqual([[first], 403])
})

test('没有签名的见证人歇一分钟再问；说不认识密钥的，日志页上写明怎么办', async () => {
  let times = 0
  const server = createServer((_, response) => {
    times++
    response.writeHead(403).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await inTx((tx) =>
    keepWitness(tx, { name: 'strict.example/w', url: `http://127.0.0.1:${port}`, key: 'strict.example/w+00000000+AA==' }, now()),
  )
  for (let again = 0; again < 3; again++) await askWitnesses(platform)
  expect([times, (await inTx(findWitnesses))[0]!.problem]).toEqual([1, expect.stringContaining('见证人还不认识新密钥')])
  platform.clock.setOffset(platform.clock.offsetMs() + 60_000)
  await askWitnesses(platform)
  expect(times).toBe(2)
  server.close()
})
