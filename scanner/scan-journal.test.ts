import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { TestFolder } from '#scanner/test/files.ts'
import { ScanJournal } from '#scanner/scan-journal.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())
const place = (name: string) => path.join(folder.path, name)

test('a journal longer than any text is read line by line, and goes on where it ended', async () => {
  const first = await ScanJournal.open(place('long.part'), 'one')
  await first.keep('甲', [])
  await first.close()
  // Nothing is written between these line breaks: the file is long and takes no room.
  const file = openSync(place('long.part'), 'r+')
  for (let n = 1; n <= 36; n++) writeSync(file, '\n', n * 2 ** 24)
  writeSync(file, '{"identity":"乙","found":[]}\n{"cut o', 36 * 2 ** 24 + 1)
  closeSync(file)
  const again = await ScanJournal.open(place('long.part'), 'one')
  expect([again.size, again.take('甲'), again.take('甲'), again.take('乙'), again.take('丙')]).toEqual([2, [], null, [], null])
  await again.keep('丙', [])
  await again.close()
  const third = await ScanJournal.open(place('long.part'), 'one')
  expect([third.size, third.take('丙')]).toEqual([3, []])
  await third.remove()
})

test('a journal of other settings is begun anew, and one that cannot be read is not', async () => {
  const first = await ScanJournal.open(place('other.part'), 'one')
  await first.keep('甲', [])
  await first.close()
  const before = readFileSync(place('other.part'), 'utf8')
  await (await ScanJournal.open(place('other.part'), 'one')).close()
  expect(readFileSync(place('other.part'), 'utf8')).toBe(before)
  const other = await ScanJournal.open(place('other.part'), 'two')
  expect(other.size).toBe(0)
  await other.close()
  await expect(ScanJournal.open(folder.path, 'one')).rejects.toThrow('EISDIR')
})
