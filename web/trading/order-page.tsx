import { Link, useParams } from '@tanstack/react-router'
import { type OrderEntry, type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { Form } from '#law/forms.ts'
import { orderKinds, orderMoves, orderSides, orderStates, type OrderMove, type OrderState } from '#law/orders.ts'
import type { Words } from '#law/words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { OrderMoves } from './order-moves.tsx'
import { orderTones } from './trading-words.ts'

/** One order: where it stands, what may be done now, its trade certificate, and everything that was done to it. */
export function OrderPage() {
  const { id } = useParams({ from: '/frame/orders/$id' })
  const found = useAsk(tradingRoutes.readOrder, { params: { id } })
  return <Loaded query={found}>{order => <Shown order={order} />}</Loaded>
}

function Shown({ order }: { order: OrderView }) {
  const { w } = useWords()
  return (
    <Page title={order.number} note={<><Status tone={orderTones[order.state]}>{w(orderStates[order.state])}</Status> <Basis of="§6.1" /><Basis of="choice:order-states" /></>} aside={<TraceLink kind="order" id={order.id} />}>
      <div className="card"><dl className="facts">
        <div className="fact"><dt>{w({ zh: '产品', en: 'Product' })}</dt><dd><Link to="/products/$id" params={{ id: order.productId }}>{order.productName}</Link></dd></div>
        <div className="fact"><dt>{w({ zh: '需方', en: 'Buyer' })}</dt><dd>{order.buyerName}</dd></div>
        <div className="fact"><dt>{w({ zh: '供方', en: 'Seller' })}</dt><dd>{order.sellerName}</dd></div>
        <div className="fact"><dt>{w({ zh: '类型与数量', en: 'Kind and quantity' })}</dt><dd>{w(orderKinds[order.kind])} × {order.quantity}</dd></div>
        <div className="fact"><dt>{w({ zh: '金额', en: 'Amount' })}</dt><dd><Money fen={order.amountFen} /></dd></div>
        <div className="fact"><dt>{w({ zh: '交易所编号', en: 'Number of the exchange' })}</dt><dd>{order.exchangeNumber ?? '—'}</dd></div>
        <div className="fact"><dt>{w({ zh: '用途', en: 'Purpose' })}</dt><dd>{order.purpose}</dd></div>
      </dl></div>
      <OrderMoves order={order} />
      {order.certificate && <Certificate certificate={order.certificate} />}
      <div className="card"><h2>{w({ zh: '全程记录', en: 'What was done' })}</h2>{order.entries.map(entry => <Entry key={entry.seq} entry={entry} />)}</div>
    </Page>
  )
}

function Certificate({ certificate }: { certificate: NonNullable<OrderView['certificate']> }) {
  const { w } = useWords()
  return (
    <div className="card"><h2>{w({ zh: '交易凭证', en: 'Trade certificate' })}<Basis of="choice:trade-certificate" /></h2><dl className="facts facts-wide">
      <div className="fact"><dt>{w({ zh: '编号', en: 'Number' })}</dt><dd className="number">{certificate.number}</dd></div>
      <div className="fact"><dt>{w({ zh: '交易日期', en: 'Traded on' })}</dt><dd>{certificate.tradedOn}</dd></div>
      <div className="fact"><dt>{w({ zh: '合约摘要值', en: 'Digest of the contract' })}</dt><dd className="number">{certificate.contractDigest}</dd></div>
      <div className="fact"><dt>{w({ zh: '凭证记录摘要值', en: 'Digest of the record' })}</dt><dd className="number">{certificate.sha256}</dd></div>
    </dl></div>
  )
}

function Entry({ entry }: { entry: OrderEntry }) {
  const { w } = useWords()
  const move = orderMoves[entry.move as OrderMove] as { readonly title: Words; readonly asks?: Form } | undefined
  return (
    <section>
      <h3>{w(move?.title ?? { zh: '下订单', en: 'Placed' })} → {w(orderStates[entry.toState as OrderState])}</h3>
      <p className="quiet">{entry.officerName} · {entry.organisationName}（{w(orderSides[entry.side])}） · {dayOf(entry.at)}</p>
      {move?.asks && <AnswersView form={move.asks} answers={entry.asked} isBrief />}
    </section>
  )
}
