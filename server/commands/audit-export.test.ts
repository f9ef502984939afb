import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportLine } from '#contract/audit-export.ts'
import { partsOf } from '#contract/audit-line.ts'
import { asSystem } from '#server/db/transaction.ts'
import { historyOf } from '#server/proof/history.ts'
import { ensureKeys } from '#server/proof/keys.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { printed } from '#server/test/printed.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { verifyExport } from '../../cli/audit-export.ts'
import { askedOf, exportAudit } from './run-audit-export.ts'

const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-export-`))
const file = path.join(folder, 'log.ndjson')
const keys = path.join(folder, 'keys.json')
const day = 86_400_000
let database: TestDatabase
let city: Registry
beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  await ensureKeys(city.platform, city.platform.clock.now())
  await toNotice(city, await city.makeAsset())
  writeFileSync(keys, JSON.stringify(await asSystem(database.db, (tx) => historyOf(tx, city.platform.config.publicUrl))))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const exporting = (from = new Date(Date.now() - day), to = new Date(Date.now() + day)) =>
  exportAudit(city.platform.config, { db: database.db }, { from, to, file })
async function check(options: { keys?: string } = { keys }) {
  const { answer: holds, said } = await printed(() => verifyExport(file, options))
  return { holds, said }
}

test('an export holds every line with what is asked of an event, proves itself without a database, and is noted in the log', async () => {
  const end = await exporting()
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1, -1)
    .map((line) => exportLine.parse(JSON.parse(line)))
  expect(lines.length).toBe(end.lines)
  expect(lines.length).toBeGreaterThan(5)
  for (const { line, says } of lines) {
    const parts = partsOf(line)!
    expect([
      says.at !== '',
      says.role !== '',
      says.action !== '',
      says.actionTitle !== '',
      says.objectKind !== '',
      says.objectId !== '',
      ['done', 'denied', 'failed'].includes(says.outcome),
      parts.action === says.action,
    ]).toEqual(Array(8).fill(true))
  }
  expect(await check()).toMatchObject({ holds: true })
  expect(await check({})).toMatchObject({ holds: false, said: expect.stringContaining('--keys') })
  const { rows } = await sql<{ object_id: string }>`select object_id from audit_log where action = 'export-audit'`.execute(database.db)
  expect(rows).toEqual([{ object_id: end.sha256 }])
})

test('a place where no file can be read is told of as such, and is no fault of the program', async () => {
  await expect(verifyExport(folder, {})).rejects.toMatchObject({ name: 'CommandDenied', words: { zh: expect.stringContaining('读不到') } })
})

test('a changed word, a line left out, an end cut off and another one’s signature are each found', async () => {
  await exporting()
  const good = readFileSync(file, 'utf8')
  const lines = good.trimEnd().split('\n')
  const attempt = async (text: string) => {
    writeFileSync(file, text)
    return check()
  }
  const third = JSON.parse(lines[3]!) as { says: { officerId: string | null; outcome: string } }
  third.says.outcome = 'denied'
  expect(await attempt(good.replace(lines[3]!, JSON.stringify(third)))).toMatchObject({
    holds: false,
    said: expect.stringContaining('✗ 逐条摘要与内容'),
  })
  expect(await attempt(`${[...lines.slice(0, 3), ...lines.slice(4)].join('\n')}\n`)).toMatchObject({
    holds: false,
    said: expect.stringContaining('✗ 链'),
  })
  await expect(attempt(`${lines.slice(0, -1).join('\n')}\n`)).rejects.toMatchObject({ message: expect.any(String) })
  const end = JSON.parse(lines.at(-1)!) as { signature: string }
  end.signature = `${end.signature.startsWith('A') ? 'B' : 'A'}${end.signature.slice(1)}`
  expect(await attempt(`${[...lines.slice(0, -1), JSON.stringify(end)].join('\n')}\n`)).toMatchObject({
    holds: false,
    said: expect.stringContaining('✗ 签名'),
  })
  expect(await attempt(good)).toMatchObject({ holds: true })
})

test('a reason with signs that end lines elsewhere is one line of the export', async () => {
  const reason = '第一行\u2028第二行\u2029第三行\u0085完\r结束'
  await sql`insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail) values (now(), 'registrar', 'read-asset', 'asset', ${reason}, 'done', ${JSON.stringify({ reason })}::jsonb)`.execute(
    database.db,
  )
  await exporting()
  expect(readFileSync(file, 'utf8')).toContain('\u2028')
  expect(await check()).toMatchObject({ holds: true })
})

test('days without a line give a file that says so and is sound', async () => {
  expect(await exporting(new Date('2020-01-01'), new Date('2020-01-02'))).toMatchObject({ lines: 0, head: '' })
  expect((await check()).holds).toBe(true)
})

test('days the wrong way round, a file that is there and a folder that is not are refused in words; nothing is overwritten', async () => {
  const days = { from: '2026-10-01', to: '2026-10-31' }
  const other = path.join(folder, 'october.ndjson')
  expect(await askedOf(days, other)).toEqual({ from: new Date('2026-09-30T16:00:00Z'), to: new Date('2026-10-31T16:00:00Z'), file: other })
  await expect(askedOf({ from: '2026-10-31', to: '2026-10-01' }, other)).rejects.toMatchObject({
    problem: { code: 'invalid', message: { zh: expect.stringContaining('--to 不能早于 --from') } },
  })
  for (const from of ['2026-02-30', '2026-13-01', 'yesterday', undefined])
    await expect(askedOf({ ...(from === undefined ? {} : { from }), to: '2026-10-31' }, other)).rejects.toMatchObject({
      problem: { code: 'invalid', message: { zh: expect.stringContaining('--from 应为存在的日期') } },
    })
  writeFileSync(other, 'the export of last month')
  await expect(askedOf(days, other)).rejects.toMatchObject({ problem: { code: 'file-there' } })
  await expect(askedOf(days, path.join(folder, 'nowhere', 'october.ndjson'))).rejects.toMatchObject({
    problem: { code: 'no-folder', message: { zh: expect.stringContaining('nowhere') } },
  })
})

test('the line that notes an export has the time of the platform’s clock', async () => {
  await sql`update platform_clock set offset_ms = ${10 * day}`.execute(database.db)
  const end = await exporting()
  const { rows } = await sql<{
    at: Date
  }>`select platform_at as at from audit_log where action = 'export-audit' and object_id = ${end.sha256}`.execute(database.db)
  expect(rows[0]!.at.getTime()).toBeGreaterThan(Date.now() + 9 * day)
})
