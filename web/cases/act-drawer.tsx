import { Button, Drawer, Input } from 'antd'
import { Refused } from '#contract/call.ts'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import { fieldsOf } from '#contract/forms.ts'
import { type Form, forms } from '#law/forms.ts'
import { several, type Words } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, type FormFieldsProps } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { problemOf, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { StepUpNote } from '../ui/step-up-note.tsx'
import { useActing } from './acting.ts'
import { BeforeSending } from './before-sending.tsx'
import { confirming } from './confirming.ts'
import { pinnedPapers } from './pinned-papers.ts'
import { useTicks } from './ticks.tsx'

/** Confirms one act or remark: the forms it asks for, the reason, and what the platform says to it. */
export function ActDrawer({ view, act, onClose }: { view: CaseView; act: OfferedAct; onClose: () => void }) {
  const { w } = useWords()
  const { ticks } = useTicks()
  const { asked, setAsked, reason, setReason, asks, application, missing, isChecked, isSubmission, isBusy, error, send } = useActing(
    view,
    act,
    onClose,
  )
  const today = useSession()?.clock.today ?? ''
  const isRemark = view.remarks.some((remark) => remark.act === act.act)
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
      {isSubmission && <BeforeSending view={view} missing={missing} />}
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
        {w(reasonWords(act, isRemark))}
        <Input.TextArea value={reason} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(e) => setReason(e.target.value)} />
      </label>
      {error !== null && <ProblemNote error={error} labelOf={labelsOf(...asks, ...application)} />}
    </Drawer>
  )
}

/** What the reason of an act or a remark is called, whether it must be given, and who reads it. */
function reasonWords({ act }: OfferedAct, isRemark: boolean): Words {
  if (act === 'state')
    return {
      zh: '意见（必填，记入全程记录，参与本办件的单位都能看到，异议人看不到）',
      en: 'Answer (required, kept in the record, read by every unit of the case and not by who objected)',
    }
  if (isRemark)
    return {
      zh: '理由（必填，记入全程记录，参与本办件的单位都能看到）',
      en: 'Reason (required, kept in the record, read by every unit of the case)',
    }
  return { zh: '意见（选填，记入全程记录）', en: 'Reason (optional, kept in the record)' }
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
