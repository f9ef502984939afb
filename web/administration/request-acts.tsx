import { Button } from 'antd'
import { type AccountRequest, accountRoutes } from '#contract/accounts.ts'
import { requestKinds } from '#law/account-states.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { WhyNot } from '../ui/why-not.tsx'
import type { AccountAct } from './reason-form.tsx'

/** What may be done with a request: decided by who may, or withdrawn. */
export function RequestActs({ row, isApprover, onAct }: { row: AccountRequest; isApprover: boolean; onAct: (act: AccountAct) => void }) {
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
