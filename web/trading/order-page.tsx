import { Link, useParams } from '@tanstack/react-router'
import { yuan } from '#contract/money.ts'
import { type OrderEntry, type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { Form } from '#law/forms.ts'
import { orderKinds, orderMoves, orderSides, orderStates, type OrderMove, type OrderState } from '#law/orders.ts'
import { productStates } from '#law/products.ts'
import type { Words } from '#law/words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { moneyMoved } from './money-moved.ts'
import { DisputeLink, OrderDisputes } from './order-disputes.tsx'
import { OrderMoves } from './order-moves.tsx'
import { orderTones, priceWords, productTones } from './trading-words.ts'

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
  const moved = moneyMoved(order.entries)
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
      <div className="card">
        <dl className="facts facts-wide">
          <div className="fact">
            <dt>{w({ zh: '产品', en: 'Product' })}</dt>
            <dd>
              <Link to="/products/$id" params={{ id: order.productId }}>
                {order.productName}
              </Link>{' '}
              {order.productState !== 'listed' && (
                <Status tone={productTones[order.productState]}>{w(productStates[order.productState])}</Status>
              )}
            </dd>
          </div>
          <div className="fact">
            <dt>{w({ zh: '需方', en: 'Buyer' })}</dt>
            <dd>{order.buyerName}</dd>
          </div>
          <div className="fact">
            <dt>{w({ zh: '供方', en: 'Seller' })}</dt>
            <dd>{order.sellerName}</dd>
          </div>
          <div className="fact">
            <dt>{w({ zh: '类型与数量', en: 'Kind and quantity' })}</dt>
            <dd>
              {w(orderKinds[order.kind])} × {order.quantity}
            </dd>
          </div>
          <div className="fact">
            <dt>{w({ zh: '金额', en: 'Amount' })}</dt>
            <dd>
              <Money fen={order.amountFen} />
            </dd>
          </div>
          {moved.paidFen !== null && (
            <div className="fact">
              <dt>{w({ zh: '已支付', en: 'Paid' })}</dt>
              <dd>
                <Money fen={moved.paidFen} />
              </dd>
            </div>
          )}
          {moved.backFen > 0 && (
            <div className="fact">
              <dt>{w({ zh: '已退款', en: 'Refunded' })}</dt>
              <dd>
                <Money fen={moved.backFen} />
              </dd>
            </div>
          )}
          <div className="fact">
            <dt>{w({ zh: '交易所编号', en: 'Number of the exchange' })}</dt>
            <dd>{order.exchangeNumber ?? '—'}</dd>
          </div>
          <div className="fact">
            <dt>{w({ zh: '产品价格', en: 'Price of the product' })}</dt>
            <dd className="number">{w(priceWords(order))}</dd>
          </div>
          {order.turn.length > 0 && (
            <div className="fact">
              <dt>{w({ zh: '轮到', en: 'Waits for' })}</dt>
              <dd>{order.turn.map((side) => w(orderSides[side])).join(w({ zh: '、', en: ', ' }))}</dd>
            </div>
          )}
          <div className="fact">
            <dt>{w({ zh: '用途', en: 'Purpose' })}</dt>
            <dd className="answer-long">{order.purpose}</dd>
          </div>
        </dl>
      </div>
      <OrderMoves order={order} />
      <Notes order={order} />
      <OrderDisputes order={order} />
      {order.certificate && <Certificate certificate={order.certificate} amountFen={order.amountFen} />}
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

function Certificate({ certificate, amountFen }: { certificate: NonNullable<OrderView['certificate']>; amountFen: number }) {
  const { w } = useWords()
  return (
    <div className="card">
      <h2>
        {w({ zh: '交易凭证', en: 'Trade certificate' })}
        <Basis of="choice:trade-certificate" />
      </h2>
      <dl className="facts facts-wide">
        <div className="fact">
          <dt>{w({ zh: '编号', en: 'Number' })}</dt>
          <dd className="number">{certificate.number}</dd>
        </div>
        <div className="fact">
          <dt>{w({ zh: '交易日期', en: 'Traded on' })}</dt>
          <dd>{certificate.tradedOn}</dd>
        </div>
        <div className="fact">
          <dt>{w({ zh: '交易金额', en: 'Amount traded' })}</dt>
          <dd>
            <Money fen={certificate.amountFen} />
            {certificate.amountFen !== amountFen && (
              <small className="quiet">
                {w({ zh: '（登记凭证以后部分退款，凭证仍记退款前的金额）', en: ' (a part was refunded after it was recorded)' })}
              </small>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{w({ zh: '合约摘要值', en: 'Digest of the contract' })}</dt>
          <dd className="number">{certificate.contractDigest}</dd>
        </div>
        <div className="fact">
          <dt>{w({ zh: '凭证记录摘要值', en: 'Digest of the record' })}</dt>
          <dd className="number">{certificate.sha256}</dd>
        </div>
      </dl>
    </div>
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
