import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { accountRoutes } from '#contract/accounts.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

const labels: { readonly [field: string]: Words } = {
  role: { zh: '岗位', en: 'Post' },
  untilOn: { zh: '最后一日', en: 'Last day' },
  reason: { zh: '事由', en: 'Reason' },
}

/** Asks for a post of my organisation until a day, with the reason. */
export function GrantForm({ roles, onDone }: { roles: readonly Party[]; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today
  const [role, setRole] = useState<Party | null>(null)
  const [untilOn, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const isComplete = role !== null && untilOn !== null && reason.trim().length >= 2
  const save = () =>
    send(async () => {
      await ask(accountRoutes.askForPost, { body: { role: role!, untilOn: untilOn!, reason: reason.trim() } })
      await refresh('/api/account-requests')
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
        aria-label={w(labels['role']!)}
        placeholder={w(labels['role']!)}
        {...wrongAt(error, 'role')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: w(partyWords(value)) }))}
      />
      <DayInput
        aria-label={w(labels['untilOn']!)}
        placeholder={w(labels['untilOn']!)}
        {...wrongAt(error, 'untilOn')}
        {...(today ? { min: today, max: daysAfter(today, choices['granted-posts'].value) } : {})}
        value={untilOn}
        onChange={setUntil}
      />
      <Input
        aria-label={w(labels['reason']!)}
        {...wrongAt(error, 'reason')}
        placeholder={w({ zh: '事由，如支援登记高峰', en: 'Reason, as a peak of registrations' })}
        maxLength={400}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isComplete}>
          {w({ zh: '申请', en: 'Ask' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
