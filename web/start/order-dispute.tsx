import { Button } from 'antd'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import { orderStates } from '#law/orders.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { disputeOf } from './dispute-of.ts'

/** Opens a dispute about an order, with what the order says already filled in: its number, the other side and the amount. */
export function OrderDispute({ orderId, isBusy, onOpen }: { orderId: string; isBusy: boolean; onOpen: (answers: Record<string, unknown>) => void }) {
  const { w } = useWords()
  const unit = useSession()?.post
  const found = useAsk(tradingRoutes.readOrder, { params: { id: orderId } })
  return (
    <div className="card">
      <h2>{w({ zh: `以${unit?.organisationName ?? ''}的名义开办`, en: `In the name of ${unit?.organisationName ?? ''}` })}</h2>
      <Loaded query={found}>{order => <><About order={order} /><Button type="primary" loading={isBusy} onClick={() => onOpen(disputeOf(order, unit?.organisationId))}>{w({ zh: '开办', en: 'Start' })}</Button></>}</Loaded>
      <p className="quiet">{w({ zh: '订单编号、对方和金额已照订单填好，可以改；事实和请求在下一页填写，随写随存。', en: 'Number, other side and amount are taken from the order and can be changed; facts and request are written on the next page and saved as you type.' })}</p>
    </div>
  )
}

function About({ order }: { order: OrderView }) {
  const { w } = useWords()
  return (
    <dl className="facts facts-wide">
      <div className="fact"><dt>{w({ zh: '订单', en: 'Order' })}</dt><dd className="number">{order.number}</dd></div>
      <div className="fact"><dt>{w({ zh: '产品', en: 'Product' })}</dt><dd>{order.productName}</dd></div>
      <div className="fact"><dt>{w({ zh: '环节', en: 'State' })}</dt><dd>{w(orderStates[order.state])}</dd></div>
      <div className="fact"><dt>{w({ zh: '金额', en: 'Amount' })}</dt><dd><Money fen={order.amountFen} /></dd></div>
    </dl>
  )
}
