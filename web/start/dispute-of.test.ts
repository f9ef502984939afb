import { expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { disputeOf, disputeOfDistribution } from './dispute-of.ts'

const [buyerId, sellerId] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const order = { number: 'DD-2026-000001', productName: '公交客流指数', buyerId, sellerId, amountFen: 900_00 }

test('由订单提出的争议照订单填好编号、对方和金额，只剩事实和请求要写（§6.9）', () => {
  expect(disputeOf(order, buyerId)).toEqual({
    title: '关于订单DD-2026-000001“公交客流指数”的争议',
    kind: 'trade',
    about: 'DD-2026-000001',
    amountFen: 900_00,
    respondent: sellerId,
  })
  expect(disputeOf(order, sellerId)['respondent']).toBe(buyerId)
  expect(disputeOf({ ...order, buyerId: null }, sellerId)).not.toHaveProperty('respondent')
  const checked = checkForm('dispute-claim', disputeOf(order, buyerId), { mode: 'complete', today: '2026-11-29' })
  expect(checked.ok ? [] : checked.fields.map(({ field }) => field)).toEqual(['facts', 'request'])
})

test('名称不超过表单允许的长度', () => {
  expect(disputeOf({ ...order, productName: '指数'.repeat(60) }, buyerId)['title']).toHaveLength(100)
})

test('由收益分配提出的争议写好分配编号、运营主体和本单位份额；不是一方的财政部门没有份额，填0（§6.5、§6.9）', () => {
  const of = {
    number: 'SYFP-2026-0001',
    title: '十月收益分配',
    operatorId: sellerId,
    partyList: [
      {
        organisationId: buyerId,
        organisationName: '市交通局',
        parts: ['producer' as const],
        isPublic: true,
        amountFen: 3000,
        dueFen: 3000,
        backFen: 0,
        agreedName: '',
        agreedAt: null,
      },
    ],
  }
  const given = disputeOfDistribution(of, buyerId)
  expect(given).toEqual({
    title: '关于收益分配SYFP-2026-0001“十月收益分配”的争议',
    kind: 'income',
    about: of.number,
    respondent: sellerId,
    amountFen: 3000,
  })
  expect(disputeOfDistribution(of, '33333333-3333-4333-8333-333333333333')['amountFen']).toBe(0)
  const checked = checkForm('dispute-claim', given, { mode: 'complete', today: '2026-11-29' })
  expect(checked.ok ? [] : checked.fields.map(({ field }) => field)).toEqual(['facts', 'request'])
})
