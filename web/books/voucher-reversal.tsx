import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { bookRoutes, type VoucherView } from '#contract/books.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { useSending } from '../ui/sending.ts'
import { WhyNot } from '../ui/why-not.tsx'

/** Reverses a voucher by a counter-entry, or says why that cannot be. */
export function Reversal({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [onDate, setOnDate] = useState(today)
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async (keyed) => {
      const red = await ask(bookRoutes.reverseVoucher, { params: { id: voucher.id }, body: keyed({ onDate, reason: reason.trim() }) })
      await refresh('/api/books', '/api/assets', '/api/vouchers')
      await navigate({ to: '/vouchers/$id', params: { id: red.id } })
    })
  }
  return (
    <section className="card" aria-labelledby="reversal">
      <h2 id="reversal">
        {w({ zh: '红字冲销', en: 'Reverse by counter-entry' })} <Basis of="choice:red-reversal" />
      </h2>
      {voucher.whyNotReverse ? (
        <WhyNot denial={voucher.whyNotReverse} />
      ) : (
        <form className="row" onSubmit={submit}>
          <label htmlFor="reversed-on">{w({ zh: '日期', en: 'Day' })}</label>
          <DayInput
            id="reversed-on"
            allowClear={false}
            style={{ width: '11rem' }}
            min={voucher.onDate}
            max={today}
            value={onDate}
            onChange={(day) => day && setOnDate(day)}
          />
          <label htmlFor="reason">{w({ zh: '原因', en: 'Reason' })}</label>
          <Input
            id="reason"
            style={{ width: '22rem', maxWidth: '100%' }}
            maxLength={150}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button danger htmlType="submit" loading={isBusy} disabled={reason.trim().length < 2 || onDate === ''}>
            {w({ zh: '冲销', en: 'Reverse' })}
          </Button>
        </form>
      )}
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
