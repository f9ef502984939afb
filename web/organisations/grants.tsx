import { App, Button } from 'antd'
import { useState } from 'react'
import { type AccountRequest, accountRoutes } from '#contract/accounts.ts'
import { requestStandings, type RequestStanding } from '#law/account-states.ts'
import type { Party } from '#law/parties.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { GrantForm } from './grant-form.tsx'

const tones: Record<RequestStanding, Tone> = { open: 'going', approved: 'done', over: 'plain', refused: 'bad', withdrawn: 'plain' }

/** The posts of my organisation I asked for, for a time; a new one is asked for here. */
export function Grants({ roles }: { roles: readonly Party[] }) {
  const { w } = useWords()
  const { modal } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const found = useAsk(accountRoutes.listAccountRequests, { query: { mine: 'yes', kind: 'grant' } })
  const { isBusy, error, send } = useSending()
  const withdraw = (row: AccountRequest) =>
    void modal.confirm({
      title: w({ zh: '撤回这件申请？', en: 'Withdraw this request?' }),
      okText: w({ zh: '确定', en: 'Yes' }),
      cancelText: w({ zh: '取消', en: 'Cancel' }),
      onOk: () =>
        void send(async () => {
          await ask(accountRoutes.withdrawAccountRequest, { params: { id: row.id } })
          await refresh('/api/account-requests')
        }),
    })
  return (
    <section className="card" aria-labelledby="grants">
      <h2 id="grants">
        {w({ zh: '申请岗位', en: 'Ask for a post' })} <Basis of="choice:granted-posts" />
      </h2>
      <Loaded query={found}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <p className="quiet">
                {w({
                  zh: '需要以本单位另一岗位办理一段时间的，写明事由和期限申请；安全管理员批准后生效，期满自动收回。',
                  en: 'To act in another post of your organisation for a time, ask with a reason and a last day; it is in force once the security administrator approves and comes back by itself.',
                })}
              </p>
            )}
            <ul className="plain affiliations">
              {items.map((row) => (
                <li key={row.id}>
                  <span>
                    {row.role && w(partyWords(row.role))}
                    {row.title && ` · ${row.title}`}
                  </span>
                  <span className="number">{w({ zh: `至 ${row.untilOn}`, en: `until ${row.untilOn}` })}</span>
                  <Status tone={tones[row.standing]}>{w(requestStandings[row.standing])}</Status>
                  <small className="quiet">
                    {row.reason}
                    {row.decisionReason && ` · ${row.decidedName}${w(signs.colon)}${row.decisionReason}`}
                  </small>
                  {row.mayWithdraw && (
                    <Button size="small" loading={isBusy} onClick={() => withdraw(row)}>
                      {w({ zh: '撤回', en: 'Withdraw' })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {error !== null && <ProblemNote error={error} />}
            {isOpen ? (
              <GrantForm roles={roles} onDone={() => setOpen(false)} />
            ) : (
              <Button onClick={() => setOpen(true)}>{w({ zh: '申请另一岗位', en: 'Ask for another post' })}</Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
