import { expect, test } from 'vitest'
import { administrators } from '#law/parties.ts'
import { homeOf } from './home.ts'

test('an administrator starts with what they keep, everybody else in the inbox (choice:administrators)', () => {
  expect([...administrators, 'registrar', 'producer', undefined].map(homeOf)).toEqual([
    '/administration',
    '/administration',
    '/audit',
    '/',
    '/',
    '/',
  ])
})
