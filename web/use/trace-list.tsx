import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Agreement, type EvaluationLine, useRoutes } from '#contract/use.ts'
import { purposeClasses, useManners, usePlaces } from '#law/use-terms.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { TraceSearch } from './routes.tsx'

const outcomes = {
  permitted: { tone: 'done', words: { zh: '允许', en: 'Permitted' } },
  refused: { tone: 'bad', words: { zh: '拒绝', en: 'Refused' } },
} as const

/** Every use that was judged under an agreement, with what was asked and why it was permitted or refused (§5.5). */
export function TraceList({ agreement }: { agreement: Agreement }) {
  const { w } = useWords()
  const { outcome } = useSearch({ from: '/frame/agreements/$id' })
  const navigate = useNavigate()
  const query = outcome ? { outcome } : {}
  return (
    <section className="card" aria-labelledby="trace">
      <h2 id="trace">
        {w({ zh: '使用追溯', en: 'Trace of uses' })}
        <Basis of="§5.5" />
      </h2>
      <KeysetTable
        caption={w({ zh: '使用判定记录', en: 'Judgements of uses' })}
        route={useRoutes.listEvaluations}
        input={{ params: { id: agreement.id }, query }}
        columns={useTraceColumns()}
        rowKey={(row) => row.id}
        tools={
          <Select
            aria-label={w({ zh: '结果', en: 'Outcome' })}
            className="list-pick"
            allowClear
            value={outcome ?? null}
            placeholder={w({ zh: '全部结果', en: 'All outcomes' })}
            options={Object.entries(outcomes).map(([value, { words }]) => ({ value: value as keyof typeof outcomes, label: w(words) }))}
            onChange={(next) =>
              void navigate({
                to: '/agreements/$id',
                params: { id: agreement.id },
                search: present({ outcome: next ?? undefined }) as TraceSearch,
                resetScroll: false,
              })
            }
          />
        }
        excel={{ path: exportRoutes.evaluationsExcel.path.replace(':id', agreement.id), query }}
        empty={
          <Nothing>
            {w({
              zh: '还没有使用。运营主体的业务系统在每次使用前提请判定，允许和拒绝都列在这里。',
              en: 'No use yet. The operator’s system has each use judged before it happens; both outcomes are listed here.',
            })}
          </Nothing>
        }
      />
    </section>
  )
}

function useTraceColumns(): Columns<EvaluationLine> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      { title: w({ zh: '序号', en: 'No.' }), key: 'seq', width: 70, className: 'number', render: (_, row) => row.seq },
      {
        title: w({ zh: '时间', en: 'When' }),
        key: 'at',
        width: 150,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => minuteOf(row.at),
      },
      {
        title: w({ zh: '结果', en: 'Outcome' }),
        key: 'outcome',
        width: 90,
        render: (_, row) => <Status tone={outcomes[row.outcome].tone}>{w(outcomes[row.outcome].words)}</Status>,
      },
      { title: w({ zh: '理由', en: 'Reason' }), key: 'reason', render: (_, row) => w(row.words) },
      {
        title: w({ zh: '请求', en: 'Asked' }),
        key: 'asked',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {list(row.asked.columns)}
            <small>
              {w(purposeClasses[row.asked.purposeClass])} · {w(useManners[row.asked.manner].title)} · {w(usePlaces[row.asked.place])}
            </small>
          </span>
        ),
      },
      { title: w({ zh: '提请人', en: 'By' }), key: 'by', responsive: ['lg'], width: 110, render: (_, row) => row.byName },
    ],
    [w, list],
  )
}
