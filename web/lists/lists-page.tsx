import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type SectorListLine, sectorListRoutes } from '#contract/sector-lists.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { listStates } from './list-words.ts'
import type { ListsSearch } from './routes.tsx'

/** Sector lists, in the making and published. */
export function ListsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/lists' })
  const navigate = useNavigate()
  const isAuthority = useSession()?.post?.role === 'sector-authority'
  const start = isAuthority ? (
    <LinkButton type="primary" href="/desk/start/sector-list">
      {w({ zh: '编制新一版清单', en: 'Start a new edition' })}
    </LinkButton>
  ) : undefined
  const columns = useSectorListColumns()
  return (
    <Page title={{ zh: '行业目录清单', en: 'Sector lists' }} note={<Bases of={['§3.1', '§3.3', '§3.4']} />} aside={start}>
      <KeysetTable
        caption={w({ zh: '行业目录清单', en: 'Sector lists' })}
        route={sectorListRoutes.listSectorLists}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/lists/$id', params: { id: row.id } })}
        tools={
          <Select
            aria-label={w({ zh: '状态', en: 'State' })}
            className="list-pick"
            allowClear
            value={search.state ?? null}
            placeholder={w({ zh: '全部状态', en: 'All states' })}
            options={Object.entries(listStates).map(([value, { words }]) => ({ value: value as SectorListLine['state'], label: w(words) }))}
            onChange={(state) => void navigate({ to: '/lists', search: present({ state: state ?? undefined }) as ListsSearch })}
          />
        }
        excel={{ path: exportRoutes.sectorListsExcel.path, query: search }}
        empty={
          <Nothing start={start}>
            {w({
              zh: '还没有行业清单。行业主管部门从本行业单位的目录汇编，发布后按版本留存。',
              en: 'No sector list yet. Sector authorities compile them from their units’ catalogues; published editions stay.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useSectorListColumns(): Columns<SectorListLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '清单', en: 'List' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/lists/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <small>{row.authorityName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '行业', en: 'Sector' }),
        key: 'sector',
        responsive: ['md'],
        width: 120,
        render: (_, row) => w(sectorWords(row.sector)),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 110,
        render: (_, row) => <Status tone={listStates[row.state].tone}>{w(listStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '版本', en: 'Edition' }),
        key: 'edition',
        width: 80,
        className: 'number',
        render: (_, row) => (row.edition === null ? '—' : w({ zh: `第 ${row.edition} 版`, en: `no. ${row.edition}` })),
      },
      {
        title: w({ zh: '资产', en: 'Assets' }),
        key: 'entries',
        width: 80,
        align: 'right',
        className: 'number',
        render: (_, row) => count(row.entries),
      },
      {
        title: w({ zh: '待答复意见', en: 'To answer' }),
        key: 'comments',
        responsive: ['md'],
        width: 110,
        align: 'right',
        className: 'number',
        render: (_, row) => count(row.openComments),
      },
      {
        title: w({ zh: '发布日期', en: 'Published' }),
        key: 'publishedAt',
        width: 110,
        className: 'number',
        render: (_, row) => (row.publishedAt ? dayOf(row.publishedAt) : '—'),
      },
    ],
    [w],
  )
}
