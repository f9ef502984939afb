import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const main = path.join(import.meta.dirname, 'main.ts')
const run = (...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, RONGSHU_DATA: '/nowhere/rongshu', DATABASE_URL: '' },
  })

describe('the command line', () => {
  test('every command is in the help, in both languages', () => {
    const { status, stdout } = run('--help')
    expect(status).toBe(0)
    for (const word of ['用法 · Usage', 'scan', 'audit', 'certificate', 'clock', 'db', '扫描文件', 'the audit log'])
      expect(stdout).toContain(word)
    expect(run('db', '--help').stdout).toMatch(/backup.*在线备份[\s\S]*restore/)
  })

  test('output that nobody reads any more ends nothing and is no fault', () => {
    const { stderr } = spawnSync('sh', ['-c', `"$0" "$1" --help | true`, process.execPath, main], { encoding: 'utf8' })
    expect(stderr).toBe('')
  })

  test('a command written wrongly ends with 2 and says so in Chinese first', () => {
    for (const args of [['no-such'], ['clock', 'push'], ['certificate', 'check', '--no-such', '1']]) {
      const { status, stderr } = run(...args)
      expect(status).toBe(2)
      expect(stderr).toMatch(/^命令写法有误/)
    }
  })

  test('a denial comes in Chinese, then English, and ends with 2', () => {
    const typed = run('certificate', 'check', 'FZDA35010020260000001X')
    expect(typed.status).toBe(2)
    expect(typed.stderr).toMatch(/^编号 .*校验字符不对.*\nThe check character/)
    const silent = run('clock', 'push', '10wd', '--url', 'http://127.0.0.1:9')
    expect(silent.status).toBe(2)
    expect(silent.stderr).toMatch(/^http:\/\/127\.0\.0\.1:9 没有平台应答/)
    const nothing = run('audit', 'verify')
    expect(nothing.status).toBe(2)
    expect(nothing.stderr).toMatch(/还没有数据库.*\nThere is no database/)
    expect(run('audit', 'verify', '--head', 'abc').status).toBe(2)
  })
})
