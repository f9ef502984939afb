import { expect, test } from 'vitest'
import { offeredStands } from './offered.ts'
import { procedures } from './procedures.ts'

test('a procedure about a registered asset offers registered ones, a revocation those that ever were, a first or taken-over registration those that are not, a memorandum any', () => {
  const of = (id: string) => offeredStands(procedures[id]!)
  expect(
    ['deregistration', 'change-registration', 'transfer-registration', 'entrustment', 'entrustment-end', 'use-request'].map((id) => [
      id,
      of(id),
    ]),
  ).toEqual(
    ['deregistration', 'change-registration', 'transfer-registration', 'entrustment', 'entrustment-end', 'use-request'].map((id) => [
      id,
      'asset-card',
    ]),
  )
  expect([of('revocation'), of('first-registration'), of('legacy-registration'), of('memorandum')]).toEqual([
    'once-registered',
    'information-card',
    'information-card',
    null,
  ])
})
