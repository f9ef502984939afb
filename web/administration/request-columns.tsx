import { useMemo } from 'react'
import type { AccountRequest } from '#contract/accounts.ts'
import { requestKinds, requestStandings, type RequestStanding } from '#law/account-states.ts'
import { signs } from '#law/words.ts'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import type { AccountAct } from './reason-form.tsx'
import { RequestActs } from './request-acts.tsx'

/** The columns of requests for accounts and grants. */
export function useRequestColumns(onAct: (act: AccountAct) => void): Columns<AccountRequest> {
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

const tones: Record<RequestStanding, Tone> = { open: 'going', approved: 'done', over: 'plain', refused: 'bad', withdrawn: 'plain' }
