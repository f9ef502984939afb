import { Input, InputNumber, Select } from 'antd'
import { bookRoutes } from '#contract/books.ts'
import type { Regime, Template } from '#law/accounts/account.ts'
import { amortisation, lifeGrounds, type LifeGround } from '#law/accounts/amortisation.ts'
import { capitalConditions, type CapitalCondition } from '#law/accounts/gate.ts'
import { regimes } from '#law/accounts.ts'
import { choices } from '#law/choices.ts'
import { several } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { asksLife, type Draft } from './entry-draft.ts'

type Props = { template: Template; regime: Regime; draft: Draft; onChange: (next: Partial<Draft>) => void }

/** What some events must be told besides amounts: useful life, conditions of capitalisation, approval. */
export function EntryAsks(props: Props) {
  const { template } = props
  return (
    <>
      {asksLife(template) && <LifeAsks {...props} />}
      {template.needsCapitalConditions && <ConditionAsks {...props} />}
      {template.needsApproval && <ApprovalAsks {...props} />}
    </>
  )
}

function LifeAsks(props: Props) {
  const { w } = useWords()
  const { template, draft } = props
  const adds = template.card?.does === 'add'
  const found = useAsk(bookRoutes.readAssetBooks, { params: { id: draft.assetId ?? '' } }, { enabled: adds && draft.assetId !== null })
  const card = found.data?.card
  if (adds && found.isLoading) return null
  if (!adds || card?.state !== 'held' || card.class !== 'intangible') return <NewLife {...props} />
  const life =
    card.lifeMonths === null
      ? lifeGrounds.indefinite
      : {
          zh: `${card.lifeMonths}个月，止于${card.lifeEnds?.slice(0, 7)}`,
          en: `${several(card.lifeMonths, 'month')}, until ${card.lifeEnds?.slice(0, 7)}`,
        }
  return (
    <p className="quiet">
      {w({
        zh: '该资产已在账，追加的成本随卡片上的年限摊销：',
        en: 'The asset is in the books; what is added follows the life on its card: ',
      })}
      {w(life)} <Basis of="choice:amortisation" />
    </p>
  )
}

function NewLife({ regime, draft, onChange }: Props) {
  const { w } = useWords()
  const { life } = draft
  const change = (next: Partial<Draft['life']>) => onChange({ life: { ...life, ...next } })
  return (
    <section className="card book-form" aria-labelledby="life">
      <h2 id="life">
        {w({ zh: '使用年限与摊销', en: 'Useful life and amortisation' })} <Basis of="choice:amortisation" />
      </h2>
      <div className="book-grid">
        <div>
          <label htmlFor="ground">{w({ zh: '年限依据', en: 'Ground of the life' })}</label>
          <Select
            id="ground"
            value={life.ground}
            options={Object.entries(lifeGrounds).map(([value, words]) => ({ value: value as LifeGround, label: w(words) }))}
            onChange={(ground) => change({ ground })}
          />
        </div>
        {life.ground !== 'indefinite' && (
          <div>
            <label htmlFor="months">{w({ zh: '使用月数', en: 'Months' })}</label>
            <InputNumber<number>
              id="months"
              min={1}
              max={1200}
              precision={0}
              value={life.months}
              onChange={(months) => change({ months })}
            />
            {regime === 'government' && life.ground === 'estimate' && (
              <small className="quiet">
                {w({ zh: `不少于${choices['useful-life'].value}个月`, en: `At least ${choices['useful-life'].value}` })}{' '}
                <Basis of="choice:useful-life" />
              </small>
            )}
          </div>
        )}
        <div>
          <label htmlFor="expense">{w({ zh: '摊销计入', en: 'Charged to' })}</label>
          <Select
            id="expense"
            value={life.expense}
            placeholder={w({ zh: '选择费用科目', en: 'Choose an expense' })}
            options={amortisation.expenses[regime].map((account) => ({
              value: account as string,
              label: w(regimes[regime].chart[account]!.title),
            }))}
            onChange={(expense) => change({ expense })}
          />
        </div>
        <div>
          <label htmlFor="life-reason">{w({ zh: '说明', en: 'Note' })}</label>
          <Input
            id="life-reason"
            maxLength={400}
            value={life.reason}
            placeholder={w({ zh: '如合同条款、更新频率、技术迭代', en: 'Such as the clause of the agreement' })}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
      </div>
    </section>
  )
}

function ConditionAsks({ draft, onChange }: Props) {
  const { w } = useWords()
  return (
    <section className="card book-form" aria-labelledby="capital">
      <h2 id="capital">
        {w({ zh: '资本化的五个条件', en: 'Five conditions of capitalisation' })} <Basis of="choice:capital-conditions" />
      </h2>
      {(Object.keys(capitalConditions) as CapitalCondition[]).map((each) => (
        <div key={each} className="book-grid">
          <label htmlFor={`condition-${each}`}>{w(capitalConditions[each])}</label>
          <Input
            id={`condition-${each}`}
            maxLength={400}
            value={draft.conditions[each] ?? ''}
            placeholder={w({ zh: '如何满足，有何证明', en: 'How it is met and shown' })}
            onChange={(event) => onChange({ conditions: { ...draft.conditions, [each]: event.target.value } })}
          />
        </div>
      ))}
    </section>
  )
}

function ApprovalAsks({ template, draft, onChange }: Props) {
  const { w } = useWords()
  const { approval } = draft
  const change = (next: Partial<Draft['approval']>) => onChange({ approval: { ...approval, ...next } })
  return (
    <section className="card book-form" aria-labelledby="approval">
      <h2 id="approval">
        {w({ zh: '批准文件', en: 'Approval' })} <Basis of={template.basis} />
      </h2>
      <div className="book-grid">
        <div>
          <label htmlFor="approval-number">{w({ zh: '文号', en: 'Number' })}</label>
          <Input
            id="approval-number"
            maxLength={100}
            value={approval.number}
            onChange={(event) => change({ number: event.target.value })}
          />
        </div>
        <div>
          <label htmlFor="approval-authority">{w({ zh: '批准机关', en: 'Authority' })}</label>
          <Input
            id="approval-authority"
            maxLength={100}
            value={approval.authority}
            onChange={(event) => change({ authority: event.target.value })}
          />
        </div>
        <div>
          <label htmlFor="approved-on">{w({ zh: '批准日期', en: 'Approved on' })}</label>
          <DayInput
            id="approved-on"
            allowClear={false}
            value={approval.approvedOn}
            onChange={(day) => day && change({ approvedOn: day })}
          />
        </div>
      </div>
    </section>
  )
}
