import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { type AssetBooks, bookRoutes, type BookView, type Entry } from '#contract/books.ts'
import type { Template } from '#law/accounts/account.ts'
import { regimes } from '#law/accounts.ts'
import { ask, refresh, useAsk, type Answer } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { newKey } from '../ui/key.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { DocumentsInput } from './documents-input.tsx'
import { EntryAsks } from './entry-asks.tsx'
import { blankDraft, entryOf, type Draft } from './entry-draft.ts'
import { EventFields } from './event-fields.tsx'
import { PostingTable } from './posting-table.tsx'
import { useSending } from '../ui/sending.ts'
import './books.css'

type Templates = { readonly [name: string]: Template }

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
  const [draft, setDraft] = useState<Draft>(() => draftFor(given, templates, disposal, today))
  // One key while the form is open, also when the entry is edited: a voucher whose answer was lost is opened as it was posted, and no
  // second one is posted beside it.
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
      <EventFields set={set} draft={draft} template={template} onChange={change} />
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

/** The draft one begins with: the event and the asset the address names, and what a disposal prepared for it. */
function draftFor(
  { template, assetId }: { template?: string; assetId?: string },
  templates: Templates,
  disposal: AssetBooks['disposal'],
  today: string,
): Draft {
  return {
    ...blankDraft(today),
    ...(template && templates[template] ? { template } : {}),
    ...(assetId ? { assetId } : {}),
    ...(disposal && disposal.template === template
      ? { onDate: disposal.onDate, summary: disposal.summary, approval: disposal.approval }
      : {}),
  }
}
