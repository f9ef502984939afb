import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type MoveNow, type OrderView, tradingRoutes } from '#contract/trading.ts'
import type { Form } from '#law/forms.ts'
import { gravities, type Gravity } from '#law/effects.ts'
import { orderMoves, orderStates } from '#law/orders.ts'
import { signs, type Words } from '#law/words.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { keptAnswers } from '../ui/kept-answers.ts'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { StepUpNote } from '../ui/step-up-note.tsx'

/** What the reader may do with an order now; what waits for something is grey and says for what. */
export function OrderMoves({ order }: { order: OrderView }) {
  const { w } = useWords()
  const [chosen, setChosen] = useState<MoveNow['move'] | null>(null)
  if (order.moves.length === 0 && !chosen) return null
  return (
    <div className="card">
      <h2>{w({ zh: '办理', en: 'What may be done' })}</h2>
      <p className="row">
        {order.moves.map(({ move, whyNot }) => (
          <Button key={move} disabled={whyNot !== null} type={chosen === move ? 'primary' : 'default'} onClick={() => setChosen(move)}>
            {w(orderMoves[move].title)}
          </Button>
        ))}
      </p>
      {order.moves
        .filter(({ whyNot }) => whyNot)
        .map(({ move, whyNot, basis }) => (
          <p key={move} className="quiet">
            {w(orderMoves[move].title)}
            {w(signs.colon)}
            {w(whyNot!)} <Basis of={basis} />
          </p>
        ))}
      {chosen && <MoveForm key={chosen} order={order} move={chosen} onDone={() => setChosen(null)} />}
    </div>
  )
}

function MoveForm({ order, move, onDone }: { order: OrderView; move: MoveNow['move']; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const shape: { readonly basis: string; readonly title: Words; readonly asks?: Form; readonly gravity?: Gravity } = orderMoves[move]
  const form = shape.asks
  const kept = keptAnswers(`order-${order.id}-${move}`)
  const [answers, setAnswers] = useState<Given>(() => kept.read())
  useEffect(() => kept.write(answers), [answers, kept])
  const [isChecked, setChecked] = useState(false)
  const [opened, setOpened] = useState(order.version)
  const { isBusy, error, send } = useSending()
  const isOffered = order.moves.some((offered) => offered.move === move && offered.whyNot === null)
  const make = async () => {
    setChecked(true)
    if (form && problemsOf(form, answers, today).length > 0) return
    await send(async (keyed) => {
      setOpened(order.version)
      await ask(tradingRoutes.moveOrder, {
        params: { id: order.id },
        body: keyed({
          move,
          version: order.version,
          asked: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '' && value !== null)),
        }),
      })
      kept.clear()
      await refresh('/api/orders', '/api/trade-board')
      onDone()
    })
  }
  return (
    <div>
      {form && (
        <FormFields
          form={form}
          answers={answers}
          onChange={setAnswers}
          today={today}
          isChecked={isChecked}
          problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
        />
      )}
      {!isBusy && order.version !== opened && <Overtaken order={order} isOffered={isOffered} />}
      {shape.gravity && <StepUpNote what={gravities[shape.gravity]} />}
      {error !== null && <ProblemNote error={error} labelOf={labelsOf(...(form ? [form] : []))} />}
      <p className="row">
        <Button type="primary" loading={isBusy} disabled={!isOffered} onClick={() => void make()}>
          {w({ zh: `确定：${orderMoves[move].title.zh}`, en: `Confirm: ${orderMoves[move].title.en}` })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </p>
    </div>
  )
}

/** Says that the order went on while a move in it was being written, by whom to where, and that what was typed is still there. */
function Overtaken({ order, isOffered }: { order: OrderView; isOffered: boolean }) {
  const { w } = useWords()
  const last = order.entries.at(-1)
  const done = last && {
    who: last.officerName + w(signs.open) + last.organisationName + w(signs.close),
    move: orderMoves[last.move as MoveNow['move']]?.title ?? { zh: last.move, en: last.move },
    state: orderStates[last.toState as OrderView['state']],
  }
  return (
    <p className="form-state" role="status">
      {done &&
        w({
          zh: `您填写期间，${done.who}办理了“${done.move.zh}”，订单现在${done.state.zh}。`,
          en: `While you were writing, ${done.who} made the move “${done.move.en}”; the order is at ${done.state.en.toLowerCase()}. `,
        })}
      {w(
        isOffered
          ? { zh: '您填写的内容还在，看过最新情况后再确定。', en: 'What you wrote is still here; look at the order before you confirm.' }
          : {
              zh: '这一项现在不能办理；您填写的内容还在，需要的可以复制。',
              en: 'This move is not possible now; what you wrote is still here to copy.',
            },
      )}{' '}
      <Basis of="choice:seen-version" />
    </p>
  )
}
