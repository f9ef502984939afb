import { expect, test } from 'vitest'
import { mayOpen } from './openers.ts'
import { procedures } from './procedures.ts'
import { whyEnded } from './winding-up.ts'

test('an organisation that ended opens what winds it up and nothing else; one that goes on opens everything (choice:organisation-end)', () => {
  const opened = Object.keys(procedures).filter((id) => whyEnded('2026-03-01', id) === null)
  expect(opened.toSorted().join(' ')).toBe(
    'deregistration destruction developer-termination dispute distribution entrustment-end incident legal-opinion listing-change operator-exit remittance repayment transfer-registration valuation',
  )
  expect(whyEnded('2026-03-01', 'first-registration')).toMatchObject({
    code: 'organisation-ended',
    basis: 'choice:organisation-end',
    message: { zh: expect.stringContaining('2026-03-01') },
  })
  expect([whyEnded('2026-03-01')?.code, whyEnded(null, 'first-registration'), whyEnded(undefined)]).toEqual([
    'organisation-ended',
    null,
    null,
  ])
})

test('it is offered accordingly', () => {
  const producer = { role: 'producer', organisationKind: 'company' }
  const offered = (endedOn: string | null) =>
    ['first-registration', 'transfer-registration'].map((id) => mayOpen(procedures[id]!, { ...producer, endedOn }))
  expect([offered(null), offered('2026-03-01')]).toEqual([
    [true, true],
    [false, true],
  ])
})
