import { Button } from 'antd'
import { Refused } from '#contract/call.ts'
import { signOnRoutes } from '#contract/sign-on.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

const isBlocked = new Refused(422, {
  code: 'window',
  message: { zh: '浏览器没有打开新窗口', en: 'The browser opened no window' },
  remedy: {
    zh: '请允许本站打开新窗口后再试；已填写的内容保留在本页',
    en: 'Allow this site to open windows and try again; what you typed stays on this page',
  },
  basis: 'choice:single-sign-on',
})

/**
 * The way in by the city’s identity provider, or the proof anew there: the browser goes there and comes back to this place; `isApart` does
 * it in a window of its own, so that this page keeps what was typed.
 */
export function SignOn({
  title,
  then,
  isAnew = false,
  isApart = false,
}: {
  title: string
  then?: string | undefined
  isAnew?: boolean
  isApart?: boolean
}) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const go = () => {
    // Opened before anything is waited for: later the browser no longer takes it for what a person did.
    const apart = isApart ? window.open('about:blank', '_blank') : null
    // Whoever is asked there has no say over this page.
    if (apart) apart.opener = null
    void send(async () => {
      if (isApart && !apart) throw isBlocked
      const { address } = await ask(signOnRoutes.beginSignOn, {
        body: { then: isApart ? '/sign-on' : then || undefined, ...(isAnew ? { isAnew } : {}) },
      }).catch((problem: unknown) => {
        apart?.close()
        throw problem
      })
      ;(apart ?? window).location.assign(address)
    })
  }
  return (
    <section className="sign-on" aria-label={w({ zh: '统一身份认证登录', en: 'Single sign-on' })}>
      <Button block loading={isBusy} onClick={go}>
        {w(isAnew ? { zh: `到${title}重新验证`, en: `Prove it anew at ${title}` } : { zh: `用${title}登录`, en: `Sign in by ${title}` })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
