import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { mostCounted } from '#contract/route.ts'
import { type CaseLine, caseRoutes } from '#contract/cases.ts'
import { useAsk } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { homeOf } from '../ui/home.ts'
import { useWords } from '../ui/language.tsx'
import { startable } from '../ui/law-words.ts'
import { Notes } from '../ui/notes.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { KeysetTable } from '../ui/table.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { Filters } from './filters.tsx'
import { useInboxColumns } from './columns.tsx'
import { StartMenu } from './start-menu.tsx'
import './inbox.css'

const tabs = [
  {
    key: 'mine',
    title: { zh: '待我办', en: 'Mine' },
    empty: { zh: '轮到您岗位办理的事项会出现在这里，现在没有。', en: 'Cases waiting for your post appear here; there are none now.' },
  },
  {
    key: 'others',
    title: { zh: '待他人', en: 'With others' },
    empty: {
      zh: '与本单位有关、正由别人办理的事项会出现在这里。',
      en: 'Cases that concern your unit and wait for somebody else appear here.',
    },
  },
  {
    key: 'started',
    title: { zh: '本单位发起', en: 'Started by us' },
    empty: { zh: '本单位开办的在办事项会出现在这里。', en: 'Open cases your unit started appear here.' },
  },
  {
    key: 'due',
    title: { zh: '将到期', en: 'Due soon' },
    empty: {
      zh: '三个工作日内到期或已逾期的事项会出现在这里，现在没有。',
      en: 'Cases due within three working days or overdue appear here; there are none.',
    },
  },
  { key: 'closed', title: { zh: '已办结', en: 'Closed' }, empty: { zh: '办结的事项会出现在这里。', en: 'Closed cases appear here.' } },
] as const

/** Where everybody starts: the inbox, or what an administrator keeps. */
export function InboxPage() {
  const home = homeOf(useSession()?.post?.role)
  return home === '/' ? <Inbox /> : <Navigate to={home} replace />
}

/** The inbox: what waits for this post, for others, what the unit started, what is due, what is closed. */
function Inbox() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/' })
  const navigate = useNavigate()
  const counts = useAsk(caseRoutes.inboxCounts)
  const columns = useInboxColumns()
  const [chosen, setChosen] = useState<readonly CaseLine[]>([])
  const tab = search.tab ?? 'mine'
  const query = { ...search, tab }
  const post = useSession()?.post
  const canStart = startable(post).length > 0
  return (
    <Page title={{ zh: '工作台', en: 'Inbox' }} aside={<StartMenu post={post} />}>
      <Notes />
      <nav className="tabs" aria-label={w({ zh: '工作台分类', en: 'Parts of the inbox' })}>
        {tabs.map((each) => (
          <Link
            key={each.key}
            to="/"
            search={{ ...search, tab: each.key }}
            className={each.key === tab ? 'tab tab-here' : 'tab'}
            {...(each.key === tab ? { 'aria-current': 'page' as const } : {})}
            onClick={() => setChosen([])}
          >
            {w(each.title)}
            <span className={each.key === 'due' && counts.data?.due ? 'tab-count tab-due' : 'tab-count'}>
              {counts.data ? `${count(counts.data[each.key])}${counts.data[each.key] >= mostCounted ? '+' : ''}` : '…'}
            </span>
          </Link>
        ))}
      </nav>
      <KeysetTable
        caption={w(tabs.find((each) => each.key === tab)!.title)}
        route={caseRoutes.inbox}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })}
        tools={
          <>
            <Filters key={search.q ?? ''} search={search} onChange={(next) => void navigate({ to: '/', search: next })} />
            {chosen.length > 0 && <BulkActs cases={chosen} onDone={() => setChosen([])} />}
          </>
        }
        excel={{
          path: caseRoutes.inboxExcel.path,
          query: { tab, procedure: search.procedure, step: search.step, q: search.q, order: search.order },
        }}
        empty={
          <Nothing>
            {w(
              search.q || search.procedure
                ? { zh: '没有符合筛选条件的事项。', en: 'Nothing matches the filter.' }
                : tabs.find((each) => each.key === tab)!.empty,
            )}
            {canStart && (
              <p>{w({ zh: '要办理新事项，用本页上方的“开办事项”。', en: 'To begin something new, use “Start something” above.' })}</p>
            )}
          </Nothing>
        }
        {...(tab === 'mine'
          ? {
              selection: {
                selectedRowKeys: chosen.map((c) => c.id),
                preserveSelectedRowKeys: true,
                onChange: (_: unknown, rows: CaseLine[]) => setChosen(rows.slice(0, 50)),
                getCheckboxProps: (row: CaseLine) =>
                  ({ 'aria-label': w({ zh: `选择 ${row.number}`, en: `Choose ${row.number}` }) }) as object,
              },
            }
          : {})}
      />
    </Page>
  )
}
