import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type HealthLine, healthRoutes } from '#contract/health.ts'
import { type HealthRule, healthRules } from '#law/health.ts'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords, procedureWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { RuleList } from '../ui/rule-list.tsx'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { RunAgain, SetClock } from './remedies.tsx'

/** What is stuck, by rule, each with the query that finds it and what helps. */
export function HealthPage() {
  const { w } = useWords()
  const { rule } = useSearch({ from: '/frame/health' })
  const found = useAsk(healthRoutes.readCaseHealth)
  const columns = useHealthColumns()
  const query = rule ? { rule } : {}
  return (
    <Page title={{ zh: '运行体检', en: 'What is stuck' }} note={<Bases of={['§4.2', 'choice:stuck-cases']} />}>
      <Loaded query={found} rows={8}>
        {(data) => (
          <RuleList
            rules={data.rules}
            none={{ zh: '正常', en: 'none' }}
            narrow={(id, total) => (
              <Link to="/health" search={{ rule: id as HealthRule }}>
                {w({ zh: `只看这 ${total} 件`, en: `Show these ${total} only` })}
              </Link>
            )}
            asked={{
              zh: 'asked 是当前时刻和已载入的日历，law 是规程的各环节',
              en: 'asked: the moment and the loaded calendar; law: the steps of the procedures',
            }}
          />
        )}
      </Loaded>
      <KeysetTable
        caption={w({ zh: '卡住的办件和任务', en: 'Stuck cases and jobs' })}
        route={healthRoutes.listStuck}
        input={{ query }}
        columns={columns}
        rowKey={(row) => `${row.rule}-${row.key}`}
        tools={
          rule && (
            <span>
              {w(healthRules[rule].title)} <Link to="/health">{w({ zh: '看全部', en: 'Show all' })}</Link>
            </span>
          )
        }
        excel={{ path: healthRoutes.stuckExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '没有卡住的办件或任务。时限、责任人、定时、材料和后台任务都正常。',
              en: 'Nothing is stuck: clocks, owners, timers, papers and jobs are as they should be.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useHealthColumns(): Columns<HealthLine> {
  const { w } = useWords()
  const role = useSession()?.post?.role
  return useMemo(
    (): Columns<HealthLine> => [
      {
        title: w({ zh: '哪里不对', en: 'What is wrong' }),
        key: 'rule',
        width: 190,
        render: (_, row) => w(healthRules[row.rule as HealthRule].title),
      },
      {
        title: w({ zh: '办件', en: 'Case' }),
        key: 'case',
        render: (_, row) =>
          row.caseId === null ? (
            '—'
          ) : (
            <span className="wide-cell">
              {row.mayOpen ? (
                <Link to="/cases/$id" params={{ id: row.caseId }} className="number">
                  {row.number}
                </Link>
              ) : (
                <span className="number">{row.number}</span>
              )}
              <small>
                {row.procedure ? (
                  <>
                    {w(procedureWords(row.procedure))} · {w(placeWords({ procedure: row.procedure, step: row.step, ending: null }).words)}
                  </>
                ) : (
                  row.isDraft && w({ zh: '尚未提交', en: 'Not submitted yet' })
                )}
              </small>
            </span>
          ),
      },
      { title: w({ zh: '轮到', en: 'Whose move' }), key: 'owner', width: 170, responsive: ['md'], render: (_, row) => w(row.owner) },
      {
        title: w({ zh: '自', en: 'Since' }),
        key: 'since',
        width: 110,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.since,
      },
      {
        title: w({ zh: '详情', en: 'Detail' }),
        key: 'detail',
        width: 200,
        responsive: ['lg'],
        render: (_, row) => <span className="wide-cell">{w(row.detail)}</span>,
      },
      { title: w({ zh: '怎么办', en: 'What helps' }), key: 'remedy', width: 220, render: (_, row) => <Help line={row} role={role} /> },
    ],
    [w, role],
  )
}

function Help({ line, role }: { line: HealthLine; role: string | undefined }) {
  const { w } = useWords()
  const { remedy, help } = healthRules[line.rule as HealthRule]
  if (remedy === 'set-clock' && line.caseId !== null && role !== 'system-administrator')
    return <SetClock caseId={line.caseId} number={line.number} />
  if (remedy === 'run-again') return <RunAgain jobId={line.key} queue={line.owner.zh} />
  if (remedy === 'appoint' && role === 'system-administrator')
    return <Link to="/administration">{w({ zh: '任命经办人', en: 'Name an officer' })}</Link>
  return <small>{w(help)}</small>
}
