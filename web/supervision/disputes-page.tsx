import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type DisputeLine, disputeRoutes } from '#contract/supervision-disputes.ts'
import { disputeKinds, disputeOutcomes, disputeWays } from '#law/disputes.ts'
import { mayOpen } from '#law/openers.ts'
import { dispute } from '#law/procedures/dispute.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { DisputesSearch } from './routes.tsx'

const states = { open: { zh: '办理中', en: 'Running' }, closed: { zh: '已办结', en: 'Closed' } } as const

/** The register of disputes: who with whom, by which of the four ways, and the evidence pack. */
export function DisputesPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/disputes' })
  const navigate = useNavigate()
  const mayClaim = mayOpen(dispute, useSession()?.post)
  const change = (next: { [K in keyof DisputesSearch]: DisputesSearch[K] | undefined }) =>
    void navigate({ to: '/disputes', search: present({ ...search, ...next }) as DisputesSearch })
  return (
    <Page
      title={{ zh: '争议台账', en: 'Register of disputes' }}
      note={<Bases of={['§6.9', 'choice:dispute-ways']} />}
      aside={
        mayClaim ? (
          <LinkButton type="primary" href="/desk/start/dispute">
            {w({ zh: '提出争议', en: 'Bring a dispute' })}
          </LinkButton>
        ) : undefined
      }
    >
      <KeysetTable
        caption={w({ zh: '争议台账', en: 'Register of disputes' })}
        route={disputeRoutes.listDisputes}
        input={{ query: search }}
        columns={useDisputeColumns()}
        rowKey={(row) => row.caseId}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '按名称、单位或编号查找', en: 'Find by title, side or number' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
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
        excel={{ path: exportRoutes.disputesExcel.path, query: search }}
        empty={<Nothing>{w({ zh: '没有争议。', en: 'No dispute.' })}</Nothing>}
      />
    </Page>
  )
}

function useDisputeColumns(): Columns<DisputeLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '争议', en: 'Dispute' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/cases/${row.caseId}`}>{row.title}</Inside>
            <small>
              {w(disputeKinds[row.kind])} {row.about}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '双方', en: 'Sides' }),
        key: 'sides',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.applicantName}
            <small>
              {w({ zh: '对', en: 'against' })} {row.respondentName}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '金额', en: 'Amount' }),
        key: 'amount',
        responsive: ['lg'],
        width: 130,
        align: 'right',
        className: 'number',
        render: (_, row) => (row.amountFen > 0 ? <Money fen={row.amountFen} /> : '—'),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 130,
        render: (_, row) =>
          row.outcome ? (
            <Status tone={row.outcome === 'settled' || row.outcome === 'decided' ? 'done' : 'plain'}>
              {w(disputeOutcomes[row.outcome])}
            </Status>
          ) : (
            <Status tone="going">{w(placeWords({ procedure: 'dispute', step: row.step, ending: null }).words)}</Status>
          ),
      },
      {
        title: w({ zh: '方式', en: 'Way' }),
        key: 'way',
        responsive: ['md'],
        width: 80,
        render: (_, row) => row.way && w(disputeWays[row.way]),
      },
      {
        title: w({ zh: '日期', en: 'Day' }),
        key: 'day',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.closedAt ?? row.beganAt),
      },
      {
        title: w({ zh: '证据包', en: 'Evidence' }),
        key: 'pack',
        width: 90,
        render: (_, row) => (
          <a
            href={disputeRoutes.caseEvidence.path.replace(':id', row.caseId)}
            download
            aria-label={w({ zh: `下载${row.title}的证据包`, en: `Download the evidence of ${row.title}` })}
          >
            {w({ zh: '下载', en: 'Download' })}
          </a>
        ),
      },
    ],
    [w],
  )
}
