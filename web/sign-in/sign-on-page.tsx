import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { signOnRoutes } from '#contract/sign-on.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { becomeSession, useSessionNow } from '../ui/session.ts'

/**
 * Where the identity provider sends the browser back: the answer is handed in once, and one is in, or told why not. A window of its own,
 * which has `/sign-on` to go on to, ends here.
 */
export function SignOnPage() {
  const { w } = useWords()
  const navigate = useNavigate()
  const known = useSessionNow()
  const isKnown = known !== undefined
  const isDone = window.location.search === '' && known?.officer != null && known.pending === null
  const hasAsked = useRef(false)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    // The token of a session that may be open goes along, so it must be known first; the answer counts once, also where effects run twice.
    if (!isKnown || isDone || hasAsked.current) return
    hasAsked.current = true
    document.title = w({ zh: '登录 · 榕数', en: 'Sign in · Rongshu' })
    ask(signOnRoutes.endSignOn, { body: { query: window.location.search.slice(1) || '-' } }).then(async ({ session, then }) => {
      await becomeSession(session)
      if (session.pending === null && then === '/sign-on') window.close()
      await navigate({
        href: session.pending === null ? then || '/' : `/sign-in${then ? `?then=${encodeURIComponent(then)}` : ''}`,
        replace: true,
      })
    }, setError)
  }, [isKnown, isDone, navigate, w])
  return (
    <div className="door">
      <main>
        <h1>{w({ zh: '统一身份认证登录', en: 'Single sign-on' })}</h1>
        {isDone ? (
          <p role="status">
            {w({
              zh: '已通过统一身份认证。请关闭这个窗口，回到原来的页面接着办理。',
              en: 'The identity provider vouched for you. Close this window and go on where you were.',
            })}
          </p>
        ) : error === null ? (
          <p role="status">{w({ zh: '正在登录…', en: 'Signing in…' })}</p>
        ) : (
          <>
            <ProblemNote error={error} />
            <p>
              <a href="/desk/sign-in">{w({ zh: '回到登录页', en: 'Back to the sign-in page' })}</a>
            </p>
          </>
        )}
      </main>
    </div>
  )
}
