import { Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import { SignInSteps } from './sign-in-steps.tsx'

/** Signs in over the page when the session ended meanwhile, so that nothing typed is lost. */
export function SignInAgain() {
  const { w } = useWords()
  const [name] = useState(useSession()?.officer?.name)
  return (
    <Modal open footer={null} closable={false} keyboard={false} title={w({ zh: '登录已失效，请重新登录', en: 'Your session ended; sign in again' })}>
      <p className="quiet">{w({ zh: '登录后继续，已填写的内容保留在本页。', en: 'You go on where you were; what you typed stays on the page.' })}</p>
      <SignInSteps onlyFor={name} />
    </Modal>
  )
}
