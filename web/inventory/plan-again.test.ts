import { expect, test } from 'vitest'
import { planAgain } from './plan-again.ts'

const last = {
  year: 2024,
  plan: {
    title: '2024年度盘点',
    year: 2024,
    scope: '业务系统',
    types: ['files'],
    startsOn: '2024-02-29',
    endsOn: '2025-01-15',
    counter: '甲',
  },
}

test('an empty plan is last year’s, its name, year and days moved to this year', () => {
  expect(planAgain(last, {}, 2026)).toEqual({
    title: '2026年度盘点',
    year: 2026,
    scope: '业务系统',
    types: ['files'],
    startsOn: '2026-02-28',
    endsOn: '2027-01-15',
    counter: '甲',
  })
})

test('what was written stays, and a year that was written leads', () => {
  expect(planAgain(last, { year: 2025, scope: '只数文件', types: [], counter: '' }, 2026)).toEqual({
    title: '2025年度盘点',
    types: ['files'],
    startsOn: '2025-02-28',
    endsOn: '2026-01-15',
    counter: '甲',
  })
  expect(planAgain(last, { ...last.plan }, 2026)).toEqual({})
})
