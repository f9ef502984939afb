import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import { daysAfter } from '#contract/working-days.ts'
import { machineChoices as choices } from '#law/choices/machines.ts'
import { type Scope, scopes } from '#law/scopes.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { ask } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

const longest = choices['api-token'].value

/** Asks for a token: for which system, what it may do, until when, from where. */
export function TokenForm({
  offered,
  today,
  onMade,
}: {
  offered: readonly Scope[]
  today: string
  onMade: (secret: string) => Promise<void>
}) {
  const { w } = useWords()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Scope[]>(['read'])
  const [lastDay, setLastDay] = useState(daysAfter(today, 90))
  const [addressRange, setAddressRange] = useState('')
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      const { secret } = await ask(tokenRoutes.makeToken, {
        body: { name: name.trim(), scopes: chosen, lastDay, ...(addressRange.trim() ? { addressRange: addressRange.trim() } : {}) },
      })
      await onMade(secret)
    })
  }
  const isSaid = error instanceof Refused && (error.problem.fields ?? []).length > 0
  return (
    <form className="account-form" onSubmit={submit} autoComplete="off">
      <h3 className="small-head">{w({ zh: '生成新的令牌', en: 'Make a new one' })}</h3>
      <Labelled label={{ zh: '用途', en: 'For which system' }} isRequired problem={problemAt(error, 'name')}>
        {(wired) => <Input {...wired} required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      <fieldset className="token-scopes">
        <legend>{w({ zh: '范围', en: 'Scopes' })}</legend>
        <Checkbox.Group value={chosen} onChange={(given) => setChosen(given as Scope[])}>
          {offered.map((scope) => (
            <div key={scope}>
              <Checkbox value={scope}>
                {w(scopes[scope])} <span className="quiet">{w(scopes[scope].note)}</span>
              </Checkbox>
            </div>
          ))}
        </Checkbox.Group>
        {problemAt(error, 'scopes') && (
          <p className="labelled-problem" role="alert">
            {w(problemAt(error, 'scopes')!)}
          </p>
        )}
      </fieldset>
      <Labelled
        label={{ zh: '最后一天', en: 'Last day' }}
        isRequired
        problem={problemAt(error, 'lastDay')}
        help={{ zh: `最长${longest}天`, en: `${longest} days at most` }}
      >
        {(wired) => (
          <DayInput
            {...wired}
            value={lastDay}
            allowClear={false}
            min={today}
            max={daysAfter(today, longest)}
            onChange={(day) => day && setLastDay(day)}
          />
        )}
      </Labelled>
      <Labelled
        label={{ zh: '来源网络（可不填）', en: 'Network (optional)' }}
        problem={problemAt(error, 'addressRange')}
        help={{ zh: '只能从这里使用，例如 10.1.0.0/16 或一个地址', en: 'It counts from here alone, such as 10.1.0.0/16 or one address' }}
      >
        {(wired) => <Input {...wired} maxLength={50} value={addressRange} onChange={(event) => setAddressRange(event.target.value)} />}
      </Labelled>
      {error !== null && !isSaid && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={chosen.length === 0}>
        {w({ zh: '生成令牌', en: 'Make the token' })}
      </Button>
    </form>
  )
}
