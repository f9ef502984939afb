import { identityRoutes } from '#contract/identity.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/session.ts'
import { Devices } from './devices.tsx'
import { Factors } from './factors.tsx'
import { Letters } from './letters.tsx'
import { PasswordForm } from './password-form.tsx'
import { Tokens } from './tokens.tsx'

/** One’s own account: password, second factors, letters, devices, tokens for machines. */
export function AccountPage() {
  const { w } = useWords()
  const session = useSession()
  const since = useAsk(identityRoutes.readFactors).data?.passwordSince
  return (
    <Page
      title={{ zh: '我的账号', en: 'My account' }}
      note={
        session?.officer && (
          <span>
            {session.officer.name}　{session.officer.login}
          </span>
        )
      }
    >
      <section className="card" aria-labelledby="my-password">
        <h2 id="my-password">
          {w({ zh: '密码', en: 'Password' })} <Basis of="choice:password" /> <Basis of="choice:password-history" />
        </h2>
        {since === null ? (
          <p>
            {w({
              zh: '这个账号没有密码，由演示切换身份进入。',
              en: 'This account has no password; it is entered by the demonstration’s switch.',
            })}
          </p>
        ) : (
          <>
            <p className="quiet">
              {since && w({ zh: `自 ${dayOf(since)} 使用。`, en: `In use since ${dayOf(since)}. ` })} <Basis of="choice:password-age" />
            </p>
            <PasswordForm />
          </>
        )}
      </section>
      <Factors />
      <Letters />
      <Devices />
      <Tokens />
    </Page>
  )
}
