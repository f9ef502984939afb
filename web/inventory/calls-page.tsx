import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type RoundCall, roundCallRoutes } from '#contract/round-calls.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { everySector } from '#law/inventory-states.ts'
import type { Words } from '#law/words.ts'
import { Bases } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { CallForm } from './call-form.tsx'
import { InventoryNav } from './inventory-nav.tsx'
import { YearFilter } from './year-filter.tsx'

/** Rounds that sector authorities called for their units, or the Data Bureau for those of every sector; who may call does so here. */
export function CallsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/inventory/calls' })
  const navigate = useNavigate()
  const columns = useCallColumns()
  const query = search.year ? { year: search.year } : {}
  const mayCall = ['sector-authority', 'data-bureau'].includes(useSession()?.post?.role ?? '')
  const start = mayCall ? (
    <Button type="primary" onClick={() => void navigate({ to: '/inventory/calls', search: { ...query, write: 'yes' } })}>
      {w({ zh: '布置盘点', en: 'Call a round' })}
    </Button>
  ) : null
  return (
    <Page title={{ zh: '盘点布置', en: 'Called rounds' }} note={<Bases of={['§3.1', '§3.5', 'choice:called-rounds']} />} aside={start}>
      <InventoryNav />
      <KeysetTable
        caption={w({ zh: '盘点布置', en: 'Called rounds' })}
        route={roundCallRoutes.listRoundCalls}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/inventory/calls/$id', params: { id: row.id } })}
        tools={
          <YearFilter year={search.year} onChange={(year) => void navigate({ to: '/inventory/calls', search: year ? { year } : {} })} />
        }
        excel={{ path: exportRoutes.roundCallsExcel.path, query }}
        empty={<Nothing start={start}>{w(noCalls(search.year, mayCall))}</Nothing>}
      />
      {mayCall && search.write === 'yes' && <CallForm onClose={() => void navigate({ to: '/inventory/calls', search: query })} />}
    </Page>
  )
}

function useCallColumns(): Columns<RoundCall> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '盘点', en: 'Round' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/inventory/calls/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <small>
              {row.organisationName} · {w(row.sector ? sectorWords(row.sector) : everySector)}
            </small>
          </span>
        ),
      },
      { title: w({ zh: '年度', en: 'Year' }), dataIndex: 'year', responsive: ['md'], align: 'right', width: 80, className: 'number' },
      { title: w({ zh: '结束日期', en: 'Ends on' }), dataIndex: 'endsOn', width: 110, className: 'number' },
      {
        title: w({ zh: '单位', en: 'Units' }),
        key: 'units',
        align: 'right',
        width: 80,
        className: 'number',
        render: (_, row) => count(row.units),
      },
      {
        title: w({ zh: '已启动', en: 'Started' }),
        key: 'started',
        responsive: ['md'],
        align: 'right',
        width: 80,
        className: 'number',
        render: (_, row) => count(row.started),
      },
      {
        title: w({ zh: '已发布', en: 'Published' }),
        key: 'published',
        align: 'right',
        width: 80,
        className: 'number',
        render: (_, row) => count(row.published),
      },
      {
        title: w({ zh: '布置日期', en: 'Called' }),
        key: 'issued',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.issuedAt),
      },
    ],
    [w],
  )
}

/** Why no call is listed: none in the year chosen, or none at all yet. */
function noCalls(year: number | undefined, mayCall: boolean): Words {
  if (year) return { zh: `${year} 年没有布置盘点。`, en: `No round called in ${year}.` }
  if (!mayCall) return { zh: '布置的盘点会出现在这里。', en: 'Called rounds appear here.' }
  return {
    zh: '还没有布置过盘点；布置后，平台为每个被布置的单位开办盘点并带入方案。',
    en: 'No round called yet; a call opens a round for every unit it names, with the plan filled in.',
  }
}
