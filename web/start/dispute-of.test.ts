import { expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { disputeOf } from './dispute-of.ts'

const [buyerId, sellerId] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const order = { number: 'DD-2026-000001', productName: '公交客流指数', buyerId, sellerId, amountFen: 900_00 }

test('由订单提出的争议照订单填好编号、对方和金额，只剩事实和请求要写（§6.9）', () => {
  expect(disputeOf(order, buyerId)).toEqual({ title: '关于订单DD-2026-000001“公交客流指数”的争议', kind: 'trade', about: 'DD-2026-000001', amountFen: 900_00, respondent: sellerId })
  expect(disputeOf(order, sellerId)['respondent']).toBe(buyerId)
  expect(disputeOf({ ...order, buyerId: null }, sellerId)).not.toHaveProperty('respondent')
  const checked = checkForm('dispute-claim', disputeOf(order, buyerId), { mode: 'complete', today: '2026-11-29' })
  expect(checked.ok ? [] : checked.fields.map(({ field }) => field)).toEqual(['facts', 'request'])
})

test('名称不超过表单允许的长度', () => {
  expect(disputeOf({ ...order, productName: '指数'.repeat(60) }, buyerId)['title']).toHaveLength(100)
})
