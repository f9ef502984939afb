import { Button } from 'antd'
import type { CaseView } from '#contract/cases.ts'
import type { Procedure } from '#law/procedure.ts'
import { legalOpinion } from '#law/procedures/legal-opinion.ts'
import { valuation } from '#law/procedures/valuation.ts'
import { procedures } from '#law/procedures.ts'
import { several, signs } from '#law/words.ts'
import { startHref } from '../assets/asset-acts.tsx'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import { useDraft } from './draft.tsx'
import { pinPlace, unchangedPins } from './pinned-papers.ts'

const commissions: { readonly [pinned: string]: Procedure } = { 'paper:opinion': legalOpinion, 'paper:valuation': valuation }

/**
 * What an application was sent back for, item by item with the way to each, until when, and what happens otherwise (choice:one-correction,
 * choice:supplement-deadline).
 */
export function Corrections({ view, onOpen }: { view: CaseView; onOpen: (tab: string) => void }) {
  const { w } = useWords()
  const draft = useDraft()
  const procedure = procedures[view.procedure]
  const step = view.step === null ? undefined : procedure?.steps[view.step]
  if (step?.edits !== 'pinned' || view.pins.length === 0) return null
  const same = unchangedPins(view.pins, view.answers, draft.answers)
  const show = (field: string) => {
    onOpen('content')
    setTimeout(() => {
      const place = document.querySelector(`.case-left [data-field="${field}"]`)
      place?.scrollIntoView({ block: 'center' })
      place?.querySelector<HTMLElement>('input,textarea,button,[tabindex]')?.focus()
    })
  }
  return (
    <section className="card corrections" aria-labelledby="corrections">
      <h2 id="corrections">
        {w({ zh: `需要补正 ${view.pins.length} 处`, en: `To correct: ${several(view.pins.length, 'item')}` })}{' '}
        <Basis of="choice:one-correction" />
      </h2>
      <ol>
        {view.pins.map((pin, i) => (
          <li key={i}>
            <strong>{w(pinPlace(view.procedure, pin.field))}</strong>
            {w(signs.colon)}
            {pin.note}{' '}
            {pin.field.startsWith('paper:') ? (
              <PaperWay view={view} field={pin.field} onOpen={onOpen} />
            ) : (
              view.isEditable && (
                <>
                  {!same.includes(pin.field) && <Status tone="done">{w({ zh: '已改', en: 'changed' })}</Status>}{' '}
                  <Button type="link" size="small" onClick={() => show(pin.field)}>
                    {w({ zh: '去填写', en: 'Go there' })}
                  </Button>
                </>
              )
            )}
          </li>
        ))}
      </ol>
      <Until view={view} />
    </section>
  )
}

/**
 * How a paper is put right: it is commissioned anew; the card is frozen with the application, so that takes another one, and of what is
 * registered a change.
 */
function PaperWay({ view, field, onOpen }: { view: CaseView; field: string; onOpen: (tab: string) => void }) {
  const { w } = useWords()
  const commission = commissions[field]
  const isRegistered = Object.values(procedures[view.procedure]?.steps ?? {}).some((step) =>
    step.may['resubmit']?.needs?.includes('in-register'),
  )
  return (
    <span className="correction-way">
      {commission
        ? w({
            zh: '材料由原机构或者另一家机构重新出具，归入后再补正提交。',
            en: 'The paper is issued anew by the same or another firm; send the application in once it is filed.',
          })
        : w(
            isRegistered
              ? {
                  zh: '已登记资产的信息卡只随变动登记改变：撤回申请，把要改的写进变动登记的申请；本件不是变动登记的，变动生效后再重新申请。',
                  en: 'The card of a registered asset changes by change registration only: withdraw, and write what is to change into that application; where this case is another one, apply again once it has taken effect.',
                }
              : {
                  zh: '信息卡在登记办理中锁定，本件里改不了：撤回申请，修订信息卡，取得针对新版本的意见书和评估报告后重新申请。',
                  en: 'The card is frozen while the registration is open: withdraw, revise the card, have opinion and valuation made for the new version, and apply again.',
                },
          )}{' '}
      {commission && (
        <Button type="link" size="small" onClick={() => onOpen('papers')}>
          {w({ zh: '看现在的材料', en: 'See the present paper' })}
        </Button>
      )}{' '}
      {commission && view.isEditable && (
        <Inside href={startHref(commission.id, view.subjectId)}>
          {w({ zh: `去开办：${commission.title.zh}`, en: `Start: ${commission.title.en}` })}
        </Inside>
      )}
    </span>
  )
}

function Until({ view }: { view: CaseView }) {
  const { w } = useWords()
  const procedure = procedures[view.procedure]
  const otherwise = view.step === null ? undefined : procedure?.ends[procedure.steps[view.step]?.after?.to ?? '']
  const { dueOn, days, isProvisional } = view.move ?? {}
  if (!dueOn || days === null || days === undefined) return null
  return (
    <p className="quiet">
      {w({
        zh: `最迟${dueOn}补正提交，还有${days}个工作日${isProvisional ? '（次年节假日未公布，为暂定）' : ''}`,
        en: `Send it in by ${dueOn}: ${several(days, 'working day')} left${isProvisional ? ' (provisional: next year’s holidays are not published)' : ''}`,
      })}
      {otherwise && (
        <>
          {w(signs.semicolon)}
          {w({ zh: `不补正的结果：${otherwise.title.zh}`, en: `otherwise: ${otherwise.title.en}` })}
        </>
      )}{' '}
      <Basis of="choice:supplement-deadline" />
    </p>
  )
}
