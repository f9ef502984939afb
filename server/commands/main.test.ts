import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const place = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-commands-`))
afterAll(() => rmSync(place, { recursive: true, force: true }))

const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], RONGSHU_DATA: path.join(place, 'data'), ...env },
  })

test('a setting that cannot be used is named without a stack, and the command ends with 2', () => {
  const ran = run(['audit-verify'], { RONGSHU_DEMO: 'of' })
  expect([ran.status, ran.stderr.trim()]).toEqual([2, 'RONGSHU_DEMO 应为 on 或 off / is on or off: of'])
})

test('a setting that nobody reads is told of, with the one that may have been meant, and the command goes on', () => {
  const ran = run(['db-restore', path.join(place, 'nothing')], { RONGSHU_ARCHIV: '/archive' })
  expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('perhaps RONGSHU_ARCHIVE was meant')])
})

test('a place the account may not read is named with what helps, and without a stack', () => {
  const [data, closed] = [path.join(place, 'data'), path.join(place, 'closed')]
  chmodSync(place, 0o755)
  for (const each of [data, closed]) mkdirSync(each)
  // As root: of another account, as which the command then runs.
  if (process.getuid?.() === 0) chownSync(data, 65_534, 65_534)
  chmodSync(closed, process.getuid?.() === 0 ? 0o700 : 0)
  const ran = run(['db-restore', closed])
  expect([ran.status, ran.stderr]).toEqual([
    2,
    expect.stringMatching(/^没有完成 · It did not finish: .*closed.* 无权读写|^数据目录 .*无法读取程序目录/),
  ])
  expect(ran.stderr).not.toMatch(/\n {4}at /)
})

test('a database that cannot be reached is told of in both languages with what helps, and without a stack', () => {
  for (const [url, why] of [
    ['postgres://city:word@127.0.0.1:1/city', /连不上（127\.0\.0\.1:1）.*no PostgreSQL runs there/],
    ['postgres://city:word@no-such-host.invalid/city', /连不上（no-such-host\.invalid）/],
  ] as const) {
    const ran = run(['audit-verify'], { DATABASE_URL: url })
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringMatching(why)])
    expect(ran.stderr).not.toMatch(/\n {4}at /)
  }
  const ran = run(['db-standby', '127.0.0.1'])
  expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('postgres://postgres:密码@主机:端口/postgres')])
})
