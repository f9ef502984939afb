import { expect, test } from 'vitest'
import { inYuan } from './money.ts'

test('an amount has its unit in the language of the reader', () => {
  expect(inYuan(123_456)).toEqual({ zh: '1,234.56 元', en: '1,234.56 yuan' })
})
