import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select, Switch } from 'antd'
import { useMemo } from 'react'
import { type DueLine, dueKinds, deskRoutes } from '#contract/desks.ts'
import { dueNote } from '#contract/due-note.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { DaysOf } from '../ui/days-left.tsx'
import { useGo } from '../ui/go.ts'
import { HolderFilter } from '../ui/holder-filter.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { dueWords } from './due-words.ts'
import type { DuesSearch } from './routes.tsx'

/** What falls due, by day. */
export function DuesPage() {
  const { w } = useWords()
  const go = useGo()
  const search = useSearch({ from: '/frame/dues' })
  const navigate = useNavigate()
  const change = (next: { [key in keyof DuesSearch]: DuesSearch[key] | undefined }) =>
    void navigate({ to: '/dues', search: present({ ...search, ...next }) as DuesSearch })
  const columns = useMemo(
    (): Columns<DueLine> => [
      { title: w({ zh: '到期日', en: 'Due' }), key: 'dueOn', width: 110, className: 'number', render: (_, row) => row.dueOn },
      { title: w({ zh: '剩余', en: 'Left' }), key: 'days', width: 110, render: (_, row) => <DaysOf days={row.days} /> },
      { title: w({ zh: '事项', en: 'What' }), key: 'kind', width: 140, render: (_, row) => w(dueWords[row.kind]) },
      {
        title: w({ zh: '名称', en: 'Name' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={row.href}>{row.title}</Inside>
          </span>
        ),
      },
      { title: w({ zh: '说明', en: 'Note' }), key: 'note', responsive: ['md'], render: (_, row) => w(dueNote(row)) },
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['md'], width: 200, render: (_, row) => row.holderName },
    ],
    [w],
  )
  return (
    <Page title={{ zh: '到期事项', en: 'Falling due' }} note={<Basis of="choice:due-horizon" />}>
      <KeysetTable
        caption={w({ zh: '到期事项', en: 'Falling due' })}
        route={deskRoutes.listDues}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => `${row.kind}-${row.id}`}
        onOpen={(row) => go(row.href)}
        tools={
          <>
            <Select
              aria-label={w({ zh: '事项', en: 'What' })}
              className="list-pick"
              allowClear
              value={search.kind ?? null}
              placeholder={w({ zh: '全部事项', en: 'Everything' })}
              options={dueKinds.map((value) => ({ value, label: w(dueWords[value]) }))}
              onChange={(kind) => change({ kind: kind ?? undefined })}
            />
            <HolderFilter holderId={search.holderId} onChange={(holderId) => change({ holderId })} />
            <label className="row">
              <Switch size="small" checked={search.late === 'yes'} onChange={(isLate) => change({ late: isLate ? 'yes' : undefined })} />
              {w({ zh: '只看逾期', en: 'Late only' })}
            </label>
          </>
        }
        excel={{ path: deskRoutes.duesExcel.path, query: search }}
        empty={
          <Nothing>
            {w({
              zh: '没有到期事项。盘点结束日、分级期限、备查复核日，以及90天内到期的意见书、评估报告和凭证会列在这里。',
              en: 'Nothing falls due. Ends of rounds, gradings, memorandum reviews, and papers running out within 90 days appear here.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}
