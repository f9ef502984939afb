import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { restoreCommand } from './archive.ts'
import { startServer } from './embedded-cluster.ts'

const home = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-archive-`))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('a segment that is there and cannot be fetched ends a recovery, one that is not there is the end of the archive', () => {
  mkdirSync(path.join(home, 'wal'))
  writeFileSync(path.join(home, 'wal', 'there'), 'log')
  const fetch = (segment: string, to: string) =>
    spawnSync('/bin/sh', ['-c', restoreCommand(home).replaceAll('%f', segment).replaceAll('%p', to)]).status
  expect([fetch('there', path.join(home, 'fetched')), readFileSync(path.join(home, 'fetched'), 'utf8')]).toEqual([0, 'log'])
  expect(fetch('gone', path.join(home, 'fetched'))).toBe(1)
  // PostgreSQL takes 126 and above for a fault, anything below for a segment that is not there.
  expect(fetch('there', path.join(home, 'no such folder', 'fetched'))).toBe(126)
})

test('PostgreSQL that does not start for want of space says that, and not what it says last', async () => {
  const program = path.join(home, 'pg_ctl')
  writeFileSync(
    program,
    `#!/bin/sh\necho 'cp: error writing: No space left on device' >> ${home}/postgres.log\necho 'HINT: try removing the file backup_label' >> ${home}/postgres.log\nexit 1\n`,
  )
  chmodSync(program, 0o755)
  mkdirSync(path.join(home, 'data'))
  writeFileSync(path.join(home, 'postgres.log'), 'before\n')
  await expect(startServer({ account: undefined, bin: home, folder: home }, {})).rejects.toMatchObject({ code: 'ENOSPC', path: home })
})
