import { Button } from 'antd'
import { type Distribution, settlementRoutes } from '#contract/settlement.ts'
import { type OrderView, tradingRoutes } from '#contract/trading.ts'
import { orderStates } from '#law/orders.ts'
import { useAsk } from '../ui/api.ts'
import { Fact } from '../ui/fact.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { disputeOf, disputeOfDistribution } from './dispute-of.ts'

/** Opens a dispute about an order or a distribution, with what that says already filled in: its number, the other side and the amount. */
export function DisputeStart({
  orderId,
  distributionId,
  isBusy,
  onOpen,
}: {
  orderId: string | undefined
  distributionId: string | undefined
  isBusy: boolean
  onOpen: (answers: Record<string, unknown>) => void
}) {
  const { w } = useWords()
  const unit = useSession()?.post
  const order = useAsk(tradingRoutes.readOrder, { params: { id: orderId ?? '' } }, { enabled: orderId !== undefined })
  const distribution = useAsk(
    settlementRoutes.readDistribution,
    { params: { id: distributionId ?? '' } },
    { enabled: orderId === undefined && distributionId !== undefined },
  )
  const start = (answers: Record<string, unknown>) => (
    <Button type="primary" loading={isBusy} onClick={() => onOpen(answers)}>
      {w({ zh: '开办', en: 'Start' })}
    </Button>
  )
  return (
    <div className="card">
      <h2>{w({ zh: `以${unit?.organisationName ?? ''}的名义开办`, en: `In the name of ${unit?.organisationName ?? ''}` })}</h2>
      {orderId !== undefined ? (
        <Loaded query={order}>
          {(found) => (
            <>
              <About order={found} />
              {start(disputeOf(found, unit?.organisationId))}
            </>
          )}
        </Loaded>
      ) : (
        <Loaded query={distribution}>
          {(found) => (
            <>
              <AboutDistribution of={found} />
              {start(disputeOfDistribution(found, unit?.organisationId))}
            </>
          )}
        </Loaded>
      )}
      <p className="quiet">
        {w({
          zh: '编号、对方和金额已照记录填好，可以改；事实和请求在下一页填写，随写随存。',
          en: 'Number, other side and amount are taken from the record and can be changed; facts and request are written on the next page and saved as you type.',
        })}
      </p>
    </div>
  )
}

function About({ order }: { order: OrderView }) {
  const { w } = useWords()
  return (
    <dl className="facts facts-wide">
      <Fact of={{ zh: '订单', en: 'Order' }} className="number">
        {order.number}
      </Fact>
      <Fact of={{ zh: '产品', en: 'Product' }}>{order.productName}</Fact>
      <Fact of={{ zh: '环节', en: 'State' }}>{w(orderStates[order.state])}</Fact>
      <Fact of={{ zh: '金额', en: 'Amount' }}>
        <Money fen={order.amountFen} />
      </Fact>
    </dl>
  )
}

function AboutDistribution({ of }: { of: Distribution }) {
  return (
    <dl className="facts facts-wide">
      <Fact of={{ zh: '收益分配', en: 'Distribution' }}>
        <span className="number">{of.number}</span> {of.title}
      </Fact>
      <Fact of={{ zh: '运营主体', en: 'Operator' }}>{of.operatorName}</Fact>
      <Fact of={{ zh: '可分配净额', en: 'Net' }}>
        <Money fen={of.netFen} />
      </Fact>
      <Fact of={{ zh: '确认期限', en: 'To be agreed by' }} className="number">
        {of.agreeUntil}
      </Fact>
    </dl>
  )
}
