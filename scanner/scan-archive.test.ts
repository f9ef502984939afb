import { afterAll, expect, test } from 'vitest'
import { withMembers } from '#scanner/scan-archive.ts'
import { scanFile } from '#scanner/scan.ts'
import { scanFolder } from '#scanner/scan-folder.ts'
import { TestFolder, zip } from '#scanner/test/files.ts'
import { expectNothingLeft } from '#scanner/test/expect-answer.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const month = (m: number, head = '站名,客流'): Buffer =>
  Buffer.from(`${head}\n${Array.from({ length: 20 }, (_, n) => `站${n % 5},${m * 100 + n}`).join('\n')}\n`)
const archive = (name: string, members: Record<string, Buffer>): string => folder.write(name, zip(members))

test('like files of an archive are one dataset, as in a folder; what is of another shape or in another folder is not', async () => {
  const path = archive('资料2025.zip', {
    '客流/客流_202501.csv': month(1),
    '客流/客流_202502.csv': month(2),
    '说明.csv': Buffer.from('a,b\n1,2\n3,4\n'),
    '客流/客流_202503.csv': month(3, '站名,进站'),
    '旧/客流_202501.csv': month(9),
    '../客流_202504.csv': month(4),
  })
  const found = await scanFile(path)
  expect(found.map(({ dataset, rows, parts }) => [dataset, rows, parts.map(({ file }) => file)])).toEqual([
    ['资料2025.zip/客流/客流', 40, ['客流_202501.csv', '客流_202502.csv']],
    ['资料2025.zip/客流/客流_202503.csv', 20, []],
    ['资料2025.zip/说明.csv', 2, []],
    ['资料2025.zip/旧/客流_202501.csv', 20, []],
  ])
  expect(found[0]).toMatchObject({
    columns: [
      { name: '站名', distinct: 5 },
      { name: '客流', min: '100', max: '219' },
    ],
    faults: [{ code: 'unsafe-name' }],
  })
  expect((await scanFile(path, { isEach: true })).map(({ dataset }) => dataset)).toHaveLength(5)
  expectNothingLeft()
})

test('files of one upload are read as one dataset under its name; one of another shape is listed by itself and told', async () => {
  const path = archive('together', { '客流_202501.csv': month(1), '客流_202502.csv': month(2), '客流_202503.csv': month(3, '站名,进站') })
  const found = await withMembers(path, '客流', {}, (files) => scanFolder(files, '客流'))
  expect(found.map(({ file, rows, parts }) => [file, rows, parts.length])).toEqual([
    ['客流', 40, 2],
    ['客流/客流_202503.csv', 20, 0],
  ])
  expect(found[0]!.faults).toMatchObject([
    { code: 'differing-shapes', count: 1, message: { zh: expect.stringContaining('客流_202503.csv') } },
  ])
  expectNothingLeft()
})

test('a text of an archive that holds no table is named with the reason and is no finding', async () => {
  const path = archive('附说明.zip', { '读我.txt': Buffer.from('本目录为客流数据。\n每月更新一次，请勿外传。\n'), '客流.txt': month(1) })
  const found = await scanFile(path)
  expect(found.map(({ dataset, rows }) => [dataset, rows])).toEqual([['附说明.zip/客流.txt', 20]])
  expect(found[0]!.faults).toMatchObject([
    { code: 'left-out', severity: 'warning', message: { zh: expect.stringContaining('读我.txt：这是普通文本') } },
  ])
})
