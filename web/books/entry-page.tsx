import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Input, Select, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { type AssetBooks, bookRoutes, type BookView, type Entry } from '#contract/books.ts'
import type { Template } from '#law/accounts/account.ts'
import { regimes } from '#law/accounts.ts'
import { ask, refresh, useAsk, type Answer } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { newKey } from '../ui/key.ts'
import { useWords } from '../ui/language.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { AssetPick } from '../ui/asset-pick.tsx'
import { DocumentsInput } from './documents-input.tsx'
import { EntryAsks } from './entry-asks.tsx'
import { blankDraft, entryOf, type Draft } from './entry-draft.ts'
import { PostingTable } from './posting-table.tsx'
import { useSending } from '../ui/sending.ts'
import './books.css'

/** Posting an entry by template: what happened, what it came to, the documents, a look at the lines, then the voucher. */
export function EntryPage() {
  const { id } = useParams({ from: '/frame/books/$id/entry' })
  const { assetId } = useSearch({ from: '/frame/books/$id/entry' })
  const found = useAsk(bookRoutes.readBooks, { params: { id } })
  const ofAsset = useAsk(bookRoutes.readAssetBooks, { params: { id: assetId ?? '' } }, { enabled: assetId !== undefined })
  const isReady = assetId === undefined || !ofAsset.isLoading
  return (
    <Page
      title={{ zh: '记账', en: 'Post an entry' }}
      note={
        <>
          <span>{found.data?.name}</span>
          <Basis of="§6.3" />
        </>
      }
    >
      <Loaded query={found} rows={10}>
        {(set) =>
          isReady ? <EntryForm set={set} disposal={ofAsset.data?.disposal ?? null} /> : <Skeleton active paragraph={{ rows: 10 }} />
        }
      </Loaded>
    </Page>
  )
}

/** The form, with what is prepared for a destruction filled in. */
function EntryForm({ set, disposal }: { set: BookView; disposal: AssetBooks['disposal'] }) {
  const { w } = useWords()
  const given = useSearch({ from: '/frame/books/$id/entry' })
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const { templates } = regimes[set.regime]
  const [draft, setDraft] = useState<Draft>(() => ({
    ...blankDraft(today),
    ...(given.template && templates[given.template] ? { template: given.template } : {}),
    ...(given.assetId ? { assetId: given.assetId } : {}),
    ...(disposal && disposal.template === given.template
      ? { onDate: disposal.onDate, summary: disposal.summary, approval: disposal.approval }
      : {}),
  }))
  // One key while the form is open, also when the entry is edited: a voucher whose answer was lost is opened as it was posted, and no second one is posted beside it.
  const [key] = useState(newKey)
  const [seen, setSeen] = useState<{ of: string; preview: Answer<typeof bookRoutes.previewVoucher> } | null>(null)
  const { isBusy, error, send } = useSending()
  const template: Template | undefined = draft.template ? templates[draft.template] : undefined
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  const entry = template && entryOf(draft, template)
  const isSeen = seen !== null && entry !== undefined && seen.of === JSON.stringify(entry)
  const look = (wanted: Entry) =>
    void send(async () =>
      setSeen({ of: JSON.stringify(wanted), preview: await ask(bookRoutes.previewVoucher, { params: { id: set.id }, body: wanted }) }),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!entry) return
    if (!isSeen) return look(entry)
    void send(async () => {
      const voucher = await ask(bookRoutes.postVoucher, { params: { id: set.id }, body: { ...entry, key } })
      await refresh('/api/books', '/api/assets', '/api/vouchers')
      await navigate({ to: '/vouchers/$id', params: { id: voucher.id } })
    })
  }
  return (
    <form onSubmit={submit}>
      <section className="card book-form" aria-label={w({ zh: '业务', en: 'Event' })}>
        <div className="book-grid">
          <div>
            <label htmlFor="template">{w({ zh: '发生了什么', en: 'What happened' })}</label>
            <Select
              id="template"
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.template ?? null}
              placeholder={w({ zh: '选择业务', en: 'Choose an event' })}
              options={Object.entries(templates)
                .filter(([, each]) => !each.for || each.for.includes(set.kind as never))
                .map(([value, { title }]) => ({ value, label: w(title) }))}
              onChange={(value) => change({ template: value, way: null, amounts: {} })}
            />
          </div>
          <div>
            <label htmlFor="on">{w({ zh: '记账日期', en: 'Day' })}</label>
            <Input
              id="on"
              type="date"
              required
              min={set.openedOn}
              max={today}
              value={draft.onDate}
              onChange={(event) => change({ onDate: event.target.value })}
            />
          </div>
          {template?.ways && (
            <div>
              <label htmlFor="way">{w({ zh: '支付或来源', en: 'Paid or financed by' })}</label>
              <Select
                id="way"
                value={draft.way}
                placeholder={w({ zh: '请选择', en: 'Choose' })}
                options={Object.entries(template.ways).map(([value, { title }]) => ({ value, label: w(title) }))}
                onChange={(value) => change({ way: value })}
              />
            </div>
          )}
          {template && (
            <AssetPick
              holderId={set.id}
              isRequired={template.card !== undefined}
              value={draft.assetId}
              onChange={(assetId) => change({ assetId })}
            />
          )}
          {template &&
            Object.entries(template.asks).map(([name, each]) => (
              <div key={name}>
                <label htmlFor={`amount-${name}`}>
                  {w(each.title)}
                  {!each.required && w({ zh: '（可不填）', en: ' (optional)' })}
                </label>
                <MoneyInput
                  key={`${draft.template}-${name}`}
                  id={`amount-${name}`}
                  value={draft.amounts[name]}
                  onChange={(fen) => change({ amounts: { ...draft.amounts, [name]: fen } })}
                  aria-describedby="entry-note"
                  aria-invalid={false}
                  aria-required={each.required}
                />
              </div>
            ))}
          {template && (
            <div>
              <label htmlFor="summary">{w({ zh: '摘要（不填则按业务生成）', en: 'Summary (made from the event if left empty)' })}</label>
              <Input id="summary" maxLength={200} value={draft.summary} onChange={(event) => change({ summary: event.target.value })} />
            </div>
          )}
        </div>
        <p id="entry-note" className="quiet">
          {template ? (
            <>
              {template.help ? w(template.help) : w(template.title)} <Basis of={template.basis} /> {template.source}
              {!template.isVerified && w({ zh: '（待核）', en: ' (to be checked)' })}
            </>
          ) : (
            w({
              zh: '先选业务，再填金额；每笔业务的分录由模板给出，可先预览。',
              en: 'Choose an event, then the amounts; its lines come from a template and can be looked at first.',
            })
          )}
        </p>
      </section>
      {template && <EntryAsks template={template} regime={set.regime} draft={draft} onChange={change} />}
      {template?.evidences && <DocumentsInput value={draft.documents} onChange={(documents) => change({ documents })} today={today} />}
      {isSeen && (
        <section className="card" aria-labelledby="preview">
          <h2 id="preview">{w({ zh: '将要记入的分录', en: 'The lines that will be posted' })}</h2>
          <PostingTable postings={seen.preview.postings} />
        </section>
      )}
      {error !== null && <ProblemNote error={error} />}
      <p className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!entry}>
          {isSeen ? w({ zh: '确认记账', en: 'Post it' }) : w({ zh: '预览分录', en: 'Look at the lines' })}
        </Button>
        <span className="quiet">
          {w({ zh: '记账后不能修改或删除，只能红字冲销。', en: 'A posted voucher is never changed, only reversed.' })}
        </span>
      </p>
    </form>
  )
}
