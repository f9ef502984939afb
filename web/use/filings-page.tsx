import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type FilingLine, useRoutes } from '#contract/use.ts'
import { filingStates, type FilingState } from '#law/use-terms.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { FilingsSearch } from './routes.tsx'
import { filingLook } from './state-tones.ts'

/** Developers that operators chose and filed with the centre, until when, and when each is to be reviewed. */
export function FilingsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/developers' })
  const navigate = useNavigate()
  const isOperator = useSession()?.post?.role === 'operator'
  const start = isOperator ? (
    <LinkButton type="primary" href="/desk/start/developer-filing">
      {w({ zh: '备案开发主体', en: 'File a developer' })}
    </LinkButton>
  ) : undefined
  const change = (next: { [K in keyof FilingsSearch]: FilingsSearch[K] | undefined }) =>
    void navigate({ to: '/developers', search: present({ ...search, ...next }) as FilingsSearch })
  const aside = isOperator ? (
    <span className="page-acts">
      <LinkButton href="/desk/start/developer-review">{w({ zh: '定期审核', en: 'Review' })}</LinkButton>{' '}
      <LinkButton href="/desk/start/developer-termination">{w({ zh: '终止使用', en: 'End a use' })}</LinkButton> {start}
    </span>
  ) : undefined
  return (
    <Page
      title={{ zh: '开发主体备案', en: 'Filed developers' }}
      note={<Bases of={['§5.4', '§5.8', 'choice:developer-review-cycle']} />}
      aside={aside}
    >
      <KeysetTable
        caption={w({ zh: '开发主体备案名录', en: 'Filed developers' })}
        route={useRoutes.listFilings}
        input={{ query: search }}
        columns={useFilingColumns()}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter
              label={{ zh: '按开发主体、运营主体或备案号查找', en: 'Find by developer, operator or number' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(filingStates).map(([value, words]) => ({ value: value as FilingState, label: w(words) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.filingsExcel.path, query: search }}
        empty={
          <Nothing start={start}>
            {w({
              zh: '还没有备案的开发主体。运营主体依照选取规则选定、开发主体确认、市大数据服务中心收到备案后列在这里。',
              en: 'No developer is filed yet. They are listed once chosen, confirmed, and received by the centre.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useFilingColumns(): Columns<FilingLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '开发主体', en: 'Developer' }),
        key: 'developer',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/organisations/${row.developerId}`}>{row.developerName}</Inside>
            <small className="number">{row.number}</small>
          </span>
        ),
      },
      { title: w({ zh: '运营主体', en: 'Operator' }), key: 'operator', responsive: ['md'], render: (_, row) => row.operatorName },
      {
        title: w({ zh: '有效期', en: 'Term' }),
        key: 'term',
        responsive: ['md'],
        width: 200,
        className: 'number',
        render: (_, row) => `${row.filedOn} — ${row.untilOn}`,
      },
      {
        title: w({ zh: '应审核', en: 'Review due' }),
        key: 'review',
        responsive: ['lg'],
        width: 190,
        render: (_, row) => (
          <span className="wide-cell number">
            {row.reviewOn}
            {row.reviewedOn && (
              <small>
                {row.reviewedOn} {w(row.reviewedWell ? { zh: '通过', en: 'passed' } : { zh: '不通过', en: 'failed' })}
              </small>
            )}
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => (
          <span className="wide-cell">
            <Status tone={filingLook(row.state).tone}>{w(filingLook(row.state).words)}</Status>
            {row.endedWhy && <small>{row.endedWhy}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '办件', en: 'Case' }),
        key: 'case',
        responsive: ['md'],
        width: 80,
        render: (_, row) => <Inside href={`/desk/cases/${row.caseId}`}>{w({ zh: '查看', en: 'Open' })}</Inside>,
      },
    ],
    [w],
  )
}
