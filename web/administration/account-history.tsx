import { accountRoutes } from '#contract/accounts.ts'
import { accountStates } from '#law/account-states.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'

/** The life of an account: each step with reason, by whom and when. */
export function AccountHistory({ officerId }: { officerId: string }) {
  const { w } = useWords()
  const found = useAsk(accountRoutes.readAccountSteps, { params: { id: officerId } })
  return (
    <Loaded query={found}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{w({ zh: '建立本功能以前的账号，没有记下经历。', en: 'From before lives of accounts were kept.' })}</p>
        ) : (
          <ul className="plain account-steps">
            {items.map((step, n) => (
              <li key={n}>
                <strong>{w(accountStates[step.state])}</strong> · {step.byName} · <span className="number">{minuteOf(step.at)}</span>
                {step.reason && (
                  <>
                    <br />
                    <small>{step.reason}</small>
                  </>
                )}
                {step.isDormancy && (
                  <>
                    {' '}
                    <Basis of="choice:dormant-accounts" />
                  </>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
