import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type SharingAgreement, settlementRoutes } from '#contract/settlement.ts'
import { sharingForms, sharingStates as states } from '#law/settlement-words.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { SharingSearch } from './routes.tsx'
import { sharingTones } from './sharing-tones.ts'

/** The sharing agreements of products: who shares with which parts, and who has signed. */
export function SharingPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/sharing' })
  const navigate = useNavigate()
  const isOperator = useSession()?.post?.role === 'operator'
  const query = present(search)
  const change = (next: { [K in keyof SharingSearch]: SharingSearch[K] | undefined }) =>
    void navigate({ to: '/sharing', search: present({ ...search, ...next }) as SharingSearch })
  const columns = useSharingColumns()
  return (
    <Page
      title={{ zh: '收益共享协议', en: 'Sharing agreements' }}
      note={
        <>
          <Basis of="§6.4" />
          <Basis of="choice:sharing-signatures" />
        </>
      }
      aside={
        isOperator && (
          <LinkButton type="primary" href="/desk/sharing/new">
            {w({ zh: '拟订协议', en: 'Propose an agreement' })}
          </LinkButton>
        )
      }
    >
      <KeysetTable
        caption={w({ zh: '收益共享协议', en: 'Sharing agreements' })}
        route={settlementRoutes.listSharingAgreements}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter
              label={{ zh: '产品、编号或运营主体', en: 'Find by product, number or operator' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              placeholder={w({ zh: '全部', en: 'All' })}
              value={search.state ?? null}
              options={Object.entries(states).map(([value, title]) => ({ value: value as keyof typeof states, label: w(title) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.sharingExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '运营主体为产品拟订协议、列明各方和精确比例后，出现在这里；各方全部确认后才生效。',
              en: 'Agreements proposed by operators appear here; they count once every party has signed.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useSharingColumns(): Columns<SharingAgreement> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '产品', en: 'Product' }),
        key: 'product',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/sharing/$id" params={{ id: row.id }}>
              {row.productName}
            </Link>
            <small className="number">
              {row.number} · {w({ zh: `第${row.version}版`, en: `version ${row.version}` })}
            </small>
          </span>
        ),
      },
      { title: w({ zh: '形式', en: 'Form' }), key: 'form', width: 130, responsive: ['md'], render: (_, row) => w(sharingForms[row.form]) },
      {
        title: w({ zh: '各方', en: 'Parties' }),
        key: 'parties',
        responsive: ['lg'],
        render: (_, row) => list(row.parties.map((party) => party.organisationName)),
      },
      {
        title: w({ zh: '起算日', en: 'From' }),
        key: 'from',
        width: 120,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.effectiveOn,
      },
      {
        title: w({ zh: '确认', en: 'Signed' }),
        key: 'signed',
        width: 130,
        render: (_, row) => (
          <Status tone={sharingTones[row.state]}>
            {row.state !== 'signing'
              ? w(states[row.state])
              : `${row.parties.filter((party) => party.signedAt).length} / ${row.parties.length}`}
          </Status>
        ),
      },
    ],
    [w, list],
  )
}
