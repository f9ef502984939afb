import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asSystem } from '#server/db/transaction.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { askWitnesses } from '#server/proof/ask-witnesses.ts'
import { beginLog } from '#server/proof/begin-log.ts'
import { headFileName } from '#server/proof/kept-heads.ts'
import { prove } from '#server/proof/prove.ts'
import { findWitnesses, keepWitness } from '#server/proof/witnesses.sql.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { printed } from '#server/test/printed.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'
import { checkLog } from './log-check.ts'
import { verifyOffline, type VerifyOptions } from './verify.ts'
import { startWitness } from './witness-serve.ts'

const day = 86_400_000
const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-log-begin-'))
let database: TestDatabase
let side: PublicSide
let base: string
const put = (name: string, content: string | Buffer) => {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}
const fetched = async (url: string) => {
  const response = await side.get(url)
  expect([url, response.statusCode]).toEqual([url, 200])
  return response.rawPayload
}
const headFile = () => path.join(side.city.platform.config.dataDir, headFileName)
const kept = () => (JSON.parse(readFileSync(headFile(), 'utf8')) as { heads: Record<string, { size: number }> }).heads
const originNow = async () => (await fetched('/log/checkpoint')).toString().split('\n')[0]!
const sizeNow = async () => (await database.pool.query<{ n: number }>('select max(size)::int as n from log_checkpoints')).rows[0]!.n
const nextDay = () => {
  const { platform } = side.city
  platform.clock.setOffset(platform.clock.offsetMs() + day)
  vi.setSystemTime(platform.clock.now())
}

beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
  vi.useFakeTimers({ now: side.city.platform.clock.now(), toFake: ['Date'] })
  base = await side.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  vi.useRealTimers()
  await side.app.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a command prints, with its answer. */
async function said(work: () => Promise<boolean>): Promise<{ holds: boolean; text: string }> {
  const { answer: holds, said: text } = await printed(work)
  return { holds, text }
}
const verify = (place: string, options: VerifyOptions = {}) => said(() => verifyOffline(place, options))

/** Leaves the log as a backup of that time has it: the owner alone can, and only past the guards. */
async function cutBack(size: number): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const statement of [
      'delete from log_cosignatures where size > $1',
      'delete from log_checkpoints where size > $1',
      'delete from log_salts where position >= $1',
      'delete from log_entries where position >= $1',
    ])
      await client.query(statement, [size])
    await client.query('commit')
  } finally {
    client.release()
  }
}

test('the first start has no file of heads; it is written after what was signed, also for a log from before there was one, and by two at once', async () => {
  const size = await sizeNow()
  const origin = await originNow()
  expect(kept()).toEqual({ [origin]: { size, root: expect.any(String) as string } })
  rmSync(headFile())
  await Promise.all([prove(side.city.platform), prove(side.city.platform)])
  expect(kept()[origin]!.size).toBe(size)
  await expect(beginLog(side.city.platform)).rejects.toThrow(/no need/)
})

test('a database that is older than what was signed signs nothing and says so; a log begun anew goes on, and both old and new certificates are verified', async () => {
  const { platform } = side.city
  const { number } = side.certificate
  const before = await originNow()
  const size = await sizeNow()
  const oldKeys = put('old-keys.json', await fetched('/keys.json'))
  const oldBundle = put('old.json', await fetched(`/credentials/${number}/bundle`))
  const common = put('common', await fetched('/log/checkpoint'))
  nextDay()
  await prove(platform)
  const lost = put('lost', await fetched('/log/checkpoint'))
  const lostSize = await sizeNow()
  expect(lostSize).toBeGreaterThan(size)
  await cutBack(size)

  await expect(prove(platform)).rejects.toThrow(/rongshu log begin/)
  expect([await sizeNow(), kept()[before]!.size]).toEqual([size, lostSize])
  expect((await side.get('/log')).body).toContain('日志已停止签署')

  const begun = await beginLog(platform)
  expect(begun).toEqual({
    origin: expect.stringMatching(`^${before.replaceAll('.', '\\.')}/after/${size}/\\d{8}T\\d{4}Z$`) as string,
    before,
    size,
  })
  expect([await originNow(), await sizeNow(), Object.keys(kept())]).toEqual([begun.origin, size + 1, [before, begun.origin]])
  nextDay()
  await prove(platform)
  const page = (await side.get('/log')).body
  expect([page.includes('日志已停止签署'), page.includes(`的前 ${size} 条`)]).toEqual([false, true])

  const newKeys = put('new-keys.json', await fetched('/keys.json'))
  const newBundle = put('new.json', await fetched(`/credentials/${number}/bundle?since=${size}`))
  expect(await verify(newBundle, { keys: newKeys, checkpoint: common })).toMatchObject({ holds: true })
  for (const [file, keys] of [
    [newBundle, oldKeys],
    [oldBundle, newKeys],
  ] as const) {
    const { holds, text } = await verify(file, { keys })
    expect([
      holds,
      text.includes(`${before} `) || text.includes(`${before}（`) || text.includes(`${before}，`),
      text.includes(begun.origin),
    ]).toEqual([true, true, true])
  }
  expect(await verify(oldBundle, { keys: oldKeys })).toMatchObject({ holds: true })
  expect(await verify(newBundle, { keys: newKeys, checkpoint: lost })).toMatchObject({
    holds: false,
    text: expect.stringContaining(`第 ${size} 条之后另开过`) as string,
  })
  expect(await said(() => checkLog(base, { since: common, keys: oldKeys }))).toMatchObject({ holds: true })
  expect(await said(() => checkLog(base, { since: lost, keys: oldKeys }))).toMatchObject({ holds: false })

  // A witness that knows only the old name signs nothing; given the new one it begins from nothing.
  const logKey = (place: string) =>
    (JSON.parse(readFileSync(place, 'utf8')) as { keys: { algorithm: string; noteKey: string }[] }).keys.find(
      ({ algorithm }) => algorithm === 'ed25519',
    )!.noteKey
  for (const [log, problem] of [
    [[logKey(oldKeys)], /还不认识这本日志/],
    [[logKey(oldKeys), logKey(newKeys)], /^$/],
  ] as const) {
    const witness = await startWitness({ name: 'witness.example/w', log, folder, port: 0, host: '127.0.0.1' })
    await asSystem(database.db, (tx) =>
      keepWitness(tx, { name: 'witness.example/w', url: witness.address, key: witness.vkey }, platform.clock.now()),
    )
    await askWitnesses(platform)
    expect((await asSystem(database.db, findWitnesses))[0]!.problem).toMatch(problem)
    await witness.close()
  }
  const witnessed = put('witnessed.json', await fetched(`/credentials/${number}/bundle`))
  // Whoever keeps keys of before is told that somebody signed whom they do not know.
  expect(await verify(witnessed, { keys: newKeys })).toMatchObject({
    holds: true,
    text: expect.stringContaining('所用的公钥里没有这些见证人：witness.example/w') as string,
  })
  expect(await verify(witnessed, { keys: put('keys.json', await fetched('/keys.json')) })).toMatchObject({
    holds: true,
    text: expect.stringContaining('1 位见证人') as string,
  })
})

test('when the file of heads is lost as well, a witness that has seen more is reason enough; one that does not answer is none', async () => {
  const { platform } = side.city
  const size = await sizeNow()
  await asSystem(database.db, (tx) =>
    keepWitness(tx, { name: 'silent.example/w', url: 'http://127.0.0.1:9', key: 'silent.example/w+00000000+AA==' }, platform.clock.now()),
  )
  await askWitnesses(platform)
  await cutBack(size - 1)
  rmSync(headFile())
  await expect(beginLog(platform)).rejects.toThrow(/no need/)
  await askWitnesses(platform)
  expect((await beginLog(platform)).size).toBe(size - 1)
})

test('a file of heads that is not whole halts the log and says so; a log begun anew makes it whole', async () => {
  const { platform } = side.city
  const before = await originNow()
  writeFileSync(headFile(), '{')
  await expect(prove(platform)).rejects.toThrow(/不完整.*not whole/)
  let looks = 0
  const begun = await beginLog({
    ...platform,
    clock: makeClock(() => {
      looks++
      return platform.clock.now().getTime()
    }),
  })
  expect(looks).toBe(1)
  expect(Object.keys(kept())).toEqual([begun.origin])
  expect(begun.before).toBe(before)
  await prove(platform)
  await expect(beginLog(platform)).rejects.toThrow(/no need/)
})

test('log check on a log that has signed nothing since the restore says why and what helps, not a number alone', async () => {
  await cutBack(0)
  writeFileSync(headFile(), JSON.stringify({ format: 'rongshu-signed-heads/1', heads: {}, isRestored: true }))
  await expect(checkLog(base, {})).rejects.toThrow(
    /answered 404: The log signs nothing: the database came back from a backup.*begin another log with rongshu log begin/,
  )
  rmSync(headFile())
  await expect(checkLog(base, {})).rejects.toThrow(/answered 404: The log has no entry yet/)
  await expect(checkLog(`${base}/nowhere`, {})).rejects.toThrow(/answered 404: Not found|answered 404: no log of Rongshu is there/)
})
