import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifyOffline, type VerifyOptions } from '../cli/verify.ts'
import { Client } from '#contract/client.ts'
import { healthRoutes } from '#contract/health.ts'
import { assemble, type Assembled } from '#server/assemble.ts'
import { connect } from '#server/db/pool.ts'
import { type Embedded, startEmbedded } from '#server/db/embedded.ts'
import { standingClock } from '#server/jobs/clock.ts'
import { headFileName } from '#server/proof/kept-heads.ts'
import { prove } from '#server/proof/prove.ts'
import { openCity, password, type City } from '#server/test/city.ts'
import { printed } from '#server/test/printed.ts'
import { command } from '../tools/drill/command.ts'
import { onNotice, takeInventory } from './lives.ts'

const home = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-restored-`))
// The account of the bundled database must be able to enter it.
chmodSync(home, 0o755)
const dataDir = path.join(home, 'data')
const day = 86_400_000
const start = '2026-03-02T09:00:00+08:00'
const name = 'data.example.test/log'
let city: City
let embedded: Embedded
let restored: Assembled
let base: string

const put = (file: string, content: string) => {
  const place = path.join(home, file)
  writeFileSync(place, content)
  return place
}
const textOf = async (from: string, url: string) => {
  const answer = await fetch(from + url)
  expect([url, answer.status]).toEqual([url, 200])
  return answer.text()
}
const sizeOf = (checkpoint: string) => Number(checkpoint.split('\n')[1])
const sizeIn = (file: string) => sizeOf(readFileSync(file, 'utf8'))

async function numbersOf(database: string): Promise<string[]> {
  const { pool, close } = connect(database, { max: 1 })
  try {
    return (await pool.query<{ number: string }>('select number from certificates order by issued_at, number')).rows.map(
      (row) => row.number,
    )
  } finally {
    await close()
  }
}

/** What is open, to be closed in the reverse order; once. */
const open: (() => Promise<void>)[] = []
async function closeAll(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) await close()
}

/** What `rongshu verify` says at the moment at which the platform stood; nothing is running any more that another date would mislead. */
async function verified(file: string, options: VerifyOptions): Promise<{ holds: boolean; text: string }> {
  vi.useFakeTimers({ now: Date.parse(start) + 60 * day, toFake: ['Date'] })
  try {
    const { answer: holds, said: text } = await printed(() => verifyOffline(file, options))
    return { holds, text }
  } finally {
    vi.useRealTimers()
  }
}

beforeAll(async () => {
  city = await openCity({ start })
  open.push(() => city.close())
  const [first, second] = await takeInventory(city, ['站点', '线路'])
  await onNotice(city, first!)
  await city.pass(25)
  await onNotice(city, second!)
  await prove(city)
})
afterAll(async () => {
  await closeAll()
  rmSync(home, { recursive: true, force: true })
})

/** The lines of 运行体检 about the log, once they are what they should be; the job comes each minute, and when it is asked for. */
async function untilSaid(holds: (details: readonly string[]) => boolean): Promise<string[]> {
  const client = new Client(base)
  await client.signIn('zheng', password)
  let details: string[] = []
  for (let tries = 0; tries < 300; tries++, await sleep(200)) {
    if (tries % 25 === 0) await restored.jobs.kick('prove')
    details = (await client.ask(healthRoutes.listStuck, { query: { rule: 'job-failed' } })).items
      .filter(({ owner }) => owner.zh === 'prove')
      .map(({ detail }) => detail.zh)
    if (holds(details)) break
  }
  return details
}

describe('公开日志在恢复较早的备份之后（choice:transparency-log，§7.1）', () => {
  const kept: Record<string, string> = {}

  test('备份之后又登记、又签署，再恢复那份备份：日志不再签署，运行体检说明原因和办法', async () => {
    const own = { DATABASE_URL: city.database.url, RONGSHU_DATA: city.config.dataDir }
    const [first] = await numbersOf(city.database.url)
    kept['bundle'] = put('before.json', await textOf(city.base, `/credentials/${first!}/bundle`))
    kept['keys'] = put('old-keys.json', await textOf(city.base, '/keys.json'))
    kept['common'] = put('common', await textOf(city.base, '/log/checkpoint'))
    expect((await command(['db', 'backup', path.join(home, 'backup')], own)).said).toContain('backed up')
    await city.pass(25)
    await prove(city)
    const [, lost] = await numbersOf(city.database.url)
    kept['lost'] = put('lost.json', await textOf(city.base, `/credentials/${lost!}/bundle`))
    kept['lostHead'] = put('lost', await textOf(city.base, '/log/checkpoint'))
    await expect(command(['log', 'begin'], own)).rejects.toThrow(/ended with 2:\n日志没有停止签署/)

    expect((await command(['db', 'restore', path.join(home, 'backup')], { RONGSHU_DATA: dataDir })).said).toContain('restored to')
    for (const each of ['keys', 'signing-keys.json'])
      cpSync(path.join(city.config.dataDir, each), path.join(dataDir, each), { recursive: true })
    embedded = await startEmbedded(dataDir)
    open.push(() => embedded.stop())
    restored = await assemble({ ...city.config, dataDir, keysDir: path.join(dataDir, 'keys'), databaseUrl: null }, embedded.url, {
      clock: standingClock(start),
    })
    open.push(() => restored.close())
    await restored.listen()
    base = `http://127.0.0.1:${(restored.app.server.address() as { port: number }).port}`
    const before = await textOf(base, '/log/checkpoint')
    restored.clock.setOffset(50 * day)
    await restored.desk.tick()
    expect(await untilSaid(([detail]) => detail !== undefined)).toEqual([
      expect.stringMatching(
        /数据库是从备份恢复的.*rongshu log begin 另开一本日志 \/ The log signs nothing: .*Put the last signed-heads\.json/,
      ),
    ])
    cpSync(path.join(city.config.dataDir, headFileName), path.join(dataDir, headFileName))
    const size = sizeOf(before)
    const reason = new RegExp(`${headFileName} 记着已签署 \\d+ 条，数据库里只有 ${size} 条.*恢复较新的备份，或执行 rongshu log begin`)
    // What fails again and again is one line.
    expect(await untilSaid(([detail]) => reason.test(detail ?? ''))).toEqual([expect.stringMatching(reason)])
    expect(await textOf(base, '/log/checkpoint')).toBe(before)
    expect(await textOf(base, '/log')).toContain('日志已停止签署')
  })

  test('不拥有日志表的数据库用户不能另开，命令说明该用哪个地址；所有者可以，签署随即继续，体检不再列出', async () => {
    const { pool, close } = connect(embedded.url, { max: 1 })
    await pool.query(`create role rongshu_login login password 'only-the-platform' in role rongshu_app`)
    await close()
    const url = new URL(embedded.url)
    const owner = url.username
    ;[url.username, url.password] = ['rongshu_login', 'only-the-platform']
    await expect(command(['log', 'begin'], { RONGSHU_DATA: dataDir, DATABASE_URL: url.href })).rejects.toThrow(
      new RegExp(
        `ended with 2:\\n数据库用户 rongshu_login 不是日志表的所有者.*DATABASE_URL=postgres://${owner}:.*/rongshu rongshu log begin`,
      ),
    )
    const { said } = await command(['log', 'begin'], { RONGSHU_DATA: dataDir })
    const size = sizeOf(await textOf(base, '/log/checkpoint')) - 1
    const begun = new RegExp(`${name}/after/${size}/\\d{8}T\\d{4}Z`).exec(said)![0]
    expect((await textOf(base, '/log/checkpoint')).split('\n')[0]).toBe(begun)
    expect(await untilSaid((details) => details.length === 0)).toEqual([])
    await prove(restored)
    expect(sizeOf(await textOf(base, '/log/checkpoint'))).toBeGreaterThan(size + 1)
    await expect(command(['log', 'begin'], { RONGSHU_DATA: dataDir })).rejects.toThrow('no need')
  })

  test('之前和之后的捆绑文件都能离线核验；丢失的那一段与新检查点对不上', async () => {
    const [first, second] = await numbersOf(embedded.url)
    const keys = put('new-keys.json', await textOf(base, '/keys.json'))
    const head = put('head', await textOf(base, '/log/checkpoint'))
    const after = put('after.json', await textOf(base, `/credentials/${second!}/bundle?since=${sizeIn(kept['common']!)}`))
    const again = put('again.json', await textOf(base, `/credentials/${first!}/bundle`))
    await closeAll()
    for (const file of [kept['bundle']!, after, again])
      for (const by of [kept['keys']!, keys])
        expect([file, by, await verified(file, { keys: by })]).toEqual([
          file,
          by,
          { holds: true, text: expect.stringContaining('Sound') as string },
        ])
    expect(await verified(after, { keys, checkpoint: kept['common']! })).toMatchObject({
      holds: true,
      text: expect.stringContaining('原样在现在的') as string,
    })
    expect(await verified(after, { keys, checkpoint: kept['lostHead']! })).toMatchObject({
      holds: false,
      text: expect.stringMatching(new RegExp(`另开过（恢复备份）：当时的 ${sizeIn(kept['lostHead']!)} 条`)) as string,
    })
    expect(await verified(kept['lost']!, { keys, checkpoint: head })).toMatchObject({
      holds: false,
      text: expect.stringContaining('请重新下载捆绑文件') as string,
    })
  })
})
