import { expect, test } from 'vitest'
import { confirming } from './confirming.ts'

test('the button that takes an act does not say twice that it is confirmed', () => {
  expect(confirming({ zh: '通过', en: 'Pass' })).toEqual({ zh: '确认通过', en: 'Confirm: Pass' })
  expect(confirming({ zh: '监销确认', en: 'Witness' })).toEqual({ zh: '监销确认', en: 'Confirm: Witness' })
  expect(confirming({ zh: '确认办结', en: 'Confirm' })).toEqual({ zh: '确认办结', en: 'Confirm' })
})
