import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuan } from '#contract/money.ts'
import { capitals, fenOf } from './money-words.ts'

describe('money in words', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [100, '壹元整'],
    [1_05, '壹元零伍分'],
    [12_345, '壹佰贰拾叁元肆角伍分'],
    [100_000, '壹仟元整'],
    [1_001_00, '壹仟零壹元整'],
    [100_010_00, '壹拾万零壹拾元整'],
    [1_000_000_00, '壹佰万元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [123_456_789_01, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
    [-100, '负壹元整'],
    [1_0010_0000_00, '壹亿零壹拾万元整'],
  ])('%i fen is %s', (fen, words) => {
    expect(capitals(fen)).toBe(words)
  })

  test('yuan has two decimals and thousands separators', () => {
    expect(yuan(123_456_789)).toBe('1,234,567.89')
    expect(yuan(-5)).toBe('-0.05')
  })

  test('what is written as yuan is read back as the same fen', () => {
    fc.assert(fc.property(fc.integer({ min: -1e15, max: 1e15 }), (fen) => fenOf(yuan(fen)) === (fen === 0 ? 0 : fen)))
  })

  test.each([
    ['１２，０００', 12_000_00],
    ['￥1,234．５', 1_234_50],
    [' 12,000 元', 12_000_00],
    ['－5', -5_00],
  ])('%j is read as it is typed in Chinese', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen)
  })

  test.each(['', '1.5万', 'abc', '1.234', '1e3', '--1', '1.2.3'])('%j is no amount', (typed) => {
    expect(fenOf(typed)).toBeNull()
  })
})
