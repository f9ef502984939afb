import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type DistributionLine, settlementRoutes } from '#contract/settlement.ts'
import { type DistributionState, distributionStates } from '#law/settlement-words.ts'
import { listed, type Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { DistributionsSearch } from './routes.tsx'

/** How each state of a distribution looks. */
export const distributionTones: { readonly [S in DistributionState]: Tone } = { agreeing: 'going', filed: 'done', void: 'plain' }

/** The distributions one may see: what came in, what was shared, how many agreed. */
export function DistributionsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/distributions' })
  const navigate = useNavigate()
  const isOperator = useSession()?.post?.role === 'operator'
  const query = present(search)
  const change = (next: { [K in keyof DistributionsSearch]: DistributionsSearch[K] | undefined }) =>
    void navigate({ to: '/distributions', search: present({ ...search, ...next }) as DistributionsSearch })
  const columns = useDistributionColumns()
  return (
    <Page
      title={{ zh: '收益分配', en: 'Distributions' }}
      note={<Bases of={['§6.4', '§6.5', 'choice:income-deductions', 'choice:counter-entries']} />}
      aside={
        isOperator && (
          <LinkButton type="primary" href="/desk/start/distribution">
            {w({ zh: '发起分配', en: 'Begin a distribution' })}
          </LinkButton>
        )
      }
    >
      <KeysetTable
        caption={w({ zh: '收益分配', en: 'Distributions' })}
        route={settlementRoutes.listDistributions}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter
              label={{ zh: '名称、编号、运营主体或任何一方', en: 'Find by title, number, operator or party' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              placeholder={w({ zh: '全部', en: 'All' })}
              value={search.state ?? null}
              options={Object.entries(distributionStates).map(([value, title]) => ({ value: value as DistributionState, label: w(title) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.distributionsExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '运营主体发起分配并计算后，各方在这里确认本方份额，逾期不作声的视为同意；然后报市大数据服务中心备案。',
              en: 'Once an operator computes a distribution its parties agree here, by silence once the limit is over; then it is filed with the centre.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useDistributionColumns(): Columns<DistributionLine> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '分配', en: 'Distribution' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/distributions/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <small>
              {row.operatorName} · <span className="number">{row.number}</span>
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '截至', en: 'Up to' }),
        key: 'until',
        width: 120,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.untilOn,
      },
      {
        title: w({ zh: '收入笔数', en: 'Incomes' }),
        key: 'incomes',
        width: 100,
        className: 'number',
        responsive: ['lg'],
        render: (_, row) => row.incomes,
      },
      {
        title: w({ zh: '各方', en: 'Parties' }),
        key: 'parties',
        responsive: ['lg'],
        render: (_, { partyNames: names }) => (names.length > 4 ? w(fewOf(names)) : list(names)),
      },
      {
        title: w({ zh: '收入', en: 'Income' }),
        key: 'gross',
        width: 170,
        responsive: ['md'],
        render: (_, row) => <Money fen={row.grossFen} />,
      },
      {
        title: w({ zh: '可分配净额', en: 'Net shared' }),
        key: 'net',
        width: 170,
        responsive: ['lg'],
        render: (_, row) => <Money fen={row.netFen} />,
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 150,
        render: (_, row) => (
          <Status tone={distributionTones[row.state]}>
            {w(distributionStates[row.state])}
            {row.state === 'agreeing' && ` ${row.agreed} / ${row.parties}`}
          </Status>
        ),
      },
    ],
    [w, list],
  )
}

/** The first three of many parties, and how many there are. */
const fewOf = (names: readonly string[]): Words => ({
  zh: `${names.slice(0, 3).join('、')}等${names.length}方`,
  en: `${listed('en', names.slice(0, 3))} and ${names.length - 3} more`,
})
