import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

test('packages are never installed through a link, which would empty the folder of another clone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-linked-'))
  const [clone, other] = [path.join(folder, 'clone'), path.join(folder, 'other')]
  try {
    cpSync(path.resolve(import.meta.dirname, '../bootstrap.mjs'), path.join(clone, 'tools/bootstrap.mjs'))
    cpSync(import.meta.dirname, path.join(clone, 'tools/bootstrap'), { recursive: true })
    writeFileSync(path.join(clone, 'package-lock.json'), '{}')
    mkdirSync(other)
    writeFileSync(path.join(other, 'kept'), '')
    symlinkSync(other, path.join(clone, 'node_modules'))
    const tried = spawnSync(process.execPath, [path.join(clone, 'tools/bootstrap.mjs'), 'install'], { encoding: 'utf8' })
    expect([tried.status, tried.stderr]).toEqual([1, expect.stringContaining('node_modules is a link to another folder')])
    expect(existsSync(path.join(other, 'kept'))).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
