import { useNavigate } from '@tanstack/react-router'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type ProductView, tradingRoutes } from '#contract/trading.ts'
import { orderKinds, type OrderKind } from '#law/orders.ts'
import { chargeUnits } from '#law/products.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Orders a listed product: how, how much, for what; then the page of the order goes on. */
export function OrderForm({ product }: { product: ProductView }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const [kind, setKind] = useState<OrderKind>('once')
  const [quantity, setQuantity] = useState(1)
  const [purpose, setPurpose] = useState('')
  const { isBusy, error, send } = useSending()
  const place = () =>
    send(async (keyed) => {
      const order = await ask(tradingRoutes.placeOrder, { body: keyed({ productId: product.id, kind, quantity, purpose: purpose.trim() }) })
      await refresh('/api/orders', '/api/products')
      await navigate({ to: '/orders/$id', params: { id: order.id } })
    })
  const unit = product.priceFen === null ? undefined : chargeUnits[product.unit as keyof typeof chargeUnits]
  const words = {
    kind: w({ zh: '订单类型', en: 'Kind of order' }),
    quantity: w({ zh: '数量', en: 'Quantity' }),
    purpose: w({ zh: '用途', en: 'Purpose' }),
  }
  return (
    <div className="card">
      <h2>
        {w({ zh: '询价', en: 'Order' })}
        <Basis of="choice:order-states" />
      </h2>
      <p className="row">
        <Select
          aria-label={words.kind}
          style={{ minWidth: 140 }}
          value={kind}
          options={Object.entries(orderKinds).map(([value, label]) => ({ value, label: w(label) }))}
          onChange={(value: OrderKind) => setKind(value)}
        />
        <InputNumber
          aria-label={words.quantity}
          min={1}
          max={1_000_000}
          precision={0}
          value={quantity}
          onChange={(value) => setQuantity(value ?? 1)}
        />
        {unit && <span>{w({ zh: `计费单位：${unit.zh}`, en: `Charged by the ${unit.en}` })}</span>}
        <span>
          {w({ zh: '按价格计', en: 'At the price' })} <Money fen={(product.priceFen ?? 0) * quantity} />
        </span>
      </p>
      <label htmlFor="order-purpose">{words.purpose}</label>
      <Input.TextArea id="order-purpose" rows={2} maxLength={1000} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
      <p className="quiet">
        {w({
          zh: '写明用途，至少10个字；没有授权不得转售。',
          en: 'State the purpose in 10 characters or more; nothing is resold without the right.',
        })}
      </p>
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" loading={isBusy} disabled={purpose.trim().length < 10} onClick={() => void place()}>
        {w({ zh: '提交询价', en: 'Send' })}
      </Button>
    </div>
  )
}
