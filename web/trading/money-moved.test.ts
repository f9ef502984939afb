import { expect, test } from 'vitest'
import { moneyMoved } from './money-moved.ts'

const paid = { move: 'pay', asked: { amountFen: 1799_99 } }
const part = (amountFen: number) => ({ move: 'refund-part', asked: { amountFen, refundedOn: '2026-11-29' } })

test.each([
  ['没有支付', [{ move: 'sign', asked: {} }], { paidFen: null, backFen: 0 }],
  ['已支付', [paid], { paidFen: 1799_99, backFen: 0 }],
  ['两次部分退款', [paid, part(900_00), part(99_99)], { paidFen: 1799_99, backFen: 999_99 }],
  [
    '部分退款后全额退款',
    [paid, part(900_00), { move: 'refund', asked: { refundedOn: '2026-11-29' } }],
    { paidFen: 1799_99, backFen: 1799_99 },
  ],
  [
    '结算后退款',
    [paid, part(900_00), { move: 'refund-settled', asked: { refundedOn: '2026-11-29' } }],
    { paidFen: 1799_99, backFen: 1799_99 },
  ],
  ['以前只登记理由的退款', [paid, { move: 'refund', asked: { explanation: '协商退款' } }], { paidFen: 1799_99, backFen: 0 }],
] as const)('%s', (_, entries, moved) => expect(moneyMoved(entries)).toEqual(moved))
