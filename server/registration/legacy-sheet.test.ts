import { expect, test } from 'vitest'
import { whyNotRead } from './legacy-sheet.ts'

test('one table of a unit is read at a time, and few of all (choice:legacy-sheet)', () => {
  expect(whyNotRead(new Set(['b']), 'a')).toBeNull()
  expect(whyNotRead(new Set(['a']), 'a')).toMatchObject({
    code: 'sheet-being-read',
    basis: 'choice:legacy-sheet',
    remedy: { zh: '请稍后再上传' },
  })
  expect(whyNotRead(new Set(['b', 'c', 'd']), 'a')).toMatchObject({ code: 'sheets-being-read', remedy: { zh: '请稍后再上传' } })
})
