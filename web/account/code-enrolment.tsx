import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { identityRoutes } from '#contract/identity.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { type Answer, ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import type { Enrolled } from './enrolment.tsx'

/** Enrols one-time codes: the QR code for the device, then the first code from it. */
export function CodeEnrolment({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const { w } = useWords()
  const [begun, setBegun] = useState<Answer<typeof identityRoutes.beginCode> | null>(null)
  const [code, setCode] = useState('')
  const { isBusy, error, send } = useSending()
  const begin = () => send(async () => setBegun(await ask(identityRoutes.beginCode)))
  const confirm = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => onEnrolled(await ask(identityRoutes.confirmCode, { body: { code: code.replaceAll(/\D/g, '') } })))
  }
  if (!begun) {
    return (
      <>
        <p className="quiet">
          {w({
            zh: '用手机上的验证器应用（支持 TOTP 标准的均可）扫码，此后每30秒给出一个六位数。',
            en: 'Scan with any authenticator app (TOTP); it then gives six digits every half minute.',
          })}
        </p>
        {error !== null && <ProblemNote error={error} />}
        <Button loading={isBusy} onClick={() => void begin()}>
          {w({ zh: '启用动态验证码', en: 'Enrol one-time codes' })}
        </Button>
      </>
    )
  }
  return (
    <form className="account-form" onSubmit={confirm}>
      <ol className="code-steps">
        <li>
          {w({ zh: '用验证器应用扫描', en: 'Scan with the authenticator app' })}
          <img
            className="code-picture"
            src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.picture)}`}
            alt={w({ zh: '动态验证码的二维码', en: 'QR code of the secret' })}
            width={200}
            height={200}
          />
        </li>
        <li>
          {w({ zh: '不能扫码时，在应用中手工输入密钥：', en: 'If you cannot scan, type the secret: ' })}
          <code className="code-secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </li>
        <li>
          <Labelled
            label={{ zh: '应用显示的六位验证码', en: 'The six digits the app shows' }}
            isRequired
            problem={problemAt(error, 'code')}
          >
            {(wired) => (
              <Input
                {...wired}
                required
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={9}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Labelled>
        </li>
      </ol>
      {error !== null && !problemAt(error, 'code') && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {w({ zh: '确认启用', en: 'Confirm' })}
      </Button>
    </form>
  )
}
