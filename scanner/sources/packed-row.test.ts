import { expect, test } from 'vitest'
import { PackedRow } from '#scanner/sources/packed-row.ts'

test('a packed row gives back what was put into it: gaps, nothing, empty texts, cells given again', () => {
  const row = new PackedRow()
  row.begin()
  row.set(2, '榕城')
  row.put(0, Buffer.from('<v>12</v>'), 3, 5)
  row.set(4, null)
  row.set(5, '')
  row.set(2, 'again')
  row.set(7, true)
  expect(row.cells()).toEqual(['12', undefined, 'again', undefined, null, '', undefined, 'true'])
  expect([0, 1, 4, 5].map((column) => row.has(column))).toEqual([true, false, true, true])
  expect(row.filledWidth).toBe(8)
  row.trim(6)
  expect([row.filledWidth, row.used, row.cells()]).toEqual([3, 7, ['12', undefined, 'again', undefined, null, '']])
})

test('a cell given again and again takes no more room than the largest needs', () => {
  const row = new PackedRow()
  row.begin()
  for (let n = 0; n < 2000; n++) for (const column of [0, 1]) row.set(column, `${n} `.repeat(100))
  expect(row.bytes.length).toBeLessThan(1 << 16)
  expect(row.cells()).toEqual(['1999 '.repeat(100), '1999 '.repeat(100)])
})
