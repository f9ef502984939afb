import { expect, test } from 'vitest'
import { procedureIn } from './editions.ts'
import type { Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'

test('a case is read in the edition it was opened under, and in the present one where no other is kept (§8.4)', () => {
  const before = procedureIn('use-request', '2026-11')!
  expect([before.edition, before.steps['joint-review']?.joint?.hidden]).toEqual(['2026-11', 'reasons'])
  for (const edition of [undefined, procedures['use-request']?.edition, '2020-01'])
    expect(procedureIn('use-request', edition)).toBe(procedures['use-request'])
  expect(procedureIn('first-registration', '2026-11')).toBe(procedures['first-registration'])
  for (const id of ['toString', 'no-such-thing']) expect(procedureIn(id, '2026-11')).toBeUndefined()
})

test('of what is hidden until all decided the edition before is kept, in which the first refusal led on', () => {
  const sealed = (Object.values(procedures) as readonly Procedure[]).filter(({ steps }) =>
    Object.values(steps).some(({ joint }) => joint?.hidden === true),
  )
  expect(sealed.length).toBe(4)
  for (const { id, edition } of sealed) {
    const before = procedureIn(id, '2026-11')!
    expect([id, edition === before.edition, Object.values(before.steps).some((step) => step.joint?.hidden === true)]).toEqual([
      id,
      false,
      false,
    ])
  }
})

test('an objection made before the unit was heard is upheld as it was then', () => {
  const before = procedureIn('objection', '2026-11')!
  expect([Object.keys(before.steps), Object.keys(before.steps['handling']!.may), before.addressee, before.seats.producer]).toEqual([
    ['handling'],
    ['uphold', 'dismiss'],
    undefined,
    undefined,
  ])
  expect([
    before.ends['upheld']!.tells,
    before.steps['handling']!.may.uphold!.asks,
    procedureIn('objection')!.ends['upheld']!.tells,
  ]).toEqual([undefined, ['objection-decision'], ['ground', 'explanation']])
  expect(procedureIn('objection')!.steps['handling']!.may.uphold).toBeUndefined()
})
