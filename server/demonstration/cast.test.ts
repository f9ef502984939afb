import { expect, test } from 'vitest'
import { cast } from './cast.ts'

test('whoever is a data producer has two officers for its yearly duty: what one prepares another confirms (§3.9)', () => {
  const idle = cast.filter(o => o.roles.includes('producer') && o.people.filter(p => p.role === 'producer').length < 2)
  expect(idle.map(o => o.name)).toEqual([])
})

test('whoever takes part in operation and trading can be become: operators, developers, the exchange (§1.7, §1.8, §6.1)', () => {
  for (const role of ['operator', 'developer', 'exchange'] as const) {
    const without = cast.filter(o => o.roles.includes(role) && !o.people.some(p => p.role === role))
    expect([role, without.map(o => o.name), cast.some(o => o.roles.includes(role))]).toEqual([role, [], true])
  }
})
