import { useParams } from '@tanstack/react-router'
import { yuan } from '#contract/money.ts'
import { type OrderEntry, type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { Form } from '#law/forms.ts'
import { orderMoves, orderSides, orderStates, type OrderMove, type OrderState } from '#law/orders.ts'
import type { Words } from '#law/words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { OrderFacts, TradeCertificate } from './order-facts.tsx'
import { DisputeLink, OrderDisputes } from './order-disputes.tsx'
import { OrderMoves } from './order-moves.tsx'
import { orderTones } from './trading-words.ts'

/** One order: where it stands, what may be done now, its trade certificate, and everything that was done to it. */
export function OrderPage() {
  const { id } = useParams({ from: '/frame/orders/$id' })
  const found = useAsk(tradingRoutes.readOrder, { params: { id } })
  if (found.isError && !found.data)
    return (
      <Page title={{ zh: '打不开这份订单', en: 'This order cannot be opened' }}>
        <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    )
  return <Loaded query={found}>{(order) => <Shown order={order} />}</Loaded>
}

function Shown({ order }: { order: OrderView }) {
  const { w } = useWords()
  return (
    <Page
      title={order.number}
      note={
        <>
          <Status tone={orderTones[order.state]}>{w(orderStates[order.state])}</Status> <Basis of="§6.1" />
          <Basis of="choice:order-states" />
        </>
      }
      aside={
        <>
          <DisputeLink order={order} />
          <TraceLink kind="order" id={order.id} />
        </>
      }
    >
      <OrderFacts order={order} />
      <OrderMoves order={order} />
      <Notes order={order} />
      <OrderDisputes order={order} />
      {order.certificate && <TradeCertificate certificate={order.certificate} amountFen={order.amountFen} />}
      <div className="card">
        <h2>{w({ zh: '全程记录', en: 'What was done' })}</h2>
        {order.entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </div>
    </Page>
  )
}

/** What else to know of an order: that its product is off the exchange, and where a dispute about it is brought. */
function Notes({ order }: { order: OrderView }) {
  const { w } = useWords()
  const isRunning = order.turn.length > 0
  return (
    <>
      {order.productState === 'delisted' && isRunning && (
        <p className="quiet">
          {w({
            zh: '产品已下架，不再接受新订单；这份订单由双方商定继续办理或者退订，已经付款的由一方提出争议后退款。',
            en: 'The product is delisted and takes no new orders; this one goes on or is cancelled as both sides agree, and once it is paid one side disputes and the money goes back.',
          })}{' '}
          <Basis of="choice:delisting" />
        </p>
      )}
      {order.state === 'disputed' && (
        <p className="quiet">
          {w({
            zh: '协商、调解、仲裁和诉讼在争议办件里进行，由一方从右上角提出；了结后回到这里继续交付或者退款。',
            en: 'Negotiation, mediation, arbitration and litigation run in a case of their own, which a side begins at the top right; once it is settled, go on here or refund.',
          })}{' '}
          <Basis of="§6.9" />
        </p>
      )}
      {order.state === 'acceptance' && order.entries.at(-1)?.move === 'refund-part' && (
        <p className="quiet">
          {w({
            zh: `供方已部分退款，其余${yuan(order.amountFen)}元继续：需方同意的办理验收，不同意的再提争议。`,
            en: `The seller has refunded a part; the rest, ${yuan(order.amountFen)} yuan, goes on: the buyer accepts, or disputes again.`,
          })}{' '}
          <Basis of="choice:order-dispute" />
        </p>
      )}
    </>
  )
}

function Entry({ entry }: { entry: OrderEntry }) {
  const { w } = useWords()
  const move = orderMoves[entry.move as OrderMove] as { readonly title: Words; readonly asks?: Form } | undefined
  return (
    <section>
      <h3>
        {w(move?.title ?? { zh: '下订单', en: 'Placed' })} → {w(orderStates[entry.toState as OrderState])}
      </h3>
      <p className="quiet">
        {entry.officerName} · {entry.organisationName} · {w(orderSides[entry.side])} · {dayOf(entry.at)}
      </p>
      {move?.asks && <AnswersView form={move.asks} answers={entry.asked} isBrief />}
    </section>
  )
}
