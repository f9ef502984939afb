import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type AgreementLine, useRoutes } from '#contract/use.ts'
import { agreementStates, type AgreementState, purposeClasses, useManners, type UseManner } from '#law/use-terms.ts'
import { several } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Fallen } from '../ui/fallen.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { AgreementsSearch } from './routes.tsx'
import { agreementLook } from './state-tones.ts'

/** The register of agreements: who may use which columns of which asset for what, how and until when. */
export function AgreementsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/agreements' })
  const navigate = useNavigate()
  const isOperator = useSession()?.post?.role === 'operator'
  const start = isOperator ? (
    <LinkButton type="primary" href="/desk/start/use-request">
      {w({ zh: '提出使用需求', en: 'Ask for a use' })}
    </LinkButton>
  ) : undefined
  const change = (next: { [K in keyof AgreementsSearch]: AgreementsSearch[K] | undefined }) =>
    void navigate({ to: '/agreements', search: present({ ...search, ...next }) as AgreementsSearch })
  return (
    <Page
      title={{ zh: '使用合同', en: 'Agreements for use' }}
      note={<Bases of={['§5.5', '§5.7', 'choice:use-evaluation', 'choice:after-falling']} />}
      aside={start}
    >
      <KeysetTable
        caption={w({ zh: '使用合同登记簿', en: 'Register of agreements' })}
        route={useRoutes.listAgreements}
        input={{ query: search }}
        columns={useAgreementColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/agreements/$id', params: { id: row.id } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '按合同、资产、开发主体或运营主体查找', en: 'Find by number, asset, developer or operator' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(agreementStates).map(([value, words]) => ({ value: value as AgreementState, label: w(words) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.agreementsExcel.path, query: search }}
        empty={
          <Nothing start={start}>
            {w({
              zh: '还没有使用合同。运营主体提出使用需求，经市数据局和数据生产主体共同审核、双方签订后列在这里。',
              en: 'No agreement yet. They are listed here once a request passed the joint review and was drawn up.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useAgreementColumns(): Columns<AgreementLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '合同', en: 'Agreement' }),
        key: 'number',
        width: 190,
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/agreements/$id" params={{ id: row.id }} className="number">
              {row.number}
            </Link>
            <small>{row.developerName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 120,
        render: (_, row) => (
          <span className="wide-cell">
            <Status tone={row.fallen ? 'care' : agreementLook(row.state).tone}>{w(agreementLook(row.state).words)}</Status>
            {row.fallen && <small>{w({ zh: '使用一律拒绝', en: 'Uses are refused' })}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'asset',
        render: (_, row) => (
          <span className="wide-cell">
            {row.assetName}
            <small>{row.holderName}</small>
            <Fallen how={row.fallen} />
          </span>
        ),
      },
      {
        title: w({ zh: '目的与方式', en: 'Purpose and manner' }),
        key: 'purpose',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {w(purposeClasses[row.purposeClass])}
            <small>
              {w(useManners[row.manner as UseManner].title)} ·{' '}
              {w({ zh: `${row.columns.length} 个字段`, en: several(row.columns.length, 'column') })}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        responsive: ['lg'],
        width: 200,
        className: 'number',
        render: (_, row) => `${row.beginsOn} — ${row.endsOn}`,
      },
      {
        title: w({ zh: '允许 / 判定', en: 'Permitted / judged' }),
        key: 'uses',
        responsive: ['lg'],
        width: 120,
        align: 'right',
        className: 'number',
        render: (_, row) => `${count(row.uses)} / ${count(row.evaluated)}`,
      },
    ],
    [w],
  )
}
