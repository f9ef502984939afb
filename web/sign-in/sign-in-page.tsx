import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useWords } from '../ui/language.tsx'
import { areCodesShown } from '../account/codes-shown.ts'
import { useSessionNow } from '../ui/session.ts'
import { useSignal } from '../ui/signal.ts'
import { SignInSteps } from './sign-in-steps.tsx'

/** The way in; afterwards one is where one wanted to go. */
export function SignInPage() {
  const { w, language, setLanguage } = useWords()
  const navigate = useNavigate()
  const { then } = useSearch({ from: '/sign-in' })
  const session = useSessionNow()
  const areShown = useSignal(areCodesShown)
  const isIn = session?.officer != null && session.pending === null && !areShown
  useEffect(() => {
    document.title = w({ zh: '登录 · 榕数', en: 'Sign in · Rongshu' })
  }, [w])
  useEffect(() => {
    if (isIn) void navigate({ href: then ?? '/', replace: true })
  }, [isIn, navigate, then])
  return (
    <div className="door">
      <header className="door-head">
        <a href="/">{w({ zh: '福州市 榕数 · 数据资产平台', en: 'Fuzhou Rongshu · data assets' })}</a>
        <button type="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main>
        <h1>{w({ zh: '登录工作台', en: 'Sign in to the workbench' })}</h1>
        <SignInSteps then={then} />
        <p className="quiet">
          {w({ zh: '还没有账号，忘记密码，或者丢了第二因素：', en: 'No account yet, password forgotten, or second factor lost: ' })}
          <a href="/guide#account">{w({ zh: '怎么办', en: 'what to do' })}</a>
        </p>
        <p className="quiet">
          {w({
            zh: '公示公告、登记簿、凭证核验和办事指南不需要登录：',
            en: 'Notices, register, certificate check and guide need no sign-in: ',
          })}
          <a href="/notices">{w({ zh: '公示公告', en: 'Notices' })}</a> · <a href="/register">{w({ zh: '登记簿', en: 'Register' })}</a> ·{' '}
          <a href="/check">{w({ zh: '凭证核验', en: 'Check' })}</a> · <a href="/guide">{w({ zh: '办事指南', en: 'Guide' })}</a>
        </p>
      </main>
    </div>
  )
}
