import { Button, Input } from 'antd'
import { useState } from 'react'
import { accountRoutes } from '#contract/accounts.ts'
import type { Organisation } from '#contract/parties.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { OrganisationInput } from '../ui/organisation-input.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** Asks to record that an organisation ended: since when, by which paper, who takes over, and the last day of its officers. */
export function EndForm({ organisation, onDone }: { organisation: Organisation; onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const today = useSession()?.clock.today
  const longest = choices['organisation-end'].value
  const last = today && daysAfter(today, longest)
  const [endedOn, setEnded] = useState<string | null>(null)
  const [ground, setGround] = useState('')
  const [successorId, setSuccessor] = useState<string | null>(null)
  const [untilOn, setUntil] = useState<string | null>(last ?? null)
  const isReady = endedOn !== null && untilOn !== null && ground.trim().length >= 2
  const save = () =>
    send(async () => {
      await ask(accountRoutes.askForEnd, {
        params: { id: organisation.id },
        body: { endedOn: endedOn!, ground: ground.trim(), successorId, untilOn: untilOn! },
      })
      await refresh('/api/account-requests')
      onDone()
    })
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <p className="quiet">
        {w({
          zh: '另一名安全管理员批准后记录，不能撤回。此后它不再开办新的事项、任职和申请；登记、凭证和合同不因此改变。',
          en: 'It is recorded once a security administrator approves, and not taken back. Nothing new is opened by it or given to it from then on; registrations, certificates and agreements stay as they are.',
        })}
      </p>
      <Labelled label={{ zh: '撤销、注销日期', en: 'Ended on' }} isRequired problem={problemAt(error, 'endedOn')}>
        {(wired) => <DayInput {...wired} {...(today ? { max: today } : {})} value={endedOn} onChange={setEnded} />}
      </Labelled>
      <Labelled label={{ zh: '依据', en: 'By which paper' }} isRequired problem={problemAt(error, 'ground')}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={400}
            value={ground}
            placeholder={w({
              zh: '文号或者登记机关的登记，如：榕委编〔2026〕12号',
              en: 'Number of the document, or the entry of the registry',
            })}
            onChange={(event) => setGround(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled
        label={{ zh: '承受单位', en: 'Who takes over' }}
        help={{
          zh: '没有的不填；登记机构将依职权注销没有转移的登记',
          en: 'Empty if nobody does; the registrar deregisters what is not transferred',
        }}
        problem={problemAt(error, 'successorId')}
      >
        {(wired) => <OrganisationInput {...wired} value={successorId} onChange={setSuccessor} />}
      </Labelled>
      <Labelled
        label={{ zh: '岗位的最后一日', en: 'Last day of its posts' }}
        isRequired
        help={{
          zh: `用来转移资产、办结事项，最长${longest}天，不延长`,
          en: `To transfer assets and finish cases; at most ${longest} days, and not extended`,
        }}
        problem={problemAt(error, 'untilOn')}
      >
        {(wired) => <DayInput {...wired} {...(today && last ? { min: today, max: last } : {})} value={untilOn} onChange={setUntil} />}
      </Labelled>
      {error !== null && <ProblemNote error={error} />}
      <div className="row">
        <Button type="primary" danger htmlType="submit" loading={isBusy} disabled={!isReady}>
          {w({ zh: '申请', en: 'Ask' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
    </form>
  )
}
