import { Modal } from 'antd'
import { useEffect } from 'react'
import type { Session } from '#contract/session.ts'
import { useWords } from '../ui/language.tsx'
import { becomeSession, hearFromWindows } from '../ui/session.ts'
import { SignInSteps } from './sign-in-steps.tsx'

/** Signs in over the page when the session of this officer ended meanwhile, so that nothing typed is lost; signing in in another window of this browser does as well. */
export function SignInAgain({ officer }: { officer: Session['officer'] }) {
  const { w } = useWords()
  useEffect(() => hearFromWindows(officer?.id, session => void becomeSession(session)), [officer?.id])
  return (
    <Modal open footer={null} closable={false} keyboard={false} title={w({ zh: '登录已失效，请重新登录', en: 'Your session ended; sign in again' })}>
      <p className="quiet">{w({ zh: '登录后继续，已填写的内容保留在本页。', en: 'You go on where you were; what you typed stays on the page.' })}</p>
      <SignInSteps onlyFor={officer?.name} isApart />
    </Modal>
  )
}
