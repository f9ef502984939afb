import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { isReachable, refresh, signedOut, useAsk } from './api.ts'
import { sessionRoutes } from '#contract/session.ts'
import { isOutdated } from './edition.ts'
import { Head } from './head.tsx'
import { useWords } from './language.tsx'
import { useLive } from './live.ts'
import { Navigation } from './navigation.tsx'
import { Loaded } from './problem.tsx'
import { useSignal } from './signal.ts'

const SignInAgain = lazy(async () => ({ default: (await import('../sign-in/sign-in-again.tsx')).SignInAgain }))

/** Head, rooms and the page; sends who is not signed in to the way in. */
export function Frame() {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  const session = useAsk(sessionRoutes.readSession)
  const reachable = useSignal(isReachable)
  const outdated = useSignal(isOutdated)
  const why = useSignal(signedOut)
  const navigate = useNavigate()
  const router = useRouter()
  const [known, setKnown] = useState(session.data?.officer ?? null)
  if (session.data?.officer && session.data.officer.id !== known?.id) setKnown(session.data.officer)
  const isStranger = session.data !== undefined && (session.data.officer === null || session.data.pending !== null)
  useLive(session.data !== undefined && !isStranger && why === null)
  useEffect(() => {
    const here = router.state.location.href
    if (isStranger && why === null)
      void navigate({ to: '/sign-in', search: here === '/' || here.startsWith('/sign-in') ? {} : { then: here }, replace: true })
  }, [isStranger, why, navigate, router])
  useEffect(() => {
    const shut = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', shut)
    return () => removeEventListener('keydown', shut)
  }, [])
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {w({ zh: '跳到正文', en: 'Skip to the page' })}
      </a>
      <Head onRooms={() => setOpen(!isOpen)} isRoomsOpen={isOpen} />
      <Navigation isOpen={isOpen} onGone={() => setOpen(false)} />
      <main id="page" tabIndex={-1}>
        {outdated && (
          <div className="banner" role="status">
            {w({
              zh: '平台已更新，这一页还是更新前的：请做完手上的内容后重新载入，换页时会自动载入。',
              en: 'The platform was upgraded and this page is the one before: finish what you are at and reload; the next page is loaded anew by itself.',
            })}
            <button type="button" onClick={() => location.reload()}>
              {w({ zh: '重新载入', en: 'Reload' })}
            </button>
          </div>
        )}
        {!reachable && (
          <div className="banner" role="status">
            {w({
              zh: '连不上平台，所见可能不是最新；已填写的内容不会丢失。',
              en: 'The platform cannot be reached; what you see may be old. What you typed is kept.',
            })}
            <button type="button" onClick={() => void refresh()}>
              {w({ zh: '重试', en: 'Try again' })}
            </button>
          </div>
        )}
        <Loaded query={session}>{() => (isStranger && why === null ? null : <Outlet key={known?.id} />)}</Loaded>
      </main>
      {why && (
        <Suspense>
          <SignInAgain officer={known} why={why} />
        </Suspense>
      )}
    </div>
  )
}
