import { describe, expect, test } from 'vitest'
import { patternTest, whyNotPattern } from './rule-pattern.ts'

const fits = (pattern: string, value: string): boolean => patternTest(pattern)(value)

describe('patterns of column rules', () => {
  test('describe the whole value', () => {
    expect([fits('\\d{6}', '350001'), fits('\\d{6}', '3500011'), fits('^\\d{6}$', '350001')]).toEqual([true, false, true])
    expect([fits('闽[A-Z][A-Z0-9]{5}', '闽A12345'), fits('闽[A-Z][A-Z0-9]{5}', '浙A12345')]).toEqual([true, false])
  })

  test('agree with the language’s own expressions', () => {
    const patterns = [
      'a*b',
      '(?:ab|cd)+e?',
      '[^0-9]{2,3}',
      'x{2,}',
      '(a|b(c|d)*)?',
      '\\w+\\.\\w+',
      '.',
      '[\\u4e00-\\u9fff]{2,4}',
      '\\p{Script=Han}+',
      'a{0,2}b{1}',
      '甲|乙丙',
      '\\\\',
      '-?\\d+',
    ]
    const values = ['', 'b', 'aaab', 'ababe', 'cd', 'xx', 'x', 'xxxx', 'bcdc', 'a.b', '甲', '乙丙', '张三丰', '12', '-7', '\\', 'aab', '𠮷']
    for (const pattern of patterns)
      for (const value of values)
        expect([pattern, value, fits(pattern, value)]).toEqual([pattern, value, new RegExp(`^(?:${pattern})$`, 'su').test(value)])
  })

  test('never run away, however they are nested', () => {
    const value = `${'a'.repeat(400)}!`
    for (const pattern of ['(a+)+', '(a|a)*', '(a*)*b', '(?:a|aa)+', 'a*a*a*a*a*a*a*b']) {
      expect(whyNotPattern(pattern)).toBeNull()
      expect(fits(pattern, value)).toBe(false)
    }
  })

  test('are read in a moment, whatever stands in them: brackets that hold nothing, and a list of signs that is never closed', () => {
    for (const pattern of [
      '(((((){9999}){9999}){9999}){9999}){9999}',
      '((((a{0}){9999}){9999}){9999}){9999}',
      `(${'()'.repeat(140)}){9999}`,
    ]) {
      expect([pattern, whyNotPattern(pattern)]).toEqual([pattern, null])
      expect([pattern, fits(pattern, ''), fits(pattern, 'a')]).toEqual([pattern, true, false])
    }
    expect(whyNotPattern(`[${'\\u4e00'.repeat(49)}`)).not.toBeNull()
    expect([fits('[\\u4e00-\\u9fff\\]]{2}', '福]'), fits('[^\\u4e00]', '一'), whyNotPattern('[\\u4e0]') === null]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('are refused with a reason when they cannot be followed', () => {
    for (const pattern of [
      '(',
      ')',
      'a)',
      '[a',
      '*a',
      'a{3,2}',
      '(?=a)',
      '(?<n>a)',
      '(a)\\1',
      'a^b',
      '\\bword',
      '(?:a{999}){999}',
      '\\',
      '[z-a]',
      '\\p{Nowhere}',
    ]) {
      const why = whyNotPattern(pattern)
      expect([pattern, why === null]).toEqual([pattern, false])
      expect(why!.zh.length).toBeGreaterThan(3)
    }
  })

  test('a value beyond all bounds fails', () => {
    expect(fits('a*', 'a'.repeat(501))).toBe(false)
  })
})
