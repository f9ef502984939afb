import { expect, test } from 'vitest'
import { routes } from '#contract/routes.ts'
import { touched } from './live.ts'

const addresses: readonly string[] = Object.values(routes).map((route) => route.path)

test('what a change touches are addresses that are asked for', () => {
  for (const [kind, begins] of Object.entries(touched))
    for (const begin of begins) expect([kind, begin, addresses.some((address) => address.startsWith(begin))]).toEqual([kind, begin, true])
})

test('settlement refreshes with its acts and with the cases that lead it on (§6.4–6.7)', () => {
  expect(touched['sharing']).toContain('/api/sharing-agreements')
  expect(touched['distribution']).toContain('/api/distributions')
  expect(touched['receivable']).toContain('/api/treasury-reconciliation')
  expect(touched['redistribution']).toContain('/api/redistribution')
  expect(touched['account']).toEqual(expect.arrayContaining(['/api/account-requests', '/api/officers', '/api/notes']))
  expect(touched['case']).toEqual(
    expect.arrayContaining([
      '/api/distributions',
      '/api/receivables',
      '/api/remittances',
      '/api/treasury-reconciliation',
      '/api/redistribution',
    ]),
  )
})
