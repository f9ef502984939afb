import type { FieldProblem } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import type { OrderEntry } from '#contract/trading.ts'
import type { OrderMove } from '#law/orders.ts'
import type { Words } from '#law/words.ts'

/** The day a move records, and the recorded day before which it cannot be. */
type Day = { readonly field: string; readonly after: { readonly move: OrderMove; readonly field: string; readonly says: Words } }
const signing = { move: 'sign', field: 'signedOn', says: { zh: '合同签订日期', en: 'the day the contract was signed' } } as const
const paying = { move: 'pay', field: 'paidOn', says: { zh: '支付日期', en: 'the day of the payment' } } as const
const days: { readonly [M in OrderMove]?: Day } = {
  pay: { field: 'paidOn', after: signing },
  deliver: { field: 'deliveredOn', after: signing },
  certify: { field: 'tradedOn', after: signing },
  'refund-settled': { field: 'refundedOn', after: paying },
  refund: { field: 'refundedOn', after: paying },
  'refund-part': { field: 'refundedOn', after: paying },
}

/**
 * What is wrong with the day a move records, after what was done before: nothing is signed before the day the order was placed, paid,
 * delivered or traded before the contract, nor refunded before it was paid (choice:order-states). Pure.
 */
export function wrongDay(
  move: OrderMove,
  asked: Readonly<Record<string, unknown>>,
  { placedOn, entries }: { readonly placedOn: string; readonly entries: readonly Pick<OrderEntry, 'move' | 'asked'>[] },
): FieldProblem[] {
  if (move === signing.move && textOf(asked[signing.field]) < placedOn)
    return [
      {
        field: signing.field,
        message: {
          zh: `订单是${placedOn}提出的，合同签订日期不能早于这一天`,
          en: `The order was placed on ${placedOn} and its contract is not signed before`,
        },
      },
    ]
  const day = days[move]
  if (day === undefined) return []
  const { after, field } = day
  const first = textOf(entries.findLast((entry) => entry.move === after.move)?.asked[after.field])
  return textOf(asked[field]) < first
    ? [{ field, message: { zh: `${after.says.zh}是${first}，不能早于这一天`, en: `It is not before ${after.says.en}, ${first}` } }]
    : []
}
