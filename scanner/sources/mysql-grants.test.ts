import { expect, test } from 'vitest'
import { grantsWriting } from '#scanner/sources/mysql-catalogue.ts'

test.each([
  ['GRANT SELECT, SHOW VIEW ON `biz`.* TO `reader`@`%`', false],
  ['GRANT USAGE ON *.* TO `reader`@`%`', false],
  ['GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP ON `test`.* TO PUBLIC', false],
  ['GRANT SELECT, INSERT, CREATE ROUTINE ON `test\\_%`.* TO PUBLIC', false],
  ['GRANT SELECT, INSERT, CREATE ROUTINE ON `test\\\\_%`.* TO PUBLIC', false],
  ['GRANT ALL PRIVILEGES ON `biz`.* TO `writer`@`%`', true],
  ['GRANT INSERT ON `b%`.* TO `writer`@`%`', true],
  ['GRANT SELECT, UPDATE ON `biz`.`card` TO `writer`@`%`', true],
  ['GRANT INSERT ON *.* TO `writer`@`%`', true],
  ['GRANT ALL PRIVILEGES ON somewhere TO writer', true],
])('%s', (line, writes) => {
  expect(grantsWriting(line, ['biz'])).toBe(writes)
})
