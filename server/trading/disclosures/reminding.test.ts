import { expect, test } from 'vitest'
import { stageOn } from './reminding.ts'

test('3月以前不提醒，3月底前提醒一次，以后为逾期', () => {
  expect(['2027-01-01', '2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01', '2027-12-31'].map(stageOn)).toEqual([
    null,
    null,
    'due',
    'due',
    'late',
    'late',
  ])
})
