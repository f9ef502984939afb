import { describe, expect, test } from 'vitest'
import { patternsOf } from '#scanner/propose/patterns.ts'

describe('shapes of values', () => {
  test('write digits, letters and Chinese characters with how often each is repeated', () => {
    expect(patternsOf(['13900000000', '13900000001', 'FJ00001'])).toEqual([
      { text: '9{11}', count: 2 },
      { text: 'A{2}9{5}', count: 1 },
    ])
    expect(patternsOf(['张三', '欧阳小明', '李四五'])).toEqual([{ text: '汉{2,4}', count: 3 }])
  })

  test('keep signs, which tell dates and decimals apart', () => {
    expect(patternsOf(['2024-01-05', '2024/1/5', '12.50', '7.5'])).toEqual([
      { text: '9{1,2}.9{1,2}', count: 2 },
      { text: '9{4}-9{2}-9{2}', count: 1 },
      { text: '9{4}/9/9', count: 1 },
    ])
  })

  test('give up on long mixed text, and never repeat a letter or digit of the value', () => {
    const [shape] = patternsOf(['a1b2c3d4e5f6g7h8', '甲1乙2丙3丁4戊5己6庚7辛8'])
    expect(shape).toEqual({ text: '…', count: 2 })
    for (const { text } of patternsOf(['Zhang San, 67', 'Ωmega', '😀 6'])) expect(text).not.toMatch(/[ZhngSme67Ω😀]/u)
  })

  test('are at most ten, the most frequent first', () => {
    const many = Array.from({ length: 30 }, (_, at) => '-'.repeat(1) + 'aA'.repeat(at % 12) + '!'.repeat(1))
    expect(patternsOf(many).length).toBeLessThanOrEqual(10)
    expect(patternsOf([])).toEqual([])
  })
})
