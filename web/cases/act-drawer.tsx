import { App, Button, Drawer, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type CaseView, caseRoutes, type OfferedAct } from '#contract/cases.ts'
import { fieldsOf } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import { type Form, forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { several } from '#law/words.ts'
import { answersKept, ask, keyOf, refresh } from '../ui/api.ts'
import type { Given } from '../ui/answer-text.tsx'
import { Basis } from '../ui/basis.tsx'
import { FormFields, type FormFieldsProps, problemsOf } from '../ui/form-fields.tsx'
import type { Keyed } from '../ui/key.ts'
import { keptAnswers } from '../ui/kept-answers.ts'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { problemOf, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { StepUpNote } from '../ui/step-up-note.tsx'
import { useDraft } from './draft.tsx'
import { confirming } from './confirming.ts'
import { pinnedPapers, pinPlace, unchangedPins } from './pinned-papers.ts'
import { useTicks } from './ticks.tsx'

/** Confirms one act or remark: the forms it asks for, the reason, and what the platform says to it. */
export function ActDrawer({ view, act, onClose }: { view: CaseView; act: OfferedAct; onClose: () => void }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const session = useSession()
  const draft = useDraft()
  const { ticks } = useTicks()
  const kept = keptAnswers(`act-${view.id}-${act.act}`)
  const [asked, setAsked] = useState<Given>(() => kept.read())
  const { reason, setReason, forgetReason } = useReason(`act-reason-${view.id}-${act.act}`)
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const asks = act.asks as readonly Form[]
  const today = session?.clock.today ?? ''
  const application = (procedures[view.procedure]?.application ?? []) as readonly Form[]
  const isRemark = view.remarks.some((remark) => remark.act === act.act)
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
      onClose()
      await refresh('/api/inbox', '/api/assets', '/api/rounds', '/api/cockpit')
    })
  }
  const isOvertaken = error instanceof Refused && error.status === 409
  const fields = error === null ? [] : (problemOf(error).fields ?? [])
  return (
    <Drawer
      open
      onClose={onClose}
      rootClassName="act-drawer"
      mask={asks.length === 0}
      size={asks.length ? 880 : 460}
      title={
        <>
          {w(act.title)} {act.basis && <Basis of={act.basis} />}
        </>
      }
      footer={
        isOvertaken ? (
          <Button type="primary" onClick={onClose}>
            {w({ zh: '关闭，查看最新内容', en: 'Close and see what is new' })}
          </Button>
        ) : (
          <div className="row">
            <Button type="primary" danger={act.tone === 'stop'} loading={isBusy} onClick={() => void send()}>
              {w(confirming(act.title))}
            </Button>
            <Button onClick={onClose}>{w({ zh: '取消', en: 'Cancel' })}</Button>
          </div>
        )
      }
    >
      <p>
        {view.title} <span className="quiet number">{view.number}</span>
      </p>
      {act.stepUp && <StepUpNote what={act.stepUp} />}
      {isSubmission && <BeforeSending view={view} missing={missing} answers={draft.answers} />}
      {ticks.size > 0 && !isRemark && (
        <p className="quiet">
          {w({ zh: `随本次办理记录已核对的 ${ticks.size} 项要点`, en: `${several(ticks.size, 'point')} you looked at go into the record` })}
        </p>
      )}
      {asks.map((form) => (
        <AskedForm
          key={form}
          form={form}
          isAboutAsset={view.subjectKind === 'asset'}
          of={application}
          application={view.answers}
          answers={asked}
          onChange={setAsked}
          today={today}
          caseId={view.id}
          isChecked={isChecked}
          problems={fields}
        />
      ))}
      <label className="reason">
        {w(
          act.act === 'state'
            ? {
                zh: '意见（必填，记入全程记录，参与本办件的单位都能看到，异议人看不到）',
                en: 'Answer (required, kept in the record, read by every unit of the case and not by who objected)',
              }
            : isRemark
              ? {
                  zh: '理由（必填，记入全程记录，参与本办件的单位都能看到）',
                  en: 'Reason (required, kept in the record, read by every unit of the case)',
                }
              : { zh: '意见（选填，记入全程记录）', en: 'Reason (optional, kept in the record)' },
        )}
        <Input.TextArea value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(e) => setReason(e.target.value)} />
      </label>
      {error !== null && <ProblemNote error={error} labelOf={labelsOf(...asks, ...application)} />}
    </Drawer>
  )
}

/** The reason of an act, kept while its drawer is shut. */
function useReason(place: string) {
  const kept = keptAnswers(place)
  const [reason, setReason] = useState(() => textOf(kept.read()['reason']))
  useEffect(() => kept.write(reason ? { reason } : {}), [reason, kept])
  return { reason, setReason, forgetReason: kept.clear }
}

function AskedForm({ of, isAboutAsset, ...rest }: FormFieldsProps & { of: readonly Form[]; isAboutAsset: boolean }) {
  const { w } = useWords()
  const shape = forms[rest.form]
  const targets = of
    .flatMap((f) => Object.entries(fieldsOf(forms[f])).map(([id, field]) => ({ field: id, label: w(field.label) })))
    .concat(
      isAboutAsset
        ? Object.entries(pinnedPapers).map(([field, words]) => ({ field, label: w({ zh: `材料：${words.zh}`, en: `Paper: ${words.en}` }) }))
        : [],
    )
  return (
    <section aria-label={w(shape.title)}>
      <h2 className="form-title">
        {w(shape.title)} <Basis of={shape.basis} />
      </h2>
      <FormFields {...rest} targets={targets} />
    </section>
  )
}

/** What keeps an application from being sent in, and what was to be corrected but reads as before: that may be right as it was, which is for the officer to say. */
function BeforeSending({ view, missing, answers }: { view: CaseView; missing: readonly { field: string }[]; answers: Given }) {
  const { w, list } = useWords()
  const named = (fields: readonly string[]) => list(fields.map((field) => w(pinPlace(view.procedure, field))))
  const same = view.editableFields ? unchangedPins(view.pins, view.answers, answers) : []
  return (
    <>
      {missing.length > 0 && (
        <div className="form-state form-wrong" role="alert">
          {w({ zh: '申请还没有填写完整，先补全再提交：', en: 'The application is not complete yet: ' })}
          {named(missing.map(({ field }) => field))}
        </div>
      )}
      {same.length > 0 && (
        <div className="form-state" role="status">
          {w({ zh: '要求补正而没有改动的：', en: 'Returned for correction and not changed: ' })}
          {named(same)}
          {w({
            zh: '。退回补正只有一次；认为无须改的，在意见里写明理由。',
            en: '. A case is returned only once; where nothing needs changing, say why below.',
          })}
        </div>
      )}
    </>
  )
}
