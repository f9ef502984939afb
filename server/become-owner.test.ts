import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
const made: string[] = []
afterAll(() => {
  for (const each of made) rmSync(each, { recursive: true, force: true })
})

function folderOf(uid: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-owner-`))
  made.push(folder)
  chownSync(folder, uid, uid)
  return folder
}

/** What a process of root says of itself after it became the owner of a folder, where it keeps a file. */
function become(folder: string, program: string): string {
  const script = `const { becomeOwner } = await import(${JSON.stringify(path.join(import.meta.dirname, 'become-owner.ts'))}); const { writeFileSync } = await import('node:fs')
    try { becomeOwner(${JSON.stringify(folder)}, ${JSON.stringify(program)}) } catch (problem) { console.log(problem.name, problem.message) }
    if (${existsSync(folder)}) writeFileSync(${JSON.stringify(path.join(folder, 'key'))}, '', { mode: 0o600 })
    console.log(process.getuid(), process.getgid(), process.getgroups().join())`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.trim()
}

describe.skipIf(!isRoot)('whatever root runs on the data folder of another account is run as that account', () => {
  test('what it writes there the platform can read', () => {
    const folder = folderOf(nobody)
    expect(become(folder, '/')).toBe(`${nobody} ${nobody} ${nobody}`)
    expect(statSync(path.join(folder, 'key')).uid).toBe(nobody)
  })

  test('in a folder of root, or where there is none yet, root stays what it is', () => {
    expect(become(folderOf(0), '/')).toMatch(/^0 0/)
    expect(become(path.join(tmpdir(), `rongshu-none-${process.pid}`), '/')).toMatch(/^0 0/)
  })

  test('a program that the account cannot read is refused by name, before anything is written', () => {
    const program = folderOf(0)
    chmodSync(program, 0o700)
    expect(become(folderOf(nobody), program)).toMatch(new RegExp(`^StartRefused 数据目录 .*无法读取程序目录 ${program}`))
  })
})

test.skipIf(!isRoot)('a command of root on that folder leaves the bundled database to the account it belongs to', () => {
  const folder = folderOf(nobody)
  const cluster = path.join(folder, 'postgres')
  mkdirSync(cluster)
  chownSync(cluster, nobody, nobody)
  const ran = spawnSync(process.execPath, [path.join(import.meta.dirname, 'commands/main.ts'), 'audit-verify'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], RONGSHU_DATA: folder },
  })
  // The database it starts there is empty, or the account cannot read a checkout in a private home.
  expect(ran.status).toBeGreaterThan(0)
  expect(statSync(cluster).uid).toBe(nobody)
})
