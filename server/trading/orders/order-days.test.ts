import { expect, test } from 'vitest'
import { wrongDay } from './order-days.ts'

const placedOn = '2026-03-01'
const entries = [
  { move: 'sign', asked: { signedOn: '2026-03-02' } },
  { move: 'pay', asked: { paidOn: '2026-03-05' } },
]

test.each([
  ['pay', 'paidOn', '2026-03-01'],
  ['deliver', 'deliveredOn', '2026-03-01'],
  ['certify', 'tradedOn', '2026-03-01'],
  ['refund-settled', 'refundedOn', '2026-03-04'],
  ['refund', 'refundedOn', '2026-03-04'],
  ['refund-part', 'refundedOn', '2026-03-04'],
] as const)('%s 的日期不早于合同签订或者支付日期', (move, field, early) => {
  expect(wrongDay(move, { [field]: early }, { placedOn, entries })).toMatchObject([
    { field, message: { zh: expect.stringContaining('不能早于这一天') } },
  ])
  expect(wrongDay(move, { [field]: '2026-03-05' }, { placedOn, entries })).toEqual([])
})

test('合同不早于订单提出之日签订，拒绝时写明是哪一天（choice:order-states）', () => {
  expect(wrongDay('sign', { signedOn: '2020-01-01' }, { placedOn, entries: [] })).toMatchObject([
    { field: 'signedOn', message: { zh: expect.stringContaining('2026-03-01') } },
  ])
  expect(wrongDay('sign', { signedOn: placedOn }, { placedOn, entries: [] })).toEqual([])
})

test('没有日期的办理不受限', () => {
  expect(wrongDay('accept', {}, { placedOn, entries })).toEqual([])
})
