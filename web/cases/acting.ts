import { App } from 'antd'
import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type CaseView, caseRoutes, type OfferedAct } from '#contract/cases.ts'
import { textOf } from '#contract/text-of.ts'
import type { Form } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { answersKept, ask, keyOf, refresh } from '../ui/api.ts'
import type { Given } from '../ui/answer-text.tsx'
import { problemsOf } from '../ui/form-fields.tsx'
import type { Keyed } from '../ui/key.ts'
import { keptAnswers } from '../ui/kept-answers.ts'
import { useWords } from '../ui/language.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { useDraft } from './draft.tsx'
import { useTicks } from './ticks.tsx'

/** One act on a case while it is confirmed: what is asked for and answered, what is still missing, and its sending. */
export function useActing(view: CaseView, act: OfferedAct, onDone: () => void) {
  const { w } = useWords()
  const { message } = App.useApp()
  const draft = useDraft()
  const { ticks } = useTicks()
  const today = useSession()?.clock.today ?? ''
  const kept = keptAnswers(`act-${view.id}-${act.act}`)
  const [asked, setAsked] = useState<Given>(() => kept.read())
  const { reason, setReason, forgetReason } = useReason(`act-reason-${view.id}-${act.act}`)
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const asks = act.asks as readonly Form[]
  const application = (procedures[view.procedure]?.application ?? []) as readonly Form[]
  const isSubmission = view.isEditable && act.tone === 'forward'
  const missing = isSubmission ? application.flatMap((form) => problemsOf(form, draft.answers, today)) : []
  useEffect(() => kept.write(asked), [asked, kept])
  const actNow = async (keyed: Keyed) => {
    try {
      const { version, draftRevision } = view.isEditable ? await draft.flush() : view
      return await ask(caseRoutes.actOnCase, {
        params: { id: view.id },
        body: { version, draftRevision, ...keyed({ act: act.act, reason, asked: { ...asked }, ticks: [...ticks] }) },
      })
    } catch (e) {
      if (e instanceof Refused && isSubmission) draft.check(e.problem.fields ?? [])
      if (e instanceof Refused && (e.status === 409 || e.status === 404)) void refresh('/api/cases')
      throw e
    }
  }
  const send = async () => {
    setChecked(true)
    if (isSubmission) draft.check()
    if (missing.length > 0 || asks.some((form) => problemsOf(form, asked, today, view.answers).length > 0)) {
      setTimeout(() => document.querySelector('.act-drawer .form-wrong')?.scrollIntoView({ block: 'center' }))
      return
    }
    await sendOnce(async (keyed) => {
      const next = await actNow(keyed)
      kept.clear()
      forgetReason()
      answersKept.setQueryData(keyOf(caseRoutes.readCase, { params: { id: view.id } }), next)
      void message.success(w({ zh: `已${act.title.zh}`, en: `${act.title.en}: done` }))
      onDone()
      await refresh('/api/inbox', '/api/assets', '/api/rounds', '/api/cockpit')
    })
  }
  return { asked, setAsked, reason, setReason, asks, application, missing, isChecked, isSubmission, isBusy, error, send }
}

/** The reason of an act, kept while its drawer is shut. */
function useReason(place: string) {
  const kept = keptAnswers(place)
  const [reason, setReason] = useState(() => textOf(kept.read()['reason']))
  useEffect(() => kept.write(reason ? { reason } : {}), [reason, kept])
  return { reason, setReason, forgetReason: kept.clear }
}
