import { expect, test } from 'vitest'
import { problemsOf } from './form-fields.tsx'

test('on a screen an amount is told in yuan, and a finding of good faith is not said to be made public', () => {
  const told = (...given: Parameters<typeof problemsOf>) =>
    Object.fromEntries(problemsOf(...given).map(({ field, message }) => [field, message.zh]))
  expect(told('valuation-report', { amountFen: 1234.5 }, '2026-11-29')['amountFen']).toContain('以元填写')
  expect(told('ruling-draft', { answer: '请与经办人联系：13900000000' }, '2026-11-29', { kind: 'tolerance' })['answer']).toBeUndefined()
  expect(told('ruling-draft', { answer: '请与经办人联系：13900000000' }, '2026-11-29', { kind: 'interpretation' })['answer']).toContain(
    '将公开',
  )
})
