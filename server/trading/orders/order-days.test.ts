import { expect, test } from 'vitest'
import { wrongDay } from './order-days.ts'

const entries = [{ move: 'sign', asked: { signedOn: '2026-03-02' } }, { move: 'pay', asked: { paidOn: '2026-03-05' } }]

test.each([['pay', 'paidOn', '2026-03-01'], ['deliver', 'deliveredOn', '2026-03-01'], ['certify', 'tradedOn', '2026-03-01'], ['refund-settled', 'refundedOn', '2026-03-04']] as const)('%s 的日期不早于合同签订或者支付日期', (move, field, early) => {
  expect(wrongDay(move, { [field]: early }, entries)).toMatchObject([{ field, message: { zh: expect.stringContaining('不能早于这一天') } }])
  expect(wrongDay(move, { [field]: '2026-03-05' }, entries)).toEqual([])
})

test('没有日期的办理、签约本身不受限', () => {
  expect(wrongDay('accept', {}, entries)).toEqual([])
  expect(wrongDay('sign', { signedOn: '2025-01-01' }, [])).toEqual([])
})
