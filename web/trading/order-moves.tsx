import { Button } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type MoveNow, type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { Form } from '#law/forms.ts'
import { orderMoves } from '#law/orders.ts'
import { signs, type Words } from '#law/words.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** What the reader may do with an order now; what waits for something is grey and says for what. */
export function OrderMoves({ order }: { order: OrderView }) {
  const { w } = useWords()
  const [chosen, setChosen] = useState<MoveNow['move'] | null>(null)
  if (order.moves.length === 0) return null
  return (
    <div className="card">
      <h2>{w({ zh: '办理', en: 'What may be done' })}</h2>
      <p className="row">{order.moves.map(({ move, whyNot }) => <Button key={move} disabled={whyNot !== null} type={chosen === move ? 'primary' : 'default'} onClick={() => setChosen(move)}>{w(orderMoves[move].title)}</Button>)}</p>
      {order.moves.filter(({ whyNot }) => whyNot).map(({ move, whyNot, basis }) => <p key={move} className="quiet">{w(orderMoves[move].title)}{w(signs.colon)}{w(whyNot!)} <Basis of={basis} /></p>)}
      {chosen && order.moves.some(({ move }) => move === chosen) && <MoveForm key={`${chosen}${order.version}`} order={order} move={chosen} onDone={() => setChosen(null)} />}
    </div>
  )
}

function MoveForm({ order, move, onDone }: { order: OrderView; move: MoveNow['move']; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const shape: { readonly basis: string; readonly title: Words; readonly asks?: Form } = orderMoves[move]
  const form = shape.asks
  const [answers, setAnswers] = useState<Given>({})
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const make = async () => {
    setChecked(true)
    if (form && problemsOf(form, answers, today).length > 0) return
    await send(async keyed => {
      await ask(tradingRoutes.moveOrder, { params: { id: order.id }, body: keyed({ move, version: order.version, asked: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '' && value !== null)) }) })
      await refresh('/api/orders', '/api/trade-board')
      onDone()
    })
  }
  return (
    <div>
      {form && <FormFields form={form} answers={answers} onChange={setAnswers} today={today} isChecked={isChecked} problems={error instanceof Refused ? error.problem.fields ?? [] : []} />}
      {error !== null && <ProblemNote error={error} />}
      <p className="row"><Button type="primary" loading={isBusy} onClick={() => void make()}>{w({ zh: `确定：${orderMoves[move].title.zh}`, en: `Confirm: ${orderMoves[move].title.en}` })}</Button><Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button></p>
    </div>
  )
}
