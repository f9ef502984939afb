import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type DueRecord, retentionRoutes } from '#contract/retention.ts'
import { type RecordKind, recordKinds, recordTables } from '#law/record-tables.ts'
import { useAsk } from '../ui/api.ts'
import { Basis, Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { Matrix } from './matrix.tsx'

/** The matrix of retention, and what is over its term: the list is for whoever decides, nothing goes by itself. */
export function RetentionPage() {
  const { w } = useWords()
  const { kind } = useSearch({ from: '/frame/retention' })
  const found = useAsk(retentionRoutes.readRetention)
  const columns = useDueColumns()
  const query = kind ? { kind } : {}
  return (
    <Page
      title={{ zh: '记录保存', en: 'Retention of records' }}
      note={
        <>
          <Bases of={['§4.8', '§7.1', 'choice:retention-matrix']} />
          <span>
            {w({
              zh: '保存期未满，数据库拒绝删除；期满后也不自动删除，列在下面等待处置。',
              en: 'Before its term is over the database refuses to delete a record; afterwards nothing goes by itself but waits below.',
            })}
          </span>
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '到期待处置', en: 'Due for disposal' })}
        route={retentionRoutes.listDueRecords}
        input={{ query }}
        columns={columns}
        rowKey={(row) => `${row.table}-${row.key}`}
        tools={
          kind && (
            <span>
              {w(recordKinds[kind].title)} <Link to="/retention">{w({ zh: '看全部', en: 'Show all' })}</Link>
            </span>
          )
        }
        excel={{ path: retentionRoutes.dueRecordsExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '没有超过保存期的记录。到期的记录会列在这里，等待有权机关决定处置。',
              en: 'Nothing is over its term. Records that are will wait here until somebody entitled decides.',
            })}
          </Nothing>
        }
      />
      <Loaded query={found} rows={8}>
        {(data) => <Matrix found={data} />}
      </Loaded>
    </Page>
  )
}

function useDueColumns(): Columns<DueRecord> {
  const { w } = useWords()
  return useMemo(
    (): Columns<DueRecord> => [
      {
        title: w({ zh: '到期待处置的记录', en: 'Record due for disposal' }),
        key: 'record',
        render: (_, row) => (
          <span className="wide-cell">
            {w(recordTables[row.table as keyof typeof recordTables].title)}
            <small>{row.label || row.key}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '类别', en: 'Kind' }),
        key: 'kind',
        width: 190,
        responsive: ['md'],
        render: (_, row) => w(recordKinds[row.kind as RecordKind].title),
      },
      {
        title: w({ zh: '起算日', en: 'From' }),
        key: 'begun',
        width: 120,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.begun,
      },
      { title: w({ zh: '保存至', en: 'Until' }), key: 'until', width: 120, className: 'number', render: (_, row) => row.until },
      {
        title: w({ zh: '依据', en: 'Basis' }),
        key: 'basis',
        width: 220,
        responsive: ['lg'],
        render: (_, row) => <Basis of={`choice:${recordKinds[row.kind as RecordKind].choice}`} />,
      },
    ],
    [w],
  )
}
