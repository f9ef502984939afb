import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type SignalLine, signalRoutes } from '#contract/supervision-signals.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { RuleList } from '../ui/rule-list.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import './supervision.css'

/** What the records point to before anybody inspects, each signal with the query that finds it. */
export function SignalsPage() {
  const { w } = useWords()
  const { rule } = useSearch({ from: '/frame/risk-signals' })
  const found = useAsk(signalRoutes.readSignals)
  const query = rule ? { rule } : {}
  const columns = useMemo(
    (): Columns<SignalLine> => [
      { title: w({ zh: '信号', en: 'Signal' }), key: 'rule', width: 190, render: (_, row) => w(riskSignals[row.rule as RiskSignal].title) },
      {
        title: w({ zh: '单位', en: 'Organisation' }),
        key: 'subject',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={row.href}>{row.subjectName}</Inside>
            <small>{row.detail}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '自', en: 'Since' }),
        key: 'since',
        width: 130,
        responsive: ['md'],
        className: 'number',
        render: (_, row) => row.since.slice(0, 16),
      },
      {
        title: w({ zh: '怎么办', en: 'What helps' }),
        key: 'help',
        width: 260,
        responsive: ['lg'],
        render: (_, row) => w(riskSignals[row.rule as RiskSignal].help),
      },
    ],
    [w],
  )
  return (
    <Page title={{ zh: '风险信号', en: 'Risk signals' }} note={<Basis of="§7.2" />}>
      <Loaded query={found} rows={8}>
        {(data) => (
          <RuleList
            rules={data.rules}
            none={{ zh: '没有', en: 'none' }}
            narrow={(id, total) => (
              <Link to="/risk-signals" search={{ rule: id as RiskSignal }}>
                {w({ zh: `只看这 ${total} 条`, en: `Show these ${total} only` })}
              </Link>
            )}
            asked={{ zh: 'asked 是当前时刻；只看得到本岗位可读的记录', en: 'asked: the moment; only records this post may read are seen' }}
          />
        )}
      </Loaded>
      <KeysetTable
        caption={w({ zh: '风险信号明细', en: 'What the signals point to' })}
        route={signalRoutes.listSignals}
        input={{ query }}
        columns={columns}
        rowKey={(row) => `${row.rule}-${row.key}`}
        tools={
          rule && (
            <span>
              {w(riskSignals[rule].title)} <Link to="/risk-signals">{w({ zh: '看全部', en: 'Show all' })}</Link>
            </span>
          )
        }
        excel={{ path: signalRoutes.signalsExcel.path, query }}
        empty={<Nothing>{w({ zh: '记录里没有风险信号。', en: 'The records point to nothing.' })}</Nothing>}
      />
    </Page>
  )
}
