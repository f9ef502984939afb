import { Button } from 'antd'
import { signOnRoutes } from '#contract/sign-on.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** The way in by the city’s identity provider, or the proof anew there: the browser goes there and comes back to this place. */
export function SignOn({ title, then, isAnew = false }: { title: string; then?: string | undefined; isAnew?: boolean }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const go = () => void send(async () => {
    const { address } = await ask(signOnRoutes.beginSignOn, { body: { ...(then ? { then } : {}), ...(isAnew ? { isAnew } : {}) } })
    window.location.assign(address)
  })
  return (
    <section className="sign-on" aria-label={w({ zh: '统一身份认证登录', en: 'Single sign-on' })}>
      <Button block loading={isBusy} onClick={go}>{w(isAnew ? { zh: `到${title}重新验证`, en: `Prove it anew at ${title}` } : { zh: `用${title}登录`, en: `Sign in by ${title}` })}</Button>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
