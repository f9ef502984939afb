import { expect, test } from 'vitest'
import { whatIsLeftOut } from './legacy-words.ts'

test('a list of errors that stops says where it stops, and how many are left (choice:legacy-sheet)', () => {
  expect(whatIsLeftOut(1000, 1000)).toBeNull()
  expect(whatIsLeftOut(1000, 4321)).toMatchObject({
    zh: expect.stringMatching(/前 1000 处，还有 3321 处/),
    en: expect.stringMatching(/first 1000 .* 3321 more/),
  })
})
