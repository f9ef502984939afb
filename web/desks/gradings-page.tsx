import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { gradingRoutes, type RegradingLine } from '#contract/grading.ts'
import { type RegradingTrigger, regradingTriggers } from '#law/grading/triggers.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { DaysOf } from '../ui/days-left.tsx'
import { Grade } from '../ui/grade.tsx'
import { HolderFilter } from '../ui/holder-filter.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { GradingsSearch } from './routes.tsx'

const states = {
  open: { zh: '待办', en: 'Open' },
  overdue: { zh: '逾期', en: 'Late' },
  closed: { zh: '已办结', en: 'Done' },
  all: { zh: '全部', en: 'All' },
} as const

/** Tasks to grade assets again, by due day. */
export function GradingsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/gradings' })
  const navigate = useNavigate()
  const change = (next: { [key in keyof GradingsSearch]: GradingsSearch[key] | undefined }) =>
    void navigate({ to: '/gradings', search: present({ ...search, ...next }) as GradingsSearch })
  const columns = useMemo(
    (): Columns<RegradingLine> => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'asset',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }} search={{ tab: 'grading' }}>
              {row.assetName}
            </Link>
            <small className="number">{row.assetCode}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'days',
        width: 110,
        render: (_, row) => (row.isOpen ? <DaysOf days={row.days} /> : <Status tone="done">{w({ zh: '已办结', en: 'Done' })}</Status>),
      },
      {
        title: w({ zh: '期限', en: 'Due' }),
        key: 'dueOn',
        width: 110,
        responsive: ['md'],
        className: 'number',
        render: (_, row) => row.dueOn,
      },
      { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 90, render: (_, row) => <Grade grade={row.grade} /> },
      { title: w({ zh: '事由', en: 'Because of' }), key: 'trigger', width: 150, render: (_, row) => w(regradingTriggers[row.trigger]) },
      {
        title: w({ zh: '说明', en: 'What changed' }),
        key: 'detail',
        responsive: ['md'],
        render: (_, row) => <span className="wide-cell">{w(row.detail)}</span>,
      },
      { title: w({ zh: '由谁办', en: 'Whose task' }), key: 'holder', responsive: ['md'], width: 190, render: (_, row) => row.holderName },
    ],
    [w],
  )
  return (
    <Page title={{ zh: '分级任务', en: 'To be graded' }} note={<Bases of={['§3.2', 'choice:regrading']} />}>
      <KeysetTable
        caption={w({ zh: '分级任务', en: 'Tasks to grade' })}
        route={gradingRoutes.listRegradings}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/assets/$id', params: { id: row.assetId }, search: { tab: 'grading' } })}
        tools={
          <>
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              value={search.state ?? 'open'}
              options={Object.entries(states).map(([value, words]) => ({ value: value as keyof typeof states, label: w(words) }))}
              onChange={(state) => change({ state: state === 'open' ? undefined : state })}
            />
            <Select
              aria-label={w({ zh: '事由', en: 'Because of' })}
              className="list-pick"
              allowClear
              value={search.trigger ?? null}
              placeholder={w({ zh: '全部事由', en: 'Any cause' })}
              options={Object.entries(regradingTriggers).map(([value, words]) => ({ value: value as RegradingTrigger, label: w(words) }))}
              onChange={(trigger) => change({ trigger: trigger ?? undefined })}
            />
            <HolderFilter holderId={search.holderId} onChange={(holderId) => change({ holderId })} />
          </>
        }
        excel={{ path: gradingRoutes.regradingsExcel.path, query: search }}
        empty={
          <Nothing>
            {w({
              zh: '没有分级任务。表格导入的资产进入目录，字段、规模、规则变化，安全事件、提请和满一年时会生成任务。',
              en: 'No tasks. Assets that came by a table, changed fields, volume or rules, incidents, requests and the end of a year make them.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}
