import { Collapse, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Refused } from '#contract/call.ts'
import { caseRoutes, type CaseView } from '#contract/cases.ts'
import { textOf } from '#contract/text-of.ts'
import { type Form, forms } from '#law/forms.ts'
import { paperCommissions } from '#law/procedures/engagement-steps.ts'
import { procedures } from '#law/procedures.ts'
import type { Verb } from '#law/verbs.ts'
import { addresseeParties } from '#law/ways.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { ask } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { ShowContacts } from '../ui/contacts.tsx'
import { FormFields } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { actorWords } from '../ui/law-words.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { AssetSnapshot, SnapshotLabel, StaleVersion } from './asset-snapshot.tsx'
import { useDraft } from './draft.tsx'

const ParameterPanel = lazy(async () => ({ default: (await import('../ui/parameter-effect.tsx')).ParameterPanel }))
const LastPlan = lazy(async () => ({ default: (await import('../inventory/last-plan.tsx')).LastPlan }))
const ProductSnapshot = lazy(async () => ({ default: (await import('../trading/product-snapshot.tsx')).ProductSnapshot }))
const ProposalPanel = lazy(async () => ({ default: (await import('../ui/grading-proposal.tsx')).ProposalPanel }))

/** The application, written or read, then the papers filed by others and the asset's card as it was applied for, or the product as it stands. */
export function ContentTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const application = (procedures[view.procedure]?.application ?? []) as readonly Form[]
  const filed = view.entries.filter((entry) => Object.keys(entry.asked).length > 0)
  return (
    <>
      {view.ending === null && paperCommissions.includes(view.procedure) && <StaleVersion view={view} />}
      {view.hasCovered && (
        <ShowContacts show={(reason) => ask(caseRoutes.showCaseContacts, { params: { id: view.id }, body: { reason } })} />
      )}
      {application.map((form) => (
        <section key={form} aria-labelledby={`form-${form}`}>
          <h2 id={`form-${form}`} className="form-title">
            {w(forms[form].title)} <Basis of={forms[form].basis} /> {view.isEditable && <SavedState />}
          </h2>
          {view.isEditable ? (
            <Editor view={view} form={form} />
          ) : (
            <AnswersView form={form} answers={Object.keys(view.answers).length ? view.answers : view.draft} pins={view.pins} />
          )}
        </section>
      ))}
      {application.includes('classification') && (
        <Suspense fallback={<Skeleton active />}>
          <ProposalPanel assetId={view.subjectId} />
        </Suspense>
      )}
      {application.includes('parameter-change') && (
        <Suspense fallback={<Skeleton active />}>
          <Proposed view={view} />
        </Suspense>
      )}
      {filed.map((entry) => (
        <FiledForms key={entry.seq} view={view} entry={entry} />
      ))}
      {view.subjectKind === 'product' && (
        <Collapse
          className="case-card"
          defaultActiveKey={view.isEditable ? [] : ['product']}
          items={[
            {
              key: 'product',
              label: w({ zh: '数据产品', en: 'The product' }),
              children: (
                <Suspense fallback={<Skeleton active />}>
                  <ProductSnapshot id={view.subjectId} hasSpecification={application.includes('product-specification')} />
                </Suspense>
              ),
            },
          ]}
        />
      )}
      {view.subjectKind === 'asset' && (
        <Collapse
          className="case-card"
          defaultActiveKey={view.isEditable ? [] : ['card']}
          items={[
            {
              key: 'card',
              label: <SnapshotLabel view={view} />,
              children: <AssetSnapshot view={view} />,
            },
          ]}
        />
      )}
    </>
  )
}

/** The parameter a case would change, and to what, as far as it is written. */
function Proposed({ view }: { view: CaseView }) {
  const draft = useDraft()
  const answers = view.isEditable ? draft.answers : view.answers
  return <ParameterPanel choice={textOf(answers['choice'] ?? '')} value={textOf(answers['value'] ?? '')} />
}

function Editor({ view, form }: { view: CaseView; form: Form }) {
  const draft = useDraft()
  const session = useSession()
  const shape = procedures[view.procedure]
  const [role, ...others] = shape ? addresseeParties(shape) : []
  return (
    <>
      {form === 'round-plan' && (
        <Suspense fallback={null}>
          <LastPlan roundId={view.subjectId} plan={draft.answers} onFill={draft.change} />
        </Suspense>
      )}
      <FormFields
        form={form}
        answers={draft.answers}
        onChange={draft.change}
        today={session?.clock.today ?? ''}
        editable={view.editableFields}
        pins={view.pins}
        before={view.editableFields && view.pins.length > 0 ? view.answers : null}
        problems={draft.fields}
        isChecked={draft.isChecked}
        caseId={view.id}
        {...(role && others.length === 0 ? { role } : {})}
      />
      <Unsaved forms={procedures[view.procedure]?.application ?? []} />
    </>
  )
}

/** What could not be saved and what helps; what a colleague overtook is kept, and put back only by the hand of who wrote it. */
function Unsaved({ forms: written }: { forms: readonly Form[] }) {
  const { w } = useWords()
  const { error, aside, reload, putBack, flush } = useDraft()
  if (error instanceof Refused && error.status === 409)
    return (
      <ProblemNote
        error={error}
        retry={{ zh: '重新载入（我填写的内容先放一边）', en: 'Reload (what I typed is kept aside)' }}
        onRetry={() => void reload()}
      />
    )
  if (error !== null) return <ProblemNote error={error} labelOf={labelsOf(...written)} onRetry={() => void flush().catch(() => {})} />
  if (!aside) return null
  return (
    <div className="form-state" role="status">
      <p>
        {w({
          zh: '现在显示的是最近保存的内容；您先前填写而未能保存的内容还在本浏览器里。',
          en: 'This is what was saved last; what you typed before and could not save is still in this browser.',
        })}
      </p>
      <div className="row">
        <button type="button" onClick={() => putBack(true)}>
          {w({ zh: '改用我填写的内容', en: 'Use what I typed' })}
        </button>
        <button type="button" onClick={() => putBack(false)}>
          {w({ zh: '保留现在显示的内容', en: 'Keep what is shown' })}
        </button>
      </div>
    </div>
  )
}

function SavedState() {
  const { w } = useWords()
  const { state } = useDraft()
  const words = {
    saved: { zh: '已保存', en: 'Saved' },
    typing: { zh: '正在填写…', en: 'Typing…' },
    saving: { zh: '正在保存…', en: 'Saving…' },
    failed: { zh: '未能保存', en: 'Not saved' },
  }
  return (
    <small className={state === 'failed' ? 'save-failed' : 'quiet'} role="status">
      {w(words[state])}
    </small>
  )
}

function FiledForms({ view, entry }: { view: CaseView; entry: CaseView['entries'][number] }) {
  const { w } = useWords()
  const step = entry.fromStep === null ? undefined : procedures[view.procedure]?.steps[entry.fromStep]
  const asks = (step?.may[entry.act as Verb]?.asks ?? []) as readonly Form[]
  const application = procedures[view.procedure]?.application as readonly Form[]
  return asks
    .filter((form) => form !== 'pins' && !application.includes(form))
    .map((form) => (
      <section key={form} aria-label={w(forms[form].title)}>
        <h2 className="form-title">
          {w(forms[form].title)} <Basis of={forms[form].basis} />{' '}
          <small className="quiet">{[entry.organisationName, actorWords(entry, w).name].filter(Boolean).join(' · ')}</small>
        </h2>
        <AnswersView form={form} answers={entry.asked} />
      </section>
    ))
}
