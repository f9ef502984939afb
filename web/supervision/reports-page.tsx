import { useNavigate, useSearch } from '@tanstack/react-router'
import { InputNumber, Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type ReportDuty, reportRoutes } from '#contract/supervision-reports.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { reportFigures, reportStates } from '#law/reports.ts'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { ReportsSearch } from './routes.tsx'

const states = { ...reportStates, overdue: { zh: '逾期', en: 'Late' } } as const

/** Annual supervision reports of public producers: whose was received, and whose is late. */
export function ReportsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/annual-reports' })
  const navigate = useNavigate()
  const session = useSession()
  const year = search.year ?? Number((session?.clock.today ?? '').slice(0, 4)) - 1
  const change = (next: { [K in keyof ReportsSearch]: ReportsSearch[K] | undefined }) =>
    void navigate({ to: '/annual-reports', search: present({ ...search, ...next }) as ReportsSearch })
  return (
    <Page
      title={{ zh: `${year}年度监管报告`, en: `Supervision reports of ${year}` }}
      note={<Bases of={['§7.3', 'choice:annual-report-due']} />}
      aside={
        session?.post?.role === 'producer' ? (
          <LinkButton type="primary" href="/desk/start/annual-report">
            {w({ zh: '起草年度监管报告', en: 'Draft the report' })}
          </LinkButton>
        ) : undefined
      }
    >
      <KeysetTable
        caption={w({ zh: '年度监管报告', en: 'Annual supervision reports' })}
        route={reportRoutes.listReports}
        input={{ query: search }}
        columns={useReportColumns()}
        rowKey={(row) => row.holderId}
        tools={
          <>
            <TextFilter label={{ zh: '按单位查找', en: 'Find by unit' }} value={search.q} onChange={(q) => change({ q: q || undefined })} />
            <InputNumber<number>
              aria-label={w({ zh: '年度', en: 'Year' })}
              min={2000}
              max={2200}
              precision={0}
              value={year}
              onChange={(next) => change({ year: next ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(states).map(([value, words]) => ({ value: value as keyof typeof states, label: w(words) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.reportsExcel.path, query: search }}
        empty={<Nothing>{w({ zh: '没有符合的单位。', en: 'No unit fits.' })}</Nothing>}
      />
    </Page>
  )
}

function useReportColumns(): Columns<ReportDuty> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '单位', en: 'Unit' }),
        key: 'unit',
        render: (_, row) => (
          <span className="wide-cell">
            {row.caseId ? <Inside href={`/desk/cases/${row.caseId}`}>{row.holderName}</Inside> : row.holderName}
            <small>{w(sectorWords(row.sector))}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 120,
        render: (_, row) => {
          const { tone, words } = standingOf(row)
          return <Status tone={tone}>{w(words)}</Status>
        },
      },
      { title: w({ zh: '期限', en: 'Due' }), key: 'due', width: 120, className: 'number', render: (_, row) => row.dueOn },
      {
        title: w({ zh: '报送', en: 'Handed in' }),
        key: 'handed',
        width: 130,
        className: 'number',
        render: (_, row) =>
          row.handedInOn && (
            <span className="wide-cell">
              {row.handedInOn}
              {row.isOverdue && <small>{w({ zh: '逾期报送', en: 'late' })}</small>}
            </span>
          ),
      },
      {
        title: w({ zh: '使用情况', en: 'Use' }),
        key: 'use',
        responsive: ['lg'],
        render: (_, row) =>
          row.figures &&
          (['assets', 'agreements', 'developers', 'readings'] as const)
            .map((name) => `${w(reportFigures[name])} ${count(row.figures?.[name] ?? 0)}`)
            .join(' · '),
      },
    ],
    [w],
  )
}

/** Where a report stands: received, or overdue before all else. */
function standingOf({ state, isOverdue }: ReportDuty): { tone: Tone; words: Words } {
  if (state === 'received') return { tone: 'done', words: reportStates[state] }
  if (isOverdue) return { tone: 'bad', words: states.overdue }
  return { tone: state === 'under-way' ? 'going' : 'plain', words: reportStates[state] }
}
