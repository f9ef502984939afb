import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { standInRoutes } from '#contract/stand-ins.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { signs, type Words } from '#law/words.ts'
import { type Answer, ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

type Colleagues = Answer<typeof standInRoutes.listStandIns>['colleagues']

const labels: { readonly [field: string]: Words } = {
  officerId: { zh: '代理人', en: 'Stand-in' },
  untilOn: { zh: '最后一日', en: 'Last day' },
  reason: { zh: '事由', en: 'Reason' },
}

/** Hands the post I act for over to a colleague until a day, with the reason; the system administrator asks for that of somebody who cannot. */
export function HandOverForm({ colleagues, postId, onDone }: { colleagues: Colleagues; postId?: string; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today
  const [officerId, setOfficer] = useState<string | null>(null)
  const [untilOn, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const isComplete = officerId !== null && untilOn !== null && reason.trim().length >= 2
  const save = () =>
    send(async () => {
      const body = { officerId: officerId!, untilOn: untilOn!, reason: reason.trim() }
      await (postId ? ask(standInRoutes.handOverFor, { params: { id: postId }, body }) : ask(standInRoutes.handOver, { body }))
      await refresh('/api/stand-ins', '/api/organisations', '/api/officers', '/api/account-requests')
      onDone()
    })
  return (
    <form
      className="affiliation-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) void save()
      }}
    >
      <Select
        aria-label={w(labels['officerId']!)}
        placeholder={w(labels['officerId']!)}
        {...wrongAt(error, 'officerId')}
        showSearch={{ optionFilterProp: 'label' }}
        value={officerId}
        onChange={setOfficer}
        options={colleagues.map((each) => ({
          value: each.officerId,
          disabled: each.whyNot !== null,
          label: [
            each.title ? `${each.name}${w(signs.open)}${each.title}${w(signs.close)}` : each.name,
            ...(each.whyNot ? [w(each.whyNot)] : []),
          ].join(w(signs.colon)),
        }))}
      />
      <DayInput
        aria-label={w(labels['untilOn']!)}
        placeholder={w(labels['untilOn']!)}
        {...wrongAt(error, 'untilOn')}
        {...(today ? { min: today, max: daysAfter(today, choices['hand-over'].value) } : {})}
        value={untilOn}
        onChange={setUntil}
      />
      <Input
        aria-label={w(labels['reason']!)}
        {...wrongAt(error, 'reason')}
        placeholder={w(
          postId
            ? { zh: '事由，如突发疾病、无法联系', en: 'Reason, as sudden illness' }
            : { zh: '事由，如出差、休假', en: 'Reason, as travel or leave' },
        )}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isComplete}>
          {w(postId ? { zh: '申请代为交接', en: 'Ask for it' } : { zh: '交接', en: 'Hand over' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
