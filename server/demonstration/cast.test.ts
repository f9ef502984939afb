import { expect, test } from 'vitest'
import { cast } from './cast.ts'

test('whoever is a data producer has an officer who can do its yearly duty (§3.9)', () => {
  const idle = cast.filter(o => o.roles.includes('producer') && !o.people.some(p => p.role === 'producer'))
  expect(idle.map(o => o.name)).toEqual([])
})
