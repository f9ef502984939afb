import { expect, test } from 'vitest'
import { hashAlike } from './sketches.ts'

test('sketches compare among editions of the scanner that hash alike', () => {
  expect(hashAlike('1.1.15', '1.0.3')).toBe(true)
  expect(hashAlike('1.1.16', '1.2.0')).toBe(true)
  expect(hashAlike('1.1.16', '2.0.0')).toBe(true)
  expect(hashAlike('1.1.15', '1.1.16')).toBe(false)
  expect(hashAlike('2.0.0', '1.1.9')).toBe(false)
})
