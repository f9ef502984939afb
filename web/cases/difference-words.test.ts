import { expect, test } from 'vitest'
import { differenceWords } from './difference-words.ts'

test('a change that was given up or overtaken is not told as one that is still to come', () => {
  const told = (ending: string | null) => differenceWords({ procedure: 'change-registration', ending }).zh
  expect(told(null)).toContain('尚未生效')
  expect(told('overtaken')).toContain('变动没有生效')
  expect(told('withdrawn')).toContain('变动没有生效')
  expect(told('changed')).toContain('变动已生效')
})
