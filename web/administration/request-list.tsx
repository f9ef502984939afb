import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type AccountRequest, accountRoutes } from '#contract/accounts.ts'
import { exportRoutes } from '#contract/exports.ts'
import { requestKinds, requestStandings, type RequestKind, type RequestStanding } from '#law/account-states.ts'
import { signs } from '#law/words.ts'
import { ask } from '../ui/api.ts'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { WhyNot } from '../ui/why-not.tsx'
import { type AccountAct, ReasonModal } from './reason-form.tsx'
import type { AdministrationSearch } from './routes.tsx'

const tones: Record<RequestStanding, Tone> = { open: 'going', approved: 'done', over: 'plain', refused: 'bad', withdrawn: 'plain' }
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

function useRequestColumns(onAct: (act: AccountAct) => void): Columns<AccountRequest> {
  const { w } = useWords()
  const isApprover = useSession()?.post?.role === 'security-administrator'
  return useMemo(
    () => [
      {
        title: w({ zh: '申请和事由', en: 'Request and reason' }),
        key: 'what',
        render: (_, row) => (
          <span className="wide-cell">
            <strong>{w(requestKinds[row.kind])}</strong> ·{' '}
            {row.kind === 'end' ? (
              <EndAsked row={row} />
            ) : (
              <>
                {row.officerName}
                {w(signs.open)}
                {row.login}
                {w(signs.close)}
              </>
            )}
            <br />
            {row.organisationName && row.kind !== 'end' && (
              <small>
                {row.organisationName} · {row.role && w(partyWords(row.role))}
                {row.title && ` · ${row.title}`}
                {row.untilOn && w({ zh: ` · 至 ${row.untilOn}`, en: ` · until ${row.untilOn}` })}
              </small>
            )}
            {row.reason && <span className="request-reason">{row.reason}</span>}
          </span>
        ),
      },
      {
        title: w({ zh: '申请人', en: 'Asked by' }),
        key: 'asked',
        responsive: ['md'],
        width: 150,
        render: (_, row) => (
          <>
            {row.askedName}
            <br />
            <small className="number">{minuteOf(row.askedAt)}</small>
          </>
        ),
      },
      {
        title: w({ zh: '状态', en: 'Standing' }),
        key: 'standing',
        width: 190,
        render: (_, row) => (
          <span className="wide-cell">
            <Status tone={tones[row.standing]}>{w(requestStandings[row.standing])}</Status>
            {row.decidedName && (
              <>
                <br />
                <small>
                  {row.decidedName}
                  {row.decidedAt && (
                    <>
                      {' '}
                      · <span className="number">{minuteOf(row.decidedAt)}</span>
                    </>
                  )}
                  {row.decisionReason && (
                    <>
                      <br />
                      {row.decisionReason}
                    </>
                  )}
                </small>
              </>
            )}
            <RequestActs row={row} isApprover={isApprover} onAct={onAct} />
          </span>
        ),
      },
    ],
    [w, isApprover, onAct],
  )
}

/** Which organisation ended, since when, who takes over, until when its posts last, and where one sees what still hangs on it. */
function EndAsked({ row: { organisationId, organisationName, endedOn, successorName, untilOn } }: { row: AccountRequest }) {
  const { w } = useWords()
  return (
    <>
      {organisationName}
      <br />
      <small>
        {w({
          zh: `自 ${endedOn} 撤销 · ${successorName ? `由${successorName}承受` : '没有承受单位'} · 岗位用到 ${untilOn}`,
          en: `ended on ${endedOn} · ${successorName ? `${successorName} takes over` : 'nobody takes over'} · posts until ${untilOn}`,
        })}{' '}
        ·{' '}
        <Inside href={`/desk/organisations/${organisationId}#end`}>{w({ zh: '名下尚待了结的事项', en: 'what still hangs on it' })}</Inside>
      </small>
    </>
  )
}

function RequestActs({ row, isApprover, onAct }: { row: AccountRequest; isApprover: boolean; onAct: (act: AccountAct) => void }) {
  const { w } = useWords()
  if (row.standing !== 'open') return null
  const about = row.kind === 'end' ? row.organisationName : row.officerName
  const whom = { zh: `${about}的${requestKinds[row.kind].zh}申请`, en: `${requestKinds[row.kind].en.toLowerCase()} of ${about}` }
  const decide = (decision: 'approved' | 'refused') =>
    onAct({
      title:
        decision === 'approved'
          ? { zh: `批准${whom.zh}`, en: `Approve: ${whom.en}` }
          : { zh: `不批准${whom.zh}`, en: `Refuse: ${whom.en}` },
      reason: decision === 'approved' ? 'may' : 'must',
      ...(decision === 'refused' ? { isDanger: true as const } : {}),
      ...(row.kind === 'end' && decision === 'approved'
        ? {
            isDanger: true as const,
            basis: 'choice:organisation-end',
            note: {
              zh: '批准后即时记录，不能撤回；本单位、承受单位和登记机构随即得知。',
              en: 'It is recorded at once and not taken back; the organisation, who takes over and the registrars are told.',
            },
          }
        : {}),
      send: ({ reason }) => ask(accountRoutes.decideAccountRequest, { params: { id: row.id }, body: { decision, reason } }),
    })
  const withdraw = () =>
    onAct({
      title: { zh: `撤回${whom.zh}`, en: `Withdraw: ${whom.en}` },
      reason: 'none',
      send: () => ask(accountRoutes.withdrawAccountRequest, { params: { id: row.id } }),
    })
  return (
    <span className="row request-acts">
      {isApprover && row.whyNotDecide === null && (
        <>
          <Button
            size="small"
            type="primary"
            aria-label={w({ zh: `批准${whom.zh}`, en: `Approve: ${whom.en}` })}
            onClick={() => decide('approved')}
          >
            {w({ zh: '批准', en: 'Approve' })}
          </Button>
          <Button
            size="small"
            danger
            aria-label={w({ zh: `不批准${whom.zh}`, en: `Refuse: ${whom.en}` })}
            onClick={() => decide('refused')}
          >
            {w({ zh: '不批准', en: 'Refuse' })}
          </Button>
        </>
      )}
      {row.mayWithdraw && (
        <Button size="small" aria-label={w({ zh: `撤回${whom.zh}`, en: `Withdraw: ${whom.en}` })} onClick={withdraw}>
          {w({ zh: '撤回', en: 'Withdraw' })}
        </Button>
      )}
      {row.whyNotDecide !== null && !row.mayWithdraw && <WhyNot denial={row.whyNotDecide} />}
    </span>
  )
}
