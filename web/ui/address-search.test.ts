import { describe, expect, test } from 'vitest'
import { dayIn, idIn, isNarrowed, oneOf, searchOf, textIn, wholeIn } from './address-search.ts'

const read = searchOf<{ tab?: 'card' | 'books'; q?: string }>((written) => ({
  tab: oneOf(written['tab'], ['card', 'books']),
  q: textIn(written['q']),
}))
/** What a page sees: the router lays what was read over what was written. */
const seen = (written: Record<string, unknown>) => ({ ...written, ...read(written) })

describe('what stands in an address', () => {
  test('is read over what was written: what a page does not know does not come through, how its list is sorted does', () => {
    expect(seen({ tab: 'zzz', q: '公交', other: 'x', sort: '-name' })).toEqual({ q: '公交', sort: '-name' })
    expect(seen({ tab: 'books' })).toEqual({ tab: 'books' })
    expect(Object.keys(read({ tab: 'zzz', other: 'x' })).toSorted()).toEqual(['other', 'q', 'sort', 'tab'])
  })

  test('narrows a list by what it says alone', () => {
    expect([seen({ tab: 'zzz', other: 'x', sort: 'name' }), seen({ q: ' ' })].map(isNarrowed)).toEqual([false, false])
    expect(isNarrowed(seen({ q: '公交' }))).toBe(true)
  })

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['0000-00-00', undefined],
    [20260228, undefined],
  ])('the day %s is %s', (written, day) => {
    expect(dayIn(written)).toBe(day)
  })
  test.each([
    [2026, 2026],
    ['2026', 2026],
    [1999, undefined],
    [true, undefined],
    [[2026], undefined],
    ['', undefined],
    [null, undefined],
  ])('the year %j is %s', (written, year) => {
    expect(wholeIn(written, 2000, 2200)).toBe(year)
  })
  test.each([
    [1066, '1066'],
    [true, 'true'],
    ['\u0000', undefined],
    ['公\u0000交', '公交'],
    [{ q: 1 }, undefined],
    ['长'.repeat(300), '长'.repeat(100)],
  ])('the text %j is %s', (written, text) => {
    expect(textIn(written)).toBe(text)
  })
  test('an id is one', () => {
    expect([idIn('zzz'), idIn(1), idIn('3e0a9c5e-54c5-4a0e-8c5f-0f6a2f0d9a11')]).toEqual([
      undefined,
      undefined,
      '3e0a9c5e-54c5-4a0e-8c5f-0f6a2f0d9a11',
    ])
  })
})
