import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type SectorEntry, sectorListRoutes } from '#contract/sector-lists.ts'
import { several } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { cardOption } from '../ui/asset-words.ts'
import { count } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { Fallen } from '../ui/fallen.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { EntryDrawer } from './entry-drawer.tsx'
import type { SectorListView } from './list-page.tsx'
import type { ListSearch } from './routes.tsx'

/** The entries of a list, the highest score first; each opens what its score is made of. */
export function EntriesTab({ list, seesAll }: { list: SectorListView; seesAll: boolean }) {
  const { w } = useWords()
  const { tab: _, ...search } = useSearch({ from: '/frame/lists/$id' })
  const navigate = useNavigate()
  const [shown, setShown] = useState<SectorEntry | null>(null)
  const change = (next: Partial<Record<'q' | 'grade', string | number | undefined>>) =>
    void navigate({ to: '/lists/$id', params: { id: list.id }, search: present({ ...search, ...next }) as ListSearch })
  const columns = useEntryColumns(setShown)
  return (
    <>
      {!seesAll && (
        <p className="quiet">
          {w({
            zh: '这里只列您可以查阅的条目；公开的全部条目见公开页面。',
            en: 'Only entries you may read stand here; all public ones are on the public page.',
          })}
        </p>
      )}
      <KeysetTable
        caption={w({ zh: '清单条目', en: 'Entries' })}
        route={sectorListRoutes.listSectorEntries}
        input={{ params: { id: list.id }, query: search }}
        columns={columns}
        rowKey={(row) => row.assetId}
        onOpen={setShown}
        tools={
          <>
            <TextFilter label={{ zh: '名称或编码', en: 'Name or code' }} value={search.q} onChange={(q) => change({ q: q || undefined })} />
            <Select
              aria-label={w({ zh: '级别', en: 'Grade' })}
              className="list-pick"
              allowClear
              value={search.grade ?? null}
              placeholder={w({ zh: '全部级别', en: 'All grades' })}
              options={[1, 2, 3, 4].map((value) => ({ value, label: w({ zh: `一般${value}级`, en: `General ${value}` }) }))}
              onChange={(grade) => change({ grade: grade ?? undefined })}
            />
          </>
        }
        excel={{ path: sectorListRoutes.sectorListExcel.path.replace(':id', list.id), query: search }}
        print={{ path: sectorListRoutes.printSectorList.path.replace(':id', list.id), query: search }}
        empty={
          <Nothing
            start={
              list.mayEdit ? (
                <LinkButton href={`/desk/lists/${list.id}?tab=candidates`}>{w({ zh: '去选入资产', en: 'Choose assets' })}</LinkButton>
              ) : undefined
            }
          >
            {w({ zh: '清单里还没有（您能看到的）资产。', en: 'There is no asset on the list that you may see.' })}
          </Nothing>
        }
      />
      {shown && <EntryDrawer list={list} entry={shown} onChange={setShown} onClose={() => setShown(null)} />}
    </>
  )
}

function useEntryColumns(onOpen: (entry: SectorEntry) => void): Columns<SectorEntry> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '得分', en: 'Score' }),
        key: 'score',
        width: 90,
        align: 'right',
        render: (_, row) => (
          <Button
            type="link"
            size="small"
            className="number"
            onClick={() => onOpen(row)}
            aria-label={w({ zh: `${row.name}：${row.score}分，看构成`, en: `${row.name}: ${several(row.score, 'point')}, see why` })}
          >
            {row.score}
          </Button>
        ),
      },
      {
        title: w({ zh: '名称', en: 'Name' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
            <Fallen how={row.fallen} />
          </span>
        ),
      },
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['md'], width: 190, render: (_, row) => row.holderName },
      { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 90, render: (_, row) => <Grade grade={row.grade} /> },
      {
        title: w({ zh: '行业', en: 'Industry' }),
        key: 'industry',
        responsive: ['lg'],
        width: 170,
        render: (_, row) => (row.industry ? w(cardOption('industry', row.industry)) : '—'),
      },
      {
        title: w({ zh: '记录数', en: 'Records' }),
        key: 'records',
        responsive: ['md'],
        width: 110,
        align: 'right',
        className: 'number',
        render: (_, row) => (row.records === null ? '—' : count(row.records)),
      },
      {
        title: w({ zh: '需求', en: 'Demand' }),
        key: 'demands',
        responsive: ['md'],
        width: 70,
        align: 'right',
        className: 'number',
        render: (_, row) => row.demands,
      },
      {
        title: w({ zh: '意见', en: 'Comments' }),
        key: 'comments',
        responsive: ['md'],
        width: 70,
        align: 'right',
        className: 'number',
        render: (_, row) => row.comments,
      },
      {
        title: w({ zh: '公开', en: 'Public' }),
        key: 'public',
        responsive: ['md'],
        width: 90,
        render: (_, row) => (
          <Status tone={row.isPublic ? 'done' : 'plain'}>
            {w(row.isPublic ? { zh: '公开', en: 'Public' } : { zh: '只计数', en: 'Counted only' })}
          </Status>
        ),
      },
    ],
    [w, onOpen],
  )
}
