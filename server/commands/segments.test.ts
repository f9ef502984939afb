import { expect, test } from 'vitest'
import { findGap, neededNoMore } from './segments.ts'

const [a, b, c, d] = ['0000000100000000000000FE', '0000000100000000000000FF', '000000010000000100000000', '000000020000000100000001'] as [string, string, string, string]

test('a gap in the archived log is found, over the end of a file and a change of timeline', () => {
  expect(findGap([d, c, b, a, `${a}.00000028.backup`, '00000002.history'], b)).toEqual({ missing: null, last: d })
  expect(findGap([a, b, d], a)).toEqual({ missing: c, last: b })
  expect(findGap([c, d], b)).toEqual({ missing: b, last: null })
  expect(findGap([], b)).toEqual({ missing: b, last: null })
})

test('what lies before the oldest base backup is needed no more', () => {
  expect(neededNoMore([a, b, c, d, `${a}.00000028.backup`, '00000002.history'], c)).toEqual([a, b, `${a}.00000028.backup`])
})
