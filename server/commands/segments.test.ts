import { expect, test } from 'vitest'
import { findGap, neededNoMore } from './segments.ts'
import { leadsOn, positionOf, stretchesOf } from './timelines.ts'

const [a, b, c, d] = ['0000000100000000000000FE', '0000000100000000000000FF', '000000010000000100000000', '000000020000000100000001'] as [
  string,
  string,
  string,
  string,
]
const old = '000000010000000100000001'
const one = stretchesOf(1, '')
const two = stretchesOf(2, '1\t1/1000060\tno recovery target specified\n# 5f3c\n')

test('a gap in the archived log is found, over the end of a file and a change of timeline', () => {
  expect(findGap([d, c, b, a, `${a}.00000028.backup`, '00000002.history'], b, two)).toBeNull()
  expect(findGap([a, b, d], a, two)).toBe(c)
  expect(findGap([c, d], b, two)).toBe(b)
  expect(findGap([], b, one)).toBe(b)
})

test('what the old timeline went on to is no part of the log that leads to the new one', () => {
  const later = ['000000010000000100000001', '000000010000000100000002', '000000010000000100000003', '000000020000000100000002']
  expect(findGap([a, b, c, ...later], a, two)).toBe(d)
  expect(findGap([a, b, c, d, ...later], a, two)).toBeNull()
  expect(findGap([a, b, c, old, '000000010000000100000003'], a, two)).toBeNull()
  expect(findGap([a, b, c, old, '000000010000000100000003'], a, one)).toBe('000000010000000100000002')
})

test('a history tells which base backups lead to its timeline', () => {
  expect(two).toEqual([
    { timeline: 1, until: 0x1_0100_0060n },
    { timeline: 2, until: null },
  ])
  expect([
    leadsOn(two, { timeline: 1, end: positionOf('1/1000060') }),
    leadsOn(two, { timeline: 1, end: positionOf('1/1000061') }),
    leadsOn(two, { timeline: 2, end: positionOf('1/1000061') }),
    leadsOn(one, { timeline: 2, end: 0n }),
  ]).toEqual([true, false, true, false])
  expect(stretchesOf(3, '1\t0/5000000\tx\n\n2\t0/9000000\tbefore 2026-11-27\n').map(({ timeline }) => timeline)).toEqual([1, 2, 3])
})

test('what lies before the oldest base backup is needed no more', () => {
  expect(neededNoMore([a, b, c, d, `${a}.00000028.backup`, '00000002.history'], c)).toEqual([a, b, `${a}.00000028.backup`])
})
