import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { type Answer, useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { listStates } from './list-words.ts'
import type { ListTab } from './routes.tsx'
import './lists.css'

const EntriesTab = lazy(async () => ({ default: (await import('./entries-tab.tsx')).EntriesTab }))
const CandidatesTab = lazy(async () => ({ default: (await import('./candidates-tab.tsx')).CandidatesTab }))
const PeopleTab = lazy(async () => ({ default: (await import('./people-tab.tsx')).PeopleTab }))
const CommentsTab = lazy(async () => ({ default: (await import('./comments-tab.tsx')).CommentsTab }))
const DifferencesTab = lazy(async () => ({ default: (await import('./differences-tab.tsx')).DifferencesTab }))

/** A sector list as its page shows it. */
export type SectorListView = Answer<typeof sectorListRoutes.readSectorList>

/** One sector list: entries by score, what may still be taken, contributors, comments, differences between editions. */
export function ListPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/lists/$id' })
  const found = useAsk(sectorListRoutes.readSectorList, { params: { id } })
  const list = found.data
  return (
    <Page
      title={list?.title ?? { zh: '行业目录清单', en: 'Sector list' }}
      note={
        list && (
          <>
            <Status tone={listStates[list.state].tone}>{w(listStates[list.state].words)}</Status>
            {list.edition !== null && <span className="number">{w({ zh: `第 ${list.edition} 版`, en: `edition ${list.edition}` })}</span>}
            <span>
              {list.authorityName} · {w(sectorWords(list.sector))}
            </span>
            {list.state === 'published' && <Inside href={`/lists/${list.id}`}>{w({ zh: '公开页面', en: 'Public page' })}</Inside>}
            <Bases of={['§3.1', '§3.3', '§3.4']} />
          </>
        )
      }
      aside={
        list?.isInMaking && (
          <LinkButton type="primary" href={`/desk/cases/${list.caseId}`}>
            {w({ zh: '办件：方案、提交、核定', en: 'The case: plan, submit, check' })}
          </LinkButton>
        )
      }
    >
      <Loaded query={found} rows={12}>
        {(view) => <Tabs list={view} />}
      </Loaded>
    </Page>
  )
}

function Tabs({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const { tab: asked } = useSearch({ from: '/frame/lists/$id' })
  const tabs: readonly { key: ListTab; title: string }[] = [
    { key: 'entries', title: w({ zh: `条目 ${list.entries}`, en: `Entries ${list.entries}` }) },
    ...(list.mayEdit ? [{ key: 'candidates' as const, title: w({ zh: '可选入', en: 'To choose from' }) }] : []),
    ...(list.seesPeople
      ? [
          { key: 'people' as const, title: w({ zh: '受邀参与', en: 'Contributors' }) },
          {
            key: 'comments' as const,
            title: w({
              zh: `意见${list.openComments ? `（${list.openComments} 待答复）` : ''}`,
              en: `Comments${list.openComments ? ` (${list.openComments} open)` : ''}`,
            }),
          },
        ]
      : []),
    { key: 'differences', title: w({ zh: '版本差异', en: 'Differences' }) },
  ]
  // An address may name a part that is not shown to this visitor, or not any more.
  const tab = tabs.find((each) => each.key === asked)?.key ?? 'entries'
  return (
    <>
      <nav className="tabs" aria-label={w({ zh: '清单各部分', en: 'Parts of the list' })}>
        {tabs.map((each) => (
          <Link
            key={each.key}
            to="/lists/$id"
            params={{ id: list.id }}
            search={each.key === 'entries' ? {} : { tab: each.key }}
            resetScroll={false}
            className={each.key === tab ? 'tab tab-here' : 'tab'}
            {...(each.key === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {each.title}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        {tab === 'entries' && <EntriesTab list={list} seesAll={list.seesPeople} />}
        {tab === 'candidates' && <CandidatesTab list={list} />}
        {tab === 'people' && <PeopleTab list={list} />}
        {tab === 'comments' && <CommentsTab list={list} />}
        {tab === 'differences' && <DifferencesTab list={list} />}
      </Suspense>
    </>
  )
}
