import { Button } from 'antd'
import { type Session, sessionRoutes } from '#contract/session.ts'
import { areCodesShown } from '../account/codes-shown.ts'
import { Enrolment } from '../account/enrolment.tsx'
import { PasswordForm } from '../account/password-form.tsx'
import { ProofForm, type Way } from '../account/proof-form.tsx'
import { answersKept, ask, keyOf } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { becomeSession, endSession, useSessionNow } from '../ui/session.ts'
import { useSignal } from '../ui/signal.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The way in, step by step: name and password, then whatever the sign-in still lacks. */
export function SignInSteps({
  onlyFor,
  then,
  isApart = false,
}: {
  onlyFor?: string | undefined
  then?: string | undefined
  isApart?: boolean
}) {
  const { w } = useWords()
  const session = useSessionNow()
  const areShown = useSignal(areCodesShown)
  if (!session?.officer || (session.pending === null && !areShown)) return <SignInForm onlyFor={onlyFor} then={then} isApart={isApart} />
  const others = (
    <p>
      <Button type="link" onClick={() => void endSession()}>
        {w({ zh: '换一个账号', en: 'Sign in as somebody else' })}
      </Button>
    </p>
  )
  return (
    <section aria-label={w({ zh: '登录下一步', en: 'The next step' })}>
      <p>
        <strong>{session.officer.name}</strong> <span className="quiet">{session.officer.login}</span>
      </p>
      <Step session={session} areShown={areShown} />
      {others}
    </section>
  )
}

const orderOfWays: readonly Way[] = ['passkey', 'code', 'recovery']

function Step({ session, areShown }: { session: Session; areShown: boolean }) {
  const { w } = useWords()
  if (session.pending === 'enrolment' || areShown) return <Enrolment />
  if (session.pending === 'new-password')
    return (
      <>
        <p>
          {w({
            zh: '这个密码是管理员给的，或已到更换期限，请换成自己的新密码。',
            en: 'This password was given by an administrator or has grown old; choose one of your own.',
          })}{' '}
          <Basis of="choice:password" /> <Basis of="choice:password-age" />
        </p>
        <PasswordForm onDone={goOn} />
      </>
    )
  return (
    <>
      <p>
        {w({ zh: '第二步：请再验证一次身份。', en: 'Second step: prove who you are once more.' })} <Basis of="choice:second-factor" />
      </p>
      <ProofForm
        ways={orderOfWays.filter((way) => session.factors.some((factor) => factor === way))}
        go={{ zh: '验证并登录', en: 'Prove it and sign in' }}
        onProved={becomeSession}
      />
    </>
  )
}

async function goOn(): Promise<void> {
  await answersKept.invalidateQueries({ queryKey: keyOf(sessionRoutes.readSession) })
  await becomeSession(await ask(sessionRoutes.readSession))
}
