import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { bookRoutes, type BookSet } from '#contract/books.ts'
import { regimes } from '#law/accounts.ts'
import { organisationKinds, type OrganisationKind } from '#law/parties.ts'
import { present } from '../ui/address-search.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { Difference } from './difference.tsx'
import { OpenBooks } from './open-books.tsx'
import type { SetsSearch } from './routes.tsx'
import './books.css'

/** A unit goes to its own books, or opens them; supervisors see the account sets of their field. */
export function SetsPage() {
  const session = useSession()
  if (session?.post?.role === 'producer') return <OwnBooks id={session.post.organisationId} />
  return <SetList role={session?.post?.role} />
}

function OwnBooks({ id }: { id: string }) {
  const found = useAsk(bookRoutes.listBooks)
  return (
    <Loaded query={found}>
      {(page) =>
        page.items.some((each) => each.id === id) ? (
          <Navigate to="/books/$id" params={{ id }} replace />
        ) : (
          <Page title={{ zh: '建立本单位账套', en: 'Open the books of the unit' }} note={<Basis of="§3.10" />}>
            <OpenBooks id={id} />
          </Page>
        )
      }
    </Loaded>
  )
}

const titles: Readonly<Record<string, { zh: string; en: string }>> = {
  'finance-bureau': { zh: '行政事业单位数据资产账套', en: 'Books of public units' },
  sasac: { zh: '市属国有企业数据资产账套', en: 'Books of municipal enterprises' },
}

function SetList({ role }: { role: string | undefined }) {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/books' })
  const navigate = useNavigate()
  const columns = useSetColumns()
  const change = (next: { [key in keyof SetsSearch]: SetsSearch[key] | undefined }) =>
    void navigate({ to: '/books', search: present({ ...search, ...next }) as SetsSearch })
  return (
    <Page
      title={titles[role ?? ''] ?? { zh: '单位账套', en: 'Account sets' }}
      note={
        <>
          <Basis of={role === 'sasac' ? '§2.3' : '§2.2'} />
          <Basis of="§3.10" />
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '单位账套', en: 'Account sets' })}
        route={bookRoutes.listBooks}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/books/$id', params: { id: row.id } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '单位名称、拼音首字母或代码', en: 'Name, initials or code' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '核算规则', en: 'Rules' })}
              style={{ minWidth: '9rem' }}
              allowClear
              value={search.regime ?? null}
              placeholder={w({ zh: '全部核算规则', en: 'All rules' })}
              options={Object.entries(regimes).map(([value, { title }]) => ({ value, label: w(title) }))}
              onChange={(regime) => change({ regime: (regime as SetsSearch['regime'] | null) ?? undefined })}
            />
          </>
        }
        excel={{ path: bookRoutes.booksExcel.path, query: search }}
        empty={<Nothing>{w({ zh: '单位建立账套后出现在这里。', en: 'Account sets appear here once units open them.' })}</Nothing>}
      />
    </Page>
  )
}

function useSetColumns(): Columns<BookSet> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '单位', en: 'Unit' }),
        key: 'name',
        render: (_, row) => (
          <Link to="/books/$id" params={{ id: row.id }}>
            {row.name}
          </Link>
        ),
      },
      {
        title: w({ zh: '类型', en: 'Kind' }),
        key: 'kind',
        responsive: ['md'],
        width: 130,
        render: (_, row) => w(organisationKinds[row.kind as OrganisationKind].title),
      },
      {
        title: w({ zh: '核算规则', en: 'Rules' }),
        key: 'regime',
        responsive: ['md'],
        width: 100,
        render: (_, row) => w(regimes[row.regime].title),
      },
      {
        title: w({ zh: '在账资产', en: 'Cards' }),
        key: 'cards',
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => count(row.cards),
      },
      {
        title: w({ zh: '原值', en: 'Cost' }),
        key: 'cost',
        responsive: ['md'],
        align: 'right',
        width: 160,
        render: (_, row) => <Money fen={row.costFen} />,
      },
      {
        title: w({ zh: '累计摊销', en: 'Amortised' }),
        key: 'amortised',
        responsive: ['lg'],
        align: 'right',
        width: 150,
        render: (_, row) => <Money fen={row.amortisedFen} />,
      },
      {
        title: w({ zh: '账面价值', en: 'Carrying amount' }),
        key: 'carrying',
        align: 'right',
        width: 160,
        render: (_, row) => <Money fen={row.carryingFen} />,
      },
      {
        title: w({ zh: '已结账至', en: 'Closed up to' }),
        key: 'closed',
        responsive: ['md'],
        width: 100,
        className: 'number',
        render: (_, row) => row.closedThrough?.slice(0, 7) ?? '—',
      },
      {
        title: w({ zh: '卡账差额', en: 'Difference' }),
        key: 'difference',
        responsive: ['md'],
        align: 'right',
        width: 120,
        render: (_, row) => <Difference fen={row.differenceFen} />,
      },
    ],
    [w],
  )
}
