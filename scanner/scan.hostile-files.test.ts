import { closeSync, mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { finding } from '#contract/findings.ts'
import { runScan } from '#scanner/run.ts'
import { scanFile } from '#scanner/scan.ts'
import { walkFiles } from '#scanner/walk.ts'
import { TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

/** Writes a file of many megabytes without holding it. */
function writeLarge(name: string, before: string, piece: string, times: number, after: string): string {
  const path = join(folder.path, name)
  const file = openSync(path, 'w')
  writeSync(file, before)
  const bytes = Buffer.from(piece)
  for (let n = 0; n < times; n++) writeSync(file, bytes)
  writeSync(file, after)
  closeSync(file)
  return path
}

test(
  'a cell of a hundred megabytes is told and cut, and the row after it is read, in a worker of 256 MiB',
  { timeout: 120_000 },
  async () => {
    const path = writeLarge('cell.csv', 'a,b\n1,"', 'x'.repeat(1 << 20), 100, '"\n2,y\n')
    const [one] = await runScan(path, { memoryMb: 256 })
    expect(finding.parse(one)).toMatchObject({ rows: 2, columns: [{ name: 'a', max: '2' }, { name: 'b' }] })
    expect(one!.faults.map((fault) => fault.code)).toContain('too-large-cell')
  },
)

test('a list of a hundred megabytes of JSON is read record by record in a worker of 256 MiB', { timeout: 180_000 }, async () => {
  const records = Array.from({ length: 400 }, (_, n) => JSON.stringify({ n, name: `名称 ${n}`, text: 'x'.repeat(2600) })).join(',')
  const path = writeLarge('large.json', '{"code":0,"data":[', `${records},`, 100, '{"n":400}]}')
  const [one] = await runScan(path, { memoryMb: 256 })
  expect(finding.parse(one)).toMatchObject({
    rows: 40_001,
    columns: [{ name: 'n', max: '400' }, { name: 'name' }, { name: 'text' }],
    faults: [{ code: 'left-out', message: { zh: '列表之外的字段未计入数据：code' } }],
  })
})

test('links and folders are passed over when a folder is walked; what is no file is no table', async () => {
  const inside = join(folder.path, 'walk')
  mkdirSync(join(inside, 'sub'), { recursive: true })
  folder.write('walk/a.csv', 'a,b\n1,2\n')
  folder.write('walk/sub/b.csv', 'a,b\n1,2\n')
  symlinkSync('/etc/passwd', join(inside, 'link.csv'))
  symlinkSync(inside, join(inside, 'sub', 'loop'))
  const names: string[] = []
  const passed: string[] = []
  for await (const { name } of walkFiles([inside], (link) => passed.push(link))) names.push(name)
  expect(names).toEqual(['a.csv', 'sub/b.csv'])
  expect(passed).toEqual(['link.csv', 'sub/loop'])
  const pipe = join(folder.path, 'pipe.csv')
  execFileSync('mkfifo', [pipe])
  for (const path of [pipe, inside, '/dev/zero'])
    expect((await scanFile(path))[0]).toMatchObject({ columns: [], faults: [{ code: 'unsupported', severity: 'error' }] })
  expect((await scanFile(join(folder.path, 'nowhere.csv')))[0]).toMatchObject({ columns: [], faults: [{ code: 'broken' }] })
})

test('names that are paths, commands or turned round are made harmless', async () => {
  const path = folder.write('plain.csv', 'a,b\n1,2\n')
  const names = [
    '../../etc/passwd.csv',
    '..\\..\\x.csv',
    '/abs.csv',
    'a\u0000b.csv',
    '\u202Evsc.exe.csv',
    '<b>.csv',
    '..',
    '.',
    '',
    `${'长'.repeat(500)}.csv`,
    'CON:aux|nul?.csv',
  ]
  for (const name of names) {
    const [one] = await scanFile(path, { name })
    expect([name, ...finding.parse(one).faults.map((fault) => fault.code)]).toContain('unsafe-name')
    expect(one!.file).not.toMatch(/[\u0000-\u001f\u202a-\u202e<>:|?*\\]|\.\.|^\/|^$/)
  }
})
