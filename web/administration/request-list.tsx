import { Select } from 'antd'
import { useState } from 'react'
import { accountRoutes } from '#contract/accounts.ts'
import { exportRoutes } from '#contract/exports.ts'
import { requestKinds, requestStandings, type RequestKind, type RequestStanding } from '#law/account-states.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { type AccountAct, ReasonModal } from './reason-form.tsx'
import type { AdministrationSearch } from './routes.tsx'
import { useRequestColumns } from './request-columns.tsx'

type Props = { search: AdministrationSearch; onSearch: (search: AdministrationSearch) => void }

/** What waits for the security administrator, unless another standing is asked for; decided here. */
export function RequestList({ search, onSearch }: Props) {
  const { w } = useWords()
  const [act, setAct] = useState<AccountAct | null>(null)
  const columns = useRequestColumns(setAct)
  const standing = search.standing ?? 'open'
  const query = {
    ...(standing === 'any' ? {} : { standing }),
    ...(search.kind ? { kind: search.kind } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.order ? { order: search.order } : {}),
  }
  const change = (next: { [key in keyof AdministrationSearch]: AdministrationSearch[key] | undefined }) =>
    onSearch(Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)) as AdministrationSearch)
  return (
    <>
      <KeysetTable
        caption={w({ zh: '账号和授权申请', en: 'Requests for accounts and grants' })}
        route={accountRoutes.listAccountRequests}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <>
            <Select
              aria-label={w({ zh: '状态', en: 'Standing' })}
              className="account-pick"
              value={standing}
              options={[
                ...(Object.keys(requestStandings) as RequestStanding[]).map((value) => ({ value, label: w(requestStandings[value]) })),
                { value: 'any' as const, label: w({ zh: '全部状态', en: 'Any standing' }) },
              ]}
              onChange={(value) => change({ standing: value === 'open' ? undefined : value })}
            />
            <Select
              aria-label={w({ zh: '申请种类', en: 'Kind' })}
              className="account-pick"
              allowClear
              value={search.kind ?? null}
              placeholder={w({ zh: '全部种类', en: 'All kinds' })}
              options={(Object.keys(requestKinds) as RequestKind[]).map((value) => ({ value, label: w(requestKinds[value]) }))}
              onChange={(kind) => change({ kind: kind ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '排序', en: 'Order' })}
              className="account-pick"
              value={search.order ?? 'newest'}
              options={[
                { value: 'newest', label: w({ zh: '新的在前', en: 'Newest first' }) },
                { value: 'oldest', label: w({ zh: '旧的在前', en: 'Oldest first' }) },
              ]}
              onChange={(order) => change({ order: order === 'oldest' ? 'oldest' : undefined })}
            />
            <TextFilter
              label={{ zh: '姓名、登录名或机构', en: 'Name, login or organisation' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.accountRequestsExcel.path, query }}
        empty={
          <Nothing>
            {w(
              standing === 'open'
                ? { zh: '没有等待批准的申请。', en: 'Nothing waits for approval.' }
                : { zh: '没有符合的申请。', en: 'No request matches.' },
            )}
          </Nothing>
        }
      />
      <ReasonModal act={act} onDone={() => setAct(null)} />
    </>
  )
}
