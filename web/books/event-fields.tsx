import { Input, Select } from 'antd'
import type { BookView } from '#contract/books.ts'
import type { Template } from '#law/accounts/account.ts'
import { regimes } from '#law/accounts.ts'
import { AssetPick } from '../ui/asset-pick.tsx'
import { Basis } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { useSession } from '../ui/session.ts'
import type { Draft } from './entry-draft.ts'

type Change = (next: Partial<Draft>) => void
type EventFieldsProps = { set: BookView; draft: Draft; template: Template | undefined; onChange: Change }

/** What happened and when, and once that is chosen whatever its template asks: how it was paid, of which asset, the amounts. */
export function EventFields({ set, draft, template, onChange }: EventFieldsProps) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  return (
    <section className="card book-form" aria-label={w({ zh: '业务', en: 'Event' })}>
      <div className="book-grid">
        <div>
          <label htmlFor="template">{w({ zh: '发生了什么', en: 'What happened' })}</label>
          <Select
            id="template"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.template ?? null}
            placeholder={w({ zh: '选择业务', en: 'Choose an event' })}
            options={Object.entries(regimes[set.regime].templates)
              .filter(([, each]) => !each.for || each.for.includes(set.kind as never))
              .map(([value, { title }]) => ({ value, label: w(title) }))}
            onChange={(value) => onChange({ template: value, way: null, amounts: {} })}
          />
        </div>
        <div>
          <label htmlFor="on">{w({ zh: '记账日期', en: 'Day' })}</label>
          <DayInput
            id="on"
            aria-required
            allowClear={false}
            min={set.openedOn}
            max={today}
            value={draft.onDate}
            onChange={(day) => day && onChange({ onDate: day })}
          />
        </div>
        {template && <TemplateFields holderId={set.id} draft={draft} template={template} onChange={onChange} />}
      </div>
      <p id="entry-note" className="quiet">
        {template ? (
          <TemplateNote template={template} />
        ) : (
          w({
            zh: '先选业务，再填金额；每笔业务的分录由模板给出，可先预览。',
            en: 'Choose an event, then the amounts; its lines come from a template and can be looked at first.',
          })
        )}
      </p>
    </section>
  )
}

type TemplateFieldsProps = { holderId: string; draft: Draft; template: Template; onChange: Change }

function TemplateFields({ holderId, draft, template, onChange }: TemplateFieldsProps) {
  const { w } = useWords()
  return (
    <>
      {template.ways && (
        <div>
          <label htmlFor="way">{w({ zh: '支付或来源', en: 'Paid or financed by' })}</label>
          <Select
            id="way"
            value={draft.way}
            placeholder={w({ zh: '请选择', en: 'Choose' })}
            options={Object.entries(template.ways).map(([value, { title }]) => ({ value, label: w(title) }))}
            onChange={(value) => onChange({ way: value })}
          />
        </div>
      )}
      <AssetPick
        holderId={holderId}
        isRequired={template.card !== undefined}
        value={draft.assetId}
        onChange={(assetId) => onChange({ assetId })}
      />
      {Object.entries(template.asks).map(([name, each]) => (
        <div key={name}>
          <label htmlFor={`amount-${name}`}>
            {w(each.title)}
            {!each.required && w({ zh: '（可不填）', en: ' (optional)' })}
          </label>
          <MoneyInput
            key={`${draft.template}-${name}`}
            id={`amount-${name}`}
            value={draft.amounts[name]}
            onChange={(fen) => onChange({ amounts: { ...draft.amounts, [name]: fen } })}
            aria-describedby="entry-note"
            aria-invalid={false}
            aria-required={each.required}
          />
        </div>
      ))}
      <div>
        <label htmlFor="summary">{w({ zh: '摘要（不填则按业务生成）', en: 'Summary (made from the event if left empty)' })}</label>
        <Input id="summary" maxLength={200} value={draft.summary} onChange={(event) => onChange({ summary: event.target.value })} />
      </div>
    </>
  )
}

/** What a template is for and where it comes from. */
function TemplateNote({ template }: { template: Template }) {
  const { w } = useWords()
  return (
    <>
      {template.help ? w(template.help) : w(template.title)} <Basis of={template.basis} /> {template.source}
      {!template.isVerified && w({ zh: '（待核）', en: ' (to be checked)' })}
    </>
  )
}
