import { Button, Input } from 'antd'
import { useState } from 'react'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'

const login = { zh: '登录名', en: 'Login' }

/** The experts of a call: named and dismissed by the bureau before the scoring begins. */
export function Experts({ call }: { call: CallView }) {
  const { w } = useWords()
  const [typed, setLogin] = useState('')
  const { isBusy, error, send } = useSending()
  const name = () => send(async () => {
    await ask(operatorRoutes.nameExpert, { params: { id: call.id }, body: { login: typed.trim() } })
    setLogin('')
    await refresh('/api/operator-calls', '/api/cases')
  })
  const dismiss = (officer: string) => send(async () => {
    await ask(operatorRoutes.dismissExpert, { params: { id: call.id, officer } })
    await refresh('/api/operator-calls', '/api/cases')
  })
  return (
    <section className="card" aria-labelledby="experts">
      <h2 id="experts">{w({ zh: '评审专家', en: 'Experts' })}<Basis of="choice:selection-scoring" /></h2>
      <ul className="plain">{call.experts.map(each => <li key={each.officerId} className="row">{each.officerName}{each.missing === true && <Status tone="care">{w({ zh: '待评分', en: 'To score' })}</Status>}{call.mayName && <Button size="small" loading={isBusy} onClick={() => void dismiss(each.officerId)}>{w({ zh: '解聘', en: 'Dismiss' })}</Button>}</li>)}</ul>
      {call.mayName && <form className="row" onSubmit={event => { event.preventDefault(); void name() }}><label htmlFor="expert-login">{w(login)}</label><Input id="expert-login" {...wrongAt(error, 'login')} style={{ width: '12rem' }} value={typed} maxLength={100} onChange={event => setLogin(event.target.value)} /><Button htmlType="submit" loading={isBusy} disabled={!typed.trim()}>{w({ zh: '聘请', en: 'Name' })}</Button></form>}
      {error !== null && <ProblemNote error={error} labelOf={id => id === 'login' ? login : undefined} />}
    </section>
  )
}
