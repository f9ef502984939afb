import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { keptAnswers } from '../ui/kept-answers.ts'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** Where what is typed into an application is kept until it is sent. */
export const keptApplication = (callId: string) => keptAnswers(`apply-${callId}`)

/** Applies to a call in the name of one’s own organisation. */
export function Apply({ call }: { call: CallView }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const kept = keptApplication(call.id)
  const [answers, setAnswers] = useState<Given>(() => kept.read())
  useEffect(() => kept.write(answers), [answers, kept])
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const apply = async () => {
    setChecked(true)
    if (problemsOf('operator-application', answers, today).length > 0) return
    await send(async () => {
      await ask(operatorRoutes.applyToCall, { params: { id: call.id }, body: { answers: { ...answers } } })
      kept.clear()
      await refresh('/api/operator-calls')
    })
  }
  return (
    <section className="card" aria-labelledby="apply">
      <h2 id="apply">{w({ zh: '报名', en: 'Apply' })}</h2>
      <p className="quiet">
        {w({
          zh: '证明材料的原件按公告写明的方式递交；截止之前可以撤回后重新报名。',
          en: 'Originals of proofs go the way the call says; until the last day you may withdraw and apply again.',
        })}
      </p>
      <FormFields
        form="operator-application"
        answers={answers}
        onChange={setAnswers}
        today={today}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('operator-application')} />}
      <Button type="primary" loading={isBusy} onClick={() => void apply()}>
        {w({ zh: '报名', en: 'Apply' })}
      </Button>
    </section>
  )
}
