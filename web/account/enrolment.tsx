import { useState } from 'react'
import type { identityRoutes } from '#contract/identity.ts'
import type { Session } from '#contract/session.ts'
import type { Answer } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { becomeSession, useSession } from '../ui/session.ts'
import { CodeEnrolment } from './code-enrolment.tsx'
import { areCodesShown } from './codes-shown.ts'
import { PasskeyEnrolment } from './passkey-enrolment.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { whyFactor } from './why-factor.ts'
import './account.css'

/** What enrolling gives: the session that goes on, and recovery codes with the first factor. */
export type Enrolled = Answer<typeof identityRoutes.addPasskey>

/** Enrols the first factor while signing in; afterwards one is in. */
export function Enrolment() {
  const { w } = useWords()
  const why = whyFactor(useSession()?.post?.role)
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  const take = (given: Enrolled) => {
    areCodesShown.set(true)
    setEnrolled(given)
  }
  const goOn = (session: Session) => {
    areCodesShown.set(false)
    return becomeSession(session)
  }
  if (enrolled) return <RecoveryCodes codes={enrolled.recovery} onKept={() => goOn(enrolled.session)} />
  return (
    <>
      <p>
        {w(why)}
        {w({
          zh: '，登录须在密码之外再用一种方式验证。请启用其中一种，以后可在“我的账号”里再添加。',
          en: ', so signing in takes one more way beside the password. Enrol one of these; more can be added in “My account”.',
        })}{' '}
        <Basis of="choice:second-factor" />
      </p>
      <div className="enrolment">
        <section className="card" aria-labelledby="enrol-code">
          <h2 id="enrol-code">{w({ zh: '动态验证码', en: 'One-time codes' })}</h2>
          <CodeEnrolment onEnrolled={take} />
        </section>
        <section className="card" aria-labelledby="enrol-passkey">
          <h2 id="enrol-passkey">{w({ zh: '通行密钥', en: 'Passkey' })}</h2>
          <PasskeyEnrolment onEnrolled={take} />
        </section>
      </div>
    </>
  )
}
