import { expect, test } from 'vitest'
import { orderStates, type OrderState, turnOf } from './orders.ts'

test('an order that goes on waits for somebody, one that has ended for nobody', () => {
  const turns = Object.fromEntries((Object.keys(orderStates) as OrderState[]).map((state) => [state, turnOf(state, false).join(' ')]))
  expect(turns).toEqual({
    inquiry: 'seller',
    negotiation: 'buyer',
    signing: 'seller',
    payment: 'buyer',
    delivery: 'seller developer',
    acceptance: 'buyer',
    settlement: 'exchange',
    completed: '',
    cancelled: '',
    disputed: 'buyer seller',
    refunded: '',
  })
  expect(turnOf('settlement', true)).toEqual(['seller'])
})
