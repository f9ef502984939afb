import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Affiliation, affiliationRoutes } from '#contract/affiliations.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

const labels: { readonly [field: string]: Words } = {
  untilOn: { zh: '终止日期', en: 'Until' },
  ground: { zh: '终止依据', en: 'Ground of the end' },
}

/** Ends a declared relation of control: until which day it stood, and by which ground. */
export function AffiliationEnd({ row, today }: { row: Affiliation; today: string }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [untilOn, setUntil] = useState(today)
  const [ground, setGround] = useState('')
  const { isBusy, error, send } = useSending()
  const isFilled = ground.trim().length >= 2
  const save = () =>
    send(async () => {
      await ask(affiliationRoutes.endAffiliation, { params: { id: row.id }, body: { untilOn, ground: ground.trim() } })
      await refresh('/api/affiliations', '/api/cases')
    })
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {w({ zh: '终止', en: 'End' })}
      </Button>
    )
  return (
    <form
      className="affiliation-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFilled) void save()
      }}
    >
      <DayInput
        aria-label={w(labels['untilOn']!)}
        {...wrongAt(error, 'untilOn')}
        allowClear={false}
        min={row.sinceOn}
        max={today}
        value={untilOn}
        onChange={(day) => day && setUntil(day)}
      />
      <Input
        aria-label={w(labels['ground']!)}
        {...wrongAt(error, 'ground')}
        placeholder={w({ zh: '依据，如股权转让、任免文件', en: 'Ground: transfer of shares, appointments' })}
        maxLength={400}
        value={ground}
        onChange={(event) => setGround(event.target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isFilled}>
          {w({ zh: '终止', en: 'End' })}
        </Button>
        <Button onClick={() => setOpen(false)}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
