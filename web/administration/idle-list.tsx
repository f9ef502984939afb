import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { accountRoutes, type IdleAccount } from '#contract/accounts.ts'
import { exportRoutes } from '#contract/exports.ts'
import { idleReasons, type IdleReason } from '#law/account-states.ts'
import { ask } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { type AccountAct, ReasonModal } from './reason-form.tsx'
import type { AdministrationSearch } from './routes.tsx'

/** Accounts the review found: not used for long, or nobody's any more; taken out of use here. */
export function IdleList({ search, onSearch }: { search: AdministrationSearch; onSearch: (search: AdministrationSearch) => void }) {
  const { w } = useWords()
  const [act, setAct] = useState<AccountAct | null>(null)
  const columns = useIdleColumns(setAct)
  const query = { ...(search.why ? { why: search.why } : {}), ...(search.q ? { q: search.q } : {}) }
  const change = ({ why, q }: { why?: IdleReason | undefined; q?: string | undefined }) =>
    onSearch({ list: 'idle', ...(why ? { why } : {}), ...(q ? { q } : {}) })
  return (
    <>
      <p className="quiet">
        {w({
          zh: '每小时清查一次；休眠账号到期自动停用，三员的账号只列出。',
          en: 'Reviewed every hour; dormant accounts are suspended on their day, those of the three administrators listed alone.',
        })}{' '}
        <Basis of="choice:dormant-accounts" />
      </p>
      <KeysetTable
        caption={w({ zh: '休眠和无主账号', en: 'Dormant and orphaned accounts' })}
        route={accountRoutes.listIdleAccounts}
        input={{ query }}
        columns={columns}
        rowKey={(row) => `${row.officerId}-${row.why}`}
        tools={
          <>
            <Select
              aria-label={w({ zh: '情形', en: 'Why' })}
              className="account-pick"
              allowClear
              value={search.why ?? null}
              placeholder={w({ zh: '全部情形', en: 'All' })}
              options={(Object.keys(idleReasons) as IdleReason[]).map((value) => ({ value, label: w(idleReasons[value]) }))}
              onChange={(why) => change({ why: why ?? undefined, q: search.q })}
            />
            <TextFilter
              label={{ zh: '姓名或登录名', en: 'Name or login' }}
              value={search.q}
              onChange={(q) => change({ why: search.why, q })}
            />
          </>
        }
        excel={{ path: exportRoutes.idleAccountsExcel.path, query }}
        empty={<Nothing>{w({ zh: '没有休眠或无主的账号。', en: 'No account is dormant or orphaned.' })}</Nothing>}
      />
      <ReasonModal act={act} onDone={() => setAct(null)} />
    </>
  )
}

function useIdleColumns(onAct: (act: AccountAct) => void): Columns<IdleAccount> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '姓名', en: 'Name' }),
        key: 'name',
        width: 110,
        render: (_, row) => (
          <>
            <strong>{row.officerName}</strong>
            <br />
            <small>{row.login}</small>
          </>
        ),
      },
      // What is done about it stands with why, so that both are seen on a telephone.
      {
        title: w({ zh: '情形', en: 'Why' }),
        key: 'why',
        width: 200,
        render: (_, row) => (
          <span className="wide-cell">
            {w(idleReasons[row.why])}
            <br />
            <span className="row request-acts">
              <Suspension row={row} onAct={onAct} />
            </span>
          </span>
        ),
      },
      { title: w({ zh: '自', en: 'Since' }), key: 'since', width: 120, className: 'number', render: (_, row) => dayOf(row.since) },
      {
        title: w({ zh: '自动停用', en: 'Suspended on' }),
        key: 'suspends',
        width: 120,
        className: 'number',
        render: (_, row) => (row.suspendsAt ? dayOf(row.suspendsAt) : '—'),
      },
      {
        title: w({ zh: '机构', en: 'Organisation' }),
        key: 'organisations',
        render: (_, row) => <span className="wide-cell">{list(row.organisations) || '—'}</span>,
      },
    ],
    [w, list, onAct],
  )
}

function Suspension({ row, onAct }: { row: IdleAccount; onAct: (act: AccountAct) => void }) {
  const { w } = useWords()
  const ofDormancy =
    row.why === 'dormant'
      ? {
          note: {
            zh: `自${dayOf(row.since)}起没有登录，随事由一并记下。`,
            en: `Not used since ${dayOf(row.since)}, which is kept with the reason.`,
          },
          basis: 'choice:dormant-accounts',
        }
      : {}
  const suspend = () =>
    onAct({
      title: { zh: `停用 ${row.officerName} 的账号`, en: `Suspend the account of ${row.officerName}` },
      reason: 'must',
      isDanger: true,
      ...ofDormancy,
      send: ({ reason }) => ask(accountRoutes.suspendAccount, { params: { id: row.officerId }, body: { reason } }),
    })
  return (
    <Button size="small" danger aria-label={w({ zh: `停用 ${row.officerName}`, en: `Suspend ${row.officerName}` })} onClick={suspend}>
      {w({ zh: '停用', en: 'Suspend' })}
    </Button>
  )
}
