import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { bookRoutes, type BookView } from '#contract/books.ts'
import { regimes } from '#law/accounts.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Difference } from './difference.tsx'
import type { BookTab } from './routes.tsx'
import { SetTab } from './set-tab.tsx'
import './books.css'

const CardsTab = lazy(async () => ({ default: (await import('./cards-tab.tsx')).CardsTab }))
const VouchersTab = lazy(async () => ({ default: (await import('./vouchers-tab.tsx')).VouchersTab }))
const LedgerTab = lazy(async () => ({ default: (await import('./ledger-tab.tsx')).LedgerTab }))
const StatementsTab = lazy(async () => ({ default: (await import('./statements-tab.tsx')).StatementsTab }))
const PeriodsTab = lazy(async () => ({ default: (await import('./periods-tab.tsx')).PeriodsTab }))
const CodesTab = lazy(async () => ({ default: (await import('./codes-tab.tsx')).CodesTab }))

const tabs: readonly { key: BookTab; title: { zh: string; en: string } }[] = [
  { key: 'set', title: { zh: '账套', en: 'Account set' } },
  { key: 'cards', title: { zh: '资产明细', en: 'Cards' } },
  { key: 'vouchers', title: { zh: '凭证', en: 'Vouchers' } },
  { key: 'ledger', title: { zh: '明细账', en: 'Ledger' } },
  { key: 'statements', title: { zh: '报表与披露', en: 'Statements' } },
  { key: 'periods', title: { zh: '期间', en: 'Periods' } },
  { key: 'codes', title: { zh: '科目', en: 'Accounts' } },
]

/** The books of a unit: chain and reconciliation, cards, vouchers, ledgers, statements, periods, accounts. */
export function SetPage() {
  const { id } = useParams({ from: '/frame/books/$id' })
  const { at } = useSearch({ from: '/frame/books/$id' })
  const { w } = useWords()
  const found = useAsk(bookRoutes.readBooks, { params: { id }, query: at ? { at } : {} }, { keep: true })
  const set = found.data
  return (
    <Page
      title={set ? { zh: `${set.name} · 数据资产账套`, en: `${set.name} · account set` } : { zh: '数据资产账套', en: 'Account set' }}
      note={
        set && (
          <>
            <span>{w(regimes[set.regime].title)}</span>
            <span className="number">
              {w({ zh: `自${set.openedOn.slice(0, 7)}`, en: `since ${set.openedOn.slice(0, 7)}` })}
              {set.closedThrough &&
                w({ zh: `，已结账至${set.closedThrough.slice(0, 7)}`, en: `, closed up to ${set.closedThrough.slice(0, 7)}` })}
            </span>
            <span>
              {w({ zh: '卡账差额', en: 'Difference' })} <Difference fen={set.differenceFen} />
            </span>
            <Basis of="§3.10" />
          </>
        )
      }
      aside={
        set?.mayPost && (
          <LinkButton type="primary" href={`/desk/books/${id}/entry`}>
            {w({ zh: '记账', en: 'Post an entry' })}
          </LinkButton>
        )
      }
    >
      <Loaded query={found} rows={14}>
        {(view) => <Tabs set={view} />}
      </Loaded>
    </Page>
  )
}

function Tabs({ set }: { set: BookView }) {
  const { w } = useWords()
  const { tab = 'set' } = useSearch({ from: '/frame/books/$id' })
  return (
    <>
      <nav className="tabs" aria-label={w({ zh: '账套各部分', en: 'Parts of the account set' })}>
        {tabs.map((each) => (
          <Link
            key={each.key}
            to="/books/$id"
            params={{ id: set.id }}
            search={each.key === 'set' ? {} : { tab: each.key }}
            resetScroll={false}
            className={each.key === tab ? 'tab tab-here' : 'tab'}
            {...(each.key === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {w(each.title)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 10 }} />}>
        {tab === 'set' && <SetTab set={set} />}
        {tab === 'cards' && <CardsTab set={set} />}
        {tab === 'vouchers' && <VouchersTab set={set} />}
        {tab === 'ledger' && <LedgerTab set={set} />}
        {tab === 'statements' && <StatementsTab set={set} />}
        {tab === 'periods' && <PeriodsTab set={set} />}
        {tab === 'codes' && <CodesTab set={set} />}
      </Suspense>
    </>
  )
}
