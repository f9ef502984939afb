import { Modal } from 'antd'
import { useEffect } from 'react'
import type { Session } from '#contract/session.ts'
import { useWords } from '../ui/language.tsx'
import { becomeSession, hearFromWindows } from '../ui/session.ts'
import { SignInSteps } from './sign-in-steps.tsx'

const titles = {
  ended: { zh: '登录已失效，请重新登录', en: 'Your session ended; sign in again' },
  lacking: { zh: '继续之前，请补上登录的下一步', en: 'Before you go on, take the next step of signing in' },
} as const

/**
 * Signs in over the page when the session of this officer ended meanwhile, or lacks what is needed by now, so that nothing typed is lost;
 * doing it in another window of this browser does as well.
 */
export function SignInAgain({ officer, why }: { officer: Session['officer']; why: keyof typeof titles }) {
  const { w } = useWords()
  useEffect(() => hearFromWindows(officer?.id, (session) => void becomeSession(session)), [officer?.id])
  return (
    <Modal open footer={null} closable={false} keyboard={false} title={w(titles[why])}>
      <p className="quiet">
        {why === 'lacking' &&
          w({
            zh: '本次登录之后，您在别处启用了第二因素，或者岗位、密码的要求有了变化。',
            en: 'Since you signed in here, you enrolled a second factor elsewhere, or what your post or password needs has changed. ',
          })}
        {w({ zh: '完成后继续，已填写的内容保留在本页。', en: 'You go on where you were; what you typed stays on the page.' })}
      </p>
      <SignInSteps onlyFor={officer?.name} isApart />
    </Modal>
  )
}
