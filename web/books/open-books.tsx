import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { bookRoutes } from '#contract/books.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { useSending } from '../ui/sending.ts'

/** Opens the books of the own unit from a month on. */
export function OpenBooks({ id }: { id: string }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [month, setMonth] = useState(`${today.slice(0, 4)}-01`)
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await ask(bookRoutes.openBooks, { body: { openedOn: `${month}-01` } })
      await refresh('/api/books')
      await navigate({ to: '/books/$id', params: { id } })
    })
  }
  return (
    <form className="card book-form" onSubmit={submit}>
      <p>
        {w({
          zh: '账套把本单位的数据内容、盘点清单、信息卡、资产卡、备查簿和记账凭证连成一条链；按单位类型采用政府会计或企业会计。',
          en: 'The account set joins content, inventory list, cards, memorandum register and vouchers in one chain, by government or enterprise accounting as the unit’s kind has it.',
        })}
      </p>
      <label htmlFor="opened-on">{w({ zh: '建账月份', en: 'From the month' })}</label>
      <DayInput
        id="opened-on"
        to="month"
        aria-required
        allowClear={false}
        max={today.slice(0, 7)}
        value={month}
        onChange={(next) => next && setMonth(next)}
        style={{ maxWidth: '12rem' }}
      />
      <p className="quiet">
        {w({
          zh: '以前月份不能再记账；以前购置的按原始凭证在建账月份入账。',
          en: 'Earlier months cannot be posted to; what was bought before is entered in this month by its documents.',
        })}
      </p>
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={!/^\d{4}-\d\d$/.test(month)}>
        {w({ zh: '建立账套', en: 'Open the books' })}
      </Button>
    </form>
  )
}
