import { describe, expect, test } from 'vitest'
import { allOrderMoves, type OrderMove, type OrderSide, orderSides, orderStates, type OrderState } from '#law/orders.ts'
import { type Standing, type Trader, whyNotMove } from './order-rules.ts'

/** The whole table: at each state, from each side, what may be done; a certificate is there where `+` is written. */
const table: { readonly [S in OrderState]: { readonly [P in OrderSide]?: string } } = {
  inquiry: { buyer: 'cancel', seller: 'answer decline' },
  negotiation: { buyer: 'ask-again agree cancel', seller: 'decline' },
  signing: { buyer: 'cancel', seller: 'sign decline' },
  payment: { buyer: 'pay cancel' },
  delivery: { buyer: 'dispute', seller: 'deliver dispute', developer: 'deliver' },
  acceptance: { buyer: 'send-back accept dispute', seller: 'dispute' },
  settlement: { buyer: 'dispute', seller: 'dispute settle+', developer: '', exchange: 'certify-' },
  completed: { seller: 'refund-settled' },
  cancelled: {},
  refunded: {},
  disputed: { buyer: 'go-on', seller: 'refund refund-part' },
}
const people: { readonly [P in OrderSide]: Trader } = {
  buyer: { organisationId: 'b', role: 'producer' },
  seller: { organisationId: 'o', role: 'operator' },
  developer: { organisationId: 'd', role: 'developer' },
  exchange: { organisationId: 'x', role: 'exchange' },
}
const at = (state: OrderState, isCertified: boolean): Standing => ({
  state,
  buyerId: 'b',
  operatorId: 'o',
  developerId: 'd',
  exchangeNumber: 'FJ-1',
  isCertified,
  amountFen: 100,
})
const may = (order: Standing, trader: Trader) =>
  allOrderMoves
    .map(({ id }) => id)
    .filter((move) => whyNotMove(order, move, trader) === null)
    .sort()

describe.each(Object.keys(orderStates) as OrderState[])('订单在 %s', (state) => {
  test.each(Object.keys(orderSides) as OrderSide[])('%s 能办的就是表里所列', (side) => {
    for (const isCertified of [false, true]) {
      const listed = (table[state][side] ?? '')
        .split(' ')
        .filter(Boolean)
        .filter((move) => (move.endsWith('+') ? isCertified : move.endsWith('-') ? !isCertified : true))
        .map((move) => move.replace(/[+-]$/, '') as OrderMove)
      expect([isCertified, ...may(at(state, isCertified), people[side])]).toEqual([isCertified, ...listed.sort()])
    }
  })

  test('别的单位、监管部门和没有登录的人什么也不能办，每一种都说明理由和依据', () => {
    for (const trader of [
      { organisationId: 'z', role: 'operator' },
      { organisationId: 'z', role: 'data-bureau' },
      { organisationId: null, role: 'public' },
    ]) {
      expect(may(at(state, false), trader)).toEqual([])
      for (const { id } of allOrderMoves)
        expect(whyNotMove(at(state, false), id, trader)).toMatchObject({ code: 'not-your-side', basis: expect.stringMatching(/^choice:/) })
    }
  })
})

test('没有挂牌编号的订单，交易所不参与', () => {
  expect(may({ ...at('settlement', false), exchangeNumber: null }, people.exchange)).toEqual([])
})

test('无偿的订单没有款可退，一分钱的订单不能部分退还；都说明理由', () => {
  const why = (state: OrderState, amountFen: number, move: OrderMove) => whyNotMove({ ...at(state, true), amountFen }, move, people.seller)
  expect([why('completed', 0, 'refund-settled'), why('disputed', 1, 'refund-part')]).toMatchObject([
    { code: 'no-income', basis: 'choice:counter-entries', remedy: { zh: expect.stringContaining('争议') } },
    { code: 'no-income', basis: 'choice:order-dispute', remedy: { zh: expect.stringContaining('全额退款') } },
  ])
  expect([why('completed', 1, 'refund-settled'), why('disputed', 2, 'refund-part'), why('disputed', 0, 'refund')]).toEqual([
    null,
    null,
    null,
  ])
})

test('每个状态都到得了，除退订和已退款外都离得开', () => {
  const reached = new Set<string>(['inquiry', ...allOrderMoves.map(({ to }) => to)])
  expect(Object.keys(orderStates).filter((state) => !reached.has(state))).toEqual([])
  expect((Object.keys(orderStates) as OrderState[]).filter((state) => !allOrderMoves.some(({ from }) => from.includes(state)))).toEqual([
    'cancelled',
    'refunded',
  ])
})
