import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { countingRoutes } from '#contract/counting.ts'
import { forms } from '#law/forms.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** What is being said about differences: of which kind, and about which assets (null: all that are open). */
export type CountWork = {
  readonly kind: 'missing' | 'unexpected' | 'recount'
  readonly assetIds: readonly string[] | null
  readonly count: number
}

const formOf = { missing: 'missing-explained', unexpected: 'unexpected-explained', recount: 'recount' } as const

/** Explains differences, or counts them again, chosen ones or all that are open. */
export function CountDrawer({
  roundId,
  caseId,
  work,
  onClose,
  onDone,
}: {
  roundId: string
  caseId: string
  work: CountWork
  onClose: () => void
  onDone: () => void
}) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({})
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const form = formOf[work.kind]
  const send = async () => {
    setChecked(true)
    if (problemsOf(form, answers, today).length > 0) return
    const given = { assetIds: work.assetIds ? [...work.assetIds] : null, answers: { ...answers } }
    await sendOnce(async () => {
      await (work.kind === 'recount'
        ? ask(countingRoutes.recountDifferences, { params: { id: roundId }, body: given })
        : ask(countingRoutes.explainDifferences, { params: { id: roundId }, body: { difference: work.kind, ...given } }))
      await refresh('/api/rounds/:id/count', '/api/cases')
      onDone()
    })
  }
  const about = work.assetIds
    ? { zh: `针对所选 ${work.count} 项`, en: `About the ${work.count} chosen` }
    : work.kind === 'recount'
      ? { zh: '针对他人已说明、还没有复盘的全部差异', en: 'About every explanation by others not counted again yet' }
      : { zh: '针对全部还没有说明的', en: 'About all that are not explained yet' }
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={
        <>
          {w(forms[form].title)} <Basis of={forms[form].basis} />
        </>
      }
      footer={
        <div className="row">
          <Button type="primary" loading={isBusy} onClick={() => void send()}>
            {w({ zh: '确认', en: 'Confirm' })}
          </Button>
          <Button onClick={onClose}>{w({ zh: '取消', en: 'Cancel' })}</Button>
        </div>
      }
    >
      <p>{w(about)}</p>
      <FormFields
        form={form}
        answers={answers}
        onChange={setAnswers}
        today={today}
        caseId={caseId}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf(form)} />}
    </Drawer>
  )
}
