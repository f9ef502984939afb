import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes, type RoundLine } from '#contract/inventory.ts'
import { roundStates } from '../ui/asset-words.ts'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Notes } from '../ui/notes.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { InventoryNav } from './inventory-nav.tsx'
import { YearFilter } from './year-filter.tsx'

/** Lists the inventory rounds of the unit, or of everybody one supervises. */
export function RoundsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/inventory' })
  const navigate = useNavigate()
  const columns = useRoundColumns()
  return (
    <Page title={{ zh: '盘点', en: 'Inventory' }} aside={<StartRound />}>
      <InventoryNav />
      <Notes />
      <KeysetTable
        caption={w({ zh: '盘点列表', en: 'Inventory rounds' })}
        route={inventoryRoutes.listRounds}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/inventory/$id', params: { id: row.id } })}
        tools={<YearFilter year={search.year} onChange={(year) => void navigate({ to: '/inventory', search: year ? { year } : {} })} />}
        excel={{ path: exportRoutes.roundsExcel.path, query: search }}
        empty={
          <Nothing start={<StartRound />}>
            {w(
              search.year
                ? { zh: `${search.year} 年没有盘点。`, en: `No round in ${search.year}.` }
                : {
                    zh: '每年至少盘点一次；开办后，盘点会出现在这里。',
                    en: 'An inventory is taken at least once a year; rounds appear here once opened.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useRoundColumns(): Columns<RoundLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '盘点', en: 'Round' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/inventory/$id" params={{ id: row.id }}>
              {row.title || w({ zh: '（未命名）', en: '(no name yet)' })}
            </Link>
            <small>{row.holderName}</small>
          </span>
        ),
      },
      { title: w({ zh: '年度', en: 'Year' }), dataIndex: 'year', responsive: ['md'], align: 'right', width: 80, className: 'number' },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => <Status tone={roundStates[row.state].tone}>{w(roundStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '当前环节', en: 'Step' }),
        key: 'step',
        responsive: ['md'],
        width: 120,
        render: (_, row) => (row.step ? w(placeWords({ procedure: 'inventory-round', step: row.step, ending: null }).words) : '—'),
      },
      {
        title: w({ zh: '数据源', en: 'Sources' }),
        key: 'sources',
        responsive: ['md'],
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => count(row.sources),
      },
      {
        title: w({ zh: '发现', en: 'Findings' }),
        key: 'findings',
        responsive: ['md'],
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => count(row.findings),
      },
      {
        title: w({ zh: '已建卡', en: 'Carded' }),
        key: 'carded',
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => count(row.carded),
      },
      {
        title: w({ zh: '资产不变', en: 'Kept' }),
        key: 'kept',
        align: 'right',
        width: 100,
        responsive: ['lg'],
        className: 'number',
        render: (_, row) => count(row.kept),
      },
      {
        title: w({ zh: '开办日期', en: 'Opened' }),
        key: 'createdAt',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.createdAt),
      },
    ],
    [w],
  )
}

function StartRound() {
  const { w } = useWords()
  const session = useSession()
  if (session?.post?.role !== 'producer') return null
  return (
    <LinkButton type="primary" href="/desk/start/inventory-round">
      {w({ zh: '发起盘点', en: 'Start a round' })}
    </LinkButton>
  )
}
