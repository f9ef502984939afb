import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { cardRoutes, type MemoLine } from '#contract/cards.ts'
import { memoReason } from '#contract/memo-reason.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** Reviews a memorandum: it stays until another day, or a registration is started instead. */
export function MemoReview({ memo, isOpen, onOpen }: { memo: MemoLine; isOpen: boolean; onOpen: (isOpen: boolean) => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({})
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const save = async () => {
    setChecked(true)
    if (problemsOf('memo-review', answers, today).length > 0) return
    await sendOnce(async () => {
      await ask(cardRoutes.reviewMemo, { params: { id: memo.assetId }, body: { answers: { ...answers } } })
      await refresh('/api/memos', '/api/assets')
      onOpen(false)
    })
  }
  return (
    <>
      <Button size="small" {...(memo.isDue ? { type: 'primary' as const } : {})} onClick={() => onOpen(true)}>
        {w({ zh: '复核', en: 'Review' })}
      </Button>
      <Drawer open={isOpen} onClose={() => onOpen(false)} size="large" title={`${w({ zh: '复核备查事项', en: 'Review' })} · ${memo.name}`}>
        <p className="quiet">{w(memoReason(memo.reason))}</p>
        <FormFields
          form="memo-review"
          answers={answers}
          onChange={setAnswers}
          today={today}
          isChecked={isChecked}
          problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
        />
        {error !== null && <ProblemNote error={error} labelOf={labelsOf('memo-review')} />}
        <p className="row">
          <Button type="primary" loading={isBusy} onClick={() => void save()}>
            {w({ zh: '继续备查', en: 'Keep it in the register' })}
          </Button>
          <LinkButton href={`/desk/start/first-registration?subject=${memo.assetId}`}>
            {w({ zh: '已具备条件，发起首次登记', en: 'Ready: start a first registration' })}
          </LinkButton>
        </p>
      </Drawer>
    </>
  )
}
