import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clearAfterTheDead, inTempFolder, tempPrefix } from './temp-folder.ts'

test('a folder is gone after the work, and those of killed scans are removed; those of living ones stay', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  const [theirs, ours] = [mkdtempSync(tempPrefix(child.pid!)), mkdtempSync(tempPrefix(process.pid))]
  writeFileSync(join(theirs, 'rows.csv'), 'a,b\n')
  await clearAfterTheDead()
  expect([existsSync(theirs), existsSync(ours)]).toEqual([true, true])
  child.kill('SIGKILL')
  await once(child, 'exit')
  await clearAfterTheDead()
  expect([existsSync(theirs), existsSync(ours)]).toEqual([false, true])
  rmSync(ours, { recursive: true })
  const used = await inTempFolder(async (folder) => folder)
  expect(existsSync(used)).toBe(false)
})

test('of folders made in another space of process numbers only those go that are over a day old', async () => {
  const elsewhere = join(tmpdir(), `rongshu-scan-1-${process.pid}-1-`)
  const [fresh, old] = [mkdtempSync(elsewhere), mkdtempSync(elsewhere)]
  writeFileSync(join(old, 'rows.csv'), 'a,b\n')
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  utimesSync(fresh, hoursAgo(23), hoursAgo(23))
  utimesSync(old, hoursAgo(25), hoursAgo(25))
  await clearAfterTheDead()
  expect([existsSync(fresh), existsSync(old)]).toEqual([true, false])
  rmSync(fresh, { recursive: true })
})
