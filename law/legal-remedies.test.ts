import { expect, test } from 'vitest'
import { legalRemedies, remediesOf } from './legal-remedies.ts'
import type { Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'

test('the remedies of law are told of every decision of an office against somebody, and of no other ending (choice:legal-remedies)', () => {
  const told = (Object.values(procedures) as readonly Procedure[]).flatMap((procedure) =>
    Object.keys(procedure.ends)
      .filter((ending) => remediesOf(procedure, ending) !== null)
      .map((ending) => `${procedure.id} ${ending}`),
  )
  expect(told.sort()).toEqual([
    'change-registration not-accepted',
    'change-registration refused',
    'change-registration terminated',
    'credit-repair kept',
    'deregistration not-accepted',
    'deregistration refused',
    'first-registration not-accepted',
    'first-registration refused',
    'first-registration terminated',
    'interpretation declined',
    'legacy-registration not-accepted',
    'legacy-registration refused',
    'legacy-registration terminated',
    'objection dismissed',
    'operator-exit refused',
    'operator-sanction sanctioned',
    'operator-sanction terminated',
    'product-filing not-filed',
    'registrar-deregistration deregistered',
    'registrar-deregistration not-deregistered',
    'repayment refused',
    'revocation revoked',
    'third-party-correction refused',
    'third-party-correction terminated',
    'third-party-correction withdrawn',
    'transfer-registration refused',
    'transfer-registration terminated',
    'use-request refused',
  ])
  expect(remediesOf(procedures['first-registration']!, null)).toBeNull()
  expect([
    legalRemedies.zh.includes('60日'),
    legalRemedies.zh.includes('6个月'),
    legalRemedies.en.includes('60 days'),
    legalRemedies.en.includes('6 months'),
  ]).toEqual([true, true, true, true])
})
