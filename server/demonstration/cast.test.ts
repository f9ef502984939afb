import { expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { cast } from './cast.ts'
import { particularsOf } from './particulars.ts'

test('whoever is a data producer has two officers for its yearly duty: what one prepares another confirms (§3.9)', () => {
  const idle = cast.filter((o) => o.roles.includes('producer') && o.people.filter((p) => p.role === 'producer').length < 2)
  expect(idle.map((o) => o.name)).toEqual([])
})

test('whoever takes part in operation and trading can be become: operators, developers, the exchange (§1.7, §1.8, §6.1)', () => {
  for (const role of ['operator', 'developer', 'exchange'] as const) {
    const without = cast.filter((o) => o.roles.includes(role) && !o.people.some((p) => p.role === role))
    expect([role, without.map((o) => o.name), cast.some((o) => o.roles.includes(role))]).toEqual([role, [], true])
  }
})

test('every organisation has particulars for the forms of other registers, right at every field and the same each time (choice:registration-forms)', () => {
  for (const [n, o] of cast.entries()) {
    const particulars = particularsOf(o, n)
    expect([o.name, checkForm('organisation-particulars', particulars, { mode: 'complete', today: '2026-11-30' })]).toEqual([
      o.name,
      { ok: true, value: particulars },
    ])
    expect(particularsOf(o, n)).toEqual(particulars)
  }
})
