import { Link } from '@tanstack/react-router'
import type { OrderView } from '#contract/trading.ts'
import { orderKinds, orderSides } from '#law/orders.ts'
import { productStates } from '#law/products.ts'
import { Basis } from '../ui/basis.tsx'
import { Fact } from '../ui/fact.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import { moneyMoved } from './money-moved.ts'
import { priceWords, productTones } from './trading-words.ts'

/** What is ordered by whom from whom, what it costs and what was paid of it, and whose turn it is. */
export function OrderFacts({ order }: { order: OrderView }) {
  const { w } = useWords()
  const moved = moneyMoved(order.entries)
  return (
    <div className="card">
      <dl className="facts facts-wide">
        <Fact of={{ zh: '产品', en: 'Product' }}>
          <Link to="/products/$id" params={{ id: order.productId }}>
            {order.productName}
          </Link>{' '}
          {order.productState !== 'listed' && (
            <Status tone={productTones[order.productState]}>{w(productStates[order.productState])}</Status>
          )}
        </Fact>
        <Fact of={{ zh: '需方', en: 'Buyer' }}>{order.buyerName}</Fact>
        <Fact of={{ zh: '供方', en: 'Seller' }}>{order.sellerName}</Fact>
        <Fact of={{ zh: '类型与数量', en: 'Kind and quantity' }}>
          {w(orderKinds[order.kind])} × {order.quantity}
        </Fact>
        <Fact of={{ zh: '金额', en: 'Amount' }}>
          <Money fen={order.amountFen} />
        </Fact>
        {moved.paidFen !== null && (
          <Fact of={{ zh: '已支付', en: 'Paid' }}>
            <Money fen={moved.paidFen} />
          </Fact>
        )}
        {moved.backFen > 0 && (
          <Fact of={{ zh: '已退款', en: 'Refunded' }}>
            <Money fen={moved.backFen} />
          </Fact>
        )}
        <Fact of={{ zh: '交易所编号', en: 'Number of the exchange' }}>{order.exchangeNumber ?? '—'}</Fact>
        <Fact of={{ zh: '产品价格', en: 'Price of the product' }} className="number">
          {w(priceWords(order))}
        </Fact>
        {order.turn.length > 0 && (
          <Fact of={{ zh: '轮到', en: 'Waits for' }}>{order.turn.map((side) => w(orderSides[side])).join(w({ zh: '、', en: ', ' }))}</Fact>
        )}
        <Fact of={{ zh: '用途', en: 'Purpose' }} className="answer-long">
          {order.purpose}
        </Fact>
      </dl>
    </div>
  )
}

/** The trade certificate of an order; it keeps the amount it was recorded with. */
export function TradeCertificate({ certificate, amountFen }: { certificate: NonNullable<OrderView['certificate']>; amountFen: number }) {
  const { w } = useWords()
  return (
    <div className="card">
      <h2>
        {w({ zh: '交易凭证', en: 'Trade certificate' })}
        <Basis of="choice:trade-certificate" />
      </h2>
      <dl className="facts facts-wide">
        <Fact of={{ zh: '编号', en: 'Number' }} className="number">
          {certificate.number}
        </Fact>
        <Fact of={{ zh: '交易日期', en: 'Traded on' }}>{certificate.tradedOn}</Fact>
        <Fact of={{ zh: '交易金额', en: 'Amount traded' }}>
          <Money fen={certificate.amountFen} />
          {certificate.amountFen !== amountFen && (
            <small className="quiet">
              {w({ zh: '（登记凭证以后部分退款，凭证仍记退款前的金额）', en: ' (a part was refunded after it was recorded)' })}
            </small>
          )}
        </Fact>
        <Fact of={{ zh: '合约摘要值', en: 'Digest of the contract' }} className="number">
          {certificate.contractDigest}
        </Fact>
        <Fact of={{ zh: '凭证记录摘要值', en: 'Digest of the record' }} className="number">
          {certificate.sha256}
        </Fact>
      </dl>
    </div>
  )
}
