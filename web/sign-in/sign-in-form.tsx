import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { sessionRoutes } from '#contract/session.ts'
import { SignOn } from '../account/sign-on.tsx'
import { ask, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { People } from '../ui/people.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { becomeSession } from '../ui/session.ts'
import './sign-in.css'

/**
 * Name and password, or the city’s identity provider where there is one; in the demonstration also everybody (or only the one named) one
 * can become with one click.
 */
export function SignInForm({ onlyFor, then, isApart }: { onlyFor?: string | undefined; then?: string | undefined; isApart: boolean }) {
  const { w } = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const session = useAsk(sessionRoutes.readSession)
  const signOn = session.data?.signOn
  const isDemonstration = session.data?.isDemonstration === true
  const demo = useAsk(sessionRoutes.demoPeople, undefined, { enabled: isDemonstration })
  const enter = async (way: () => Promise<Parameters<typeof becomeSession>[0]>) => {
    setBusy(true)
    setError(null)
    try {
      await becomeSession(await way())
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(() => ask(sessionRoutes.signIn, { body: { login: login.trim(), password } }))
  }
  return (
    <>
      {session.data?.over && (
        <p role="status">
          <strong>{w(session.data.over.message)}</strong> <Basis of={session.data.over.basis} />
          <br />
          {w(session.data.over.remedy)}
        </p>
      )}
      {signOn && <SignOn title={signOn.title} then={then} isApart={isApart} />}
      {!signOn?.isOnly && (
        <form className="sign-in" onSubmit={submit}>
          <label htmlFor="login">{w({ zh: '账号', en: 'Login' })}</label>
          <Input id="login" autoComplete="username" required maxLength={60} value={login} onChange={(e) => setLogin(e.target.value)} />
          <label htmlFor="password">{w({ zh: '密码', en: 'Password' })}</label>
          <Input.Password
            id="password"
            autoComplete="current-password"
            required
            maxLength={200}
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
          {error !== null && <ProblemNote error={error} />}
          <Button type="primary" htmlType="submit" loading={isBusy} block>
            {w({ zh: '登录', en: 'Sign in' })}
          </Button>
        </form>
      )}
      {isDemonstration && (
        <section aria-labelledby="demo-people">
          <h2 id="demo-people" className="small-head">
            {w({ zh: '演示城市：选一个人，直接进入', en: 'Demonstration city: choose a person to become' })}
          </h2>
          <p className="quiet">
            {w({
              zh: '人物均为虚构；进入后可随时在右上角换成别人。选人即视为通过第二因素验证，正式运行须真正验证。',
              en: 'All people are invented; you can become somebody else at any time at the top right. Choosing one stands for the second factor, which is asked for outside the demonstration.',
            })}
          </p>
          {demo.isError && <ProblemNote error={demo.error} onRetry={() => void demo.refetch()} />}
          <People
            people={demo.data?.people ?? []}
            {...(onlyFor ? { sought: onlyFor } : {})}
            onChoose={(postId) => void enter(() => ask(sessionRoutes.demoBecome, { body: { postId } }))}
          />
        </section>
      )}
    </>
  )
}
